package live.dvmdash.cli.output.html;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import live.dvmdash.cli.output.html.LaneChart.Lane;
import live.dvmdash.cli.output.html.LaneChart.Mark;
import org.jspecify.annotations.Nullable;

/**
 * Where everything of a chart of lanes stands at a width. Marks that would touch, their labels
 * included, stand in rows below each other, so that a busy lane grows in height.
 */
final class LaneGrid {

  /** Half of a mark. */
  static final int RADIUS = 8;

  /** From the middle of a mark to its label. */
  private static final int ASIDE = RADIUS + 7;

  private static final double SMALLER = 12 / 13.0;
  private static final int WIDE = 500;

  /** The shares of the style sheet for what stands beside the lanes. */
  private static final double LABELS = 0.2;

  private static final double MOST_LABELS = 206;
  private static final int NARROW_LABEL = 24;
  private static final int TRACK = 7;
  private static final int TOP = 24;
  private static final int ROW = 28;
  private static final int PADDING = 5;
  private static final int GAP = 6;
  private static final int LEAST_WIDE = 44;
  private static final int INSET = 14;
  private static final int REST = 26;

  private final int width;
  private final double left;
  private final TimeAxis axis;
  private final List<Band> bands = new ArrayList<>();
  private final Map<String, Spot> spots = new HashMap<>();
  private final int height;

  /** The place of a lane, without its name. */
  record Band(int top, int height) {

    int bottom() {
      return top + height;
    }
  }

  /**
   * The place of a mark.
   *
   * @param text what of the label there is room for
   * @param isLeft whether the label stands left of it
   */
  record Spot(double x, double y, int lane, String text, boolean isLeft) {

    double textX() {
      return isLeft ? x - ASIDE : x + ASIDE;
    }

    double from() {
      return isLeft ? textX() - length() : x - RADIUS;
    }

    double to() {
      return isLeft ? x + RADIUS : textX() + length();
    }

    private double length() {
      return LaneGrid.length(text);
    }

    private Spot inRow(double y) {
      return new Spot(x, y, lane, text, isLeft);
    }
  }

  LaneGrid(LaneChart chart, int width) {
    this.width = width;
    double gutter = chart.tracks() == 0 ? 0 : 8.0 + TRACK * chart.tracks();
    this.left = isWide() ? Math.min(MOST_LABELS, width * LABELS) + gutter : gutter;
    this.axis = axis(chart);
    int top = TOP;
    for (int lane = 0; lane < chart.lanes().size(); lane++) {
      top += isWide() ? 0 : NARROW_LABEL;
      int rows = place(chart.lanes().get(lane), lane, top);
      int tall = Math.max(rows * ROW + 2 * PADDING, isWide() ? LEAST_WIDE : 0);
      bands.add(new Band(top, tall));
      top += tall + GAP;
    }
    this.height = top + (chart.rest().isEmpty() ? 0 : REST);
  }

  private TimeAxis axis(LaneChart chart) {
    long before = 0;
    long after = 0;
    for (Lane lane : chart.lanes()) {
      for (Mark mark : lane.marks()) {
        if (mark.seconds() != null) {
          before = Math.max(before, -mark.seconds());
          after = Math.max(after, mark.seconds());
        }
      }
    }
    return new TimeAxis(before, after, left + INSET, width - INSET);
  }

  /** Places the marks of a lane; tells how many rows they take. */
  private int place(Lane lane, int number, int top) {
    List<List<Spot>> rows = new ArrayList<>();
    for (Mark mark : lane.marks()) {
      Spot spot = spot(mark, number);
      int row = 0;
      while (row < rows.size() && !isFree(rows.get(row), spot)) {
        row++;
      }
      if (row == rows.size()) {
        rows.add(new ArrayList<>());
      }
      rows.get(row).add(spot);
      spots.put(mark.id(), spot.inRow(top + PADDING + row * ROW + ROW / 2.0));
    }
    return Math.max(1, rows.size());
  }

  private static boolean isFree(List<Spot> row, Spot spot) {
    for (Spot other : row) {
      if (spot.from() < other.to() + GAP && spot.to() > other.from() - GAP) {
        return false;
      }
    }
    return true;
  }

  private Spot spot(Mark mark, int lane) {
    double x = mark.seconds() == null ? left + INSET : axis.at(mark.seconds());
    double roomRight = width - INSET / 2.0 - x - ASIDE;
    double roomLeft = x - ASIDE - left - INSET / 2.0;
    double needed = length(mark.label());
    boolean isLeft = needed > roomRight && roomLeft > roomRight;
    return new Spot(x, 0, lane, fit(mark.label(), isLeft ? roomLeft : roomRight), isLeft);
  }

  /** Of text beside a mark, which is smaller than that of names. */
  private static double length(String text) {
    return TextLength.of(text) * SMALLER;
  }

  private static String fit(String text, double room) {
    if (length(text) <= room) {
      return text;
    }
    int end = text.length();
    while (end > 0 && length(text.substring(0, end) + "…") > room) {
      end = text.offsetByCodePoints(end, -1);
    }
    return text.substring(0, end).stripTrailing() + "…";
  }

  boolean isWide() {
    return width > WIDE;
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  TimeAxis axis() {
    return axis;
  }

  double left() {
    return left;
  }

  /** The room for the name of a lane. */
  int labelRoom() {
    return (int) (isWide() ? Math.min(MOST_LABELS, width * LABELS) - 12 : width - left);
  }

  Band band(int lane) {
    return bands.get(lane);
  }

  int lastBottom() {
    return bands.isEmpty() ? TOP : bands.getLast().bottom();
  }

  /** The place of a mark; null when the chart has none of that id. */
  @Nullable Spot spot(String id) {
    return spots.get(id);
  }

  double trackX(int track) {
    return left - 8.0 - TRACK * track;
  }
}
