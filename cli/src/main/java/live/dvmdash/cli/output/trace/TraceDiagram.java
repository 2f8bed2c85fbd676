package live.dvmdash.cli.output.trace;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import live.dvmdash.cli.output.Figures;
import live.dvmdash.cli.output.Style;
import live.dvmdash.event.Bytes32;
import live.dvmdash.event.Nip19;
import live.dvmdash.trace.Edge;
import live.dvmdash.trace.Node;
import live.dvmdash.trace.Node.KnownEvent;
import live.dvmdash.trace.Node.Role;
import live.dvmdash.trace.Trace;
import org.jspecify.annotations.Nullable;

/**
 * A trace as boxes and arrows, for formats that draw it: every node is a box and every edge an
 * arrow. Texts are safe lines of what authors wrote; what they wrote as content is not among them.
 *
 * @param boxes in the order of the nodes
 * @param arrows in the order of the edges, between boxes by their place
 */
record TraceDiagram(List<Box> boxes, List<Arrow> arrows) {

  /** What a box stands for, by which it gets its form. */
  enum Shape {
    ENTITY,
    REQUEST,
    RESULT,
    FEEDBACK,
    OTHER,
    MISSING,
    INVOICE,
    RECEIPT
  }

  /**
   * A node.
   *
   * @param lines what stands in it
   * @param asked whether it is what was asked for
   */
  record Box(Shape shape, List<String> lines, boolean asked) {}

  /** An edge, from the place of a box to that of another. */
  record Arrow(int from, int to, String label) {}

  static TraceDiagram of(Trace trace) {
    Style style = new Style(false, 0, 0, true);
    TraceWords words = new TraceWords(new TraceIndex(trace), style);
    KnownEvent root = root(trace);
    Map<String, Integer> places = new HashMap<>();
    List<Box> boxes = new ArrayList<>();
    for (Node node : trace.nodes()) {
      places.put(node.key(), boxes.size());
      boxes.add(new Box(shape(node), lines(node, words, root), node.key().equals(trace.asked())));
    }
    List<Arrow> arrows = new ArrayList<>();
    for (Edge edge : trace.edges()) {
      Integer from = places.get(edge.from());
      Integer to = places.get(edge.to());
      if (from == null || to == null) {
        throw new IllegalArgumentException("an edge without a node: " + edge);
      }
      String via = edge.via() == null ? "" : " via " + edge.via().name().toLowerCase(Locale.ROOT);
      arrows.add(new Arrow(from, to, edge.type().name() + via));
    }
    return new TraceDiagram(List.copyOf(boxes), List.copyOf(arrows));
  }

  private static @Nullable KnownEvent root(Trace trace) {
    Bytes32 id = trace.root();
    return id == null ? null : new TraceIndex(trace).event(id);
  }

  private static Shape shape(Node node) {
    return switch (node) {
      case Node.Entity entity -> Shape.ENTITY;
      case Node.MissingEvent event -> Shape.MISSING;
      case Node.Invoice invoice -> Shape.INVOICE;
      case Node.Receipt receipt -> Shape.RECEIPT;
      case KnownEvent event ->
          switch (event.role()) {
            case REQUEST -> Shape.REQUEST;
            case RESULT -> Shape.RESULT;
            case FEEDBACK -> Shape.FEEDBACK;
            case OTHER -> Shape.OTHER;
          };
    };
  }

  private static List<String> lines(Node node, TraceWords words, @Nullable KnownEvent root) {
    return switch (node) {
      case Node.Entity entity -> List.of(words.author(entity.pubkey()));
      case Node.MissingEvent event -> List.of("not in the lake", words.id(event.id()));
      case Node.Invoice invoice ->
          List.of("invoice", amount(invoice.msat()), Figures.shortened(invoice.bolt11()));
      case Node.Receipt receipt ->
          List.of(
              "receipt",
              amount(receipt.msat()),
              receipt.verdict().replace('-', ' '),
              when(receipt.createdAt(), root));
      case KnownEvent event -> ofEvent(event, words, root);
    };
  }

  private static List<String> ofEvent(
      KnownEvent event, TraceWords words, @Nullable KnownEvent root) {
    List<String> lines = new ArrayList<>();
    if (event.role() == Role.FEEDBACK) {
      String status = words.status(event);
      lines.add(status == null ? "feedback" : status);
    } else {
      lines.add(event.role() == Role.RESULT ? "result" : TraceWords.kind(event));
    }
    if (event.amountMsat() != null) {
      lines.add("asks " + Figures.amount(event.amountMsat()));
    }
    lines.add(event.id().hex().substring(0, Nip19.SHORTEST_PREFIX));
    lines.add(when(event.createdAt(), root));
    if (!event.deletedBy().isEmpty()) {
      lines.add(event.role() == Role.REQUEST ? "cancelled" : "deleted");
    }
    return lines;
  }

  private static String when(long time, @Nullable KnownEvent root) {
    return root == null || time == root.createdAt()
        ? Figures.second(time) + " UTC"
        : TraceWords.since(root, time);
  }

  private static String amount(@Nullable Long msat) {
    return msat == null ? "any amount" : Figures.amount(msat);
  }
}
