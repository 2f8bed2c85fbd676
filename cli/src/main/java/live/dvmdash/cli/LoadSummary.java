package live.dvmdash.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.ToLongFunction;
import live.dvmdash.archive.LoadOutcome;
import live.dvmdash.cli.output.JsonText;
import live.dvmdash.cli.output.SafeText;
import live.dvmdash.cli.output.SummaryTable;
import live.dvmdash.lake.Invalid;
import live.dvmdash.lake.OpenRun;
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

  /** One object, as {@code --format json} promises it. */
  void printJson(PrintStream out) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JsonText.pretty(text)) {
      json.writeStartObject();
      json.writeNumberField("schema", 1);
      counts(json, outcomes.stream().map(LoadOutcome::tally).toList());
      json.writeArrayFieldStart("sources");
      for (LoadOutcome outcome : outcomes) {
        json.writeStartObject();
        json.writeStringField("name", outcome.name());
        counts(json, List.of(outcome.tally()));
        json.writeStringField("status", outcome.status().name().toLowerCase(Locale.ROOT));
        json.writeStringField("error", outcome.error());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeObjectFieldStart("partitions");
      for (Map.Entry<Partition, Long> month : added.entrySet()) {
        json.writeNumberField(month.getKey().month(), month.getValue());
      }
      json.writeEndObject();
      json.writeEndObject();
    }
    out.println(text);
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
              List.of(outcome.tally()),
              outcome.status().name().toLowerCase(Locale.ROOT)));
    }
    List<Tally> all = outcomes.stream().map(LoadOutcome::tally).toList();
    if (outcomes.size() > 1) {
      table.line(line("total", all, ""));
    }
    out.print(table.text(width));
    out.println();
    out.println(changes(all, added));
  }

  /** What changed in the lake, in a sentence. */
  static String changes(List<Tally> all, SortedMap<Partition, Long> added) {
    long forgotten = sum(all, Tally::forgotten);
    return news(all, added)
        + (forgotten == 0 ? "" : " · left out as forgotten: " + grouped(forgotten));
  }

  private static String news(List<Tally> all, SortedMap<Partition, Long> added) {
    if (sum(all, Tally::valid) == 0) {
      return "nothing new: no valid event was read";
    }
    if (sum(all, Tally::added) == 0) {
      return "nothing new: the lake has all of it already";
    }
    StringBuilder text = new StringBuilder();
    for (Map.Entry<Partition, Long> month : added.entrySet()) {
      text.append(text.isEmpty() ? "new events: " : " · ");
      text.append(month.getKey().month()).append(' ').append(grouped(month.getValue()));
    }
    return text.toString();
  }

  private static List<String> line(String name, List<Tally> tallies, String status) {
    List<String> line = new ArrayList<>(List.of(name));
    for (ToLongFunction<Tally> figure : FIGURES) {
      line.add(grouped(sum(tallies, figure)));
    }
    line.add(status);
    return line;
  }

  /** The fields that every summary has: {@code elements = valid + invalid}, and so on. */
  static void counts(JsonGenerator json, List<Tally> tallies) throws IOException {
    json.writeNumberField("elements", sum(tallies, Tally::elements));
    json.writeNumberField("valid", sum(tallies, Tally::valid));
    json.writeNumberField("new", sum(tallies, Tally::added));
    json.writeNumberField("duplicates", sum(tallies, Tally::duplicates));
    json.writeNumberField("forgotten", sum(tallies, Tally::forgotten));
    json.writeObjectFieldStart("invalid");
    for (Invalid reason : Invalid.values()) {
      json.writeNumberField(reason.label(), sum(tallies, tally -> tally.invalid(reason)));
    }
    json.writeEndObject();
  }

  /** Notes the sums in the ledger. */
  static void note(List<Tally> all, OpenRun run) {
    run.count("elements", sum(all, Tally::elements));
    run.count("new", sum(all, Tally::added));
    run.count("duplicates", sum(all, Tally::duplicates));
    run.count("forgotten", sum(all, Tally::forgotten));
    run.count("invalid", sum(all, Tally::invalid));
  }

  private static long sum(List<Tally> tallies, ToLongFunction<Tally> figure) {
    return tallies.stream().mapToLong(figure).sum();
  }

  static String grouped(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
