package live.dvmdash.cli;

import java.util.List;
import live.dvmdash.cli.console.Console;
import live.dvmdash.cli.console.ExitCodes;
import live.dvmdash.cli.sample.SampleArchives;

/**
 * Runs what people run most, and shows nothing of it. The launcher starts it once after an
 * installation, under a JVM that notes which classes it takes, so that later starts need not read
 * and link them again.
 */
public final class Rehearsal {

  private Rehearsal() {}

  /**
   * Takes what to rehearse: {@code words}, or {@code query} with a lake of the sample archives.
   * Ends with 1 when something does not work.
   */
  public static void main(String[] arguments) {
    Console console = Console.ofNobody();
    boolean done = true;
    for (List<String> line : lines(arguments)) {
      done &= Main.run(console, line.toArray(String[]::new)) == ExitCodes.DONE;
    }
    System.exit(done ? ExitCodes.DONE : ExitCodes.FAILED);
  }

  private static List<List<String>> lines(String[] arguments) {
    if (arguments[0].equals("words")) {
      return List.of(List.of("--help"), List.of("--version"), List.of("reports"));
    }
    String lake = arguments[1];
    return List.of(
        List.of("stats", "--lake", lake, "--month", SampleArchives.MONTH),
        List.of("stats", "--lake", lake, "--month", SampleArchives.MONTH, "--json"),
        List.of("trace", "--lake", lake, SampleArchives.REQUEST));
  }
}
