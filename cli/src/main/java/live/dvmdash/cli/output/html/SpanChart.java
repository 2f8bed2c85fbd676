package live.dvmdash.cli.output.html;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/**
 * Stretches of days, a row for each whose they are, all over the same time.
 *
 * @param title what it shows
 * @param description for those who cannot see it
 * @param legend the states of a stretch
 * @param rows from the top
 * @param first the day at the left
 * @param last the day at the right
 */
public record SpanChart(
    String title,
    String description,
    List<Key> legend,
    List<Row> rows,
    LocalDate first,
    LocalDate last)
    implements Chart {

  private static final int TOP = 24;
  private static final int THICKNESS = 14;
  private static final int MARK_ROOM = 92;
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

  /** Takes copies of the lists. */
  public SpanChart {
    legend = List.copyOf(legend);
    rows = List.copyOf(rows);
  }

  /**
   * The stretches of one.
   *
   * @param label whose they are
   * @param spans its stretches
   */
  public record Row(String label, List<Span> spans) {

    /** Takes a copy of the list. */
    public Row {
      spans = List.copyOf(spans);
    }
  }

  /**
   * A stretch.
   *
   * @param first its first day
   * @param last its last day, inclusive
   * @param state an index into the legend
   */
  public record Span(LocalDate first, LocalDate last, int state) {}

  @Override
  public int height(int width) {
    return grid(width).height(rows.size());
  }

  private RowGrid grid(int width) {
    return RowGrid.of(width, TOP, rows.stream().map(Row::label).toList(), List.of());
  }

  private long days() {
    return ChronoUnit.DAYS.between(first, last) + 1;
  }

  @Override
  public void draw(Markup svg, int width) {
    RowGrid grid = grid(width);
    marks(svg, grid);
    for (int i = 0; i < rows.size(); i++) {
      Row row = rows.get(i);
      grid.write(svg, i, row.label(), "");
      for (Span span : row.spans()) {
        draw(svg, grid, i, span);
      }
      svg.line();
    }
  }

  private void marks(Markup svg, RowGrid grid) {
    long marks = Math.clamp(grid.room() / MARK_ROOM, 1, Math.min(6, days()));
    for (long mark = 0; mark < marks; mark++) {
      LocalDate day = first.plusDays(days() * mark / marks);
      String x = Scale.at(x(grid, day));
      svg.empty(
          "path",
          "class",
          "grid",
          "d",
          "M" + x + " " + (TOP - 6) + "V" + (grid.height(rows.size()) - 6));
      svg.element("text", DAY.format(day), "class", "tick", "x", x, "y", "12");
    }
    svg.line();
  }

  private void draw(Markup svg, RowGrid grid, int row, Span span) {
    LocalDate from = span.first().isBefore(first) ? first : span.first();
    LocalDate to = span.last().isAfter(last) ? last : span.last();
    if (to.isBefore(from)) {
      return;
    }
    Key state = legend.get(span.state());
    svg.open("g")
        .element(
            "title",
            "%s: %s to %s: %s"
                .formatted(rows.get(row).label(), span.first(), span.last(), state.name()));
    svg.empty(
        "rect",
        "class",
        state.colour(),
        "x",
        Scale.at(x(grid, from)),
        "y",
        "" + (grid.middle(row) - THICKNESS / 2),
        "width",
        Scale.at(Math.max(1, x(grid, to.plusDays(1)) - x(grid, from))),
        "height",
        "" + THICKNESS);
    svg.close();
  }

  private double x(RowGrid grid, LocalDate day) {
    return grid.left() + grid.room() * (double) ChronoUnit.DAYS.between(first, day) / days();
  }
}
