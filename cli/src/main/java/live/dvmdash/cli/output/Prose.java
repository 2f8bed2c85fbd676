package live.dvmdash.cli.output;

import java.util.ArrayList;
import java.util.List;

/** Sentences on lines of a limited width. */
final class Prose {

  private Prose() {}

  /**
   * A sentence, broken between words; a word that is too long for a line is cut.
   *
   * @param width in columns of a terminal; 0 for one line of any width
   */
  static List<String> lines(String sentence, int width) {
    if (width == 0) {
      return List.of(sentence);
    }
    List<String> lines = new ArrayList<>();
    String line = "";
    for (String word : sentence.split(" ", -1)) {
      String longer = line.isEmpty() ? word : line + " " + word;
      if (!line.isEmpty() && DisplayWidth.of(longer) > width) {
        lines.add(line);
        longer = word;
      }
      line = DisplayWidth.fit(longer, width);
    }
    lines.add(line);
    return lines;
  }
}
