package live.dvmdash.cli.output.html;

import java.util.List;

/**
 * What is known of each day, as a strip of one cell a day.
 *
 * @param title what it shows
 * @param description for those who cannot see it
 * @param legend the states, in order
 * @param cells the days; the state is an index into the legend
 */
public record DayStrip(String title, String description, List<Key> legend, List<Cell> cells)
    implements Chart {

  private static final int WIDE_CELLS = 31;
  private static final int NARROW_CELLS = 16;
  private static final int GAP = 3;

  /** Takes copies of the lists. */
  public DayStrip {
    legend = List.copyOf(legend);
    cells = List.copyOf(cells);
  }

  /**
   * A day.
   *
   * @param name in full
   * @param tick what its cell says; empty for nothing
   * @param state an index into the legend
   */
  public record Cell(String name, String tick, int state) {}

  private static int perRow(int width) {
    return width > 500 ? WIDE_CELLS : NARROW_CELLS;
  }

  private static double side(int width) {
    return (width + GAP) / (double) perRow(width);
  }

  @Override
  public int height(int width) {
    int rows = (cells.size() + perRow(width) - 1) / perRow(width);
    return (int) Math.ceil(Math.max(1, rows) * side(width));
  }

  @Override
  public void draw(Markup svg, int width) {
    double side = side(width);
    for (int i = 0; i < cells.size(); i++) {
      Cell cell = cells.get(i);
      double x = i % perRow(width) * side;
      double y = Math.floorDiv(i, perRow(width)) * side;
      svg.open("g");
      svg.element("title", cell.name() + ": " + legend.get(cell.state()).name());
      svg.empty(
          "rect",
          "class",
          legend.get(cell.state()).colour(),
          "x",
          Scale.at(x),
          "y",
          Scale.at(y),
          "width",
          Scale.at(side - GAP),
          "height",
          Scale.at(side - GAP),
          "rx",
          "3");
      svg.element(
          "text",
          cell.tick(),
          "class",
          "cell mid on-" + legend.get(cell.state()).colour(),
          "x",
          Scale.at(x + (side - GAP) / 2),
          "y",
          Scale.at(y + (side - GAP) / 2 + 4));
      svg.closeLine();
    }
  }
}
