package live.dvmdash.cli.output.html;

/**
 * Rows with a label and something drawn: on a wide chart the label stands left of it, on a narrow
 * one above.
 *
 * @param width of the whole chart
 * @param top what is left free above the rows
 */
record RowGrid(int width, int top) {

  private static final int LABEL = 226;
  private static final int VALUE = 128;

  boolean isWide() {
    return width > 500;
  }

  int rowHeight() {
    return isWide() ? 30 : 46;
  }

  int height(int rows) {
    return top + rows * rowHeight() + 6;
  }

  int left() {
    return isWide() ? LABEL : 2;
  }

  /** The width of what is drawn. */
  int room() {
    return width - left() - (isWide() ? VALUE : 6);
  }

  /** The middle of what is drawn in a row. */
  int middle(int row) {
    return top + row * rowHeight() + (isWide() ? 15 : 32);
  }

  /** Writes the label and the value of a row. */
  void write(Markup svg, int row, String label, String value) {
    if (isWide()) {
      String y = "" + (middle(row) + 4);
      svg.element("text", label, "class", "name end", "x", "" + (LABEL - 12), "y", y);
      svg.element("text", value, "class", "value", "x", "" + (left() + room() + 10), "y", y);
      return;
    }
    String y = "" + (middle(row) - 14);
    svg.element("text", label, "class", "name", "x", "" + left(), "y", y);
    svg.element("text", value, "class", "value end", "x", "" + (width - 2), "y", y);
  }
}
