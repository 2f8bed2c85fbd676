package live.dvmdash.trace;

import java.util.List;
import java.util.Map;
import live.dvmdash.event.Bytes32;
import org.jspecify.annotations.Nullable;

/**
 * The graph around one request.
 *
 * @param asked the key of what was asked for
 * @param root the request that it belongs to, which the lake need not have; null for an answer that
 *     names no request
 * @param nodes each once: entities by pubkey, events by {@code created_at} and id, missing events
 *     by id, invoices in the order of the alphabet, and receipts by {@code created_at} and id
 * @param edges each once, by type and ends; both ends are nodes
 * @param names what those are called who have a name and are an entity or addressed by a request
 */
public record Trace(
    String asked,
    @Nullable Bytes32 root,
    List<Node> nodes,
    List<Edge> edges,
    Map<Bytes32, String> names) {

  /** Copies lists and map. */
  public Trace {
    nodes = List.copyOf(nodes);
    edges = List.copyOf(edges);
    names = Map.copyOf(names);
  }

  /** The answer to a question for which there is no trace. */
  public static Trace nothing(String asked) {
    return new Trace(asked, null, List.of(), List.of(), Map.of());
  }
}
