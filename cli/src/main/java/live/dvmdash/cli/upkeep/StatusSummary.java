package live.dvmdash.cli.upkeep;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.util.Locale;
import java.util.Map;
import live.dvmdash.cli.output.JsonText;
import live.dvmdash.cli.summary.GapFields;
import live.dvmdash.lake.Inventory;
import live.dvmdash.lake.LockHolder;
import live.dvmdash.lake.RelayRecord;
import live.dvmdash.lake.Run;
import live.dvmdash.lake.Sources.Source;

/**
 * How a lake stands, as one JSON object.
 *
 * @param status all of it
 */
record StatusSummary(LakeStatus status) {

  void print(PrintStream out) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JsonText.pretty(text)) {
      json.writeStartObject();
      json.writeNumberField("schema", 1);
      json.writeStringField("lake", status.directory().toString());
      json.writeStringField("verdict", label(status.verdict()));
      json.writeStringField("sentence", status.sentence());
      Inventory inventory = status.inventory();
      json.writeNumberField("events", inventory.events());
      json.writeNumberField("bytes", inventory.bytes());
      json.writeNumberField("quarantine_bytes", inventory.quarantineBytes());
      JsonText.number(json, "free_bytes", status.exists() ? inventory.freeBytes() : null);
      list(json, "months", inventory.months(), StatusSummary::month);
      list(json, "sources", status.sources(), StatusSummary::source);
      list(json, "relays", status.relays(), StatusSummary::relay);
      list(json, "runs", status.runs(), StatusSummary::run);
      list(json, "holders", status.holders(), StatusSummary::holder);
      list(json, "damaged", inventory.damaged(), JsonGenerator::writeString);
      json.writeEndObject();
    }
    out.println(text);
  }

  private static String label(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  @FunctionalInterface
  private interface Writing<T> {
    void write(JsonGenerator json, T value) throws IOException;
  }

  private static <T> void list(
      JsonGenerator json, String name, Iterable<T> values, Writing<T> writing) throws IOException {
    json.writeArrayFieldStart(name);
    for (T value : values) {
      writing.write(json, value);
    }
    json.writeEndArray();
  }

  private static void month(JsonGenerator json, Inventory.Month month) throws IOException {
    json.writeStartObject();
    json.writeStringField("month", month.partition().month());
    json.writeNumberField("events", month.events());
    json.writeNumberField("first", month.first());
    json.writeNumberField("last", month.last());
    json.writeNumberField("files", month.files());
    json.writeNumberField("bytes", month.bytes());
    json.writeEndObject();
  }

  private static void source(JsonGenerator json, Source source) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", source.name());
    json.writeBooleanField("archive", source.archive());
    json.writeNumberField("first", source.first());
    json.writeNumberField("last", source.last());
    json.writeNumberField("elements", source.elements());
    json.writeEndObject();
  }

  private static void relay(JsonGenerator json, RelayRecord relay) throws IOException {
    json.writeStartObject();
    json.writeStringField("relay", relay.relay());
    json.writeStringField("status", relay.status());
    json.writeStringField("error", relay.error());
    JsonText.number(json, "last_worked", relay.lastWorked());
    GapFields.write(json, relay.gaps());
    json.writeEndObject();
  }

  private static void run(JsonGenerator json, Run run) throws IOException {
    json.writeStartObject();
    json.writeStringField("command", run.command());
    json.writeStringField("state", label(run.state()));
    json.writeNumberField("pid", run.pid());
    json.writeNumberField("started", run.started());
    JsonText.number(json, "ended", run.ended());
    Integer code = run.exitCode();
    JsonText.number(json, "exit_code", code == null ? null : Long.valueOf(code));
    json.writeObjectFieldStart("counts");
    for (Map.Entry<String, Long> count : run.counts().entrySet()) {
      json.writeNumberField(count.getKey(), count.getValue());
    }
    json.writeEndObject();
    json.writeEndObject();
  }

  private static void holder(JsonGenerator json, LockHolder holder) throws IOException {
    json.writeStartObject();
    json.writeStringField("doing", holder.doing());
    JsonText.number(json, "pid", holder.pid());
    json.writeStringField("command", holder.command());
    json.writeStringField("since", holder.since());
    json.writeBooleanField("alive", holder.alive());
    json.writeEndObject();
  }
}
