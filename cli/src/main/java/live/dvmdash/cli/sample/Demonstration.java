package live.dvmdash.cli.sample;

import static java.util.stream.Collectors.joining;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import live.dvmdash.cli.console.Console;
import live.dvmdash.cli.console.ExitCodes;
import live.dvmdash.cli.console.Program;

/** Some commands on the sample archives, each of them shown before it runs. */
final class Demonstration {

  private static final String LAKE = "dvmdash-demo";

  private static final String PAGE = LAKE + "/report.html";

  private final Console console;
  private final Program program;

  /**
   * A demonstration to come.
   *
   * @param program what runs the commands
   */
  Demonstration(Console console, Program program) {
    this.console = console;
    this.program = program;
  }

  /**
   * Runs the commands up to the first that does not end well.
   *
   * @param archives the folder of the sample archives
   * @return the exit code
   */
  int run(Path archives) {
    for (List<String> step : steps(archives)) {
      console
          .out()
          .println("$ dvmdash " + step.stream().map(Demonstration::quoted).collect(joining(" ")));
      int code = program.run(console, step.toArray(String[]::new));
      if (code != ExitCodes.DONE) {
        return code;
      }
      console.out().println();
    }
    conclude(console.out());
    return ExitCodes.DONE;
  }

  private static List<List<String>> steps(Path archives) {
    return List.of(
        List.of("load", "--lake", LAKE, archives.toString()),
        List.of("stats", "--lake", LAKE, "--month", SampleArchives.MONTH),
        List.of("trace", "--lake", LAKE, SampleArchives.REQUEST),
        List.of("stats", "--lake", LAKE, "--month", SampleArchives.MONTH, "-o", PAGE));
  }

  private static String quoted(String word) {
    return word.contains(" ") ? "'" + word + "'" : word;
  }

  private void conclude(PrintStream out) {
    Path page = console.directory().resolve(PAGE).toAbsolutePath().normalize();
    out.println("The same month as a page with charts, to open in a browser or to publish:");
    out.println("  " + page);
    out.println();
    out.println("Now your own data:");
    out.println("  dvmdash load --last 2              the newest two public archives");
    out.println("  dvmdash stats --month latest       who asked, who answered, how fast");
  }
}
