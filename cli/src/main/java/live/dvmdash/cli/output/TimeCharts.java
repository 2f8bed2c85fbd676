package live.dvmdash.cli.output;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import live.dvmdash.cli.output.html.Chart;
import live.dvmdash.cli.output.html.ColumnChart;
import live.dvmdash.cli.output.html.ColumnChart.Slot;
import live.dvmdash.cli.output.html.DayStrip;

/** Charts of reports with a row for each day or month. Where nothing is known there is a gap. */
final class TimeCharts {

  /** More days than these are drawn as months: a column needs some pixels. */
  private static final int MOST_DAYS = 124;

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
  private static final DateTimeFormatter MONTH =
      DateTimeFormatter.ofPattern("MMM uuuu", Locale.ENGLISH);

  private static final String NONE = "none";
  private static final List<String> STATES = List.of("complete", "partial", NONE);

  private final TableValues values;
  private final String unit;

  private TimeCharts(TableValues values) {
    this.values = values;
    this.unit = values.has("month") || values.size() > MOST_DAYS ? "month" : "day";
  }

  /** The charts of a table with a column {@code day} or {@code month}. */
  static List<Chart> of(TableValues values) {
    TimeCharts charts = new TimeCharts(values);
    List<Chart> made = new ArrayList<>();
    if (values.hasAll(List.of("requests", "answered"))) {
      charts.add(
          made,
          "Requests a " + charts.unit,
          new Chart.Key("c1", "answered"),
          new Chart.Key("c0", "unanswered"));
    } else if (values.has("requests")) {
      charts.add(made, "Requests a " + charts.unit, new Chart.Key("c1", "requests"));
    }
    if (values.hasAll(List.of("results", "feedback"))) {
      charts.add(
          made,
          "Results and feedback a " + charts.unit,
          new Chart.Key("c3", "results"),
          new Chart.Key("c2", "feedback"));
    }
    if (values.has("new_dvms")) {
      charts.add(made, "New DVMs a " + charts.unit, new Chart.Key("c4", "new dvms"));
    }
    return made;
  }

  /** What is known of each day, from the column {@code coverage}. */
  static List<Chart> coverage(TableValues values) {
    if (!values.hasAll(List.of("day", "coverage")) || values.size() > MOST_DAYS) {
      return List.of();
    }
    List<DayStrip.Cell> cells = new ArrayList<>();
    for (int row = 0; row < values.size(); row++) {
      String day = values.text(row, "day");
      int state = Math.max(0, STATES.indexOf(values.text(row, "coverage")));
      cells.add(new DayStrip.Cell(day, day.substring(day.lastIndexOf('-') + 1), state));
    }
    List<Chart.Key> legend =
        List.of(
            new Chart.Key("c3", "complete"),
            new Chart.Key("c2", "partial"),
            new Chart.Key("gapped", "no data"));
    List<String> said = new ArrayList<>();
    for (int state = 0; state < legend.size(); state++) {
      int wanted = state;
      long days = cells.stream().filter(cell -> cell.state() == wanted).count();
      said.add(days + " " + legend.get(state).name());
    }
    return List.of(
        new DayStrip("Day by day", "Days: " + String.join(", ", said) + ".", legend, cells));
  }

  private void add(List<Chart> made, String title, Chart.Key... keys) {
    List<Chart.Key> legend = List.of(keys);
    List<Slot> slots = slots(legend);
    double most = 0;
    double sum = 0;
    int gaps = 0;
    for (Slot slot : slots) {
      double total = slot.values().stream().mapToDouble(Double::doubleValue).sum();
      most = Math.max(most, total);
      sum += total;
      gaps += slot.values().isEmpty() ? 1 : 0;
    }
    String description =
        "%s: %s in all, at most %s; %d of %d %ss are gaps without data. The table has each of them."
            .formatted(
                title,
                Figures.count((long) sum),
                Figures.count((long) most),
                gaps,
                slots.size(),
                unit);
    made.add(
        new ColumnChart(
            title, description, legend, slots, value -> Figures.count(Math.round(value))));
  }

  private List<Slot> slots(List<Chart.Key> legend) {
    Map<String, Slot> slots = new LinkedHashMap<>();
    for (int row = 0; row < values.size(); row++) {
      String name = values.text(row, values.has("month") ? "month" : "day");
      boolean merged = unit.equals("month") && values.has("day") && name.length() > 7;
      Slot slot = slot(row, merged ? name.substring(0, 7) : name, legend);
      slots.merge(slot.name(), slot, TimeCharts::sum);
    }
    return List.copyOf(slots.values());
  }

  private Slot slot(int row, String name, List<Chart.Key> legend) {
    String coverage = values.text(row, "coverage");
    List<Double> parts = new ArrayList<>();
    if (!coverage.equals(NONE)) {
      for (Chart.Key key : legend) {
        parts.add(part(row, key.name()));
      }
    }
    return new Slot(name, tick(name), parts, coverage.equals("partial"));
  }

  private double part(int row, String name) {
    return name.equals("unanswered")
        ? values.count(row, "requests") - values.count(row, "answered")
        : values.count(row, name.replace(' ', '_'));
  }

  /** The days of a month together; of a month with some days unknown there may be more. */
  private static Slot sum(Slot one, Slot other) {
    if (one.values().isEmpty() && other.values().isEmpty()) {
      return one;
    }
    if (one.values().isEmpty() || other.values().isEmpty()) {
      Slot known = one.values().isEmpty() ? other : one;
      return new Slot(known.name(), known.tick(), known.values(), true);
    }
    List<Double> sums = new ArrayList<>();
    for (int part = 0; part < one.values().size(); part++) {
      sums.add(one.values().get(part) + other.values().get(part));
    }
    return new Slot(one.name(), one.tick(), sums, one.partial() || other.partial());
  }

  private static String tick(String name) {
    try {
      return name.length() == 7
          ? MONTH.format(YearMonth.parse(name))
          : DAY.format(LocalDate.parse(name));
    } catch (DateTimeException e) {
      return name;
    }
  }
}
