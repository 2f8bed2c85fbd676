package live.dvmdash.cli;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code dvmdash demo}. */
@Command(
    name = "demo",
    header = "Show what the program does, on sample data.",
    description = {
      "",
      "Loads the two sample archives into ./dvmdash-demo, reports on one month, traces one",
      "request and makes a page with charts, printing each command before it runs. A second run",
      "adds nothing.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  dvmdash demo",
      "  dvmdash stats --lake dvmdash-demo --month 2025-01"
    })
final class DemoCommand implements Callable<Integer> {

  private static final String LAKE = "dvmdash-demo";

  private static final String PAGE = LAKE + "/report.html";

  private final Console console;

  @Mixin private final CommonOptions common = new CommonOptions();

  @Option(names = "--sample-data", hidden = true)
  private @Nullable Path sampleData;

  DemoCommand(Console console) {
    this.console = console;
  }

  private static String quoted(String word) {
    return word.contains(" ") ? "'" + word + "'" : word;
  }

  @Override
  public Integer call() throws IOException, Refusal {
    String archives = SampleArchives.find(sampleData).toString();
    List<List<String>> steps =
        List.of(
            List.of("load", "--lake", LAKE, archives),
            List.of("stats", "--lake", LAKE, "--month", SampleArchives.MONTH),
            List.of("trace", "--lake", LAKE, SampleArchives.REQUEST),
            List.of("stats", "--lake", LAKE, "--month", SampleArchives.MONTH, "-o", PAGE));
    for (List<String> step : steps) {
      console
          .out()
          .println("$ dvmdash " + step.stream().map(DemoCommand::quoted).collect(joining(" ")));
      int code = Main.run(console, step.toArray(String[]::new));
      if (code != ExitCodes.DONE) {
        return code;
      }
      console.out().println();
    }
    Path page = console.directory().resolve(PAGE).toAbsolutePath().normalize();
    console
        .out()
        .println("The same month as a page with charts, to open in a browser or to publish:");
    console.out().println("  " + page);
    console.out().println();
    console.out().println("Now your own data:");
    console.out().println("  dvmdash load --last 2              the newest two public archives");
    console.out().println("  dvmdash stats --month latest       who asked, who answered, how fast");
    return ExitCodes.DONE;
  }
}
