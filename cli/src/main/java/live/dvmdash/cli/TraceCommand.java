package live.dvmdash.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import live.dvmdash.cli.output.TraceJson;
import live.dvmdash.cli.output.TraceTree;
import live.dvmdash.event.Bytes32;
import live.dvmdash.event.Nip19.IdPrefix;
import live.dvmdash.query.Database;
import live.dvmdash.trace.NotFound;
import live.dvmdash.trace.Trace;
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
      Tracer tracer = Tracer.over(database, kinds.table());
      Bytes32 asked = asked(tracer);
      try {
        write(tracer.trace(asked));
        return ExitCodes.DONE;
      } catch (NotFound e) {
        if (summary.json()) {
          write(Trace.nothing(asked.hex()));
        }
        throw Refusal.nothing(String.valueOf(e.getMessage()));
      }
    }
  }

  private Bytes32 asked(Tracer tracer) throws IOException, Refusal {
    if (!(Typed.reference(id) instanceof IdPrefix prefix)) {
      return Typed.eventId(id);
    }
    List<Bytes32> ids = tracer.idsStartingWith(prefix.hex());
    if (ids.isEmpty()) {
      throw Refusal.nothing("no event in the lake begins with " + prefix.hex());
    }
    if (ids.size() > 1) {
      throw Refusal.usage("several events begin with " + prefix.hex() + ": add more digits");
    }
    return ids.get(0);
  }

  private void write(Trace trace) throws IOException, Refusal {
    Writer out = new BufferedWriter(new OutputStreamWriter(console.out(), StandardCharsets.UTF_8));
    if (summary.json()) {
      TraceJson.write(trace, out);
    } else {
      TraceTree.write(trace, out, console.terminal().style(0));
    }
    out.flush();
  }
}
