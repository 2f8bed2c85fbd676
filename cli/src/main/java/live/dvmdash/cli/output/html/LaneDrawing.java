package live.dvmdash.cli.output.html;

import java.util.ArrayList;
import java.util.List;
import live.dvmdash.cli.output.html.LaneChart.End;
import live.dvmdash.cli.output.html.LaneChart.Lane;
import live.dvmdash.cli.output.html.LaneChart.Link;
import live.dvmdash.cli.output.html.LaneChart.Mark;
import live.dvmdash.cli.output.html.LaneGrid.Band;
import live.dvmdash.cli.output.html.LaneGrid.Spot;
import org.jspecify.annotations.Nullable;

/** Draws a chart of lanes: the time, the lanes, the links over them, and the marks on top. */
final class LaneDrawing {

  /** What a line leaves free around a mark. */
  private static final int CLEAR = LaneGrid.RADIUS + 5;

  /** How large the text of ticks is, compared with that of names. */
  private static final double TICK = 11.5 / 13;

  /** Lines to a lane leave a mark beside others. */
  private static final int BESIDE = 5;

  /** Ends that are nearer to each other are above each other. */
  private static final int STEEP = 3 * CLEAR;

  private final LaneChart chart;
  private final LaneGrid grid;
  private final Markup svg;

  /** A place of the drawing. */
  private record Point(double x, double y) {}

  LaneDrawing(LaneChart chart, LaneGrid grid, Markup svg) {
    this.chart = chart;
    this.grid = grid;
    this.svg = svg;
  }

  void draw() {
    for (int i = 0; i < chart.lanes().size(); i++) {
      band(grid.band(i));
    }
    axis();
    for (Link link : chart.links()) {
      link(link);
    }
    svg.line();
    for (int i = 0; i < chart.lanes().size(); i++) {
      who(chart.lanes().get(i), grid.band(i));
    }
    for (Lane lane : chart.lanes()) {
      for (Mark mark : lane.marks()) {
        mark(mark);
      }
    }
    if (!chart.rest().isEmpty()) {
      svg.element(
              "text",
              chart.rest(),
              "class",
              "tick",
              "x",
              Scale.at(grid.left() + 4),
              "y",
              "" + (grid.lastBottom() + 20))
          .line();
    }
  }

  private void band(Band band) {
    svg.empty(
        "rect",
        "class",
        "lane",
        "x",
        Scale.at(grid.left()),
        "y",
        "" + band.top(),
        "width",
        Scale.at(grid.width() - grid.left()),
        "height",
        "" + band.height(),
        "rx",
        "6");
  }

  private void who(Lane lane, Band band) {
    boolean isWide = grid.isWide();
    double left = isWide ? 0 : grid.left();
    int room = grid.labelRoom() - (isWide ? 0 : (int) (TextLength.of(lane.role()) * TICK) + 12);
    int y = isWide ? band.top() + 19 : band.top() - 7;
    if (lane.href() != null) {
      svg.open("a", "class", "who", "href", lane.href());
      name(lane.name(), left, y, room);
      svg.close();
    } else {
      name(lane.name(), left, y, room);
    }
    if (isWide) {
      String all = lane.role() + (lane.detail().isEmpty() ? "" : " · " + lane.detail());
      boolean fits = TextLength.of(all) * TICK <= room;
      svg.element("text", fits ? all : lane.role(), "class", "tick", "x", "0", "y", "" + (y + 17));
    } else {
      String right = "" + (grid.width() - 2);
      svg.element("text", lane.role(), "class", "tick end", "x", right, "y", "" + y);
    }
    svg.line();
  }

  private void name(String text, double x, int y, int room) {
    List<String> attributes =
        new ArrayList<>(List.of("class", "name", "x", Scale.at(x), "y", "" + y));
    if (TextLength.of(text) > room) {
      attributes.addAll(List.of("textLength", "" + room, "lengthAdjust", "spacingAndGlyphs"));
    }
    svg.element("text", text, attributes.toArray(String[]::new));
  }

  private void axis() {
    double moment = grid.axis().moment();
    for (TimeAxis.Tick tick : grid.axis().ticks(chart.moment(), chart.format())) {
      svg.empty(
          "path",
          "class",
          tick.x() == moment ? "moment" : "grid",
          "d",
          "M" + Scale.at(tick.x()) + " 18V" + grid.lastBottom());
      svg.element("text", tick.text(), "class", "tick", "x", Scale.at(tick.from()), "y", "12");
    }
    svg.line();
  }

  private void link(Link link) {
    Point from = point(link.from());
    Point to = point(link.to());
    if (from == null && to == null) {
      return;
    }
    Point begin = from == null ? beside(link.from(), to) : from;
    Point end = to == null ? beside(link.to(), from) : to;
    boolean leaves = link.to() instanceof End.Above || link.to() instanceof End.Below;
    svg.empty(
        "path",
        "class",
        (leaves ? "link through " : "link ") + link.look(),
        "data-ends",
        String.join(" ", link.ends()),
        "d",
        path(link, begin, end));
  }

  /** The place of an end; null for a lane, which is met where the other end is. */
  private @Nullable Point point(End end) {
    return switch (end) {
      case End.AtMark mark -> {
        Spot spot = grid.spot(mark.id());
        if (spot == null) {
          throw new IllegalArgumentException("a link to no mark: " + mark.id());
        }
        yield new Point(spot.x(), spot.y());
      }
      case End.AtLane lane -> null;
      case End.Above above -> new Point(grid.trackX(above.track()), 0);
      case End.Below below -> new Point(grid.trackX(below.track()), grid.height());
    };
  }

  private Point beside(End end, @Nullable Point other) {
    if (!(end instanceof End.AtLane lane) || other == null) {
      throw new IllegalArgumentException("a link without a place: " + end);
    }
    Band band = grid.band(lane.lane());
    boolean isBelow = band.top() > other.y();
    return new Point(other.x() + BESIDE, isBelow ? band.top() : band.bottom());
  }

  private static String path(Link link, Point from, Point to) {
    if (isTrack(link.from()) && isTrack(link.to())) {
      return "M" + at(from) + "V" + Scale.at(to.y());
    }
    if (isTrack(link.from())) {
      return "M" + at(from) + "Q" + at(from.x(), to.y()) + " " + at(to.x() - CLEAR, to.y());
    }
    if (isTrack(link.to())) {
      return "M" + at(from.x() - CLEAR, from.y()) + "Q" + at(to.x(), from.y()) + " " + at(to);
    }
    if (from.y() == to.y()) {
      double clear = from.x() < to.x() ? CLEAR : -CLEAR;
      return "M" + at(from.x() + clear, from.y()) + "H" + Scale.at(to.x() - clear);
    }
    double sign = Math.signum(to.y() - from.y());
    double end = to.y() - sign * (link.to() instanceof End.AtMark ? CLEAR : 0);
    if (Math.abs(to.x() - from.x()) > STEEP) {
      double aside = from.x() + Math.signum(to.x() - from.x()) * CLEAR;
      return "M" + at(aside, from.y()) + "Q" + at(to.x(), from.y()) + " " + at(to.x(), end);
    }
    double begin = from.y() + sign * CLEAR;
    if (link.to() instanceof End.AtLane) {
      return "M" + at(to.x(), begin) + "V" + Scale.at(to.y());
    }
    String middle = Scale.at((begin + end) / 2);
    return "M%sC%s %s %s %s %s"
        .formatted(
            at(from.x(), begin),
            Scale.at(from.x()),
            middle,
            Scale.at(to.x()),
            middle,
            at(to.x(), end));
  }

  private static boolean isTrack(End end) {
    return end instanceof End.Above || end instanceof End.Below;
  }

  private static String at(Point point) {
    return at(point.x(), point.y());
  }

  private static String at(double x, double y) {
    return Scale.at(x) + " " + Scale.at(y);
  }

  private void mark(Mark mark) {
    Spot spot = grid.spot(mark.id());
    if (spot == null) {
      throw new IllegalArgumentException("a mark without a place: " + mark.id());
    }
    String look = "point " + mark.colour() + (mark.isAsked() ? " asked" : "");
    // What is read out begins with what is seen, so that it can be called by its name.
    String said =
        mark.said().startsWith(spot.text()) ? mark.said() : spot.text() + " " + mark.said();
    svg.open("a", "class", look, "href", "#" + mark.id(), "aria-label", said);
    svg.empty(
        "rect",
        "class",
        "hit",
        "x",
        Scale.at(spot.from() - 4),
        "y",
        Scale.at(spot.y() - 12),
        "width",
        Scale.at(spot.to() - spot.from() + 8),
        "height",
        "24",
        "rx",
        "12");
    if (mark.isAsked()) {
      svg.empty(
          "circle", "class", "halo", "cx", Scale.at(spot.x()), "cy", Scale.at(spot.y()), "r", "11");
    }
    svg.empty(
        "path", "class", look(mark.form()), "d", MarkShapes.path(mark.form(), spot.x(), spot.y()));
    svg.element(
        "text",
        spot.text(),
        "class",
        spot.isLeft() ? "end" : "begin",
        "x",
        Scale.at(spot.textX()),
        "y",
        Scale.at(spot.y() + 4));
    svg.closeLine();
  }

  /** The classes of a form. */
  static String look(LaneChart.Form form) {
    return switch (form) {
      case RING -> "form hollow";
      case DASHED -> "form hollow dashed";
      case SQUARE, DISC, DIAMOND, NOTE -> "form";
    };
  }
}
