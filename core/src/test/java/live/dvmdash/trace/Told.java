package live.dvmdash.trace;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Traces in the names of a {@link Story}. */
final class Told {

  private Told() {}

  /** The trace in names: nodes, then edges, each list in the order of the alphabet. */
  static List<String> told(Trace trace) {
    List<String> nodes = new ArrayList<>();
    for (Node node : trace.nodes()) {
      String name = Story.name(node.key());
      nodes.add(
          switch (node) {
            case Node.Entity entity -> "entity " + name + roles(entity);
            case Node.KnownEvent event -> event.role() + " " + name;
            case Node.MissingEvent event -> "missing " + name;
            case Node.Invoice invoice -> "invoice " + name;
            case Node.Receipt receipt -> "receipt " + name + " " + receipt.verdict();
          });
    }
    List<String> edges = new ArrayList<>();
    for (Edge edge : trace.edges()) {
      String via = edge.via() == null ? "" : " via " + edge.via();
      edges.add(edge.type() + " " + Story.name(edge.from()) + " → " + Story.name(edge.to()) + via);
    }
    nodes.sort(null);
    edges.sort(null);
    nodes.addAll(edges);
    return nodes;
  }

  private static String roles(Node.Entity entity) {
    return (entity.customer() ? " customer" : "") + (entity.provider() ? " dvm" : "");
  }

  static @Nullable String root(Trace trace) {
    return trace.root() == null ? null : Story.name(trace.root().hex());
  }

  static List<String> links(Trace trace) {
    return told(trace).stream()
        .filter(line -> line.startsWith("JOB_INPUT") || line.startsWith("RESULT_FOR"))
        .toList();
  }
}
