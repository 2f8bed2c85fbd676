package live.dvmdash.cli.load;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.function.ToLongFunction;
import live.dvmdash.archive.LoadOutcome;
import live.dvmdash.cli.output.Figures;
import live.dvmdash.cli.output.JsonObjects;
import live.dvmdash.cli.output.SafeText;
import live.dvmdash.cli.output.SummaryTable;
import live.dvmdash.cli.summary.Tallies;
import live.dvmdash.lake.Invalid;
import live.dvmdash.lake.Partition;
import live.dvmdash.lake.Tally;
import live.dvmdash.report.Table.Column;
import live.dvmdash.report.Unit;
import live.dvmdash.report.Weight;

/**
 * What a load came to.
 *
 * @param outcomes one for each source
 * @param added the events that were new, by partition
 */
record LoadSummary(List<LoadOutcome> outcomes, SortedMap<Partition, Long> added) {

  private static final List<Column> COLUMNS =
      List.of(
          new Column("source", Unit.TEXT, Weight.KEY),
          new Column("elements", Unit.COUNT, Weight.CHIEF),
          new Column("valid", Unit.COUNT, Weight.USUAL),
          new Column("new", Unit.COUNT, Weight.CHIEF),
          new Column("duplicates", Unit.COUNT, Weight.USUAL),
          new Column("malformed", Unit.COUNT, Weight.DETAIL),
          new Column("bad_id", Unit.COUNT, Weight.DETAIL),
          new Column("bad_signature", Unit.COUNT, Weight.DETAIL),
          new Column("status", Unit.TEXT, Weight.KEY));

  private static final List<ToLongFunction<Tally>> FIGURES =
      List.of(
          Tally::elements,
          Tally::valid,
          Tally::added,
          Tally::duplicates,
          tally -> tally.invalid(Invalid.MALFORMED),
          tally -> tally.invalid(Invalid.BAD_ID),
          tally -> tally.invalid(Invalid.BAD_SIGNATURE));

  /** What came of all sources. */
  Tallies tallies() {
    return new Tallies(outcomes.stream().map(LoadOutcome::tally).toList());
  }

  /** One object, as {@code --format json} promises it. */
  void printJson(PrintStream out) throws IOException {
    JsonObjects.print(
        out,
        json -> {
          tallies().writeTo(json);
          JsonObjects.list(json, "sources", outcomes, LoadSummary::write);
          JsonObjects.numbers(json, "partitions", added, Partition::month);
        });
  }

  private static void write(JsonGenerator json, LoadOutcome outcome) throws IOException {
    json.writeStringField("name", outcome.name());
    new Tallies(List.of(outcome.tally())).writeTo(json);
    json.writeStringField("status", outcome.status().name().toLowerCase(Locale.ROOT));
    json.writeStringField("error", outcome.error());
  }

  /**
   * A table for people: a line for each source, and what changed.
   *
   * @param width columns of the terminal; 0 when there is no limit
   */
  void print(PrintStream out, int width) {
    SummaryTable table = new SummaryTable(COLUMNS);
    for (LoadOutcome outcome : outcomes) {
      table.line(
          line(
              SafeText.oneLine(outcome.name()),
              new Tallies(List.of(outcome.tally())),
              outcome.status().name().toLowerCase(Locale.ROOT)));
    }
    Tallies all = tallies();
    if (outcomes.size() > 1) {
      table.line(line("total", all, ""));
    }
    out.print(table.text(width));
    out.println();
    out.println(all.changes(added));
  }

  private static List<String> line(String name, Tallies tallies, String status) {
    List<String> line = new ArrayList<>(List.of(name));
    for (ToLongFunction<Tally> figure : FIGURES) {
      line.add(Figures.count(tallies.sum(figure)));
    }
    line.add(status);
    return line;
  }
}
