package live.dvmdash.cli.fetch;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import live.dvmdash.cli.console.Terminal;
import live.dvmdash.cli.output.DisplayWidth;
import live.dvmdash.cli.output.Figures;
import live.dvmdash.cli.output.JsonObjects;
import live.dvmdash.cli.output.JsonText;
import live.dvmdash.cli.output.SafeText;
import live.dvmdash.cli.output.SummaryTable;
import live.dvmdash.cli.summary.GapFields;
import live.dvmdash.cli.summary.GapRemark;
import live.dvmdash.cli.summary.Tallies;
import live.dvmdash.fetch.FetchOutcome;
import live.dvmdash.fetch.RelayResult;
import live.dvmdash.lake.Partition;
import live.dvmdash.lake.Tally;
import live.dvmdash.report.Table.Column;
import live.dvmdash.report.Unit;
import live.dvmdash.report.Weight;

/**
 * What a fetch came to.
 *
 * @param outcome all of it
 */
record FetchSummary(FetchOutcome outcome) {

  private static final List<Column> COLUMNS =
      List.of(
          new Column("relay", Unit.TEXT, Weight.KEY),
          new Column("pages", Unit.COUNT, Weight.DETAIL),
          new Column("elements", Unit.COUNT, Weight.USUAL),
          new Column("new", Unit.COUNT, Weight.CHIEF),
          new Column("duplicates", Unit.COUNT, Weight.DETAIL),
          new Column("invalid", Unit.COUNT, Weight.USUAL),
          new Column("back_to", Unit.COUNT, Weight.USUAL),
          new Column("status", Unit.TEXT, Weight.KEY));

  /** What stands beside the elements: it was sent, and not asked for or not wanted. */
  private static final Map<String, ToLongFunction<RelayResult>> BESIDE =
      new TreeMap<>(
          Map.of(
              "mismatching", relay -> relay.traffic().mismatching().get(),
              "future", relay -> relay.traffic().future().get(),
              "oversized", relay -> relay.traffic().oversized().get(),
              "unreadable", relay -> relay.traffic().unreadable().get(),
              "thinned", RelayResult::thinned));

  /** What came of all relays. */
  Tallies tallies() {
    return tallies(outcome.relays());
  }

  private static Tallies tallies(List<RelayResult> relays) {
    return new Tallies(relays.stream().map(RelayResult::tally).toList());
  }

  /** One object, as {@code --format json} promises it. */
  void printJson(PrintStream out) throws IOException {
    JsonObjects.print(
        out,
        json -> {
          counts(json, outcome.relays());
          JsonObjects.list(json, "relays", outcome.relays(), FetchSummary::write);
          JsonObjects.numbers(json, "partitions", outcome.added(), Partition::month);
        });
  }

  private static void write(JsonGenerator json, RelayResult relay) throws IOException {
    json.writeStringField("name", relay.relay());
    counts(json, List.of(relay));
    json.writeStringField("status", relay.status());
    json.writeStringField("error", relay.error());
    json.writeNumberField("connections", relay.traffic().connections().get());
    json.writeNumberField("pages", relay.traffic().pages().get());
    JsonText.number(json, "oldest", relay.oldest());
    GapFields.write(json, relay.gaps());
  }

  private static void counts(JsonGenerator json, List<RelayResult> relays) throws IOException {
    tallies(relays).writeTo(json);
    for (Map.Entry<String, ToLongFunction<RelayResult>> beside : BESIDE.entrySet()) {
      json.writeNumberField(beside.getKey(), relays.stream().mapToLong(beside.getValue()).sum());
    }
  }

  /** A table for people: a line for each relay, and what changed. */
  void print(PrintStream out, Terminal terminal) {
    SummaryTable table = new SummaryTable(COLUMNS);
    for (RelayResult relay : outcome.relays()) {
      table.line(line(relay));
    }
    out.print(table.text(terminal.stdoutWidth()));
    out.println();
    for (RelayResult relay : outcome.relays()) {
      for (String remark : remarks(relay)) {
        String line = SafeText.oneLine(relay.relay() + ": " + remark);
        out.println(terminal.stdout() ? DisplayWidth.fit(line, terminal.width()) : line);
      }
    }
    out.println(tallies().changes(outcome.added()));
  }

  private static List<String> line(RelayResult relay) {
    Tally tally = relay.tally();
    Long oldest = relay.oldest();
    return List.of(
        SafeText.oneLine(relay.relay()),
        Figures.count(relay.traffic().pages().get()),
        Figures.count(tally.elements()),
        Figures.count(tally.added()),
        Figures.count(tally.duplicates()),
        Figures.count(tally.invalid()),
        oldest == null ? "" : FetchBoard.day(oldest),
        relay.status());
  }

  private static List<String> remarks(RelayResult relay) {
    List<String> remarks = new ArrayList<>();
    List<GapRemark> gaps = GapRemark.of(relay.gaps());
    String error = relay.error();
    if (error != null && gaps.stream().noneMatch(gap -> gap.reason().equals(error))) {
      remarks.add(error);
    }
    BESIDE.forEach((name, count) -> {
      long number = count.applyAsLong(relay);
      if (number > 0) {
        remarks.add(Figures.count(number) + " " + name);
      }
    });
    gaps.forEach(gap -> remarks.add(gap.sentence()));
    return remarks;
  }
}
