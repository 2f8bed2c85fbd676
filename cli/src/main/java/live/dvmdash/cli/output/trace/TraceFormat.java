package live.dvmdash.cli.output.trace;

import java.io.IOException;
import java.io.Writer;
import java.util.Locale;
import java.util.Map;
import live.dvmdash.cli.output.Publication;
import live.dvmdash.cli.output.Style;
import live.dvmdash.event.Bytes32;
import live.dvmdash.event.Event;
import live.dvmdash.trace.Trace;
import org.jspecify.annotations.Nullable;

/** The formats of traces; {@link #toString()} is the spelling on the command line. */
public enum TraceFormat {
  /** For people at a terminal. */
  TREE,
  /** The graph as one object; stable. */
  JSON,
  /** A picture for Graphviz. */
  DOT,
  /** A picture as GitHub renders it in Markdown. */
  MERMAID,
  /** A page that stands for itself: lanes over time. */
  HTML;

  /** Writes a trace; {@code out} stays open. */
  public void write(Trace trace, Writer out, Style style) throws IOException {
    switch (this) {
      case TREE -> TraceTree.write(trace, out, style);
      case JSON -> TraceJson.write(trace, out);
      case DOT -> TraceDot.write(TraceDiagram.of(trace), out);
      case MERMAID -> TraceMermaid.write(TraceDiagram.of(trace), out);
      case HTML -> TracePage.write(trace, Map.of(), null, out, style);
    }
  }

  /**
   * Writes a page that has the signed events too; {@code out} stays open.
   *
   * @param signed events of the trace, by id
   * @param publication where the page comes from
   */
  public static void writePage(
      Trace trace, Map<Bytes32, Event> signed, Publication publication, Writer out, Style style)
      throws IOException {
    TracePage.write(trace, signed, publication, out, style);
  }

  /**
   * The format that a file's ending asks for.
   *
   * @return null when the ending is none that we know
   */
  public static @Nullable TraceFormat ofFileName(String name) {
    return switch (name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT)) {
      case String ending when ending.length() == name.length() -> null;
      case "txt" -> TREE;
      case "json" -> JSON;
      case "dot", "gv" -> DOT;
      case "mmd", "mermaid" -> MERMAID;
      case "html", "htm" -> HTML;
      default -> null;
    };
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
