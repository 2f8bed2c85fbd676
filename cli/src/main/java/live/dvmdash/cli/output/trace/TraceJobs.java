package live.dvmdash.cli.output.trace;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import live.dvmdash.cli.output.trace.TraceIndex.Link;
import live.dvmdash.event.Bytes32;
import live.dvmdash.trace.Edge;
import live.dvmdash.trace.Node;
import live.dvmdash.trace.Node.KnownEvent;
import live.dvmdash.trace.Node.Role;
import live.dvmdash.trace.Trace;
import org.jspecify.annotations.Nullable;

/**
 * A trace by its jobs, the first that of the root and the others by how many links they are away
 * from it. Every node but the entities belongs to one of them: answers to their target, other
 * events to the first that names them, invoices to what carries them, and receipts to their invoice
 * or else to what they name.
 */
final class TraceJobs {

  /** Types that say where a node belongs, in the order of their weight. */
  private static final List<Edge.Type> DECIDING =
      List.of(
          Edge.Type.JOB_INPUT, Edge.Type.HAS_INVOICE, Edge.Type.HAS_RECEIPT, Edge.Type.RECEIPT_FOR);

  private final List<Job> jobs = new ArrayList<>();
  private final Map<String, Integer> places = new HashMap<>();

  /**
   * A request with what belongs to it.
   *
   * @param id of the request; null for an answer that names none
   * @param request null when the lake does not have it
   * @param nodes in the order of the trace
   */
  record Job(@Nullable Bytes32 id, @Nullable KnownEvent request, List<Node> nodes) {}

  TraceJobs(Trace trace, TraceIndex index) {
    for (Bytes32 id : ids(trace, index)) {
      places.put(id.hex(), jobs.size());
      jobs.add(new Job(id, index.event(id), new ArrayList<>()));
    }
    if (jobs.isEmpty()) {
      jobs.add(new Job(null, null, new ArrayList<>()));
    }
    for (Node node : trace.nodes()) {
      if (node instanceof KnownEvent event && event.target() != null) {
        places.putIfAbsent(event.key(), places.getOrDefault(event.target().hex(), 0));
      }
    }
    DECIDING.forEach(type -> place(trace, type));
    for (Node node : trace.nodes()) {
      if (!(node instanceof Node.Entity)) {
        jobs.get(places.computeIfAbsent(node.key(), lonely -> 0)).nodes.add(node);
      }
    }
  }

  private static Set<Bytes32> ids(Trace trace, TraceIndex index) {
    Set<Bytes32> ids = new LinkedHashSet<>();
    Deque<Bytes32> waiting = new ArrayDeque<>();
    if (trace.root() != null) {
      waiting.add(trace.root());
    }
    while (!waiting.isEmpty()) {
      Bytes32 id = waiting.remove();
      if (ids.add(id)) {
        for (Link link : index.inputs(id)) {
          if (index.isJob(link.job())) {
            waiting.add(link.job());
          }
        }
        index.followers(id).forEach(link -> waiting.add(link.request()));
      }
    }
    for (Node node : trace.nodes()) {
      if (node instanceof KnownEvent event) {
        if (event.role() == Role.REQUEST) {
          ids.add(event.id());
        } else if (event.target() != null) {
          ids.add(event.target());
        }
      }
    }
    return ids;
  }

  private void place(Trace trace, Edge.Type type) {
    for (Edge edge : trace.edges()) {
      if (edge.type() == type) {
        Integer from = places.get(edge.from());
        Integer to = places.get(edge.to());
        if (from == null) {
          places.put(edge.from(), to == null ? 0 : to);
        }
        if (to == null) {
          places.put(edge.to(), from == null ? 0 : from);
        }
      }
    }
  }

  /** The jobs; at least one. */
  List<Job> jobs() {
    return jobs;
  }

  /** The place among the jobs of a node that is no entity. */
  int placeOf(String key) {
    Integer place = places.get(key);
    if (place == null) {
      throw new IllegalArgumentException("no node: " + key);
    }
    return place;
  }
}
