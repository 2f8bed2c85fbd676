package live.dvmdash.cli.output.trace;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import live.dvmdash.cli.output.trace.TraceJobs.Job;
import live.dvmdash.event.Bytes32;
import live.dvmdash.trace.Edge;
import live.dvmdash.trace.Node;
import live.dvmdash.trace.Node.KnownEvent;
import live.dvmdash.trace.Node.MissingEvent;
import live.dvmdash.trace.Node.Receipt;
import live.dvmdash.trace.Node.Role;
import live.dvmdash.trace.Trace;
import org.jspecify.annotations.Nullable;

/**
 * Whose lanes a job has, and what lies in each: the customer's first, then those who paid, the
 * receipts, which others publish, the DVMs in the order in which they reacted, and at last what the
 * lake does not have. Where there are many, the first are shown, and always what was asked for.
 */
final class TraceLanes {

  /** The key of the lane of receipts, which is no pubkey. */
  static final String RECEIPTS = "receipts";

  /** The key of the lane of events that the lake does not have. */
  static final String MISSING = "missing";

  private static final String UNKNOWN = "time unknown";
  private static final String OF_PAYMENTS = "published by wallets";

  private final Trace trace;
  private final int limit;
  private final Map<String, Node> events = new HashMap<>();
  private final Map<String, String> carriers = new HashMap<>();

  /**
   * A lane.
   *
   * @param key the pubkey in hex of whose it is, else what no pubkey is
   * @param pubkey whose it is; null for the lanes of receipts and of missing events
   * @param roles what its participant does in the job
   * @param nodes in the order of the trace
   */
  record Lane(String key, @Nullable Bytes32 pubkey, List<String> roles, List<Node> nodes) {}

  /**
   * The lanes of a job.
   *
   * @param hiddenLanes how many participants are left out
   * @param hiddenNodes how many nodes
   */
  record Lanes(List<Lane> lanes, int hiddenLanes, int hiddenNodes) {}

  /** Lanes of a trace; {@code limit} is how many DVMs, and how many nodes of each, are shown. */
  TraceLanes(Trace trace, int limit) {
    this.trace = trace;
    this.limit = limit;
    trace.nodes().forEach(node -> events.put(node.key(), node));
    for (Edge edge : trace.edges()) {
      if (edge.type() == Edge.Type.HAS_INVOICE) {
        carriers.putIfAbsent(edge.to(), edge.from());
      }
    }
  }

  /** The event that carries an invoice; null when none of the trace does. */
  @Nullable KnownEvent carrier(Node.Invoice invoice) {
    String key = carriers.get(invoice.key());
    return key != null && events.get(key) instanceof KnownEvent event ? event : null;
  }

  /** The lanes of a job of the trace. */
  Lanes of(Job job) {
    Map<String, Lane> lanes = new LinkedHashMap<>();
    if (job.request() != null) {
      participant(
          lanes,
          job.request().pubkey(),
          job.request().role() == Role.REQUEST ? "customer" : "author");
    }
    if (job.request() == null && job.id() != null) {
      lane(lanes, MISSING, null, UNKNOWN);
    }
    for (Node node : job.nodes()) {
      if (node instanceof Receipt receipt && receipt.payer() != null) {
        participant(lanes, receipt.payer(), "payer");
      }
    }
    if (job.nodes().stream().anyMatch(Receipt.class::isInstance)) {
      lane(lanes, RECEIPTS, null, OF_PAYMENTS);
    }
    for (Node node : job.nodes()) {
      if (node instanceof KnownEvent event) {
        participant(lanes, event.pubkey(), role(event));
      }
    }
    if (job.request() != null) {
      for (Bytes32 dvm : job.request().addressedTo()) {
        boolean reacted = lanes.containsKey(dvm.hex());
        participant(lanes, dvm, reacted ? "addressed" : "addressed, silent");
      }
    }
    for (Node node : job.nodes()) {
      if (node instanceof Receipt receipt
          && receipt.payee() != null
          && !lanes.containsKey(receipt.payee().hex())) {
        participant(lanes, receipt.payee(), "payee");
      }
    }
    for (Node node : job.nodes()) {
      laneOf(lanes, node).nodes.add(node);
    }
    return folded(lanes, job);
  }

  private static String role(KnownEvent event) {
    return switch (event.role()) {
      case REQUEST -> "customer";
      case RESULT, FEEDBACK -> "DVM";
      case OTHER -> "author";
    };
  }

  private static void participant(Map<String, Lane> lanes, Bytes32 pubkey, String role) {
    lane(lanes, pubkey.hex(), pubkey, role);
  }

  private static Lane lane(
      Map<String, Lane> lanes, String key, @Nullable Bytes32 pubkey, String role) {
    Lane lane =
        lanes.computeIfAbsent(
            key, unused -> new Lane(key, pubkey, new ArrayList<>(), new ArrayList<>()));
    if (!lane.roles.contains(role)) {
      lane.roles.add(role);
    }
    return lane;
  }

  private Lane laneOf(Map<String, Lane> lanes, Node node) {
    return switch (node) {
      case KnownEvent event -> lane(lanes, event.pubkey().hex(), event.pubkey(), role(event));
      case Receipt receipt -> lane(lanes, RECEIPTS, null, OF_PAYMENTS);
      case MissingEvent event -> lane(lanes, MISSING, null, UNKNOWN);
      case Node.Entity entity -> throw new IllegalArgumentException("an entity has no lane");
      case Node.Invoice invoice -> {
        KnownEvent carrier = carrier(invoice);
        yield carrier == null ? lane(lanes, MISSING, null, UNKNOWN) : laneOf(lanes, carrier);
      }
    };
  }

  private Lanes folded(Map<String, Lane> all, Job job) {
    List<Lane> lanes = new ArrayList<>();
    int hiddenLanes = 0;
    int hiddenNodes = 0;
    int dvms = 0;
    for (Lane lane : all.values()) {
      boolean isCustomer = job.request() != null && job.request().pubkey().equals(lane.pubkey);
      if (lane.pubkey != null && !isCustomer && limit > 0 && ++dvms > limit && !holdsAsked(lane)) {
        hiddenLanes++;
        hiddenNodes += lane.nodes.size();
        continue;
      }
      List<Node> nodes = new ArrayList<>();
      for (Node node : lane.nodes) {
        if (limit == 0 || nodes.size() < limit || node.key().equals(trace.asked())) {
          nodes.add(node);
        }
      }
      hiddenNodes += lane.nodes.size() - nodes.size();
      lanes.add(new Lane(lane.key, lane.pubkey, lane.roles, nodes));
    }
    return new Lanes(lanes, hiddenLanes, hiddenNodes);
  }

  private boolean holdsAsked(Lane lane) {
    return lane.nodes.stream().anyMatch(node -> node.key().equals(trace.asked()));
  }
}
