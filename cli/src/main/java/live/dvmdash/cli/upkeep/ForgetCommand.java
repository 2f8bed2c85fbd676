package live.dvmdash.cli.upkeep;

import java.io.IOException;
import java.util.concurrent.Callable;
import live.dvmdash.cli.console.Console;
import live.dvmdash.cli.console.Refusal;
import live.dvmdash.cli.lake.Ledger;
import live.dvmdash.cli.option.CommonOptions;
import live.dvmdash.cli.option.LakeOption;
import live.dvmdash.cli.option.SummaryOptions;
import live.dvmdash.cli.option.WriterOptions;
import live.dvmdash.event.Signatures;
import live.dvmdash.lake.Forgetting;
import live.dvmdash.lake.Forgotten;
import live.dvmdash.lake.Lake;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code dvmdash forget}. */
@Command(
    name = "forget",
    header = "Remove an author's events, or single events, and keep them out.",
    description = {
      "",
      "Removes them from the lake, the quarantine and the index, older snapshots included, and has",
      "the lake remember not to take them in again. What others wrote stays, whatever they quote.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  dvmdash forget npub1u3kdxnkzd8cm4f79lkj6uewvdrkdwamc0v9xjtu8vuma0xksur5sugkl8q --dry-run",
      "  dvmdash forget note192xm5e5kt8nulq3ypz79kkh08c0e0nx9gje4w7l43ssaf3thg2nqkcd740 --yes"
    })
public final class ForgetCommand implements Callable<Integer> {

  private final Console console;

  @Mixin private final CommonOptions common = new CommonOptions();
  @Mixin private final ForgetSubjects subjects = new ForgetSubjects();
  @Mixin private final LakeOption lake = new LakeOption();
  @Mixin private final RemovalOptions removal = new RemovalOptions();
  @Mixin private final WriterOptions writer = new WriterOptions();
  @Mixin private final SummaryOptions summary = new SummaryOptions();

  /** The command, in the world of a run. */
  public ForgetCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException, Refusal {
    boolean json = summary.json();
    Lake opened = lake.openExisting(console);
    Forgetting forgetting =
        new Forgetting(opened, "forget", writer.patience(), Signatures.fastest());
    Forgotten what = subjects.resolve(forgetting);
    if (removal.dryRun()) {
      return new RemovalSummary(forgetting.rehearse(what), true)
          .print(console, json, common.quiet());
    }
    removal.confirm(console, "what is known of " + ForgetSubjects.spoken(what));
    // Not what was typed: the ledger would name whom the lake is to forget.
    return new Ledger(console, "forget")
        .record(
            "forget",
            opened,
            run ->
                new RemovalSummary(forgetting.forget(what), false)
                    .note(run)
                    .print(console, json, common.quiet()));
  }
}
