package live.dvmdash.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import live.dvmdash.cli.output.AlignedText;
import live.dvmdash.cli.output.JsonText;
import live.dvmdash.cli.output.SafeText;
import live.dvmdash.lake.Invalid;
import live.dvmdash.lake.Quarantine.Count;

/**
 * What the quarantine holds.
 *
 * @param counts by source, then by reason
 */
record QuarantineListing(SortedMap<String, SortedMap<Invalid, Count>> counts) {

  void print(PrintStream out) {
    if (counts.isEmpty()) {
      out.println("the quarantine is empty: everything that was loaded was valid");
      return;
    }
    AlignedText table = new AlignedText(List.of(false, false, true, true));
    table.line(List.of("source", "reason", "elements", "bytes"));
    counts.forEach((source, reasons) ->
        reasons.forEach((reason, count) ->
            table.line(
                List.of(
                    SafeText.oneLine(source),
                    reason.label(),
                    String.format(Locale.ROOT, "%,d", count.elements()),
                    String.format(Locale.ROOT, "%,d", count.bytes())))));
    out.print(table);
  }

  void printJson(PrintStream out) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JsonText.pretty(text)) {
      json.writeStartObject();
      json.writeNumberField("schema", 1);
      json.writeArrayFieldStart("quarantine");
      for (Map.Entry<String, SortedMap<Invalid, Count>> source : counts.entrySet()) {
        for (Map.Entry<Invalid, Count> reason : source.getValue().entrySet()) {
          json.writeStartObject();
          json.writeStringField("source", source.getKey());
          json.writeStringField("reason", reason.getKey().label());
          json.writeNumberField("elements", reason.getValue().elements());
          json.writeNumberField("bytes", reason.getValue().bytes());
          json.writeEndObject();
        }
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    out.println(text);
  }
}
