package live.dvmdash.cli.upkeep;

import java.io.IOException;
import java.util.concurrent.Callable;
import live.dvmdash.cli.console.Console;
import live.dvmdash.cli.console.ExitCodes;
import live.dvmdash.cli.console.Refusal;
import live.dvmdash.cli.option.CommonOptions;
import live.dvmdash.cli.option.LakeOption;
import live.dvmdash.cli.option.SummaryOptions;
import live.dvmdash.lake.Lake;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code dvmdash status}. */
@Command(
    name = "status",
    header = "Show what the lake holds, how its last runs ended, and whether all is well.",
    description = {
      "",
      "Size, months, sources, open gaps of relays, the last runs with their outcome, who holds the",
      "lake now, and the disk space left. The last line is the verdict. Reads no events and asks",
      "nobody, so it takes a moment however large the lake is.",
      ""
    },
    footer = {"", "Examples:", "  dvmdash status", "  dvmdash status --lake /data/dvm --json"})
public final class StatusCommand implements Callable<Integer> {

  private final Console console;

  @Mixin private final CommonOptions common = new CommonOptions();
  @Mixin private final LakeOption lake = new LakeOption();
  @Mixin private final SummaryOptions summary = new SummaryOptions();

  /** The command, in the world of a run. */
  public StatusCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException, Refusal {
    Lake opened = lake.open(console);
    LakeStatus status = LakeStatus.of(opened);
    if (summary.json()) {
      // Programs get their object also when there is no lake.
      new StatusSummary(status).print(console.out());
    }
    lake.openExisting(console);
    if (!summary.json()) {
      new StatusListing(status).print(console.out());
    }
    for (String damage : status.inventory().damaged()) {
      console.say(damage);
    }
    return status.inventory().damaged().isEmpty() ? ExitCodes.DONE : ExitCodes.FAILED;
  }
}
