package live.dvmdash.trace;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * A link between two nodes of a trace.
 *
 * @param type what it means
 * @param from the key of the node that it leaves
 * @param to the key of the node that it enters
 * @param via how an invoice and a receipt were found to belong together; null for other types
 */
public record Edge(Type type, String from, String to, @Nullable Via via)
    implements Comparable<Edge> {

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
    JOB_INPUT,
    /** From a result or feedback to an invoice that it carries. */
    HAS_INVOICE,
    /** From an invoice to a receipt for it. */
    HAS_RECEIPT,
    /** From a receipt to whoever paid. */
    PAYMENT_FROM,
    /** From a receipt to whoever was paid. */
    PAYMENT_TO,
    /** From a receipt to the event that its first {@code e} tag names. */
    RECEIPT_FOR
  }

  /** How an invoice and a receipt were found to belong together. */
  public enum Via {
    /** The receipt bears the invoice. */
    BOLT11,
    /** The receipt bears another one, and names the event that carries the invoice. */
    E
  }

  /** An edge of a type that has no {@code via}. */
  public Edge(Type type, String from, String to) {
    this(type, from, to, null);
  }

  @Override
  public int compareTo(Edge other) {
    return ORDER.compare(this, other);
  }
}
