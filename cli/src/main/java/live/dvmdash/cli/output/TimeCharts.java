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
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Stream;
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
      made.add(
          charts.chart(
              "Requests a " + charts.unit,
              charts.series("c1", "answered", "answered"),
              charts.difference("c0", "unanswered", "requests", "answered")));
    } else {
      made.add(
          charts.chart("Requests a " + charts.unit, charts.series("c1", "requests", "requests")));
    }
    if (values.hasAll(List.of("results", "feedback"))) {
      made.add(
          charts.chart(
              "Results and feedback a " + charts.unit,
              charts.series("c3", "results", "results"),
              charts.series("c2", "feedback", "feedback")));
    }
    charts.growth(made, "DVMs", "c4", "new_dvms", "dvms_so_far");
    charts.growth(made, "Customers", "c5", "new_users", "users_so_far");
    return made;
  }

  /** All that ever appeared, and those of them that were new. */
  private void growth(
      List<Chart> made, String who, String colour, String fresh, String altogether) {
    if (values.hasAll(List.of(fresh, altogether))) {
      made.add(
          chart(
              who + " that ever appeared",
              difference("c0", "before", altogether, fresh),
              series(colour, "new", fresh)));
    }
  }

  private Series series(String colour, String name, String column) {
    return new Series(new Chart.Key(colour, name), row -> values.count(row, column));
  }

  private Series difference(String colour, String name, String whole, String part) {
    return new Series(
        new Chart.Key(colour, name), row -> values.count(row, whole) - values.count(row, part));
  }

  /** A part of each column. */
  private record Series(Chart.Key key, IntToDoubleFunction value) {}

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

  private Chart chart(String title, Series... series) {
    List<Slot> slots = slots(List.of(series));
    double most = 0;
    int gaps = 0;
    for (Slot slot : slots) {
      most = Math.max(most, slot.values().stream().mapToDouble(Double::doubleValue).sum());
      gaps += slot.values().isEmpty() ? 1 : 0;
    }
    String description =
        "%s: at most %s; %d of %d places are gaps without data. The table has each of them."
            .formatted(title, Figures.count((long) most), gaps, slots.size());
    return new ColumnChart(
        title,
        description,
        Stream.of(series).map(Series::key).toList(),
        slots,
        value -> Figures.count(Math.round(value)));
  }

  private List<Slot> slots(List<Series> series) {
    Map<String, Slot> slots = new LinkedHashMap<>();
    String before = "";
    for (int row = 0; row < values.size(); row++) {
      String name = values.text(row, values.has("month") ? "month" : "day");
      boolean merged = unit.equals("month") && values.has("day") && name.length() > 7;
      Slot slot = slot(row, merged ? name.substring(0, 7) : name, series);
      leftOut(before, slot.name()).ifPresent(gap -> slots.put(gap.name(), gap));
      slots.merge(slot.name(), slot, TimeCharts::sum);
      before = slot.name();
    }
    return List.copyOf(slots.values());
  }

  /** The months between two rows, which some reports leave out when there are very many. */
  private static Optional<Slot> leftOut(String before, String next) {
    try {
      YearMonth first = YearMonth.parse(before).plusMonths(1);
      YearMonth last = YearMonth.parse(next).minusMonths(1);
      return last.isBefore(first)
          ? Optional.empty()
          : Optional.of(new Slot(first + " to " + last, "", List.of(), false));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private Slot slot(int row, String name, List<Series> series) {
    String coverage = values.text(row, "coverage");
    List<Double> parts = new ArrayList<>();
    if (!coverage.equals(NONE)) {
      for (Series each : series) {
        parts.add(each.value().applyAsDouble(row));
      }
    }
    return new Slot(name, tick(name), parts, coverage.equals("partial"));
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
