package live.dvmdash.cli.output.html;

import java.util.List;

/** A picture of figures that can be drawn at any width, for a desk and for a phone. */
public interface Chart {

  /** What it shows, in a few words. */
  String title();

  /** What a reader sees in it, in a sentence or two, for those who cannot see it. */
  String description();

  /** What its colours mean; none when the title says it. */
  List<Key> legend();

  /** What a reader has to know to read it, shown below it; empty when there is nothing. */
  default String note() {
    return "";
  }

  /** What its drawing is to a screen reader (ARIA): one image, or a group of things. */
  default String role() {
    return "img";
  }

  /** The height that it takes at a width, both in pixels. */
  int height(int width);

  /** Draws into an SVG element of that width. */
  void draw(Markup svg, int width);

  /**
   * A colour and its meaning.
   *
   * @param colour a class of the style sheet, {@code c1} to {@code c4}, or {@code c0} for the rest
   * @param name in words
   */
  record Key(String colour, String name) {}
}
