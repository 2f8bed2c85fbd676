package live.dvmdash.cli.output.html;

import java.util.List;

/**
 * Bars that lie, each of one or more parts, the longest as long as there is room.
 *
 * @param title what it shows
 * @param description for those who cannot see it
 * @param legend the parts from the left
 * @param bars from the top
 */
public record BarChart(String title, String description, List<Key> legend, List<Bar> bars)
    implements Chart {

  private static final int THICKNESS = 14;

  /** Takes copies of the lists. */
  public BarChart {
    legend = List.copyOf(legend);
    bars = List.copyOf(bars);
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

    double total() {
      double total = 0;
      for (double part : parts) {
        total += part;
      }
      return total;
    }
  }

  @Override
  public int height(int width) {
    return new RowGrid(width, 0).height(bars.size());
  }

  @Override
  public void draw(Markup svg, int width) {
    RowGrid grid = new RowGrid(width, 0);
    double most = 0;
    for (Bar bar : bars) {
      most = Math.max(most, bar.total());
    }
    for (int row = 0; row < bars.size(); row++) {
      Bar bar = bars.get(row);
      svg.open("g").element("title", bar.label() + ": " + bar.value());
      grid.write(svg, row, bar.label(), bar.value());
      double x = grid.left();
      for (int part = 0; part < bar.parts().size(); part++) {
        double length = most == 0 ? 0 : bar.parts().get(part) / most * grid.room();
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
      svg.empty(
          "path", "class", "axis", "d", "M" + grid.left() + " " + (grid.middle(row) - 11) + "v22");
      svg.closeLine();
    }
  }
}
