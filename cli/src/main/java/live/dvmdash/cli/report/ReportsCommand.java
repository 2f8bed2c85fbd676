package live.dvmdash.cli.report;

import java.io.IOException;
import java.util.concurrent.Callable;
import live.dvmdash.cli.console.Console;
import live.dvmdash.cli.console.ExitCodes;
import live.dvmdash.cli.console.Refusal;
import live.dvmdash.cli.option.CommonOptions;
import live.dvmdash.cli.option.SummaryOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code dvmdash reports}. */
@Command(
    name = "reports",
    header = "List the reports, each with the question that it answers.",
    description = {
      "",
      "Those with a star are what stats shows when no report is named. What each figure means is",
      "written in docs/reports.md.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  dvmdash reports",
      "  dvmdash stats response-times --month latest"
    })
public final class ReportsCommand implements Callable<Integer> {

  private final Console console;

  @Mixin private final CommonOptions common = new CommonOptions();
  @Mixin private final SummaryOptions summary = new SummaryOptions();

  /** The command, in the world of a run. */
  public ReportsCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException, Refusal {
    if (summary.json()) {
      ReportsListing.printJson(console.out());
    } else {
      ReportsListing.print(console.out());
    }
    return ExitCodes.DONE;
  }
}
