package live.dvmdash.cli.output;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import live.dvmdash.cli.output.html.BarChart.Bar;
import live.dvmdash.cli.output.html.Chart;
import live.dvmdash.report.Table;

/**
 * The charts of a report. They are chosen by its columns, so that a new report with columns of the
 * usual names has its pictures at once.
 */
final class ReportCharts {

  private final TableValues values;

  private ReportCharts(TableValues values) {
    this.values = values;
  }

  /** The charts of a table; none when it has no columns that we know how to draw. */
  static List<Chart> of(Table table) {
    if (table.rows().isEmpty()) {
      return List.of();
    }
    TableValues values = new TableValues(table);
    List<Chart> charts = new ArrayList<>();
    if (values.hasAll(List.of("part", "state", "first_day", "last_day"))) {
      return KnowledgeCharts.of(values);
    }
    if (values.has("requests") && (values.has("day") || values.has("month"))) {
      charts.addAll(TimeCharts.of(values));
    } else if (table.shape() == Table.Shape.ROWS) {
      charts.addAll(new ReportCharts(values).bars());
    }
    charts.addAll(UnansweredCharts.of(values));
    charts.addAll(PaymentCharts.of(values));
    charts.addAll(DistributionCharts.of(values));
    return List.copyOf(charts);
  }

  private List<Chart> bars() {
    if (values.hasAll(List.of("addressed", "silent"))) {
      return parts(
          "Requests that name the DVM",
          "addressed",
          "silent",
          List.of(new Chart.Key("c1", "it reacted"), new Chart.Key("c0", "silent")),
          true);
    }
    if (values.hasAll(List.of("requests", "answered"))) {
      return parts(
          "Requests, answered or not",
          "requests",
          "answered",
          List.of(new Chart.Key("c1", "answered"), new Chart.Key("c0", "unanswered")),
          false);
    }
    if (values.hasAll(List.of("results", "npub")) && !values.has("requests")) {
      return lengths("Results", "results");
    }
    return values.hasAll(List.of("relay", "users"))
        ? lengths("Users who name the relay", "users")
        : List.of();
  }

  /** Bars of two parts: one is a column, the other what it lacks of the whole. */
  private List<Chart> parts(
      String title, String whole, String part, List<Chart.Key> legend, boolean partIsLast) {
    return of(
        title,
        legend,
        row -> {
          double all = values.count(row, whole);
          double some = values.count(row, part);
          double first = partIsLast ? all - some : some;
          return new Bar(
              values.name(row),
              List.of(first, all - first),
              values.text(row, whole) + " · " + Bars.share(first, all));
        });
  }

  private List<Chart> lengths(String title, String column) {
    return of(
        title,
        List.of(),
        row ->
            new Bar(
                values.name(row),
                List.of((double) values.count(row, column)),
                values.text(row, column)));
  }

  private List<Chart> of(String title, List<Chart.Key> legend, IntFunction<Bar> bar) {
    List<Bar> bars = new ArrayList<>();
    for (int row = 0; row < Bars.shown(values); row++) {
      Bar made = bar.apply(row);
      if (made.total() > 0) {
        bars.add(made);
      }
    }
    return Bars.of(title, values, legend, bars);
  }
}
