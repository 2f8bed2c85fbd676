package live.dvmdash.trace;

import java.util.List;
import live.dvmdash.event.Bytes32;
import org.jspecify.annotations.Nullable;

/**
 * The graph around one request.
 *
 * @param asked the key of what was asked for
 * @param root the request that it belongs to, which the lake need not have; null for an answer that
 *     names no request
 * @param nodes each once: entities by pubkey, then events by {@code created_at} and id, then
 *     missing events by id
 * @param edges each once, by type and ends; both ends are nodes
 */
public record Trace(String asked, @Nullable Bytes32 root, List<Node> nodes, List<Edge> edges) {

  /** Copies the lists. */
  public Trace {
    nodes = List.copyOf(nodes);
    edges = List.copyOf(edges);
  }

  /** The answer to a question for which there is no trace. */
  public static Trace nothing(String asked) {
    return new Trace(asked, null, List.of(), List.of());
  }
}
