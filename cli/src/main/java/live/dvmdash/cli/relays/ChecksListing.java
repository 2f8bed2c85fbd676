package live.dvmdash.cli.relays;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import live.dvmdash.cli.output.Figures;
import live.dvmdash.cli.output.JsonObjects;
import live.dvmdash.cli.output.JsonText;
import live.dvmdash.cli.output.SafeText;
import live.dvmdash.cli.output.SummaryTable;
import live.dvmdash.relay.RelayInfo;
import live.dvmdash.report.Table.Column;
import live.dvmdash.report.Unit;
import live.dvmdash.report.Weight;
import org.jspecify.annotations.Nullable;

/**
 * What relays did when they were asked.
 *
 * @param checks in the order in which the relays were named
 */
record ChecksListing(List<RelayCheck> checks) {

  private static final int LONGEST_SOFTWARE = 24;

  private static final List<Column> COLUMNS =
      List.of(
          new Column("relay", Unit.TEXT, Weight.KEY),
          new Column("state", Unit.TEXT, Weight.KEY),
          new Column("ms", Unit.COUNT, Weight.CHIEF),
          new Column("software", Unit.TEXT, Weight.DETAIL),
          new Column("limits", Unit.TEXT, Weight.DETAIL),
          new Column("remark", Unit.TEXT, Weight.CHIEF));

  /** A table for people; {@code width} is 0 when there is no limit. */
  void print(PrintStream out, int width) {
    SummaryTable table = new SummaryTable(COLUMNS);
    for (RelayCheck check : checks) {
      table.line(
          List.of(
              SafeText.oneLine(check.relay().text()),
              check.state().label(),
              Figures.count(check.milliseconds()),
              software(check.information()),
              limits(check.information()),
              check.error() == null ? "" : SafeText.oneLine(check.error())));
    }
    out.print(table.text(width));
  }

  /** Relays mostly give the address of their source code. */
  private static String software(@Nullable RelayInfo information) {
    if (information == null || information.software() == null) {
      return Figures.NOTHING;
    }
    String name = information.software().replaceFirst("(\\.git)?/*$", "").replaceFirst(".*/", "");
    String version = information.version() == null ? "" : " " + information.version();
    String text = SafeText.oneLine(name + version);
    return text.codePointCount(0, text.length()) <= LONGEST_SOFTWARE
        ? text
        : text.substring(0, text.offsetByCodePoints(0, LONGEST_SOFTWARE - 1)) + "…";
  }

  private static String limits(@Nullable RelayInfo information) {
    if (information == null) {
      return Figures.NOTHING;
    }
    List<String> limits = new ArrayList<>();
    if (information.maxLimit() != null) {
      limits.add(Figures.count(information.maxLimit()) + " events");
    }
    if (information.maxSubscriptions() != null) {
      limits.add(Figures.count(information.maxSubscriptions()) + " subscriptions");
    }
    if (Boolean.TRUE.equals(information.authRequired())) {
      limits.add("demands a key");
    }
    if (Boolean.TRUE.equals(information.paymentRequired())) {
      limits.add("demands payment");
    }
    return limits.isEmpty() ? Figures.NOTHING : String.join(", ", limits);
  }

  void printJson(PrintStream out) throws IOException {
    JsonObjects.print(out, json -> JsonObjects.list(json, "relays", checks, ChecksListing::write));
  }

  private static void write(JsonGenerator json, RelayCheck check) throws IOException {
    json.writeStringField("relay", check.relay().text());
    json.writeStringField("state", check.state().label());
    json.writeNumberField("milliseconds", check.milliseconds());
    json.writeStringField("error", check.error());
    json.writeFieldName("information");
    write(json, check.information());
  }

  private static void write(JsonGenerator json, @Nullable RelayInfo information)
      throws IOException {
    if (information == null) {
      json.writeNull();
      return;
    }
    json.writeStartObject();
    json.writeStringField("name", information.name());
    json.writeStringField("software", information.software());
    json.writeStringField("version", information.version());
    json.writeArrayFieldStart("supported_nips");
    List<Integer> nips = information.supportedNips();
    for (int nip : nips == null ? List.<Integer>of() : nips) {
      json.writeNumber(nip);
    }
    json.writeEndArray();
    JsonText.number(json, "max_limit", information.maxLimit());
    JsonText.number(json, "max_subscriptions", information.maxSubscriptions());
    truth(json, "auth_required", information.authRequired());
    truth(json, "payment_required", information.paymentRequired());
    json.writeEndObject();
  }

  private static void truth(JsonGenerator json, String name, @Nullable Boolean value)
      throws IOException {
    if (value == null) {
      json.writeNullField(name);
    } else {
      json.writeBooleanField(name, value);
    }
  }
}
