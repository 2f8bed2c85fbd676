package live.dvmdash.cli.output.html;

import java.util.List;

/**
 * Bars that lie, each of one or more parts.
 *
 * @param title what it shows
 * @param description for those who cannot see it
 * @param legend the parts from the left
 * @param bars from the top
 * @param length what the length of a bar says
 * @param note what a reader has to know to read it; empty when there is nothing
 */
public record BarChart(
    String title, String description, List<Key> legend, List<Bar> bars, Length length, String note)
    implements Chart {

  /** What the length of a bar says. */
  public enum Length {
    /** How much it is: the longest is as long as there is room. */
    AMOUNT,
    /** Nothing: every bar is as long as there is room, and its parts are shares. */
    SHARES,
    /** How much it is, unless it has a break: such a bar would dwarf all others, and is cut. */
    CUT
  }

  /** A bar so many times as long as the middle one leaves nothing to see of the others. */
  private static final int DWARFING = 10;

  /** How much longer a bar that is cut is than the longest that is not. */
  private static final double BEYOND = 1.25;

  private static final int THICKNESS = 14;

  /** Takes copies of the lists. */
  public BarChart {
    legend = List.copyOf(legend);
    bars = List.copyOf(bars);
  }

  /** Bars whose length is an amount. */
  public BarChart(String title, String description, List<Key> legend, List<Bar> bars) {
    this(title, description, legend, bars, Length.AMOUNT, "");
  }

  /**
   * A bar.
   *
   * @param label whose it is
   * @param parts one for each key, or for a single colour one
   * @param value what is written beside it
   */
  public record Bar(String label, List<Double> parts, String value) {

    /** Takes a copy of the list. */
    public Bar {
      parts = List.copyOf(parts);
    }

    /** All parts together. */
    public double total() {
      double total = 0;
      for (double part : parts) {
        total += part;
      }
      return total;
    }
  }

  /** Whether some of these bars leave nothing to see of the others. */
  public static boolean isDwarfed(List<Bar> bars) {
    return bars.stream().anyMatch(bar -> bar.total() > DWARFING * middle(bars));
  }

  private static double middle(List<Bar> bars) {
    return bars.stream().map(Bar::total).sorted().toList().get(bars.size() / 2);
  }

  @Override
  public int height(int width) {
    return grid(width).height(bars.size());
  }

  private RowGrid grid(int width) {
    return RowGrid.of(
        width, 0, bars.stream().map(Bar::label).toList(), bars.stream().map(Bar::value).toList());
  }

  @Override
  public void draw(Markup svg, int width) {
    RowGrid grid = grid(width);
    double room = longest();
    for (int row = 0; row < bars.size(); row++) {
      Bar bar = bars.get(row);
      svg.open("g").element("title", bar.label() + ": " + bar.value());
      grid.write(svg, row, bar.label(), bar.value());
      parts(svg, grid, row, length == Length.SHARES ? bar.total() : room);
      if (bar.total() > room) {
        cut(svg, grid, row);
      }
      svg.empty(
          "path", "class", "axis", "d", "M" + grid.left() + " " + (grid.middle(row) - 11) + "v22");
      svg.closeLine();
    }
  }

  /** What a bar as long as there is room stands for. */
  private double longest() {
    double middle = length == Length.CUT ? middle(bars) : Double.MAX_VALUE;
    double most = 0;
    for (Bar bar : bars) {
      if (bar.total() / DWARFING <= middle) {
        most = Math.max(most, bar.total());
      }
    }
    return length == Length.CUT ? most * BEYOND : most;
  }

  /** The break of a bar that is cut, near its end. */
  private static void cut(Markup svg, RowGrid grid, int row) {
    String x = Scale.at(grid.left() + grid.room() * 0.94);
    svg.empty(
        "path", "class", "cut", "d", "M" + x + " " + (grid.middle(row) + 10) + "l5 -20h5l-5 20z");
  }

  private void parts(Markup svg, RowGrid grid, int row, double whole) {
    double x = grid.left();
    List<Double> parts = bars.get(row).parts();
    for (int part = 0; part < parts.size(); part++) {
      double room = grid.left() + grid.room() - x;
      double wide = whole == 0 ? 0 : Math.min(room, parts.get(part) / whole * grid.room());
      if (wide > 0) {
        svg.empty(
            "rect",
            "class",
            part < legend.size() ? legend.get(part).colour() : "c1",
            "x",
            Scale.at(x),
            "y",
            "" + (grid.middle(row) - THICKNESS / 2),
            "width",
            Scale.at(Math.max(1, wide)),
            "height",
            "" + THICKNESS);
      }
      x += wide;
    }
  }
}
