package live.dvmdash.cli.trace;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import live.dvmdash.cli.console.Console;
import live.dvmdash.cli.console.Refusal;
import live.dvmdash.cli.output.Destination;
import live.dvmdash.cli.output.Publication;
import live.dvmdash.cli.output.WholeFile;
import live.dvmdash.cli.output.trace.TraceFormat;
import live.dvmdash.cli.publication.PublicationDetails;
import live.dvmdash.trace.NotFound;
import live.dvmdash.trace.Trace;

/** Shows what is around what a person wants traced. */
final class TraceRun {

  private final Console console;
  private final TraceSubject subject;
  private final TraceOptions output;

  TraceRun(Console console, TraceSubject subject, TraceOptions output) {
    this.console = console;
    this.subject = subject;
    this.output = output;
  }

  /**
   * Shows the trace, or says why there is none.
   *
   * @return the exit code
   */
  int run() throws IOException, Refusal {
    try {
      show();
      return subject.exitCode();
    } catch (NotFound e) {
      boolean elsewhere = e.reason() == NotFound.Reason.UNKNOWN && subject.isAnEvent();
      throw Refusal.nothing(e.getMessage() + (elsewhere ? ": ask relays for it with --fetch" : ""));
    }
  }

  /**
   * Shows the trace.
   *
   * @throws NotFound when there is none; whoever reads JSON has got an object then all the same
   */
  void show() throws IOException, Refusal, NotFound {
    try {
      write(subject.trace());
    } catch (NotFound e) {
      if (output.format() == TraceFormat.JSON) {
        write(Trace.nothing(subject.key()));
      }
      throw e;
    }
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
    if (output.format() == TraceFormat.HTML) {
      Publication publication =
          PublicationDetails.of(subject.snapshot(), output.command(trace.asked()));
      TraceFormat.writePage(trace, subject.signed(trace), publication, text, output.style(console));
    } else {
      output.format().write(trace, text, output.style(console));
    }
    text.flush();
  }
}
