package live.dvmdash.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.util.List;
import live.dvmdash.cli.output.JsonText;
import live.dvmdash.fetch.Rehearsal;
import live.dvmdash.relay.Filter;

/** Prints what a fetch would ask, in the words of NIP-01. */
record FetchRehearsal(List<Rehearsal.Part> parts) {

  /** A line for each relay, and one below it for each message. */
  void print(PrintStream out) {
    for (Rehearsal.Part part : parts) {
      out.println(part.relay().text() + heading(part));
      for (int i = 0; i < part.filters().size(); i++) {
        out.println(message(i, part.filters().get(i)));
      }
    }
  }

  private static String heading(Rehearsal.Part part) {
    if (part.rests()) {
      return "  rests";
    }
    return part.filters().isEmpty() ? "  nothing to ask" : "";
  }

  /** One object with an array of relays. */
  void printJson(PrintStream out) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JsonText.pretty(text)) {
      json.writeStartObject();
      json.writeNumberField("schema", 1);
      json.writeArrayFieldStart("relays");
      for (Rehearsal.Part part : parts) {
        json.writeStartObject();
        json.writeStringField("name", part.relay().text());
        json.writeBooleanField("rests", part.rests());
        json.writeArrayFieldStart("requests");
        for (int i = 0; i < part.filters().size(); i++) {
          json.writeRawValue(message(i, part.filters().get(i)));
        }
        json.writeEndArray();
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    out.println(text);
  }

  private static String message(int i, Filter filter) {
    return "[\"REQ\",\"dvmdash-" + (i + 1) + "\"," + filter.json() + "]";
  }
}
