package live.dvmdash.cli.upkeep;

import java.io.IOException;
import java.time.YearMonth;
import java.util.concurrent.Callable;
import live.dvmdash.cli.console.Console;
import live.dvmdash.cli.console.Refusal;
import live.dvmdash.cli.lake.Ledger;
import live.dvmdash.cli.option.CommonOptions;
import live.dvmdash.cli.option.LakeOption;
import live.dvmdash.cli.option.SummaryOptions;
import live.dvmdash.cli.option.WriterOptions;
import live.dvmdash.lake.Lake;
import live.dvmdash.lake.Pruning;
import live.dvmdash.lake.Removal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code dvmdash prune}. */
@Command(
    name = "prune",
    header = "Remove whole months before a month.",
    description = {
      "",
      "Events, what was refused and seen then, and the claim to know these months, so that days",
      "that are gone do not count as days without events. A later load or fetch of such a month",
      "brings it back.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  dvmdash prune --before 2025-01 --dry-run",
      "  dvmdash prune --before 2025-01 --yes --quiet"
    })
public final class PruneCommand implements Callable<Integer> {

  private final Console console;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private final CommonOptions common = new CommonOptions();
  @Mixin private final LakeOption lake = new LakeOption();
  @Mixin private final RemovalOptions removal = new RemovalOptions();
  @Mixin private final WriterOptions writer = new WriterOptions();
  @Mixin private final SummaryOptions summary = new SummaryOptions();
  @Mixin private final BeforeOption before = new BeforeOption();

  /** The command, in the world of a run. */
  public PruneCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException, Refusal {
    boolean json = summary.json();
    YearMonth first = before.first(console);
    Lake opened = lake.openExisting(console);
    Pruning pruning = new Pruning(opened, "prune", writer.patience());
    Removal found = pruning.rehearse(first);
    if (removal.dryRun()) {
      return new RemovalSummary(found, true).print(console, json, common.quiet());
    }
    removal.confirm(console, RemovalSummary.amount(found));
    return Ledger.of(console, spec)
        .record(
            "prune",
            opened,
            run ->
                new RemovalSummary(pruning.prune(first), false)
                    .note(run)
                    .print(console, json, common.quiet()));
  }
}
