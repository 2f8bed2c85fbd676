package live.dvmdash.cli.output;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import live.dvmdash.cli.output.html.Chart;
import live.dvmdash.cli.output.html.RangeChart;
import live.dvmdash.report.Table;
import org.jspecify.annotations.Nullable;

/** Charts of distributions of times: of an object all in one, of rows one for each column. */
final class DistributionCharts {

  private DistributionCharts() {}

  /** The charts of a table; none when it has no distribution. */
  static List<Chart> of(TableValues values) {
    boolean object = values.table().shape() == Table.Shape.OBJECT;
    List<Chart> charts = new ArrayList<>();
    List<RangeChart.Row> together = new ArrayList<>();
    for (String group : groups(values)) {
      String words = Label.words(group.substring(group.lastIndexOf("__") + 1));
      List<RangeChart.Row> rows = new ArrayList<>();
      for (int row = 0; row < Bars.shown(values); row++) {
        RangeChart.Row times = times(values, row, group, object ? words : values.name(row));
        if (times != null) {
          rows.add(times);
        }
      }
      if (object) {
        together.addAll(rows);
      } else {
        add(charts, Bars.title(capitalized(words), values), rows);
      }
    }
    add(charts, "Times from request to answer", together);
    return charts;
  }

  private static List<String> groups(TableValues values) {
    List<String> groups = new ArrayList<>();
    for (Table.Column column : values.table().columns()) {
      String group = column.name().replaceFirst("__p50$", "");
      if (!group.equals(column.name())
          && Label.isOfDistribution(column.name())
          && values.hasAll(List.of(group + "__p90", group + "__p95", group + "__p99"))) {
        groups.add(group);
      }
    }
    return groups;
  }

  private static RangeChart.@Nullable Row times(
      TableValues values, int row, String group, String label) {
    if (values.number(row, group + "__p50") == null) {
      return null;
    }
    return new RangeChart.Row(
        label,
        values.count(row, group + "__p50"),
        values.count(row, group + "__p90"),
        values.count(row, group + "__p95"),
        values.count(row, group + "__p99"));
  }

  private static void add(List<Chart> charts, String title, List<RangeChart.Row> rows) {
    if (rows.isEmpty()) {
      return;
    }
    List<String> said = new ArrayList<>();
    for (RangeChart.Row row : rows) {
      said.add(
          "%s median %s, p90 %s, p95 %s, p99 %s"
              .formatted(
                  row.label(),
                  Figures.duration(row.p50()),
                  Figures.duration(row.p90()),
                  Figures.duration(row.p95()),
                  Figures.duration(row.p99())));
    }
    String description = title + ", on a logarithmic axis: " + String.join("; ", said) + ".";
    charts.add(new RangeChart(title, description, rows, Figures::duration));
  }

  private static String capitalized(String words) {
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }
}
