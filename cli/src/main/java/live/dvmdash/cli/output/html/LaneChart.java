package live.dvmdash.cli.output.html;

import java.util.List;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * What several participants did, each in a lane, over the time since a moment; links lead from one
 * mark to another, or to a lane, or out of the chart to charts above and below. A mark is a link of
 * the page to more about it.
 *
 * @param title what it shows
 * @param description for those who cannot see it
 * @param lanes from the top
 * @param links drawn between marks
 * @param moment what the moment is called
 * @param format how a number of seconds is written
 * @param tracks how many places beside the lanes there are for links to other charts
 * @param rest what was left out, in few words; empty for nothing
 */
public record LaneChart(
    String title,
    String description,
    List<Lane> lanes,
    List<Link> links,
    String moment,
    LongFunction<String> format,
    int tracks,
    String rest)
    implements Chart {

  /** Takes copies of the lists. */
  public LaneChart {
    lanes = List.copyOf(lanes);
    links = List.copyOf(links);
  }

  /** The look of a mark, beside its colour. */
  public enum Form {
    SQUARE,
    DISC,
    RING,
    DIAMOND,
    NOTE,
    DASHED
  }

  /**
   * The marks of one participant.
   *
   * @param name who it is
   * @param role what it is, in a word or two
   * @param detail what else is said of it where there is room; empty for nothing
   * @param href the place in the page that says more; null for none
   * @param marks in the order of time
   */
  public record Lane(
      String name, String role, String detail, @Nullable String href, List<Mark> marks) {

    /** Takes a copy of the list. */
    public Lane {
      marks = List.copyOf(marks);
    }
  }

  /**
   * Something that happened.
   *
   * @param id the element of the page that says more
   * @param form its look
   * @param colour a class of the style sheet
   * @param label a few words beside it
   * @param said the same for those who cannot see it
   * @param seconds since the moment; null when nobody knows
   * @param isAsked whether it is what the reader asked for
   */
  public record Mark(
      String id,
      Form form,
      String colour,
      String label,
      String said,
      @Nullable Long seconds,
      boolean isAsked) {}

  /** An end of a link. */
  public sealed interface End {

    /** A mark, by its id. */
    record AtMark(String id) implements End {}

    /** The edge of a lane, by its place. */
    record AtLane(int lane) implements End {}

    /** A track at the top of the chart. */
    record Above(int track) implements End {}

    /** A track at the bottom of the chart. */
    record Below(int track) implements End {}
  }

  /**
   * A line with an arrow.
   *
   * @param look a class of the style sheet
   * @param from where it begins
   * @param to where it ends
   * @param ends the ids of what it joins, which may be in other charts
   */
  public record Link(String look, End from, End to, List<String> ends) {

    /** Takes a copy of the list. */
    public Link {
      ends = List.copyOf(ends);
    }
  }

  @Override
  public List<Key> legend() {
    return List.of();
  }

  /** Its marks can be pointed at and followed, which those of a mere picture could not. */
  @Override
  public String role() {
    return "group";
  }

  @Override
  public int height(int width) {
    return new LaneGrid(this, width).height();
  }

  @Override
  public void draw(Markup svg, int width) {
    new LaneDrawing(this, new LaneGrid(this, width), svg).draw();
  }

  /**
   * Adds what joins this chart to the one above across what stands between them: links that come
   * from there. Its place must be positioned.
   */
  public void writeJoints(Markup page) {
    for (ChartFigure.Form form : ChartFigure.Form.values()) {
      LaneGrid grid = new LaneGrid(this, form.width());
      page.open(
          "svg",
          "class",
          "joint " + form.look(),
          "viewBox",
          "0 0 " + form.width() + " 10",
          "preserveAspectRatio",
          "none",
          "aria-hidden",
          "true");
      for (Link link : links) {
        Integer track = trackAbove(link);
        if (track != null) {
          page.empty(
              "path",
              "class",
              "link through " + link.look(),
              "data-ends",
              String.join(" ", link.ends()),
              "d",
              "M" + Scale.at(grid.trackX(track)) + " 0v10");
        }
      }
      page.closeLine();
    }
  }

  /** Adds a mark by itself, for a legend. */
  public static void writeSample(Markup page, Form form, String colour) {
    sample(page, 20);
    page.empty(
        "path", "class", colour + " " + LaneDrawing.look(form), "d", MarkShapes.path(form, 10, 9));
    page.close();
  }

  /** Adds a line by itself, for a legend; {@code look} as for links. */
  public static void writeSample(Markup page, String look) {
    sample(page, 30);
    page.empty("path", "class", "link " + look, "d", "M1 9H22");
    page.close();
  }

  /** Adds the arrow tips that lines of these looks end in; they are drawn with the lines only. */
  public static void writeTips(Markup page, Iterable<String> looks) {
    page.open("svg", "class", "tips", "aria-hidden", "true").open("defs").line();
    for (String look : looks) {
      page.open(
          "marker",
          "id",
          "tip-" + look,
          "class",
          look,
          "viewBox",
          "0 0 8 8",
          "refX",
          "7",
          "refY",
          "4",
          "markerWidth",
          "8",
          "markerHeight",
          "8",
          "markerUnits",
          "userSpaceOnUse",
          "orient",
          "auto");
      page.empty("path", "d", "M0 0.6L8 4L0 7.4z").closeLine();
    }
    page.close().closeLine();
  }

  private static void sample(Markup page, int width) {
    page.open(
        "svg",
        "class",
        "sample",
        "width",
        "" + width,
        "height",
        "18",
        "viewBox",
        "0 0 " + width + " 18",
        "aria-hidden",
        "true");
  }

  private static @Nullable Integer trackAbove(Link link) {
    if (link.from() instanceof End.Above above) {
      return above.track();
    }
    return link.to() instanceof End.Above above ? (Integer) above.track() : null;
  }
}
