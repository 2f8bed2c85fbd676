package live.dvmdash.trace;

import java.util.Comparator;

/**
 * A link between two nodes of a trace.
 *
 * @param type what it means
 * @param from the key of the node that it leaves
 * @param to the key of the node that it enters
 */
public record Edge(Type type, String from, String to) implements Comparable<Edge> {

  private static final Comparator<Edge> ORDER =
      Comparator.comparing(Edge::type).thenComparing(Edge::from).thenComparing(Edge::to);

  /** What edges mean; the names are those of the JSON. */
  public enum Type {
    /** From an author to an event. */
    MAKES_EVENT,
    /** From feedback to the request it is on. */
    FEEDBACK_FOR,
    /** From a result to the request it answers. */
    RESULT_FOR,
    /** From a request to the event that its {@code i} tag of type {@code job} names. */
    JOB_INPUT
  }

  @Override
  public int compareTo(Edge other) {
    return ORDER.compare(this, other);
  }
}
