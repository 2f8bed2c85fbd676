package live.dvmdash.cli;

import java.util.List;
import java.util.Set;
import live.dvmdash.cli.console.Console;
import live.dvmdash.cli.console.ExitCodes;
import live.dvmdash.cli.sample.SampleArchives;

/**
 * Runs what people run most, and shows nothing of it. The launcher starts it once after an
 * installation, under a JVM that notes which classes it takes, so that later starts need not read
 * and link them again.
 */
public final class Rehearsal {

  /** Where no relay is. */
  private static final String NOBODY = "ws://127.0.0.1:9";

  private static final Set<Integer> AS_IT_SHOULD = Set.of(ExitCodes.DONE, ExitCodes.UNREACHABLE);

  private Rehearsal() {}

  /**
   * Takes what to rehearse: {@code words}, {@code query} or {@code intake}; a lake, which for
   * queries has the sample archives; and the folder of those. Ends with 1 when something does not
   * work.
   */
  public static void main(String[] arguments) {
    Console console = Console.ofNobody();
    boolean done = true;
    for (List<String> line : lines(arguments)) {
      done &= AS_IT_SHOULD.contains(Main.run(console, line.toArray(String[]::new)));
    }
    System.exit(done ? ExitCodes.DONE : ExitCodes.FAILED);
  }

  private static List<List<String>> lines(String[] arguments) {
    String lake = arguments[1];
    return switch (arguments[0]) {
      case "words" -> List.of(List.of("--help"), List.of("--version"), List.of("reports"));
      case "query" ->
          List.of(
              List.of("stats", "--lake", lake, "--month", SampleArchives.MONTH),
              List.of("stats", "--lake", lake, "--month", SampleArchives.MONTH, "--json"),
              List.of("trace", "--lake", lake, SampleArchives.REQUEST));
      case "intake" ->
          List.of(
              List.of("load", "--lake", lake, arguments[2]),
              List.of("load", "--lake", lake, arguments[2]), // which finds all of it there
              List.of("compact", "--lake", lake),
              List.of("fetch", "--lake", lake, "--relay", NOBODY, "--timeout", "1s"));
      default -> throw new IllegalArgumentException(arguments[0]);
    };
  }
}
