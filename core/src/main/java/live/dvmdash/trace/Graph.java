package live.dvmdash.trace;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import live.dvmdash.event.Bytes32;
import live.dvmdash.event.Kind;
import live.dvmdash.event.KindTable;
import live.dvmdash.query.Rows;
import live.dvmdash.trace.Node.Input;
import live.dvmdash.trace.Node.KnownEvent;
import live.dvmdash.trace.Node.Role;
import org.jspecify.annotations.Nullable;

/**
 * Makes nodes and edges of the rows of a trace; deletions and money come before events, names last.
 */
final class Graph {

  private final KindTable kinds;
  private final Map<Bytes32, List<Bytes32>> deletions = new HashMap<>();
  private final Map<Bytes32, KnownEvent> events = new LinkedHashMap<>();
  private final SortedSet<Bytes32> missing = new TreeSet<>();
  private final Map<Bytes32, String> names = new HashMap<>();
  private final Money money = new Money();

  Graph(KindTable kinds) {
    this.kinds = kinds;
  }

  /** Rows of a deleted event and a deletion. */
  void addDeletions(Rows rows) {
    for (List<@Nullable Object> row : rows.values()) {
      deletions
          .computeIfAbsent((Bytes32) row.get(0), deleted -> new ArrayList<>())
          .add((Bytes32) Objects.requireNonNull(row.get(1)));
    }
  }

  /** The invoices and receipts, to be filled. */
  Money money() {
    return money;
  }

  /**
   * Whole events, in their order. What they name as input, or receipts name as paid for, and is not
   * among them is missing.
   */
  void addEvents(Rows rows) {
    for (Row row : Row.all(rows)) {
      KnownEvent event = event(row);
      events.put(event.id(), event);
    }
    for (KnownEvent event : events.values()) {
      addMissing(event.jobInputs());
    }
    addMissing(money.paidFor());
  }

  /** The requests of the trace; those that are not among the events are missing. */
  void addRequests(List<Bytes32> ids) {
    addMissing(ids);
  }

  /** Rows of a pubkey and its name. */
  void addNames(Rows rows) {
    for (List<@Nullable Object> row : rows.values()) {
      names.put((Bytes32) row.get(0), (String) row.get(1));
    }
  }

  /** The trace of what was asked for by that key. */
  Trace trace(String asked, @Nullable Bytes32 root) {
    List<Node> nodes = new ArrayList<>(entities());
    nodes.addAll(events.values());
    for (Bytes32 id : missing) {
      nodes.add(new Node.MissingEvent(id));
    }
    nodes.addAll(money.invoices());
    nodes.addAll(money.receipts());
    return new Trace(asked, root, nodes, List.copyOf(edges()), names);
  }

  private List<Node.Entity> entities() {
    SortedSet<Bytes32> authors = new TreeSet<>(money.parties());
    SortedSet<Bytes32> customers = new TreeSet<>();
    SortedSet<Bytes32> providers = new TreeSet<>();
    for (KnownEvent event : events.values()) {
      authors.add(event.pubkey());
      switch (event.role()) {
        case REQUEST -> customers.add(event.pubkey());
        case RESULT, FEEDBACK -> providers.add(event.pubkey());
        case OTHER -> {}
      }
    }
    List<Node.Entity> entities = new ArrayList<>(authors.size());
    for (Bytes32 author : authors) {
      entities.add(
          new Node.Entity(
              author, names.get(author), customers.contains(author), providers.contains(author)));
    }
    return entities;
  }

  private SortedSet<Edge> edges() {
    SortedSet<Edge> edges = new TreeSet<>(money.edges());
    for (KnownEvent event : events.values()) {
      edges.add(new Edge(Edge.Type.MAKES_EVENT, event.pubkey().hex(), event.key()));
      Bytes32 target = event.target();
      if (target != null && isNode(target)) {
        Edge.Type type =
            event.role() == Role.FEEDBACK ? Edge.Type.FEEDBACK_FOR : Edge.Type.RESULT_FOR;
        edges.add(new Edge(type, event.key(), target.hex()));
      }
      for (Bytes32 input : event.jobInputs()) {
        edges.add(new Edge(Edge.Type.JOB_INPUT, event.key(), input.hex()));
      }
    }
    return edges;
  }

  private void addMissing(List<Bytes32> ids) {
    for (Bytes32 id : ids) {
      if (!events.containsKey(id) && !money.isReceipt(id)) {
        missing.add(id);
      }
    }
  }

  private boolean isNode(Bytes32 id) {
    return events.containsKey(id) || missing.contains(id);
  }

  private KnownEvent event(Row row) {
    Bytes32 id = row.required("id", Bytes32.class);
    int kind = Math.toIntExact(row.required("kind", Long.class));
    Role role = role(kind);
    boolean request = role == Role.REQUEST;
    boolean answer = role == Role.RESULT || role == Role.FEEDBACK;
    return new KnownEvent(
        id,
        kind,
        kinds.name(role == Role.RESULT ? kind - Kind.RESULT_OFFSET : kind),
        role,
        row.required("created_at", Long.class),
        row.required("pubkey", Bytes32.class),
        row.required("content", String.class),
        row.required("encrypted", Boolean.class),
        answer ? row.optional("target", Bytes32.class) : null,
        row.optional("status", String.class),
        row.optional("status_info", String.class),
        row.optional("amount_msat", Long.class),
        request ? inputs(row.list("tags")) : List.of(),
        request ? ids(row.list("job_inputs")) : List.of(),
        request ? ids(row.list("addressed")).stream().sorted().toList() : List.of(),
        List.copyOf(deletions.getOrDefault(id, List.of())));
  }

  private Role role(int kind) {
    if (kinds.isRequest(kind)) {
      return Role.REQUEST;
    }
    if (kinds.isResult(kind)) {
      return Role.RESULT;
    }
    return kinds.isAnswer(kind) ? Role.FEEDBACK : Role.OTHER;
  }

  private static List<Input> inputs(List<?> tags) {
    List<Input> inputs = new ArrayList<>();
    for (Object tag : tags) {
      List<?> elements = (List<?>) tag;
      if (elements.size() >= 2 && "i".equals(elements.get(0))) {
        String type = elements.size() > 2 ? (String) elements.get(2) : null;
        inputs.add(new Input((String) elements.get(1), type));
      }
    }
    return List.copyOf(inputs);
  }

  private static List<Bytes32> ids(List<?> values) {
    List<Bytes32> ids = new ArrayList<>(values.size());
    for (Object value : values) {
      ids.add((Bytes32) value);
    }
    return List.copyOf(ids);
  }
}
