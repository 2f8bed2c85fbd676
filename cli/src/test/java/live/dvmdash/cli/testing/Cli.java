package live.dvmdash.cli.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import live.dvmdash.cli.Main;
import live.dvmdash.cli.console.Console;
import live.dvmdash.cli.console.StandardOutput;
import live.dvmdash.cli.console.Terminal;
import live.dvmdash.cli.log.RunLog;

/**
 * Runs command lines in this process, in a world of their own: a directory, an environment, what is
 * piped in, and a time that stands still unless a test lets it go on.
 */
public final class Cli {

  /** When all of it happens: in the month after the last of the sample data. */
  public static final Instant NOW = Instant.parse("2025-03-15T12:00:00Z");

  private final Path directory;
  private final Map<String, String> environment = new TreeMap<>();
  private byte[] input = {};
  private Terminal terminal = Terminal.NONE;
  private Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);

  /**
   * What a run came to.
   *
   * @param exitCode as a shell sees it
   * @param out what was printed on standard output
   * @param err what was printed on standard error
   */
  public record Result(int exitCode, String out, String err) {}

  /** In a directory where HOME is a folder {@code home} and nothing else is set. */
  public Cli(Path directory) {
    this.directory = directory;
    environment.put("HOME", directory.resolve("home").toString());
  }

  /** Sets a variable of the environment for the runs to come. */
  public Cli with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  /** Unsets a variable of the environment for the runs to come. */
  public Cli without(String variable) {
    environment.remove(variable);
    return this;
  }

  /** Says what the runs to come find on standard input. */
  public Cli piping(byte[] bytes) {
    input = bytes.clone();
    return this;
  }

  /** Says what the runs to come find on standard input. */
  public Cli piping(String text) {
    return piping(text.getBytes(UTF_8));
  }

  /** Has the runs to come print to a terminal so many columns wide, without colours. */
  public Cli onTerminal(int width) {
    terminal = new Terminal(true, false, false, width);
    return this;
  }

  /** The same, where both streams are that terminal, so that lines can be redrawn. */
  public Cli onWholeTerminal(int width) {
    terminal = new Terminal(true, true, false, width);
    return this;
  }

  /** Says when the runs to come happen. */
  public Cli at(Instant time) {
    clock = Clock.fixed(time, ZoneOffset.UTC);
    return this;
  }

  /** Lets time go on during the runs to come, beginning now at that moment. */
  public Cli from(Instant time) {
    Clock real = Clock.systemUTC();
    clock = Clock.offset(real, Duration.between(real.instant(), time));
    return this;
  }

  /** Runs a command line to its end. */
  public Result run(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int exitCode = run(new StandardOutput(out), new PrintStream(err, true, UTF_8), arguments);
    return new Result(exitCode, out.toString(UTF_8), err.toString(UTF_8));
  }

  /**
   * Runs a command line to its end, with streams of the test.
   *
   * @return the exit code
   */
  public int run(StandardOutput out, PrintStream err, String... arguments) {
    return Main.run(
        new Console(
            new ByteArrayInputStream(input),
            out,
            err,
            Map.copyOf(environment),
            directory,
            terminal,
            clock,
            new RunLog(clock)),
        arguments);
  }
}
