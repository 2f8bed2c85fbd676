package live.dvmdash.cli.output.html;

/** The outlines of marks, of about the same size. */
final class MarkShapes {

  private MarkShapes() {}

  /** The path of a form around a place. */
  static String path(LaneChart.Form form, double x, double y) {
    return switch (form) {
      case SQUARE -> "M" + at(x - 6.5, y - 6.5) + "h13v13h-13z";
      case DISC -> circle(x, y, 7);
      case RING, DASHED -> circle(x, y, 6);
      case DIAMOND -> "M" + at(x, y - 8) + "l8 8l-8 8l-8 -8z";
      case NOTE -> "M" + at(x - 5.5, y - 7.5) + "h7l4 4v11h-11z";
    };
  }

  private static String circle(double x, double y, int radius) {
    String arc = "a" + radius + " " + radius + " 0 1 0 ";
    return "M" + at(x - radius, y) + arc + 2 * radius + " 0" + arc + -2 * radius + " 0z";
  }

  private static String at(double x, double y) {
    return Scale.at(x) + " " + Scale.at(y);
  }
}
