package live.dvmdash.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import live.dvmdash.query.Database;
import live.dvmdash.trace.Tracer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code dvmdash trace}. */
@Command(
    name = "trace",
    header = "Show what happened around one request.",
    description = {
      "",
      "Who asked, who reacted when, what came back and which jobs were built on it. Any event of the",
      "job will do: the request, a result or a feedback. All months are searched.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  dvmdash trace 3fa9c1d2",
      "  dvmdash trace --json nostr:note1… | jq .edges"
    })
final class TraceCommand implements Callable<Integer> {

  private final Console console;

  @Mixin private final CommonOptions common = new CommonOptions();
  @Mixin private final LakeOption lake = new LakeOption();
  @Mixin private final KindOption kinds = new KindOption();
  @Mixin private final SummaryOptions summary = new SummaryOptions();

  @Parameters(
      arity = "1",
      paramLabel = "ID",
      description = "Hex, the first 8 or more digits of it, note, nevent or nostr: of any of them.")
  private String id = "";

  TraceCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException, Refusal {
    try (Database database = Engine.open(lake.openExisting(console).snapshot())) {
      return new TraceRun(console, Tracer.over(database, kinds.table()), summary.json()).run(id);
    }
  }
}
