package live.dvmdash.cli.output.trace;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import live.dvmdash.cli.output.html.LaneChart.End;
import live.dvmdash.cli.output.html.LaneChart.Link;
import live.dvmdash.cli.output.trace.TraceLanes.Lane;
import live.dvmdash.cli.output.trace.TraceLanes.Lanes;
import live.dvmdash.trace.Edge;
import live.dvmdash.trace.Node;
import live.dvmdash.trace.Trace;

/**
 * The edges between what is shown of a trace, as links in the charts of its jobs. An edge from one
 * job to another runs beside the lanes of those between; all to the same end share their way.
 */
final class TraceLinks {

  private static final int MOST_TRACKS = 4;

  /** A way with more edges lights up with its end only. */
  private static final int FEW_EDGES = 10;

  private final TraceMarks marks;
  private final List<Lanes> shown;
  private final Map<String, Integer> places = new HashMap<>();
  private final List<List<Link>> links = new ArrayList<>();
  private final int tracks;

  /** Edges from other jobs to the same end. */
  private static final class Way {
    private final String look;
    private final String end;
    private final int place;
    private final Map<String, Integer> begins = new LinkedHashMap<>();
    private int first;
    private int last;

    Way(String look, String end, int place) {
      this.look = look;
      this.end = end;
      this.place = place;
      this.first = place;
      this.last = place;
    }

    void add(String begin, int from) {
      begins.put(begin, from);
      first = Math.min(first, from);
      last = Math.max(last, from);
    }
  }

  /**
   * Links of a trace.
   *
   * @param shown what is shown of the jobs, in their order
   */
  TraceLinks(Trace trace, List<Lanes> shown, TraceMarks marks) {
    this.marks = marks;
    this.shown = shown;
    for (int job = 0; job < shown.size(); job++) {
      links.add(new ArrayList<>());
      for (Lane lane : shown.get(job).lanes()) {
        for (Node node : lane.nodes()) {
          places.put(node.key(), job);
        }
      }
    }
    Map<String, Way> ways = new LinkedHashMap<>();
    for (Edge edge : trace.edges()) {
      add(edge, ways);
    }
    this.tracks = addWays(List.copyOf(ways.values()));
  }

  /** The class of an edge in the style sheet. */
  static String look(Edge edge) {
    String via = edge.via() == Edge.Via.E ? "-e" : "";
    return edge.type().name().toLowerCase(Locale.ROOT).replace('_', '-') + via;
  }

  private void add(Edge edge, Map<String, Way> ways) {
    Integer from = places.get(edge.from());
    Integer to = places.get(edge.to());
    if (from == null || edge.type() == Edge.Type.MAKES_EVENT) {
      return;
    }
    if (edge.type() == Edge.Type.PAYMENT_FROM || edge.type() == Edge.Type.PAYMENT_TO) {
      addPayment(edge, from);
    } else if (from.equals(to)) {
      String begin = marks.id(edge.from());
      String end = marks.id(edge.to());
      links.get(from).add(link(look(edge), new End.AtMark(begin), new End.AtMark(end), begin, end));
    } else if (to != null) {
      ways.computeIfAbsent(
              look(edge) + " " + edge.to(), unused -> new Way(look(edge), marks.id(edge.to()), to))
          .add(marks.id(edge.from()), from);
    }
  }

  private static Link link(String look, End from, End to, String... ends) {
    return new Link(look, from, to, List.of(ends));
  }

  private void addPayment(Edge edge, int job) {
    List<Lane> lanes = shown.get(job).lanes();
    for (int lane = 0; lane < lanes.size(); lane++) {
      if (lanes.get(lane).key().equals(edge.to())) {
        String receipt = marks.id(edge.from());
        links
            .get(job)
            .add(
                link(
                    look(edge),
                    new End.AtMark(receipt),
                    new End.AtLane(lane),
                    receipt,
                    marks.id(edge.to())));
      }
    }
  }

  /** Gives each way a track that is free where it runs, as far as there are; tells how many. */
  private int addWays(List<Way> ways) {
    int[] freeFrom = new int[MOST_TRACKS];
    int used = 0;
    List<Way> inOrder = new ArrayList<>(ways);
    inOrder.sort((a, b) -> Integer.compare(a.first, b.first));
    for (int i = 0; i < inOrder.size(); i++) {
      Way way = inOrder.get(i);
      int track = 0;
      while (track < MOST_TRACKS && freeFrom[track] > way.first) {
        track++;
      }
      track = track == MOST_TRACKS ? i % MOST_TRACKS : track;
      freeFrom[track] = Math.max(freeFrom[track], way.last);
      used = Math.max(used, track + 1);
      add(way, track);
    }
    return used;
  }

  private void add(Way way, int track) {
    List<String> all = new ArrayList<>(List.of(way.end));
    if (way.begins.size() <= FEW_EDGES) {
      all.addAll(way.begins.keySet());
    }
    for (int job = way.first + 1; job < way.last; job++) {
      if (job != way.place) {
        links.get(job).add(new Link(way.look, new End.Above(track), new End.Below(track), all));
      }
    }
    End end = new End.AtMark(way.end);
    if (way.first < way.place) {
      links.get(way.place).add(new Link(way.look, new End.Above(track), end, all));
    }
    if (way.last > way.place) {
      links.get(way.place).add(new Link(way.look, new End.Below(track), end, all));
    }
    way.begins.forEach((begin, job) -> {
      End beside = job > way.place ? new End.Above(track) : new End.Below(track);
      links.get(job).add(link(way.look, new End.AtMark(begin), beside, begin, way.end));
    });
  }

  /** The links in the chart of a job. */
  List<Link> of(int job) {
    return links.get(job);
  }

  /** How many places beside the lanes the edges between jobs need. */
  int tracks() {
    return tracks;
  }
}
