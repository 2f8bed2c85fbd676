package live.dvmdash.cli.output.trace;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import live.dvmdash.cli.output.DisplayWidth;
import live.dvmdash.cli.output.Figures;
import live.dvmdash.cli.output.Style;
import live.dvmdash.event.Bytes32;
import live.dvmdash.trace.Node;
import live.dvmdash.trace.Trace;

/** A trace for people: what became of the request, and then everything around it as a tree. */
public final class TraceTree {

  private static final String BOLD = "\u001b[1m";
  private static final String PLAIN = "\u001b[0m";

  private static final String FORK = "├─ ";
  private static final String LAST = "└─ ";
  private static final String PAST = "│  ";
  private static final String BLANK = "   ";

  private final Writer out;
  private final Style style;
  private final Deque<Place> open = new ArrayDeque<>();

  /**
   * A branch that is still to be written.
   *
   * @param head what stands before its first line
   * @param tail what stands before everything below that
   */
  private record Place(Branch branch, String head, String tail) {}

  private TraceTree(Writer out, Style style) {
    this.out = out;
    this.style = style;
  }

  /** Writes the trace, a trace of nothing as nothing; {@code out} stays open. */
  public static void write(Trace trace, Writer out, Style style) throws IOException {
    TraceIndex index = new TraceIndex(trace);
    TraceWords words = new TraceWords(index, style);
    TraceTree tree = new TraceTree(out, style);
    Bytes32 root = trace.root();
    if (root != null) {
      tree.write(TraceVerdict.of(index, words, root), TraceLayout.of(index, words, root, style));
      return;
    }
    for (Node node : trace.nodes()) {
      if (node instanceof Node.KnownEvent answer && answer.role() != Node.Role.OTHER) {
        Branch alone = new Branch();
        alone.say(words.answer(answer, null, Figures.second(answer.createdAt()) + " UTC"));
        TraceLayout.addMoney(alone, index.money(), words, answer.id(), null);
        tree.write(TraceVerdict.ofUnlinked(answer), alone);
      }
    }
  }

  private void write(String verdict, Branch root) throws IOException {
    writeLine(verdict, true);
    writeLine("", false);
    open.push(new Place(root, "", ""));
    while (!open.isEmpty()) {
      write(open.pop());
    }
  }

  private void write(Place place) throws IOException {
    List<String> lines = place.branch.lines();
    List<Branch> children = place.branch.children();
    String below = place.tail + (children.isEmpty() ? BLANK : PAST);
    for (int i = 0; i < lines.size(); i++) {
      writeLine((i == 0 ? place.head : below) + lines.get(i), false);
    }
    for (int i = children.size() - 1; i >= 0; i--) {
      boolean last = i == children.size() - 1;
      open.push(
          new Place(
              children.get(i),
              place.tail + (last ? LAST : FORK),
              place.tail + (last ? BLANK : PAST)));
    }
  }

  private void writeLine(String line, boolean bold) throws IOException {
    String fitting = style.width() == 0 ? line : DisplayWidth.fit(line, style.width());
    out.write(bold && style.colour() ? BOLD + fitting + PLAIN : fitting);
    out.write('\n');
  }
}
