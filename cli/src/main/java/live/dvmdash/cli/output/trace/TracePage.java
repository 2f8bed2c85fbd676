package live.dvmdash.cli.output.trace;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import live.dvmdash.cli.output.Figures;
import live.dvmdash.cli.output.HtmlFooter;
import live.dvmdash.cli.output.Publication;
import live.dvmdash.cli.output.SafeText;
import live.dvmdash.cli.output.Style;
import live.dvmdash.cli.output.html.Markup;
import live.dvmdash.cli.output.html.Page;
import live.dvmdash.cli.output.trace.TraceJobs.Job;
import live.dvmdash.cli.output.trace.TraceLanes.Lane;
import live.dvmdash.cli.output.trace.TraceLanes.Lanes;
import live.dvmdash.event.Bytes32;
import live.dvmdash.event.Event;
import live.dvmdash.trace.Node;
import live.dvmdash.trace.Node.KnownEvent;
import live.dvmdash.trace.Trace;
import org.jspecify.annotations.Nullable;

/**
 * A trace as one page: what became of the request, then each job as lanes over time, then all about
 * every node. As every form of a trace it shows what people wrote, whoever they are.
 */
final class TracePage {

  /** Names are cut as on a terminal; the entry of a participant has the whole. */
  private static final int COLUMNS = 200;

  /** So many nodes are shown, and some more, unless all are wanted. */
  private static final int MOST_NODES = 400;

  private final Trace trace;
  private final Map<Bytes32, Event> signed;
  private final @Nullable Publication publication;
  private final Style style;
  private final TraceIndex index;
  private final TraceWords words;
  private final List<Job> jobs;
  private final List<Lanes> shown = new ArrayList<>();
  private final TraceMarks marks;
  private final Markup page = new Markup();

  private TracePage(
      Trace trace, Map<Bytes32, Event> signed, @Nullable Publication publication, Style given) {
    this.trace = trace;
    this.signed = signed;
    this.publication = publication;
    this.style = new Style(false, COLUMNS, given.limit(), true);
    this.index = new TraceIndex(trace);
    this.words = new TraceWords(index, style);
    this.jobs = new TraceJobs(trace, index).jobs();
    TraceLanes lanes = new TraceLanes(trace, style.limit());
    int nodes = 0;
    for (Job job : jobs) {
      if (style.limit() > 0 && (shown.size() == style.limit() || nodes > MOST_NODES)) {
        break;
      }
      Lanes ofJob = lanes.of(job);
      nodes += ofJob.lanes().stream().mapToInt(TracePage::nodeCount).sum();
      shown.add(ofJob);
    }
    this.marks = new TraceMarks(trace, index, words, lanes);
  }

  private static int nodeCount(Lane lane) {
    return lane.nodes().size();
  }

  /**
   * Writes the page; {@code out} stays open.
   *
   * @param publication where it comes from; null when that is not to be said
   */
  static void write(
      Trace trace,
      Map<Bytes32, Event> signed,
      @Nullable Publication publication,
      Writer out,
      Style style)
      throws IOException {
    out.write(new TracePage(trace, signed, publication, style).written());
  }

  private String written() {
    TraceEntries entries = new TraceEntries(page, trace, signed, marks, style.limit() == 0);
    trace.nodes().stream()
        .filter(Node.Entity.class::isInstance)
        .forEach(node -> entries.announce(node.key()));
    for (Lanes lanes : shown) {
      lanes.lanes().forEach(lane -> lane.nodes().forEach(node -> entries.announce(node.key())));
    }
    page.element("a", "Skip to the lanes", "class", "skip", "href", "#lanes").line();
    writeHeader();
    page.open("main", "id", "lanes").line();
    new TraceJobCharts(page, trace, index, words, marks, entries).write(jobs, shown);
    writeEntries(entries);
    page.closeLine();
    writeFooter();
    String asked = asked();
    return Page.withLanes("Trace of " + asked, "dvmdash-trace-" + asked, page);
  }

  private String asked() {
    return trace.asked().substring(0, Math.min(8, trace.asked().length()));
  }

  private void writeHeader() {
    page.open("header").line();
    page.element("p", "Nostr · NIP-90 · trace of " + asked(), "class", "eyebrow").line();
    page.element("h1", unbroken(SafeText.sentence(verdict()))).line();
    page.closeLine();
  }

  /** Keeps numbers and their units on one line. */
  private static String unbroken(String text) {
    return text.replaceAll("(\\d) (?=(?:s|m|h|d|sats?)\\b)", "$1\u00a0")
        .replaceAll("(\u00a0[mhd]) (?=\\d)", "$1\u00a0");
  }

  private String verdict() {
    Bytes32 root = trace.root();
    if (root != null) {
      return TraceVerdict.of(index, words, root);
    }
    for (Node node : trace.nodes()) {
      if (node instanceof KnownEvent event && event.role() != Node.Role.OTHER) {
        return TraceVerdict.ofUnlinked(event);
      }
    }
    return "nothing to show";
  }

  private void writeEntries(TraceEntries entries) {
    page.open("section", "id", "entries").line();
    page.element("h2", "Everything that is shown, as data").line();
    page.element(
            "p",
            "Each node of the graph with its edges, as it stands in trace --json, and events as they were"
                + " signed, for whoever wants to check them.",
            "class",
            "question")
        .line();
    for (int i = 0; i < shown.size(); i++) {
      if (shown.size() > 1) {
        page.element("h3", "Job " + (i + 1), "class", "part").line();
      }
      long base = TraceJobCharts.base(jobs.get(i), marks);
      jobs.get(i).nodes().stream()
          .filter(node -> entries.has(node.key()))
          .sorted(Comparator.comparingLong(marks::timeOrLast))
          .forEach(node -> entries.write(node, base));
    }
    page.element("h3", "Participants", "class", "part").line();
    for (Node node : trace.nodes()) {
      if (node instanceof Node.Entity && entries.has(node.key())) {
        entries.write(node, null);
      }
    }
    page.closeLine();
  }

  private void writeFooter() {
    long events = trace.nodes().stream().filter(node -> !(node instanceof Node.Entity)).count();
    HtmlFooter.write(
        page,
        publication,
        Figures.count(trace.nodes().size())
            + " nodes, of which "
            + Figures.count(trace.nodes().size() - events)
            + " are participants, and "
            + Figures.count(trace.edges().size())
            + " edges");
  }
}
