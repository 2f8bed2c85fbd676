package live.dvmdash.cli.output.html;

import java.util.List;

/**
 * Rows with a label and something drawn: on a wide chart the label stands left of it, on a narrow
 * one above. Labels and values take as much room as the longest of them needs.
 *
 * @param width of the whole chart
 * @param top what is left free above the rows
 * @param labels the room left of what is drawn
 * @param values the room right of it
 */
record RowGrid(int width, int top, int labels, int values) {

  private static final int WIDE = 500;
  private static final int LEAST_LABEL = 84;
  private static final int MOST_LABEL = 252;
  private static final int LEAST_VALUE = 40;
  private static final int MOST_VALUE = 230;

  /** A grid for these labels and values. */
  static RowGrid of(int width, int top, List<String> labels, List<String> values) {
    return width > WIDE
        ? new RowGrid(
            width,
            top,
            Math.clamp(longest(labels) + 14L, LEAST_LABEL, MOST_LABEL),
            Math.clamp(longest(values) + 14L, LEAST_VALUE, MOST_VALUE))
        : new RowGrid(width, top, 2, 6);
  }

  private static int longest(List<String> texts) {
    return texts.stream().mapToInt(TextLength::of).max().orElse(0);
  }

  boolean isWide() {
    return width > WIDE;
  }

  int rowHeight() {
    return isWide() ? 30 : 46;
  }

  int height(int rows) {
    return top + rows * rowHeight() + 6;
  }

  int left() {
    return labels;
  }

  /** The width of what is drawn. */
  int room() {
    return width - labels - values;
  }

  /** The middle of what is drawn in a row. */
  int middle(int row) {
    return top + row * rowHeight() + (isWide() ? 15 : 32);
  }

  /** Writes the label and the value of a row. */
  void write(Markup svg, int row, String label, String value) {
    if (isWide()) {
      String y = "" + (middle(row) + 4);
      label(svg, label, "name end", labels - 12, y, labels - 14);
      svg.element("text", value, "class", "value", "x", "" + (left() + room() + 10), "y", y);
      return;
    }
    String y = "" + (middle(row) - 14);
    label(svg, label, "name", left(), y, width - 20 - TextLength.of(value));
    svg.element("text", value, "class", "value end", "x", "" + (width - 2), "y", y);
  }

  /** A label, squeezed when it is likely to be longer than its room. */
  private static void label(Markup svg, String label, String look, int x, String y, int room) {
    if (TextLength.of(label) <= room) {
      svg.element("text", label, "class", look, "x", "" + x, "y", y);
    } else {
      svg.element(
          "text",
          label,
          "class",
          look,
          "x",
          "" + x,
          "y",
          y,
          "textLength",
          "" + room,
          "lengthAdjust",
          "spacingAndGlyphs");
    }
  }
}
