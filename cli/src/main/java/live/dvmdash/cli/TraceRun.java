package live.dvmdash.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import live.dvmdash.cli.output.Destination;
import live.dvmdash.cli.output.TraceFormat;
import live.dvmdash.cli.output.WholeFile;
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
  private final TraceOptions output;

  TraceRun(Console console, Tracer tracer, TraceOptions output) {
    this.console = console;
    this.tracer = tracer;
    this.output = output;
  }

  int run(String text) throws IOException, Refusal {
    String bolt11 = Typed.invoice(text);
    Bytes32 id = bolt11 == null ? asked(text) : null;
    try {
      write(id == null ? tracer.trace(String.valueOf(bolt11)) : tracer.trace(id));
      return ExitCodes.DONE;
    } catch (NotFound e) {
      // Programs that read JSON get their object also when there is nothing to show.
      if (output.format() == TraceFormat.JSON) {
        write(Trace.nothing(id == null ? String.valueOf(bolt11) : id.hex()));
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

  private void write(Trace trace) throws IOException, Refusal {
    if (output.destination(console) instanceof Destination.File file) {
      try (WholeFile whole = new WholeFile(file.path())) {
        write(trace, whole);
        whole.complete();
      }
    } else {
      write(trace, console.out());
    }
  }

  private void write(Trace trace, OutputStream out) throws IOException, Refusal {
    Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    output.format().write(trace, text, output.style(console));
    text.flush();
  }
}
