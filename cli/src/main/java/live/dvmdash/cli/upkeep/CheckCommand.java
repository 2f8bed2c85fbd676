package live.dvmdash.cli.upkeep;

import java.io.IOException;
import java.util.concurrent.Callable;
import live.dvmdash.cli.console.Console;
import live.dvmdash.cli.console.ExitCodes;
import live.dvmdash.cli.console.Refusal;
import live.dvmdash.cli.option.CommonOptions;
import live.dvmdash.cli.option.LakeOption;
import live.dvmdash.cli.option.SummaryOptions;
import live.dvmdash.cli.option.WriterOptions;
import live.dvmdash.lake.Diagnosis;
import live.dvmdash.lake.Lake;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code dvmdash check}. */
@Command(
    name = "check",
    header = "Check that the lake is sound, and mend it.",
    description = {
      "",
      "Reads all of the lake and computes again what can be computed: ids, derived columns, index.",
      "Without --repair it changes nothing, and loading and reading go on meanwhile.",
      ""
    },
    footer = {"", "Examples:", "  dvmdash check", "  dvmdash check --full --repair --wait 1h"})
public final class CheckCommand implements Callable<Integer> {

  private final Console console;

  @Mixin private final CommonOptions common = new CommonOptions();
  @Mixin private final LakeOption lake = new LakeOption();
  @Mixin private final SummaryOptions summary = new SummaryOptions();
  @Mixin private final WriterOptions writer = new WriterOptions();

  @Option(
      names = "--full",
      description = "Verify every signature, not only those of one event in sixteen.")
  private boolean full;

  @Option(
      names = "--repair",
      description =
          "Move what is no valid event to the quarantine and damaged or foreign files into the"
              + " folder set-aside of the lake, and write anew what follows from the events.")
  private boolean repair;

  /** The command, in the world of a run. */
  public CheckCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException, Refusal {
    Lake opened = lake.openExisting(console);
    Diagnosis diagnosis = new CheckRun(console, opened, full, repair).run(writer);
    FindingsListing listing = new FindingsListing(opened, diagnosis, full, repair);
    if (summary.json()) {
      listing.printJson(console.out());
    } else {
      listing.print(console.out(), common.quiet());
    }
    if (listing.isSound()) {
      return ExitCodes.DONE;
    }
    throw new Refusal(ExitCodes.FAILED, listing.refusal(lake.typed()));
  }
}
