package live.dvmdash.cli.upkeep;

import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.Callable;
import live.dvmdash.cli.console.Console;
import live.dvmdash.cli.console.ExitCodes;
import live.dvmdash.cli.console.Refusal;
import live.dvmdash.cli.lake.Ledger;
import live.dvmdash.cli.option.CommonOptions;
import live.dvmdash.cli.option.LakeOption;
import live.dvmdash.cli.option.WriterOptions;
import live.dvmdash.event.Signatures;
import live.dvmdash.lake.Compaction;
import live.dvmdash.lake.Lake;
import live.dvmdash.lake.OpenRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code dvmdash compact}. */
@Command(
    name = "compact",
    header = "Merge the files of each month into as few as possible.",
    description = {
      "",
      "Brings files that an older version wrote up to date. Loading and reading go on meanwhile.",
      ""
    },
    footer = {"", "Examples:", "  dvmdash compact", "  dvmdash compact --lake /data/dvm --wait 5m"})
public final class CompactCommand implements Callable<Integer> {

  private final Console console;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private final CommonOptions common = new CommonOptions();
  @Mixin private final LakeOption lake = new LakeOption();
  @Mixin private final WriterOptions writer = new WriterOptions();

  /** The command, in the world of a run. */
  public CompactCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException, Refusal {
    Lake opened = lake.openExisting(console);
    return Ledger.of(console, spec).record("compact", opened, run -> compact(opened, run));
  }

  private int compact(Lake opened, OpenRun run) throws IOException, Refusal {
    Compaction.Outcome outcome =
        new Compaction(opened, "compact", writer.patience(), Signatures.fastest()).everything();
    run.count("events", outcome.events());
    run.count("files_before", outcome.filesBefore());
    run.count("files_after", outcome.filesAfter());
    if (!common.quiet()) {
      console.out().println(sentence(outcome));
    }
    return ExitCodes.DONE;
  }

  private static String sentence(Compaction.Outcome outcome) {
    if (outcome.partitions() == 0) {
      return "nothing to merge: every month is in as few files as can be";
    }
    return String.format(
        Locale.ROOT,
        "merged %,d files into %,d, in %,d %s with %,d events",
        outcome.filesBefore(),
        outcome.filesAfter(),
        outcome.partitions(),
        outcome.partitions() == 1 ? "month" : "months",
        outcome.events());
  }
}
