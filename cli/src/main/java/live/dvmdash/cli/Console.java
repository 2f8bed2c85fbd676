package live.dvmdash.cli;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
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
    PrintStream out,
    PrintStream err,
    Map<String, String> environment,
    Path directory,
    Terminal terminal,
    Clock clock) {

  /** The world of this process. */
  static Console ofProcess() {
    Map<String, String> environment = System.getenv();
    return new Console(
        System.in,
        System.out,
        System.err,
        environment,
        Path.of(""),
        Terminal.detect(environment),
        Clock.systemUTC());
  }

  /** Says something to the person, with the program's name before it. */
  void say(String sentence) {
    err.println("dvmdash: " + sentence);
    err.flush();
  }

  /** A variable of the environment; null when it is not set or empty. */
  @Nullable String variable(String name) {
    String value = environment.get(name);
    return value == null || value.isEmpty() ? null : value;
  }
}
