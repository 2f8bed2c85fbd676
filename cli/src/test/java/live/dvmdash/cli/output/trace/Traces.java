package live.dvmdash.cli.output.trace;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import live.dvmdash.cli.output.Style;
import live.dvmdash.event.Bytes32;
import live.dvmdash.trace.Edge;
import live.dvmdash.trace.Node;
import live.dvmdash.trace.Node.Input;
import live.dvmdash.trace.Node.KnownEvent;
import live.dvmdash.trace.Node.Role;
import live.dvmdash.trace.Trace;
import org.jspecify.annotations.Nullable;

/** Traces built by hand. Ids and pubkeys are short hex digits with zeros after them. */
final class Traces {

  /** 3 February 2025, 14:00 UTC. */
  static final long START = 1_738_591_200L;

  private final List<Node> nodes = new ArrayList<>();
  private final List<Edge> edges = new ArrayList<>();

  /** A request, and what a DVM gave for it three seconds later. */
  static Traces answered() {
    return new Traces()
        .request("11111111", "a11ce000", 0)
        .result("22222222", "b0b00000", 3, "11111111", "hi");
  }

  static Bytes32 key(String digits) {
    return Bytes32.ofHex(digits + "0".repeat(Bytes32.HEX_LENGTH - digits.length()));
  }

  Traces entity(String pubkey, @Nullable String name) {
    nodes.add(new Node.Entity(key(pubkey), name, false, true));
    return this;
  }

  Traces missing(String id) {
    nodes.add(new Node.MissingEvent(key(id)));
    return this;
  }

  Traces edge(Edge.Type type, String from, String to) {
    edges.add(new Edge(type, key(from).hex(), key(to).hex()));
    return this;
  }

  /** A request for text generation; inputs of 8 hex digits are those of jobs, others are texts. */
  Traces request(String id, String customer, long at, String... inputs) {
    List<Input> all = new ArrayList<>();
    List<Bytes32> jobs = new ArrayList<>();
    for (String input : inputs) {
      if (input.matches("[0-9a-f]{8}")) {
        jobs.add(key(input));
        all.add(new Input(key(input).hex(), "job"));
      } else {
        all.add(new Input(input, "text"));
      }
    }
    nodes.add(request(id, customer, at, all, jobs, List.of(), List.of()));
    return this;
  }

  /** A request without inputs that names DVMs; nobody deleted it unless somebody is named. */
  Traces addressed(String id, String customer, List<String> dvms, List<String> deletedBy) {
    nodes.add(request(id, customer, 0, List.of(), List.of(), keys(dvms), keys(deletedBy)));
    return this;
  }

  private static List<Bytes32> keys(List<String> digits) {
    return digits.stream().map(Traces::key).toList();
  }

  static KnownEvent request(
      String id,
      String customer,
      long at,
      List<Input> inputs,
      List<Bytes32> jobs,
      List<Bytes32> addressed,
      List<Bytes32> deletedBy) {
    return new KnownEvent(
        key(id),
        5050,
        "text generation",
        Role.REQUEST,
        START + at,
        key(customer),
        "",
        false,
        null,
        null,
        null,
        null,
        inputs,
        jobs,
        addressed,
        deletedBy);
  }

  Traces result(String id, String dvm, long at, @Nullable String target, String content) {
    return answer(id, 6050, Role.RESULT, dvm, at, target, null, null, content);
  }

  /** A result that only its customer can read, and that somebody deleted. */
  Traces encrypted(String id, String dvm, long at, String target, String deletedBy) {
    nodes.add(
        new KnownEvent(
            key(id),
            6050,
            null,
            Role.RESULT,
            START + at,
            key(dvm),
            "secret",
            true,
            key(target),
            null,
            null,
            null,
            List.of(),
            List.of(),
            List.of(),
            List.of(key(deletedBy))));
    return this;
  }

  Traces feedback(String id, String dvm, long at, String target, @Nullable String status) {
    return answer(id, 7000, Role.FEEDBACK, dvm, at, target, status, null, "");
  }

  Traces answer(
      String id,
      int kind,
      Role role,
      String dvm,
      long at,
      @Nullable String target,
      @Nullable String status,
      @Nullable Long amountMsat,
      String content) {
    Bytes32 answered = target == null ? null : key(target);
    nodes.add(
        new KnownEvent(
            key(id),
            kind,
            null,
            role,
            START + at,
            key(dvm),
            content,
            false,
            answered,
            status,
            null,
            amountMsat,
            List.of(),
            List.of(),
            List.of(),
            List.of()));
    return this;
  }

  /** An invoice that an event carries; {@code msat} is null for any amount. */
  Traces invoice(String bolt11, String carrier, @Nullable Long msat) {
    nodes.add(new Node.Invoice(bolt11, msat, key("0a"), START, 3_600L, true));
    edges.add(new Edge(Edge.Type.HAS_INVOICE, key(carrier).hex(), bolt11));
    return this;
  }

  /** A receipt for an invoice, on an event. */
  Traces receipt(String id, long at, String bolt11, Edge.Via via, String event, String verdict) {
    edges.add(new Edge(Edge.Type.HAS_RECEIPT, bolt11, key(id).hex(), via));
    return receipt(id, at, bolt11, event, verdict);
  }

  /** A sound receipt on an event, for no invoice of the trace. */
  Traces loose(String id, long at, String event) {
    return receipt(id, at, "lnbc1none", event, "ok");
  }

  private Traces receipt(String id, long at, String bolt11, String event, String verdict) {
    nodes.add(
        new Node.Receipt(
            key(id),
            START + at,
            key("0b"),
            bolt11,
            21_000L,
            key("a11ce000"),
            key("b0b00000"),
            key(event),
            verdict));
    return edge(Edge.Type.RECEIPT_FOR, id, event);
  }

  Traces node(Node node) {
    nodes.add(node);
    return this;
  }

  Trace trace(String asked, @Nullable String root) {
    Map<Bytes32, String> names = new HashMap<>();
    for (Node node : nodes) {
      if (node instanceof Node.Entity entity && entity.name() != null) {
        names.put(entity.pubkey(), entity.name());
      }
    }
    return new Trace(key(asked).hex(), root == null ? null : key(root), nodes, edges, names);
  }

  static String tree(Trace trace, Style style) {
    StringWriter out = new StringWriter();
    try {
      TraceTree.write(trace, out, style);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString();
  }

  static String json(Trace trace) {
    StringWriter out = new StringWriter();
    try {
      TraceJson.write(trace, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString();
  }
}
