package live.dvmdash.cli.console;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import live.dvmdash.cli.log.LogLevel;
import live.dvmdash.cli.log.RunLog;
import live.dvmdash.cli.output.SafeText;
import org.jspecify.annotations.Nullable;

/**
 * All that a run of the program sees of the world around it, so that tests can stand in for it.
 *
 * @param in standard input
 * @param out standard output, for data
 * @param err standard error, for everything else
 * @param environment the variables of the environment
 * @param directory what relative paths are relative to
 * @param terminal what the streams can show
 * @param clock the time
 * @param log what is kept of what happens
 */
public record Console(
    InputStream in,
    StandardOutput out,
    PrintStream err,
    Map<String, String> environment,
    Path directory,
    Terminal terminal,
    Clock clock,
    RunLog log) {

  /**
   * The world of this process. Its streams are not those of {@link System}: reading can be
   * interrupted, and writing is in UTF-8 in every locale.
   */
  public static Console ofProcess() {
    Map<String, String> environment = System.getenv();
    return new Console(
        Channels.newInputStream(new FileInputStream(FileDescriptor.in).getChannel()),
        new StandardOutput(new FileOutputStream(FileDescriptor.out)),
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
        environment,
        Path.of(""),
        Terminal.detect(environment),
        Clock.systemUTC(),
        new RunLog(Clock.systemUTC()));
  }

  /** A world without anyone who reads, and without settings. */
  public static Console ofNobody() {
    return new Console(
        InputStream.nullInputStream(),
        new StandardOutput(OutputStream.nullOutputStream()),
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8),
        Map.of(),
        Path.of(""),
        Terminal.NONE,
        Clock.systemUTC(),
        new RunLog(Clock.systemUTC()));
  }

  /**
   * Says something to the person in one line, with the program's name before it, and never a secret
   * key. The log has it too.
   */
  public void say(String sentence) {
    print(sentence);
    note(LogLevel.WARNING, sentence, Map.of());
  }

  /** As {@link #say}, of why the run does not do what it was to do. */
  public void fail(String sentence) {
    print(sentence);
    note(LogLevel.ERROR, sentence, Map.of());
  }

  /**
   * Says something to the log alone, on one line and without secret keys.
   *
   * @param fields what programs may want to know of it: strings and numbers
   */
  public void note(LogLevel level, String sentence, Map<String, Object> fields) {
    try {
      log.add(level, SecretKeys.hide(SafeText.oneLine(sentence)), fields);
    } catch (IOException e) {
      print(RunLog.unwritable(e) + ": the run goes on, and what it says meanwhile is lost");
    }
  }

  private void print(String sentence) {
    err.println("dvmdash: " + SecretKeys.hide(SafeText.oneLine(sentence)));
    err.flush();
  }

  /** Says to the log with what the run ends, unless that has been said. */
  public void noteEnd(int exitCode) {
    LogLevel level =
        switch (exitCode) {
          case ExitCodes.DONE, ExitCodes.NOTHING_FOUND -> LogLevel.INFO;
          case ExitCodes.INCOMPLETE, ExitCodes.INTERRUPTED -> LogLevel.WARNING;
          default -> LogLevel.ERROR;
        };
    try {
      log.end(exitCode, level);
    } catch (IOException e) {
      print(RunLog.unwritable(e) + ": its last line is missing");
    }
  }

  /** A variable of the environment; null when it is not set or empty. */
  public @Nullable String variable(String name) {
    String value = environment.get(name);
    return value == null || value.isEmpty() ? null : value;
  }
}
