package live.dvmdash.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import live.dvmdash.cli.output.TraceJson;
import live.dvmdash.cli.output.TraceTree;
import live.dvmdash.event.Bytes32;
import live.dvmdash.event.Nip19.IdPrefix;
import live.dvmdash.trace.NotFound;
import live.dvmdash.trace.Trace;
import live.dvmdash.trace.Tracer;

/**
 * One run of {@code dvmdash trace}: finds the event that was meant, and shows what is around it.
 */
final class TraceRun {

  private final Console console;
  private final Tracer tracer;
  private final boolean json;

  TraceRun(Console console, Tracer tracer, boolean json) {
    this.console = console;
    this.tracer = tracer;
    this.json = json;
  }

  int run(String id) throws IOException, Refusal {
    Bytes32 asked = asked(id);
    try {
      write(tracer.trace(asked));
      return ExitCodes.DONE;
    } catch (NotFound e) {
      // Programs that read JSON get their object also when there is nothing to show.
      if (json) {
        write(Trace.nothing(asked.hex()));
      }
      throw Refusal.nothing(String.valueOf(e.getMessage()));
    }
  }

  private Bytes32 asked(String id) throws IOException, Refusal {
    if (!(Typed.reference(id) instanceof IdPrefix prefix)) {
      return Typed.eventId("ID", id);
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

  private void write(Trace trace) throws IOException {
    Writer out = new BufferedWriter(new OutputStreamWriter(console.out(), StandardCharsets.UTF_8));
    if (json) {
      TraceJson.write(trace, out);
    } else {
      TraceTree.write(trace, out, console.terminal().style(0));
    }
    out.flush();
  }
}
