package live.dvmdash.cli.output;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import live.dvmdash.cli.output.html.Chart;
import live.dvmdash.cli.output.html.SpanChart;
import live.dvmdash.cli.output.html.SpanChart.Span;
import org.jspecify.annotations.Nullable;

/** The chart of what each source knows of each time. */
final class KnowledgeCharts {

  private static final String ALL = "all";
  private static final int LONGEST_NAME = 30;

  private static final List<String> STATES = List.of("complete", "partial", "none", "gap");

  private static final List<Chart.Key> LEGEND =
      List.of(
          new Chart.Key("c3", "complete"),
          new Chart.Key("c2", "partial"),
          new Chart.Key("gapped", "no data"),
          new Chart.Key("c4", "gap"));

  private KnowledgeCharts() {}

  /** The chart of a table with stretches of days; none when no stretch has days. */
  static List<Chart> of(TableValues values) {
    Map<String, List<Span>> sources = new LinkedHashMap<>();
    for (int row = 0; row < values.size(); row++) {
      Span span = span(values, row);
      if (span != null && (sources.size() < Bars.MOST || sources.containsKey(name(values, row)))) {
        sources.computeIfAbsent(name(values, row), unused -> new ArrayList<>()).add(span);
      }
    }
    if (sources.isEmpty()) {
      return List.of();
    }
    // All sources together span the scope; a source may reach further.
    List<Span> whole = sources.getOrDefault(ALL, sources.values().iterator().next());
    LocalDate first = whole.getFirst().first();
    LocalDate last = whole.getFirst().last();
    for (Span span : whole) {
      first = span.first().isBefore(first) ? span.first() : first;
      last = span.last().isAfter(last) ? span.last() : last;
    }
    List<SpanChart.Row> rows = new ArrayList<>();
    List<String> said = new ArrayList<>();
    sources.forEach((name, spans) -> {
      rows.add(new SpanChart.Row(name, spans));
      spans.forEach(
          span -> said.add(name + " " + span.first() + " to " + span.last() + " " + of(span)));
    });
    String description = "What is known: " + String.join("; ", said) + ".";
    return List.of(new SpanChart("Source by source", description, LEGEND, rows, first, last));
  }

  private static String of(Span span) {
    return LEGEND.get(span.state()).name();
  }

  private static String name(TableValues values, int row) {
    String source = values.text(row, "source");
    return source.equals(Figures.NOTHING)
        ? values.text(row, "part")
        : DisplayWidth.fit(source, LONGEST_NAME);
  }

  private static @Nullable Span span(TableValues values, int row) {
    int state = STATES.indexOf(values.text(row, "state"));
    if (state < 0 || values.text(row, "part").equals("month")) {
      return null;
    }
    try {
      return new Span(
          LocalDate.parse(values.text(row, "first_day")),
          LocalDate.parse(values.text(row, "last_day")),
          state);
    } catch (DateTimeException e) {
      return null; // no day that a calendar of four digits has
    }
  }
}
