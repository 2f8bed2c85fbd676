package live.dvmdash.cli.output.trace;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.stream.Collectors;
import live.dvmdash.cli.output.trace.TraceDiagram.Arrow;
import live.dvmdash.cli.output.trace.TraceDiagram.Box;

/**
 * A trace in the language of Mermaid, which GitHub draws where a code block is marked with its
 * name. Mermaid draws nothing at all beyond {@value #MOST_ARROWS} arrows, so the rest is left out,
 * and a comment says so.
 */
final class TraceMermaid {

  private static final int MOST_ARROWS = 450;

  private TraceMermaid() {}

  static void write(TraceDiagram diagram, Writer out) throws IOException {
    out.write("flowchart LR\n");
    List<Arrow> arrows = diagram.arrows();
    if (arrows.size() > MOST_ARROWS) {
      out.write(
          "  %%%% the first %d of %d edges; the format dot has all of them\n"
              .formatted(MOST_ARROWS, arrows.size()));
      arrows = arrows.subList(0, MOST_ARROWS);
    }
    boolean[] drawn = new boolean[diagram.boxes().size()];
    for (Arrow arrow : arrows) {
      drawn[arrow.from()] = true;
      drawn[arrow.to()] = true;
    }
    boolean whole = arrows.size() == diagram.arrows().size();
    for (int place = 0; place < drawn.length; place++) {
      if (whole || drawn[place]) {
        write(place, diagram.boxes().get(place), out);
      }
    }
    for (Arrow arrow : arrows) {
      out.write("  n%d -->|%s| n%d\n".formatted(arrow.from(), arrow.label(), arrow.to()));
    }
  }

  private static void write(int place, Box box, Writer out) throws IOException {
    String label =
        box.lines().stream().map(TraceMermaid::escaped).collect(Collectors.joining("<br/>"));
    String form =
        switch (box.shape()) {
          case ENTITY -> "([\"%s\"])";
          case REQUEST, RESULT, OTHER -> "[\"%s\"]";
          case FEEDBACK -> "(\"%s\")";
          case MISSING -> "[/\"%s\"/]";
          case INVOICE -> "[[\"%s\"]]";
          case RECEIPT -> "{{\"%s\"}}";
        };
    out.write("  n" + place + form.formatted(label) + "\n");
    if (box.asked()) {
      out.write("  style n" + place + " stroke-width:4px\n");
    }
  }

  /** Mermaid writes characters as numbers between {@code #} and {@code ;}. */
  private static String escaped(String text) {
    StringBuilder safe = new StringBuilder(text.length());
    text.codePoints()
        .forEach(character -> {
          boolean plain = Character.isLetterOrDigit(character) || " .,:+-…".indexOf(character) >= 0;
          if (plain) {
            safe.appendCodePoint(character);
          } else {
            safe.append('#').append(character).append(';');
          }
        });
    return safe.toString();
  }
}
