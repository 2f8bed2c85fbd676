package live.dvmdash.cli.output.html;

import java.util.List;

/**
 * Bars that lie, each of one or more parts. Either the longest is as long as there is room, or,
 * where one would dwarf all others, every bar is, and its parts are shares.
 *
 * @param title what it shows
 * @param description for those who cannot see it
 * @param legend the parts from the left
 * @param bars from the top
 * @param shares whether every bar is as long as there is room
 */
public record BarChart(
    String title, String description, List<Key> legend, List<Bar> bars, boolean shares)
    implements Chart {

  private static final int THICKNESS = 14;

  /** Takes copies of the lists. */
  public BarChart {
    legend = List.copyOf(legend);
    bars = List.copyOf(bars);
  }

  /** Bars whose length is an amount. */
  public BarChart(String title, String description, List<Key> legend, List<Bar> bars) {
    this(title, description, legend, bars, false);
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
    double most = 0;
    for (Bar bar : bars) {
      most = Math.max(most, bar.total());
    }
    for (int row = 0; row < bars.size(); row++) {
      Bar bar = bars.get(row);
      svg.open("g").element("title", bar.label() + ": " + bar.value());
      grid.write(svg, row, bar.label(), bar.value());
      parts(svg, grid, row, shares ? bar.total() : most);
      svg.empty(
          "path", "class", "axis", "d", "M" + grid.left() + " " + (grid.middle(row) - 11) + "v22");
      svg.closeLine();
    }
  }

  private void parts(Markup svg, RowGrid grid, int row, double whole) {
    double x = grid.left();
    List<Double> parts = bars.get(row).parts();
    for (int part = 0; part < parts.size(); part++) {
      double length = whole == 0 ? 0 : parts.get(part) / whole * grid.room();
      if (length > 0) {
        svg.empty(
            "rect",
            "class",
            part < legend.size() ? legend.get(part).colour() : "c1",
            "x",
            Scale.at(x),
            "y",
            "" + (grid.middle(row) - THICKNESS / 2),
            "width",
            Scale.at(Math.max(1, length)),
            "height",
            "" + THICKNESS);
      }
      x += length;
    }
  }
}
