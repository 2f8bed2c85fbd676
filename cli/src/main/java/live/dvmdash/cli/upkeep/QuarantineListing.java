package live.dvmdash.cli.upkeep;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import live.dvmdash.cli.output.JsonObjects;
import live.dvmdash.cli.output.SafeText;
import live.dvmdash.cli.output.SummaryTable;
import live.dvmdash.lake.Invalid;
import live.dvmdash.lake.Quarantine.Count;
import live.dvmdash.report.Table.Column;
import live.dvmdash.report.Unit;
import live.dvmdash.report.Weight;

/**
 * What the quarantine holds.
 *
 * @param counts by source, then by reason
 */
record QuarantineListing(SortedMap<String, SortedMap<Invalid, Count>> counts) {

  private static final List<Column> COLUMNS =
      List.of(
          new Column("source", Unit.TEXT, Weight.KEY),
          new Column("reason", Unit.TEXT, Weight.KEY),
          new Column("elements", Unit.COUNT, Weight.CHIEF),
          new Column("bytes", Unit.COUNT, Weight.DETAIL));

  /** A table for people; {@code width} is 0 when there is no limit. */
  void print(PrintStream out, int width) {
    if (counts.isEmpty()) {
      out.println("the quarantine is empty: everything that was loaded was valid");
      return;
    }
    SummaryTable table = new SummaryTable(COLUMNS);
    counts.forEach((source, reasons) ->
        reasons.forEach((reason, count) ->
            table.line(
                List.of(
                    SafeText.oneLine(source),
                    reason.label(),
                    String.format(Locale.ROOT, "%,d", count.elements()),
                    String.format(Locale.ROOT, "%,d", count.bytes())))));
    out.print(table.text(width));
  }

  void printJson(PrintStream out) throws IOException {
    JsonObjects.print(
        out,
        json -> {
          json.writeArrayFieldStart("quarantine");
          for (Map.Entry<String, SortedMap<Invalid, Count>> source : counts.entrySet()) {
            for (Map.Entry<Invalid, Count> reason : source.getValue().entrySet()) {
              write(json, source.getKey(), reason.getKey(), reason.getValue());
            }
          }
          json.writeEndArray();
        });
  }

  private static void write(JsonGenerator json, String source, Invalid reason, Count count)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("source", source);
    json.writeStringField("reason", reason.label());
    json.writeNumberField("elements", count.elements());
    json.writeNumberField("bytes", count.bytes());
    json.writeEndObject();
  }
}
