package live.dvmdash.cli.sample;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import live.dvmdash.cli.console.Console;
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

  @Override
  public Integer call() throws Refusal {
    return new Demonstration(console, program).run(SampleArchives.find(sampleData));
  }
}
