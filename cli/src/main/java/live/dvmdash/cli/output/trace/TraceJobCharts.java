package live.dvmdash.cli.output.trace;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import live.dvmdash.cli.output.Figures;
import live.dvmdash.cli.output.SafeText;
import live.dvmdash.cli.output.html.ChartFigure;
import live.dvmdash.cli.output.html.LaneChart;
import live.dvmdash.cli.output.html.Markup;
import live.dvmdash.cli.output.trace.TraceJobs.Job;
import live.dvmdash.cli.output.trace.TraceLanes.Lane;
import live.dvmdash.cli.output.trace.TraceLanes.Lanes;
import live.dvmdash.event.Nip19;
import live.dvmdash.trace.Node.KnownEvent;
import live.dvmdash.trace.Node.Role;
import live.dvmdash.trace.Trace;
import org.jspecify.annotations.Nullable;

/** The jobs of a trace as charts below each other, with what their lines and marks mean. */
final class TraceJobCharts {

  private static final String HOW_TO_SEE = "--all shows them";

  private final Markup page;
  private final Trace trace;
  private final TraceIndex index;
  private final TraceWords words;
  private final TraceMarks marks;
  private final TraceEntries entries;

  TraceJobCharts(
      Markup page,
      Trace trace,
      TraceIndex index,
      TraceWords words,
      TraceMarks marks,
      TraceEntries entries) {
    this.page = page;
    this.trace = trace;
    this.index = index;
    this.words = words;
    this.marks = marks;
    this.entries = entries;
  }

  /** Where the time of a job begins: at the request, else at what is earliest. */
  static long base(Job job, TraceMarks marks) {
    KnownEvent request = job.request();
    if (request != null) {
      return request.createdAt();
    }
    return job.nodes().stream()
        .map(marks::time)
        .filter(Objects::nonNull)
        .mapToLong(Long::longValue)
        .min()
        .orElse(0);
  }

  /** Adds the charts of the jobs of which something is shown. */
  void write(List<Job> jobs, List<Lanes> shown) {
    TraceLinks links = new TraceLinks(trace, shown, marks);
    TraceLegend.write(page, trace);
    page.open("div", "class", links.tracks() > 0 ? "jobs chained" : "jobs").line();
    for (int i = 0; i < shown.size(); i++) {
      write(jobs, i, chart(jobs.get(i), i, shown.get(i), links));
    }
    if (shown.size() < jobs.size()) {
      int more = jobs.size() - shown.size();
      String what = more == 1 ? " more request of the chain" : " more requests of the chain";
      page.element(
              "p", "… " + Figures.count(more) + what + " (" + HOW_TO_SEE + ")", "class", "folded")
          .line();
    }
    page.closeLine();
  }

  private void write(List<Job> jobs, int number, LaneChart chart) {
    Job job = jobs.get(number);
    String id = "job-" + (number + 1);
    page.open("div", "class", "job", "id", id).line();
    page.open("div", "class", "about").line();
    if (chart.tracks() > 0) {
      chart.writeJoints(page);
    }
    writeOrdinal(jobs, number);
    page.open("div", "class", "what").line();
    writeHeading(job, number);
    page.close().closeLine();
    ChartFigure.writeDrawings(page, chart, id);
    page.closeLine();
  }

  private void writeOrdinal(List<Job> jobs, int number) {
    page.open("p", "class", "ordinal");
    page.text(jobs.size() == 1 ? "The job" : "Job " + (number + 1));
    KnownEvent first = jobs.getFirst().request();
    KnownEvent request = jobs.get(number).request();
    if (number > 0 && first != null && request != null) {
      long seconds = request.createdAt() - first.createdAt();
      String way = seconds < 0 ? " before job 1" : " after job 1";
      page.element("small", Figures.duration(Math.abs(seconds)) + way);
    }
    page.closeLine();
  }

  private void writeHeading(Job job, int number) {
    KnownEvent request = job.request();
    String heading =
        job.id() == null
            ? "No request"
            : request == null ? words.request(job.id()) : heading(request);
    page.element("h2", heading).line();
    if (number > 0 && job.id() != null) {
      page.element(
              "p", SafeText.sentence(TraceVerdict.of(index, words, job.id())), "class", "outcome")
          .line();
    }
    if (request != null) {
      page.element(
              "p",
              (request.role() == Role.REQUEST ? "Asked by " : "By ")
                  + words.author(request.pubkey())
                  + ", "
                  + Figures.second(request.createdAt())
                  + " UTC",
              "class",
              "asker")
          .line();
      words.details(request).forEach(line -> page.element("p", line, "class", "words").line());
    }
  }

  private String heading(KnownEvent request) {
    return TraceWords.kind(request) + " " + words.id(request.id());
  }

  private LaneChart chart(Job job, int number, Lanes lanes, TraceLinks links) {
    long base = base(job, marks);
    List<LaneChart.Lane> drawn = new ArrayList<>();
    for (Lane lane : lanes.lanes()) {
      List<LaneChart.Mark> ofLane = new ArrayList<>();
      lane.nodes().forEach(node -> ofLane.add(marks.of(node, base)));
      ofLane.sort(
          Comparator.comparing(
              LaneChart.Mark::seconds, Comparator.nullsFirst(Comparator.naturalOrder())));
      drawn.add(
          new LaneChart.Lane(
              name(lane), String.join(", ", lane.roles()), npub(lane), href(lane), ofLane));
    }
    return new LaneChart(
        "Job " + (number + 1),
        "A lane for each participant, over the time since the request.",
        drawn,
        links.of(number),
        job.request() == null
            ? "first"
            : job.request().role() == Role.REQUEST ? "asked" : "written",
        Figures::duration,
        links.tracks(),
        rest(lanes));
  }

  private String name(Lane lane) {
    if (lane.pubkey() != null) {
      return words.author(lane.pubkey());
    }
    return lane.key().equals(TraceLanes.RECEIPTS) ? "Receipts" : "Not in the lake";
  }

  /** The key of a participant whose lane bears a name. */
  private String npub(Lane lane) {
    return lane.pubkey() == null || index.name(lane.pubkey()) == null
        ? ""
        : Figures.shortened(Nip19.npub(lane.pubkey()));
  }

  private @Nullable String href(Lane lane) {
    return entries.has(lane.key()) ? "#" + marks.id(lane.key()) : null;
  }

  private static String rest(Lanes lanes) {
    List<String> parts = new ArrayList<>();
    if (lanes.hiddenLanes() > 0) {
      parts.add(
          Figures.count(lanes.hiddenLanes()) + (lanes.hiddenLanes() == 1 ? " lane" : " lanes"));
    }
    if (lanes.hiddenNodes() > 0) {
      parts.add(
          Figures.count(lanes.hiddenNodes()) + (lanes.hiddenNodes() == 1 ? " mark" : " marks"));
    }
    return parts.isEmpty() ? "" : "… " + String.join(" and ", parts) + " more (" + HOW_TO_SEE + ")";
  }
}
