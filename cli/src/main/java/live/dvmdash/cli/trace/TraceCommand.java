package live.dvmdash.cli.trace;

import java.io.IOException;
import java.util.concurrent.Callable;
import live.dvmdash.cli.console.Console;
import live.dvmdash.cli.console.Refusal;
import live.dvmdash.cli.lake.Ledger;
import live.dvmdash.cli.option.CommonOptions;
import live.dvmdash.cli.option.KindOption;
import live.dvmdash.cli.option.LakeOption;
import live.dvmdash.event.KindTable;
import live.dvmdash.fetch.InquiryOrder;
import live.dvmdash.lake.Lake;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code dvmdash trace}. */
@Command(
    name = "trace",
    header = "Show what happened around one request.",
    description = {
      "",
      "Who asked, who reacted when, what was to be paid and was, what came back, and which jobs were",
      "built on it. Any part of the job will do: the request, a result, a feedback, an invoice or a",
      "receipt. All months are searched; --fetch asks relays for what is missing, and --wait shows",
      "how a request is answered while it happens.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  dvmdash trace 3fa9c1d2",
      "  dvmdash trace nevent1… --fetch --wait 60s"
    })
public final class TraceCommand implements Callable<Integer> {

  private final Console console;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private final CommonOptions common = new CommonOptions();
  @Mixin private final LakeOption lake = new LakeOption();
  @Mixin private final KindOption kinds = new KindOption();
  @Mixin private final TraceOptions output = new TraceOptions();
  @Mixin private final InquiryOptions inquiry = new InquiryOptions();
  @Mixin private final DepthOption depth = new DepthOption();

  @Parameters(
      arity = "1",
      paramLabel = "ID",
      description =
          "Hex, the first 8 or more digits of it, note, nevent or nostr: of any of them; or an invoice.")
  private String id = "";

  /** The command, in the world of a run. */
  public TraceCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException, Refusal {
    long links = depth.links();
    inquiry.refuseIdleOptions();
    output.refuseUnknownEnding();
    KindTable table = kinds.table();
    if (inquiry.isWanted()) {
      InquiryOrder order = inquiry.order(id, console);
      Lake opened = lake.open(console);
      TraceSubject subject = TraceSubject.of(console, opened, table, links, id);
      Ledger ledger = Ledger.of(console, spec);
      return new InquiryRun(console, opened, table, subject, output, ledger, common.quiet())
          .run(order, inquiry);
    }
    TraceSubject subject = TraceSubject.of(console, lake.openExisting(console), table, links, id);
    return new TraceRun(console, subject, output).run();
  }
}
