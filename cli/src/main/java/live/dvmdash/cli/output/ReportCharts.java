package live.dvmdash.cli.output;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import live.dvmdash.cli.output.html.BarChart;
import live.dvmdash.cli.output.html.BarChart.Bar;
import live.dvmdash.cli.output.html.Chart;
import live.dvmdash.cli.output.html.RangeChart;
import live.dvmdash.report.Table;
import org.jspecify.annotations.Nullable;

/**
 * The charts of a report. They are chosen by its columns, so that a new report with columns of the
 * usual names has its pictures at once.
 */
final class ReportCharts {

  private static final int MOST_BARS = 12;
  private static final String UNANSWERED = "unanswered__";

  /** The parts of unanswered requests, and the colours that tell them apart. */
  private static final List<Chart.Key> REASONS =
      List.of(
          new Chart.Key("c0", "no_reaction"),
          new Chart.Key("c1", "processing"),
          new Chart.Key("c2", "payment_required"),
          new Chart.Key("c4", "error"),
          new Chart.Key("c3", "partial"),
          new Chart.Key("c0", "other_status"));

  private final List<Chart> charts = new ArrayList<>();
  private final Table table;
  private final TableValues values;

  private ReportCharts(Table table) {
    this.table = table;
    this.values = new TableValues(table);
  }

  /** The charts of a table; none when it has no columns that we know how to draw. */
  static List<Chart> of(Table table) {
    ReportCharts charts = new ReportCharts(table);
    if (table.rows().isEmpty()) {
      return List.of();
    }
    if (charts.values.has("day") || charts.values.has("month")) {
      charts.charts.addAll(TimeCharts.of(charts.values));
    } else if (table.shape() == Table.Shape.ROWS) {
      charts.bars();
    }
    charts.unanswered();
    charts.payments();
    charts.times();
    return List.copyOf(charts.charts);
  }

  private void bars() {
    if (values.has("requests") && values.has("answered")) {
      List<Bar> bars = new ArrayList<>();
      for (int row = 0; row < rows(); row++) {
        double requests = values.count(row, "requests");
        double answered = values.count(row, "answered");
        if (requests > 0) {
          bars.add(
              new Bar(
                  values.name(row),
                  List.of(answered, requests - answered),
                  values.text(row, "requests") + " · " + rate(answered, requests)));
        }
      }
      List<Chart.Key> parts =
          List.of(new Chart.Key("c1", "answered"), new Chart.Key("c0", "unanswered"));
      add("Requests, answered and not", "Requests and the share of them answered", parts, bars);
    } else if (values.has("results") && values.has("npub")) {
      List<Bar> bars = new ArrayList<>();
      for (int row = 0; row < rows(); row++) {
        double results = values.count(row, "results");
        bars.add(new Bar(values.name(row), List.of(results), values.text(row, "results")));
      }
      add("Most results", "Results", List.of(), bars);
    }
  }

  private int rows() {
    return Math.min(MOST_BARS, values.size());
  }

  private static String rate(double part, double whole) {
    return whole == 0 ? Figures.NOTHING : Math.round(part * 100 / whole) + " %";
  }

  private void add(String title, String measure, List<Chart.Key> legend, List<Bar> bars) {
    if (bars.isEmpty()) {
      return;
    }
    List<String> said = new ArrayList<>();
    bars.forEach(bar -> said.add(bar.label() + " " + bar.value()));
    charts.add(new BarChart(title, measure + ": " + String.join("; ", said) + ".", legend, bars));
  }

  private void unanswered() {
    String prefix = values.has(UNANSWERED + "no_reaction") ? UNANSWERED : "";
    if (!values.hasAll(List.of(prefix + "no_reaction", prefix + "processing"))) {
      return;
    }
    if (table.shape() == Table.Shape.OBJECT) {
      List<Bar> bars = new ArrayList<>();
      double total = values.count(0, prefix + "total");
      for (Chart.Key reason : REASONS) {
        double count = values.count(0, prefix + reason.name());
        bars.add(
            new Bar(
                Label.words(reason.name()),
                List.of(count),
                Figures.count((long) count) + " · " + rate(count, total)));
      }
      add("Unanswered, by the last word of a DVM", "Unanswered requests", List.of(), bars);
      return;
    }
    List<Chart.Key> legend =
        REASONS.stream().map(key -> new Chart.Key(key.colour(), Label.words(key.name()))).toList();
    List<Bar> bars = new ArrayList<>();
    for (int row = 0; row < rows(); row++) {
      List<Double> parts = new ArrayList<>();
      for (Chart.Key reason : REASONS) {
        parts.add((double) values.count(row, prefix + reason.name()));
      }
      bars.add(new Bar(values.name(row), parts, values.text(row, prefix + "total")));
    }
    add("Unanswered, by the last word of a DVM", "Unanswered requests", legend, bars);
  }

  /** What was asked, what was invoiced and what was paid, which is less each time. */
  private void payments() {
    List<String> steps = List.of("asked_msat", "invoiced_msat", "paid_msat");
    if (table.shape() != Table.Shape.OBJECT || !values.hasAll(steps)) {
      return;
    }
    List<Bar> bars = new ArrayList<>();
    for (String step : steps) {
      double msat = values.count(0, step);
      bars.add(
          new Bar(
              Label.words(step.replace("_msat", "")),
              List.of(msat),
              values.text(0, step) + " sats"));
    }
    add("From asking to paying", "Sums in sats", List.of(), bars);
  }

  /** A chart for each distribution of times: of an object all in one, of rows one each. */
  private void times() {
    List<String> groups = new ArrayList<>();
    for (Table.Column column : table.columns()) {
      String group = column.name().replaceFirst("__p50$", "");
      if (!group.equals(column.name())
          && Label.isOfDistribution(column.name())
          && values.has(group + "__p90")
          && values.has(group + "__p99")) {
        groups.add(group);
      }
    }
    List<RangeChart.Row> together = new ArrayList<>();
    for (String group : groups) {
      String words = Label.words(group.substring(group.lastIndexOf("__") + 1));
      List<RangeChart.Row> rows = new ArrayList<>();
      for (int row = 0; row < rows(); row++) {
        RangeChart.Row times = times(row, group, words);
        if (times != null) {
          rows.add(times);
        }
      }
      if (table.shape() == Table.Shape.OBJECT) {
        together.addAll(rows);
      } else {
        addTimes(capitalized(words), rows);
      }
    }
    addTimes("Times from request to answer", together);
  }

  private RangeChart.@Nullable Row times(int row, String group, String words) {
    if (values.number(row, group + "__p50") == null) {
      return null;
    }
    return new RangeChart.Row(
        table.shape() == Table.Shape.OBJECT ? words : values.name(row),
        values.count(row, group + "__p50"),
        values.count(row, group + "__p90"),
        values.count(row, group + "__p99"));
  }

  private void addTimes(String title, List<RangeChart.Row> rows) {
    if (rows.isEmpty()) {
      return;
    }
    List<String> said = new ArrayList<>();
    for (RangeChart.Row row : rows) {
      said.add(
          "%s median %s, p90 %s, p99 %s"
              .formatted(
                  row.label(),
                  Figures.duration(row.p50()),
                  Figures.duration(row.p90()),
                  Figures.duration(row.p99())));
    }
    String description = title + ", on a logarithmic axis: " + String.join("; ", said) + ".";
    charts.add(new RangeChart(title, description, rows, Figures::duration));
  }

  private static String capitalized(String words) {
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }
}
