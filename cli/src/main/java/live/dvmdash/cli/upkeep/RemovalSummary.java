package live.dvmdash.cli.upkeep;

import java.io.IOException;
import java.io.PrintStream;
import java.util.Map;
import live.dvmdash.cli.console.Console;
import live.dvmdash.cli.console.ExitCodes;
import live.dvmdash.cli.output.Figures;
import live.dvmdash.cli.output.JsonObjects;
import live.dvmdash.lake.OpenRun;
import live.dvmdash.lake.Partition;
import live.dvmdash.lake.Removal;

/**
 * What was removed, or would be.
 *
 * @param removal all of it
 * @param dryRun whether it is still there
 */
record RemovalSummary(Removal removal, boolean dryRun) {

  /** How much it is, for a sentence. */
  static String amount(Removal removal) {
    long months = removal.events().size();
    return Figures.count(removal.total())
        + (removal.total() == 1 ? " event" : " events")
        + (months == 0 ? "" : months == 1 ? " of 1 month" : " of " + months + " months")
        + (removal.refused() == 0
            ? ""
            : " and " + Figures.count(removal.refused()) + " in quarantine");
  }

  /** Notes the figures in the ledger. */
  RemovalSummary note(OpenRun run) {
    run.count("removed", removal.total());
    run.count("removed_from_quarantine", removal.refused());
    return this;
  }

  /** Prints it, for people or for programs, and gives the exit code. */
  int print(Console console, boolean json, boolean quiet) throws IOException {
    if (json) {
      printJson(console.out());
    } else if (!quiet) {
      print(console.out());
    }
    return ExitCodes.DONE;
  }

  private void print(PrintStream out) {
    for (Map.Entry<Partition, Long> month : removal.events().entrySet()) {
      out.println(month.getKey().month() + "  " + Figures.count(month.getValue()));
    }
    out.println((dryRun ? "would remove " : "removed ") + amount(removal));
  }

  private void printJson(PrintStream out) throws IOException {
    JsonObjects.print(
        out,
        json -> {
          json.writeBooleanField("dry_run", dryRun);
          json.writeNumberField("removed", removal.total());
          json.writeNumberField("removed_from_quarantine", removal.refused());
          JsonObjects.numbers(json, "partitions", removal.events(), Partition::month);
        });
  }
}
