package live.dvmdash.cli.upkeep;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Locale;
import java.util.function.Function;
import live.dvmdash.cli.output.JsonObjects;
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

  /** One object, as {@code --format json} promises it. */
  void print(PrintStream out) throws IOException {
    JsonObjects.print(out, this::write);
  }

  private void write(JsonGenerator json) throws IOException {
    json.writeStringField("lake", status.directory().toString());
    json.writeStringField("verdict", label(status.verdict()));
    json.writeStringField("sentence", status.sentence());
    Inventory inventory = status.inventory();
    json.writeNumberField("events", inventory.events());
    json.writeNumberField("bytes", inventory.bytes());
    json.writeNumberField("quarantine_bytes", inventory.quarantineBytes());
    JsonText.number(json, "free_bytes", status.exists() ? inventory.freeBytes() : null);
    JsonObjects.list(json, "months", inventory.months(), StatusSummary::month);
    JsonObjects.list(json, "sources", status.sources(), StatusSummary::source);
    JsonObjects.list(json, "relays", status.relays(), StatusSummary::relay);
    JsonObjects.list(json, "runs", status.runs(), StatusSummary::run);
    JsonObjects.list(json, "holders", status.holders(), StatusSummary::holder);
    json.writeArrayFieldStart("damaged");
    for (String damage : inventory.damaged()) {
      json.writeString(damage);
    }
    json.writeEndArray();
  }

  private static String label(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private static void month(JsonGenerator json, Inventory.Month month) throws IOException {
    json.writeStringField("month", month.partition().month());
    json.writeNumberField("events", month.events());
    json.writeNumberField("first", month.first());
    json.writeNumberField("last", month.last());
    json.writeNumberField("files", month.files());
    json.writeNumberField("bytes", month.bytes());
  }

  private static void source(JsonGenerator json, Source source) throws IOException {
    json.writeStringField("name", source.name());
    json.writeBooleanField("archive", source.archive());
    json.writeNumberField("first", source.first());
    json.writeNumberField("last", source.last());
    json.writeNumberField("elements", source.elements());
  }

  private static void relay(JsonGenerator json, RelayRecord relay) throws IOException {
    json.writeStringField("relay", relay.relay());
    json.writeStringField("status", relay.status());
    json.writeStringField("error", relay.error());
    JsonText.number(json, "last_worked", relay.lastWorked());
    GapFields.write(json, relay.gaps());
  }

  private static void run(JsonGenerator json, Run run) throws IOException {
    json.writeStringField("command", run.command());
    json.writeStringField("state", label(run.state()));
    json.writeNumberField("pid", run.pid());
    json.writeNumberField("started", run.started());
    JsonText.number(json, "ended", run.ended());
    Integer code = run.exitCode();
    JsonText.number(json, "exit_code", code == null ? null : Long.valueOf(code));
    JsonObjects.numbers(json, "counts", run.counts(), Function.identity());
  }

  private static void holder(JsonGenerator json, LockHolder holder) throws IOException {
    json.writeStringField("doing", holder.doing());
    JsonText.number(json, "pid", holder.pid());
    json.writeStringField("command", holder.command());
    json.writeStringField("since", holder.since());
    json.writeBooleanField("alive", holder.alive());
  }
}
