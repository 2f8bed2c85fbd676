package live.dvmdash.cli.fetch;

import java.io.IOException;
import java.util.concurrent.Callable;
import live.dvmdash.cli.console.Console;
import live.dvmdash.cli.console.Refusal;
import live.dvmdash.cli.lake.Ledger;
import live.dvmdash.cli.option.CommonOptions;
import live.dvmdash.cli.option.LakeOption;
import live.dvmdash.cli.option.SummaryOptions;
import live.dvmdash.fetch.FetchOrder;
import live.dvmdash.lake.Lake;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code dvmdash fetch}. */
@Command(
    name = "fetch",
    header = "Fetch events from relays into the lake.",
    description = {
      "",
      "Asks each relay for all job requests, results and feedback of the last days, for what",
      "tells of DVMs, and for receipts, deletions and profiles around the jobs. What a relay has",
      "given is remembered: the next run asks only for what is new or missing, so a nightly",
      "'dvmdash fetch --quiet' in a crontab is all it takes.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  dvmdash fetch --days 20",
      "  dvmdash fetch --relay wss://nos.lol --follow --for 2h"
    })
public final class FetchCommand implements Callable<Integer> {

  private final Console console;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private final CommonOptions common = new CommonOptions();
  @Mixin private final LakeOption lake = new LakeOption();
  @Mixin private final OrderOptions wanted = new OrderOptions();
  @Mixin private final FetchLockOption lock = new FetchLockOption();
  @Mixin private final SummaryOptions summary = new SummaryOptions();

  @Option(
      names = "--dry-run",
      description = "Print what would be asked of each relay, and contact nobody.")
  private boolean dryRun;

  @Option(
      names = "--strict",
      description = "Exit with 3 when any relay fails or leaves a gap, new or not.")
  private boolean strict;

  /** The command, in the world of a run. */
  public FetchCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException, Refusal {
    FetchOrder order = wanted.order(console);
    Lake opened = lake.open(console);
    FetchRun.Manner manner =
        new FetchRun.Manner(
            Ledger.of(console, spec),
            wanted.report() + lake.typed(),
            lock.patience(),
            common.quiet(),
            strict);
    FetchRun run = new FetchRun(console, opened, manner);
    return dryRun ? run.rehearse(order, summary.json()) : run.run(order, summary.json());
  }
}
