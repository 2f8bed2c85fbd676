package live.dvmdash.cli;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
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
 */
public record Console(
    InputStream in,
    StandardOutput out,
    PrintStream err,
    Map<String, String> environment,
    Path directory,
    Terminal terminal,
    Clock clock) {

  /**
   * The world of this process. Its streams are not those of {@link System}: reading can be
   * interrupted, and writing is in UTF-8 in every locale.
   */
  static Console ofProcess() {
    Map<String, String> environment = System.getenv();
    return new Console(
        Channels.newInputStream(new FileInputStream(FileDescriptor.in).getChannel()),
        new StandardOutput(new FileOutputStream(FileDescriptor.out)),
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
        environment,
        Path.of(""),
        Terminal.detect(environment),
        Clock.systemUTC());
  }

  /** A world without anyone who reads, and without settings. */
  static Console ofNobody() {
    return new Console(
        InputStream.nullInputStream(),
        new StandardOutput(OutputStream.nullOutputStream()),
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8),
        Map.of(),
        Path.of(""),
        Terminal.NONE,
        Clock.systemUTC());
  }

  /**
   * Says something to the person in one line, with the program's name before it, and never a secret
   * key.
   */
  void say(String sentence) {
    err.println("dvmdash: " + SecretKeys.hide(SafeText.oneLine(sentence)));
    err.flush();
  }

  /** A variable of the environment; null when it is not set or empty. */
  @Nullable String variable(String name) {
    String value = environment.get(name);
    return value == null || value.isEmpty() ? null : value;
  }
}
