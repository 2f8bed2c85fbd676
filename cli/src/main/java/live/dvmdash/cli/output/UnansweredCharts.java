package live.dvmdash.cli.output;

import java.util.ArrayList;
import java.util.List;
import live.dvmdash.cli.output.html.BarChart.Bar;
import live.dvmdash.cli.output.html.Chart;
import live.dvmdash.cli.output.html.WholeChart;
import live.dvmdash.report.Table;

/** Charts of why requests were left without a result. */
final class UnansweredCharts {

  /** The split among other figures, as in the overview. */
  private static final String AMONG_OTHERS = "unanswered__";

  private static final String TITLE = "Unanswered, by the last word of a DVM";

  /** The parts of unanswered requests, and the colours that tell them apart. */
  private static final List<Chart.Key> REASONS =
      List.of(
          new Chart.Key("c0", "no_reaction"),
          new Chart.Key("c2", "processing"),
          new Chart.Key("c4", "payment_required"),
          new Chart.Key("c6", "error"),
          new Chart.Key("c3", "partial"),
          new Chart.Key("c5", "other_status"));

  private UnansweredCharts() {}

  /** The charts of a table with the columns of the split; none of another. */
  static List<Chart> of(TableValues values) {
    if (hasSplit(values, AMONG_OTHERS) && values.hasAll(List.of("requests", "answered"))) {
      return outcome(values);
    }
    if (!hasSplit(values, "")) {
      return List.of();
    }
    return values.table().shape() == Table.Shape.OBJECT ? whole(values) : rows(values);
  }

  private static boolean hasSplit(TableValues values, String prefix) {
    return REASONS.stream().allMatch(reason -> values.has(prefix + reason.name()));
  }

  /** What became of all requests. */
  private static List<Chart> outcome(TableValues values) {
    double requests = values.count(0, "requests");
    if (values.table().shape() != Table.Shape.OBJECT || requests == 0) {
      return List.of();
    }
    List<Chart.Key> legend = new ArrayList<>();
    List<Double> parts = new ArrayList<>();
    add(legend, parts, "c1", "answered", (double) values.count(0, "answered"), requests);
    for (Chart.Key reason : REASONS) {
      double count = values.count(0, AMONG_OTHERS + reason.name());
      add(legend, parts, reason.colour(), Label.words(reason.name()), count, requests);
    }
    String said = String.join("; ", legend.stream().map(Chart.Key::name).toList());
    return List.of(
        new WholeChart("What became of the requests", "Requests: " + said + ".", legend, parts));
  }

  private static void add(
      List<Chart.Key> legend,
      List<Double> parts,
      String colour,
      String name,
      double count,
      double all) {
    if (count > 0) {
      legend.add(new Chart.Key(colour, name + " " + counted(count, all)));
      parts.add(count);
    }
  }

  private static List<Chart> whole(TableValues values) {
    double total = values.count(0, "total");
    List<Bar> bars = new ArrayList<>();
    for (Chart.Key reason : REASONS) {
      double count = values.count(0, reason.name());
      bars.add(new Bar(Label.words(reason.name()), List.of(count), counted(count, total)));
    }
    return Bars.of(TITLE, bars);
  }

  private static String counted(double count, double all) {
    return Figures.count((long) count) + " · " + Bars.share(count, all);
  }

  private static List<Chart> rows(TableValues values) {
    List<Chart.Key> legend =
        REASONS.stream().map(key -> new Chart.Key(key.colour(), Label.words(key.name()))).toList();
    List<Bar> bars = new ArrayList<>();
    for (int row = 0; row < Bars.shown(values); row++) {
      List<Double> parts = new ArrayList<>();
      for (Chart.Key reason : REASONS) {
        parts.add((double) values.count(row, reason.name()));
      }
      bars.add(new Bar(values.name(row), parts, values.text(row, "total")));
    }
    return Bars.of(TITLE, values, legend, bars);
  }
}
