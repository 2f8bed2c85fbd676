package live.dvmdash.cli.upkeep;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
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
import live.dvmdash.lake.OpenRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

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
  @Mixin private final LakeOption lake = new LakeOption();
  @Mixin private final RemovalOptions removal = new RemovalOptions();
  @Mixin private final WriterOptions writer = new WriterOptions();
  @Mixin private final SummaryOptions summary = new SummaryOptions();

  @Parameters(
      arity = "1..*",
      paramLabel = "SUBJECT",
      description =
          "Authors as npub or nprofile, events as note or nevent, either as 64 hex digits.")
  private List<String> subjects = new ArrayList<>();

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
    Forgotten what = new ForgetSubjects(forgetting).of(subjects);
    if (removal.dryRun()) {
      return new RemovalSummary(forgetting.rehearse(what), true)
          .print(console, json, common.quiet());
    }
    removal.confirm(console, "what is known of " + ForgetSubjects.spoken(what));
    // Not what was typed: the ledger would name whom the lake is to forget.
    return new Ledger(console, "forget")
        .record("forget", opened, run -> forget(forgetting, what, run));
  }

  private int forget(Forgetting forgetting, Forgotten what, OpenRun run)
      throws IOException, Refusal {
    RemovalSummary removed = new RemovalSummary(forgetting.forget(what), false);
    removed.note(run);
    return removed.print(console, summary.json(), common.quiet());
  }
}
