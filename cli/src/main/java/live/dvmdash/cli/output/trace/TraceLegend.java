package live.dvmdash.cli.output.trace;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import live.dvmdash.cli.output.html.LaneChart;
import live.dvmdash.cli.output.html.Markup;
import live.dvmdash.trace.Edge;
import live.dvmdash.trace.Node;
import live.dvmdash.trace.Trace;

/** What the marks and lines of a trace mean, as far as it has them. */
final class TraceLegend {

  private TraceLegend() {}

  static void write(Markup page, Trace trace) {
    Set<TraceMarks.Look> looks = new TreeSet<>();
    for (Node node : trace.nodes()) {
      if (!(node instanceof Node.Entity)) {
        looks.add(TraceMarks.look(node));
      }
    }
    Map<String, String> lines = new LinkedHashMap<>();
    trace.edges().stream()
        .sorted(
            Comparator.comparing(Edge::type)
                .thenComparing(Edge::via, Comparator.nullsFirst(Comparator.naturalOrder())))
        .forEach(edge -> lines.put(TraceLinks.look(edge), said(edge)));
    LaneChart.writeTips(page, lines.keySet());
    page.open("div", "class", "key").line();
    page.open("ul", "class", "keys", "aria-label", "Marks").line();
    for (TraceMarks.Look look : looks) {
      page.open("li");
      LaneChart.writeSample(page, look.form, look.colour);
      page.text(look.words).closeLine();
    }
    page.closeLine();
    page.open("ul", "class", "keys", "aria-label", "Lines").line();
    lines.forEach((look, said) -> {
      page.open("li");
      LaneChart.writeSample(page, look);
      page.element("code", said).closeLine();
    });
    page.closeLine();
    page.element(
            "p",
            "A lane holds what its participant wrote. From left to right runs the time since the"
                + " request of each job: the nearer to it, the more room has a second. Point at a"
                + " mark to follow its lines, open it for all about it.",
            "class",
            "how")
        .line();
    page.closeLine();
  }

  private static String said(Edge edge) {
    String via = edge.via() == Edge.Via.E ? " via e" : edge.via() == null ? "" : " via bolt11";
    return edge.type().name() + via;
  }
}
