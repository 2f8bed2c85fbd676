package live.dvmdash.cli.output.html;

import java.util.List;
import java.util.function.DoubleFunction;

/**
 * Columns in order of time, each of one or more parts. Where nothing is known there is no column of
 * height zero but a band that says so.
 *
 * @param title what it shows
 * @param description for those who cannot see it
 * @param legend the parts from the bottom up
 * @param slots the places in time, all of the same length
 * @param format how a value is written
 */
public record ColumnChart(
    String title,
    String description,
    List<Key> legend,
    List<Slot> slots,
    DoubleFunction<String> format)
    implements Chart {

  private static final int LEFT = 44;
  private static final int TOP = 14;
  private static final int BOTTOM = 26;
  private static final int BAND_LABEL = 70;

  /** Takes copies of the lists. */
  public ColumnChart {
    legend = List.copyOf(legend);
    slots = List.copyOf(slots);
  }

  /**
   * A day or a month.
   *
   * @param name in full
   * @param tick for the axis
   * @param values one for each part; none where nothing is known
   * @param partial whether there may be more than is known
   */
  public record Slot(String name, String tick, List<Double> values, boolean partial) {

    /** Takes a copy of the list. */
    public Slot {
      values = List.copyOf(values);
    }

    boolean isGap() {
      return values.isEmpty();
    }

    double total() {
      double total = 0;
      for (double value : values) {
        total += value;
      }
      return total;
    }
  }

  @Override
  public int height(int width) {
    return width > 500 ? 240 : 210;
  }

  @Override
  public void draw(Markup svg, int width) {
    double most = 0;
    for (Slot slot : slots) {
      most = Math.max(most, slot.total());
    }
    List<Double> ticks = Scale.ticks(most);
    Axes axes = new Axes(width, height(width), ticks.getLast());
    for (double tick : ticks) {
      axes.horizontal(svg, tick, format.apply(tick));
    }
    gaps(svg, axes);
    for (int i = 0; i < slots.size(); i++) {
      column(svg, axes, i);
    }
    labels(svg, axes, width);
  }

  /** The area between the axes. */
  private final class Axes {
    private final int right;
    private final int bottom;
    private final double top;
    private final double step;

    Axes(int width, int height, double top) {
      this.right = width - 4;
      this.bottom = height - BOTTOM;
      this.top = top;
      this.step = (right - LEFT) / (double) Math.max(1, slots.size());
    }

    double x(int slot) {
      return LEFT + slot * step;
    }

    double y(double value) {
      return bottom - (bottom - TOP) * value / top;
    }

    void horizontal(Markup svg, double value, String label) {
      String y = Scale.at(y(value));
      svg.empty(
          "path", "class", value == 0 ? "axis" : "grid", "d", "M" + LEFT + " " + y + "H" + right);
      svg.element(
              "text", label, "class", "tick end", "x", "" + (LEFT - 8), "y", Scale.at(y(value) + 4))
          .line();
    }
  }

  private void gaps(Markup svg, Axes axes) {
    for (int i = 0; i < slots.size(); i++) {
      int first = i;
      while (i < slots.size() && slots.get(i).isGap()) {
        i++;
      }
      if (i > first) {
        gap(svg, axes, first, i);
      }
    }
  }

  private void gap(Markup svg, Axes axes, int first, int end) {
    double width = axes.x(end) - axes.x(first);
    String names = slots.get(first).name();
    if (end - first > 1) {
      names += " to " + slots.get(end - 1).name();
    }
    svg.open("g", "class", "gap").element("title", names + ": no data");
    svg.empty(
        "rect",
        "x",
        Scale.at(axes.x(first)),
        "y",
        "" + TOP,
        "width",
        Scale.at(width),
        "height",
        Scale.at(axes.bottom - TOP));
    if (width > BAND_LABEL) {
      svg.element(
          "text",
          "no data",
          "class",
          "tick mid",
          "x",
          Scale.at(axes.x(first) + width / 2),
          "y",
          Scale.at((axes.bottom + TOP) / 2.0));
    }
    svg.closeLine();
  }

  private void column(Markup svg, Axes axes, int index) {
    Slot slot = slots.get(index);
    if (slot.isGap()) {
      return;
    }
    double width = Math.max(0.6, Math.min(axes.step * 0.74, 46));
    double x = axes.x(index) + (axes.step - width) / 2;
    svg.open("g", "class", slot.partial() ? "partial" : "full");
    svg.element("title", said(slot));
    double sum = 0;
    for (int part = 0; part < slot.values().size(); part++) {
      double value = slot.values().get(part);
      if (value > 0) {
        svg.empty(
            "rect",
            "class",
            legend.get(part).colour(),
            "x",
            Scale.at(x),
            "y",
            Scale.at(axes.y(sum + value)),
            "width",
            Scale.at(width),
            "height",
            Scale.at(axes.y(sum) - axes.y(sum + value)));
      }
      sum += value;
    }
    svg.closeLine();
  }

  private String said(Slot slot) {
    StringBuilder said = new StringBuilder(slot.name()).append(": ");
    for (int part = 0; part < slot.values().size(); part++) {
      said.append(part == 0 ? "" : ", ")
          .append(format.apply(slot.values().get(part)))
          .append(' ')
          .append(legend.get(part).name());
    }
    return said.append(slot.partial() ? " (data may be incomplete)" : "").toString();
  }

  private void labels(Markup svg, Axes axes, int width) {
    int room = width > 500 ? 76 : 60;
    int every = (int) Math.max(1, Math.ceil(room / axes.step));
    for (int i = 0; i < slots.size(); i += every) {
      double middle = axes.x(i) + axes.step / 2;
      svg.element(
          "text",
          slots.get(i).tick(),
          "class",
          "tick mid",
          "x",
          Scale.at(Math.max(middle, LEFT + 8)),
          "y",
          "" + (axes.bottom + 18));
    }
    svg.line();
  }
}
