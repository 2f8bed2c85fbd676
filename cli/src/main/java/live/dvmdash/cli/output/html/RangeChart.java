package live.dvmdash.cli.output.html;

import java.util.List;
import java.util.function.LongFunction;

/**
 * Distributions of times, a row each: the dot is the median, the thick line reaches to the 90th
 * percentile, the thin one to the 99th with a tick at the 95th. The axis is logarithmic.
 *
 * @param title what it shows
 * @param description for those who cannot see it
 * @param rows from the top
 * @param format how a time in seconds is written
 */
public record RangeChart(
    String title, String description, List<Row> rows, LongFunction<String> format)
    implements Chart {

  private static final int TOP = 24;

  /** Room below which times on the axis would touch. */
  private static final int TIME_ROOM = 44;

  /** Takes a copy of the list. */
  public RangeChart {
    rows = List.copyOf(rows);
  }

  /**
   * A distribution, in seconds.
   *
   * @param label whose it is
   * @param p50 the median
   * @param p90 the 90th percentile
   * @param p95 the 95th percentile
   * @param p99 the 99th percentile
   */
  public record Row(String label, long p50, long p90, long p95, long p99) {}

  @Override
  public List<Key> legend() {
    return List.of(
        new Key("dot", "median"),
        new Key("thick", "to p90"),
        new Key("mark", "p95"),
        new Key("thin", "to p99"));
  }

  @Override
  public int height(int width) {
    return grid(width).height(rows.size());
  }

  private RowGrid grid(int width) {
    return RowGrid.of(
        width,
        TOP,
        rows.stream().map(Row::label).toList(),
        rows.stream().map(row -> format.apply(row.p50())).toList());
  }

  @Override
  public void draw(Markup svg, int width) {
    RowGrid grid = grid(width);
    long most = 1;
    for (Row row : rows) {
      most = Math.max(most, row.p99());
    }
    axis(svg, grid, most);
    for (int i = 0; i < rows.size(); i++) {
      row(svg, grid, i, most);
    }
  }

  private void axis(Markup svg, RowGrid grid, long most) {
    double free = Double.NEGATIVE_INFINITY;
    for (long time : Scale.times(most)) {
      double x = x(grid, time, most);
      if (time > most || x < free) {
        continue;
      }
      free = x + TIME_ROOM;
      svg.empty(
          "path",
          "class",
          time == 0 ? "axis" : "grid",
          "d",
          "M" + Scale.at(x) + " " + (TOP - 4) + "V" + (grid.height(rows.size()) - 6));
      boolean end = x > grid.left() + grid.room() - TIME_ROOM / 2.0;
      svg.element(
          "text",
          format.apply(time),
          "class",
          time == 0 && !grid.isWide() ? "tick" : end ? "tick end" : "tick mid",
          "x",
          Scale.at(x),
          "y",
          "12");
    }
    svg.line();
  }

  private void row(Markup svg, RowGrid grid, int index, long most) {
    Row row = rows.get(index);
    String median = format.apply(row.p50());
    String said =
        "%s: median %s, p90 %s, p95 %s, p99 %s"
            .formatted(
                row.label(),
                median,
                format.apply(row.p90()),
                format.apply(row.p95()),
                format.apply(row.p99()));
    svg.open("g").element("title", said);
    grid.write(svg, index, row.label(), median);
    String from = "M" + Scale.at(x(grid, row.p50(), most)) + " " + grid.middle(index) + "H";
    svg.empty("path", "class", "thin", "d", from + Scale.at(x(grid, row.p99(), most)));
    svg.empty("path", "class", "thick", "d", from + Scale.at(x(grid, row.p90(), most)));
    svg.empty(
        "path",
        "class",
        "mark",
        "d",
        "M" + Scale.at(x(grid, row.p95(), most)) + " " + (grid.middle(index) - 5) + "v10");
    svg.empty(
        "circle",
        "class",
        "dot",
        "cx",
        Scale.at(x(grid, row.p50(), most)),
        "cy",
        "" + grid.middle(index),
        "r",
        "5");
    svg.closeLine();
  }

  private static double x(RowGrid grid, long seconds, long most) {
    return grid.left() + 5 + Scale.ofTime(seconds, most) * (grid.room() - 10);
  }
}
