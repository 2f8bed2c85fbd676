package live.dvmdash.cli.output;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import live.dvmdash.report.Table;
import org.jspecify.annotations.Nullable;

/**
 * The whole document as one object. Fields may be added; a change of meaning changes the schema.
 */
final class JsonFormat implements TableFormat {

  @Override
  public void write(Document document, Writer out, Style style) throws IOException {
    try (JsonGenerator json = JsonText.pretty(out)) {
      json.writeStartObject();
      json.writeNumberField("schema", document.schema());
      writeScope(json, document.scope());
      writeCoverage(json, document.coverage());
      if (document.generatedAt() != null) {
        json.writeNumberField("generated_at", document.generatedAt().getEpochSecond());
      }
      json.writeObjectFieldStart("reports");
      for (Table table : document.tables()) {
        if (holder(table, document.tables()) == null) {
          writeReport(json, table, document.tables(), style);
        }
      }
      json.writeEndObject();
      json.writeEndObject();
    }
    out.write('\n');
  }

  private static void writeScope(JsonGenerator json, Document.Scope scope) throws IOException {
    json.writeObjectFieldStart("scope");
    json.writeStringField("label", scope.label());
    writeSeconds(json, "since", scope.since());
    writeSeconds(json, "until", scope.until());
    if (!scope.filters().isEmpty()) {
      json.writeArrayFieldStart("filters");
      for (String filter : scope.filters()) {
        json.writeString(filter);
      }
      json.writeEndArray();
    }
    json.writeEndObject();
  }

  private static void writeCoverage(JsonGenerator json, Document.Coverage coverage)
      throws IOException {
    json.writeObjectFieldStart("coverage");
    writeSeconds(json, "first_event", coverage.firstEvent());
    writeSeconds(json, "last_event", coverage.lastEvent());
    json.writeArrayFieldStart("sources");
    for (String source : coverage.sources()) {
      json.writeString(source);
    }
    json.writeEndArray();
    json.writeObjectFieldStart("days");
    json.writeNumberField("complete", coverage.daysComplete());
    json.writeNumberField("partial", coverage.daysPartial());
    json.writeNumberField("none", coverage.daysNone());
    json.writeEndObject();
    json.writeArrayFieldStart("gaps");
    for (Document.Gap gap : coverage.gaps()) {
      json.writeStartObject();
      json.writeStringField("first", gap.first().toString());
      json.writeStringField("last", gap.last().toString());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeStringField("note", coverage.note());
    json.writeEndObject();
  }

  private static void writeReport(JsonGenerator json, Table table, List<Table> tables, Style style)
      throws IOException {
    JsonRows rows = new JsonRows(table.columns());
    if (table.shape() == Table.Shape.ROWS) {
      json.writeArrayFieldStart(lastName(table));
      int shown = style.shown(table.rows().size());
      for (List<@Nullable Object> row : table.rows().subList(0, shown)) {
        json.writeStartObject();
        rows.write(json, row);
        json.writeEndObject();
      }
      json.writeEndArray();
      return;
    }
    json.writeObjectFieldStart(lastName(table));
    rows.write(json, table.rows().getFirst());
    for (Table member : tables) {
      if (table.equals(holder(member, tables))) {
        writeReport(json, member, tables, style);
      }
    }
    json.writeEndObject();
  }

  /** The object among the tables that a table named {@code a__b} belongs to. */
  private static @Nullable Table holder(Table table, List<Table> tables) {
    int separator = table.name().lastIndexOf("__");
    for (Table other : tables) {
      if (separator > 0
          && other.shape() == Table.Shape.OBJECT
          && other.name().equals(table.name().substring(0, separator))) {
        return other;
      }
    }
    return null;
  }

  /** The table's key among the members of its holder, in snake_case as all keys are. */
  private static String lastName(Table table) {
    String last = table.name().substring(table.name().lastIndexOf("__") + 1);
    return last.replaceFirst("^_+", "").replace('-', '_');
  }

  private static void writeSeconds(JsonGenerator json, String name, @Nullable Long seconds)
      throws IOException {
    if (seconds == null) {
      json.writeNullField(name);
    } else {
      json.writeNumberField(name, seconds);
    }
  }
}
