package live.dvmdash.cli.relays;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import live.dvmdash.cli.output.Figures;
import live.dvmdash.cli.output.JsonObjects;
import live.dvmdash.cli.output.JsonText;
import live.dvmdash.cli.output.SafeText;
import live.dvmdash.cli.output.SummaryTable;
import live.dvmdash.cli.summary.GapFields;
import live.dvmdash.lake.RelayRecord;
import live.dvmdash.query.RelayShares.Share;
import live.dvmdash.report.Table.Column;
import live.dvmdash.report.Unit;
import live.dvmdash.report.Weight;
import org.jspecify.annotations.Nullable;

/**
 * The standing list.
 *
 * @param relays in greedy order
 */
record RelaysListing(List<RelayStanding> relays) {

  private static final List<Column> COLUMNS =
      List.of(
          new Column("relay", Unit.TEXT, Weight.KEY),
          new Column("state", Unit.TEXT, Weight.CHIEF),
          new Column("last_tried", Unit.EPOCH, Weight.DETAIL),
          new Column("events", Unit.COUNT, Weight.CHIEF),
          new Column("unique", Unit.COUNT, Weight.CHIEF),
          new Column("overlap", Unit.RATIO, Weight.USUAL),
          new Column("gain", Unit.COUNT, Weight.KEY),
          new Column("gaps", Unit.COUNT, Weight.USUAL),
          new Column("remark", Unit.TEXT, Weight.DETAIL));

  /** A table for people, and what it comes to; {@code width} is 0 when there is no limit. */
  void print(PrintStream out, int width) {
    SummaryTable table = new SummaryTable(COLUMNS);
    for (RelayStanding relay : relays) {
      Share share = relay.share();
      table.line(
          List.of(
              SafeText.oneLine(share.relay()),
              relay.state(),
              moment(relay.record().lastTried()),
              Figures.count(share.events()),
              Figures.count(share.unique()),
              percent(share.overlap()),
              Figures.count(share.gain()),
              Figures.count(relay.record().gaps().size()),
              remark(relay)));
    }
    out.print(table.text(width));
    out.println();
    out.println(conclusion());
  }

  private static String remark(RelayStanding relay) {
    RelayRecord record = relay.record();
    String since =
        record.failingSince() == null ? "" : "failing since " + moment(record.failingSince());
    String unlisted = relay.listed() ? "" : "not on the list";
    String end = relay.decommissioned() ? "decommissioned" : "";
    String error = record.error() == null ? "" : SafeText.oneLine(record.error());
    return String.join(
        " · ",
        List.of(unlisted, end, since, error).stream().filter(part -> !part.isEmpty()).toList());
  }

  private String conclusion() {
    long events = relays.stream().mapToLong(relay -> relay.share().gain()).sum();
    if (events == 0) {
      return "no event of these relays yet: fetch first, with dvmdash fetch";
    }
    Share dearest =
        relays.stream()
            .map(RelayStanding::share)
            .max(Comparator.comparingLong(Share::unique))
            .orElseThrow();
    String loss =
        dearest.unique() == 0
            ? "none would be lost without any one of them"
            : "without "
                + SafeText.oneLine(dearest.relay())
                + " you lose "
                + Figures.count(dearest.unique());
    return Figures.count(events) + " events in all: " + loss;
  }

  private static String moment(@Nullable Long epochSecond) {
    return epochSecond == null ? Figures.NOTHING : Figures.moment(epochSecond);
  }

  private static String percent(@Nullable Double share) {
    return share == null ? Figures.NOTHING : String.format(Locale.ROOT, "%.1f %%", share * 100);
  }

  /** One object with an array of relays. */
  void printJson(PrintStream out) throws IOException {
    JsonObjects.print(out, json -> JsonObjects.list(json, "relays", relays, RelaysListing::write));
  }

  private static void write(JsonGenerator json, RelayStanding relay) throws IOException {
    RelayRecord record = relay.record();
    Share share = relay.share();
    json.writeStringField("relay", share.relay());
    json.writeBooleanField("listed", relay.listed());
    json.writeStringField("status", record.status());
    json.writeStringField("error", record.error());
    json.writeBooleanField("resting", relay.rests());
    json.writeBooleanField("decommissioned", relay.decommissioned());
    JsonText.number(json, "last_tried", record.lastTried());
    JsonText.number(json, "last_worked", record.lastWorked());
    JsonText.number(json, "failing_since", record.failingSince());
    json.writeNumberField("events", share.events());
    json.writeNumberField("unique", share.unique());
    Double overlap = share.overlap();
    if (overlap == null) {
      json.writeNullField("overlap");
    } else {
      json.writeNumberField("overlap", overlap);
    }
    json.writeNumberField("gain", share.gain());
    GapFields.write(json, record.gaps());
  }
}
