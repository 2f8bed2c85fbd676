package live.dvmdash.cli.output.trace;

import java.io.IOException;
import java.io.Writer;
import java.util.stream.Collectors;
import live.dvmdash.cli.output.trace.TraceDiagram.Arrow;
import live.dvmdash.cli.output.trace.TraceDiagram.Box;

/** A trace in the language of Graphviz. */
final class TraceDot {

  private TraceDot() {}

  static void write(TraceDiagram diagram, Writer out) throws IOException {
    out.write("digraph trace {\n");
    out.write("  rankdir=LR;\n");
    out.write("  node [fontname=\"Helvetica\", fontsize=11, style=filled, color=\"#5b6472\"];\n");
    out.write("  edge [fontname=\"Helvetica\", fontsize=9, color=\"#5b6472\"];\n");
    int place = 0;
    for (Box box : diagram.boxes()) {
      String label = box.lines().stream().map(TraceDot::escaped).collect(Collectors.joining("\\n"));
      out.write(
          "  n%d [label=\"%s\", %s%s];\n"
              .formatted(place++, label, form(box), box.asked() ? ", penwidth=3" : ""));
    }
    for (Arrow arrow : diagram.arrows()) {
      out.write(
          "  n%d -> n%d [label=\"%s\"];\n".formatted(arrow.from(), arrow.to(), arrow.label()));
    }
    out.write("}\n");
  }

  private static String form(Box box) {
    return switch (box.shape()) {
      case ENTITY -> "shape=ellipse, fillcolor=\"#e8eefc\"";
      case REQUEST -> "shape=box, fillcolor=\"#fff3d6\"";
      case RESULT -> "shape=box, fillcolor=\"#dff3e4\"";
      case FEEDBACK -> "shape=box, fillcolor=\"#f1f1f4\"";
      case OTHER -> "shape=box, fillcolor=\"#ffffff\"";
      case MISSING -> "shape=box, style=dashed, fillcolor=\"#ffffff\"";
      case INVOICE -> "shape=note, fillcolor=\"#fdeede\"";
      case RECEIPT -> "shape=cds, fillcolor=\"#e3f4f4\"";
    };
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("\"", "\\\"");
  }
}
