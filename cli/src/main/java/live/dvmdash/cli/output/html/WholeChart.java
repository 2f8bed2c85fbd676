package live.dvmdash.cli.output.html;

import java.util.List;

/**
 * What a whole is made of, as one thick bar. The keys of the legend say how much each part is.
 *
 * @param title what it shows
 * @param description for those who cannot see it
 * @param legend the parts from the left
 * @param parts as many as keys
 */
public record WholeChart(String title, String description, List<Key> legend, List<Double> parts)
    implements Chart {

  private static final int THICKNESS = 34;
  private static final int GAP = 2;

  /** Takes copies of the lists. */
  public WholeChart {
    legend = List.copyOf(legend);
    parts = List.copyOf(parts);
  }

  @Override
  public int height(int width) {
    return THICKNESS + 8;
  }

  @Override
  public void draw(Markup svg, int width) {
    double whole = 0;
    for (double part : parts) {
      whole += part;
    }
    double x = 0;
    for (int i = 0; i < parts.size(); i++) {
      double length = whole == 0 ? 0 : parts.get(i) / whole * width;
      if (length > 0) {
        svg.open("g").element("title", legend.get(i).name());
        svg.empty(
            "rect",
            "class",
            legend.get(i).colour(),
            "x",
            Scale.at(x),
            "y",
            "4",
            "width",
            Scale.at(Math.max(1, length - GAP)),
            "height",
            "" + THICKNESS);
        svg.closeLine();
      }
      x += length;
    }
  }
}
