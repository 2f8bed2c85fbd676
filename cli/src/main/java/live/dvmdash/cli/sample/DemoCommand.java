package live.dvmdash.cli.sample;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import live.dvmdash.cli.console.Console;
import live.dvmdash.cli.console.ExitCodes;
import live.dvmdash.cli.console.Program;
import live.dvmdash.cli.console.Refusal;
import live.dvmdash.cli.option.CommonOptions;
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
public final class DemoCommand implements Callable<Integer> {

  private static final String LAKE = "dvmdash-demo";

  private static final String PAGE = LAKE + "/report.html";

  private final Console console;
  private final Program program;

  @Mixin private final CommonOptions common = new CommonOptions();

  @Option(names = "--sample-data", hidden = true)
  private @Nullable Path sampleData;

  /**
   * The command.
   *
   * @param program what runs the commands that it shows
   */
  public DemoCommand(Console console, Program program) {
    this.console = console;
    this.program = program;
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
      int code = program.run(console, step.toArray(String[]::new));
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
