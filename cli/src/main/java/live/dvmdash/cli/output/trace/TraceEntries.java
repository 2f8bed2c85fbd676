package live.dvmdash.cli.output.trace;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import live.dvmdash.cli.output.Figures;
import live.dvmdash.cli.output.SafeText;
import live.dvmdash.cli.output.html.Markup;
import live.dvmdash.event.Bytes32;
import live.dvmdash.event.Event;
import live.dvmdash.trace.Edge;
import live.dvmdash.trace.Node;
import live.dvmdash.trace.Node.KnownEvent;
import live.dvmdash.trace.Trace;
import org.jspecify.annotations.Nullable;

/** All about the nodes that a page shows: in words, by their edges, and as JSON. */
final class TraceEntries {

  /** So many edges of a node are listed each way; the lanes and JSON have the others. */
  private static final int MOST_EDGES = 20;

  private static final int LONGEST_CONTENT = 2_000;

  /** What of a long JSON is shown, and how much all of them may take, in characters. */
  private static final int LONGEST_JSON = 12_000;

  private static final int MOST_JSON = 400_000;

  private final Markup page;
  private final Map<Bytes32, Event> signed;
  private final TraceMarks marks;
  private final boolean isWhole;
  private final Map<String, Node> nodes = new HashMap<>();
  private final Map<String, List<Edge>> leaving = new HashMap<>();
  private final Map<String, List<Edge>> entering = new HashMap<>();
  private final Set<String> shown = new HashSet<>();
  private int written;

  /** Entries of a page; {@code isWhole} says that it may become as large as it must. */
  TraceEntries(
      Markup page, Trace trace, Map<Bytes32, Event> signed, TraceMarks marks, boolean isWhole) {
    this.page = page;
    this.signed = signed;
    this.marks = marks;
    this.isWhole = isWhole;
    trace.nodes().forEach(node -> nodes.put(node.key(), node));
    for (Edge edge : trace.edges()) {
      leaving.computeIfAbsent(edge.from(), unused -> new ArrayList<>()).add(edge);
      entering.computeIfAbsent(edge.to(), unused -> new ArrayList<>()).add(edge);
    }
  }

  /** Says that something will have an entry, if it is a node, so that others may lead to it. */
  void announce(String key) {
    if (nodes.containsKey(key)) {
      shown.add(key);
    }
  }

  /** Whether a node has an entry, or will have. */
  boolean has(String key) {
    return shown.contains(key);
  }

  /**
   * Adds an entry.
   *
   * @param base where the time begins; null where it says nothing
   */
  void write(Node node, @Nullable Long base) {
    page.open("details", "class", "entry", "id", marks.id(node.key()));
    page.open("summary");
    Long time = marks.time(node);
    if (time != null && base != null) {
      page.element("span", TraceMarks.since(time - base), "class", "since");
    }
    page.element("b", marks.longName(node));
    if (node instanceof KnownEvent event) {
      page.element("span", "by " + marks.author(event.pubkey()), "class", "by");
    }
    page.closeLine();
    if (node instanceof KnownEvent event) {
      page.open("p").text(Figures.second(event.createdAt()) + " UTC, by ");
      reference(event.pubkey().hex()).closeLine();
      content(event);
    }
    edges(node);
    json(node);
    signed(node);
    page.closeLine();
  }

  /** The event whole, as relays have it: an excerpt could not be checked. */
  private void signed(Node node) {
    Bytes32 id =
        switch (node) {
          case KnownEvent event -> event.id();
          case Node.Receipt receipt -> receipt.id();
          case Node.Entity entity -> null;
          case Node.Invoice invoice -> null;
          case Node.MissingEvent event -> null;
        };
    Event event = id == null ? null : signed.get(id);
    if (event == null) {
      return;
    }
    String json = SignedText.of(event);
    boolean isLong = json.length() > LONGEST_JSON || written + json.length() > MOST_JSON;
    if (isLong && !isWhole) {
      page.element("p", "The signed event is left out of this page: --all, or export, has it.")
          .line();
      return;
    }
    written += json.length();
    page.element("p", "As it was signed:").line();
    String label = "Signed event of " + marks.longName(node);
    page.element("pre", json, "class", "signed", "tabindex", "0", "aria-label", label).line();
  }

  private void content(KnownEvent event) {
    String content = event.content();
    String shownOf = content.substring(0, Math.min(LONGEST_CONTENT, content.length()));
    String line = SafeText.oneLine(shownOf) + (content.length() > LONGEST_CONTENT ? "…" : "");
    if (event.encrypted()) {
      page.element("p", "The content is encrypted.", "class", "content").line();
    } else if (!line.isEmpty()) {
      page.element("p", line, "class", "content words").line();
    }
  }

  private void edges(Node node) {
    List<Edge> from = leaving.getOrDefault(node.key(), List.of());
    List<Edge> to = entering.getOrDefault(node.key(), List.of());
    if (from.isEmpty() && to.isEmpty()) {
      return;
    }
    page.open("ul", "class", "edges").line();
    list(from, true);
    list(to, false);
    page.closeLine();
  }

  private void list(List<Edge> edges, boolean leaves) {
    for (Edge edge : edges.subList(0, Math.min(MOST_EDGES, edges.size()))) {
      String via = edge.via() == Edge.Via.E ? " via e" : edge.via() == null ? "" : " via bolt11";
      page.open("li").element("code", edge.type().name());
      page.text(via + (leaves ? " to " : " from "));
      reference(leaves ? edge.to() : edge.from()).closeLine();
    }
    int more = edges.size() - MOST_EDGES;
    if (more > 0) {
      page.element("li", "… " + Figures.count(more) + " more").line();
    }
  }

  /** Names another node, as a link where the page says more about it. */
  private Markup reference(String key) {
    Node node = nodes.get(key);
    if (node == null) {
      return page.text(Figures.shortened(key));
    }
    return has(key)
        ? page.element("a", marks.longName(node), "href", "#" + marks.id(key))
        : page.text(marks.longName(node));
  }

  private void json(Node node) {
    String json = TraceJson.ofNode(node);
    if (!isWhole && written + Math.min(json.length(), LONGEST_JSON) > MOST_JSON) {
      page.element("p", "The JSON is left out of this page: --all, or --json, has it.").line();
      return;
    }
    boolean isCut = !isWhole && json.length() > LONGEST_JSON;
    String kept = isCut ? json.substring(0, LONGEST_JSON) : json;
    written += kept.length();
    page.element("pre", kept, "tabindex", "0", "aria-label", "JSON of " + marks.longName(node))
        .line();
    if (isCut) {
      String more = Figures.count(json.length() - LONGEST_JSON);
      page.element("p", "… " + more + " more characters: --all, or --json, has them.").line();
    }
  }
}
