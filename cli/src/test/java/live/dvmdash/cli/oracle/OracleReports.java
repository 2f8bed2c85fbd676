package live.dvmdash.cli.oracle;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The reports over one scope, as maps and lists in the shape of their JSON. */
final class OracleReports {

  private static final long TEN_YEARS = 3_660 * OracleEvent.DAY;

  private final JobIndex jobs;
  private final UnansweredCount unanswered;
  private final KnowledgeCount knowledge;
  private final List<KnownSpan> spans;
  private final JobIndex all;
  private final OracleFilter filter;
  private final long since;
  private final long until;
  private final List<OracleEvent> requests;
  private final List<OracleEvent> results;
  private final List<OracleEvent> feedback;

  OracleReports(
      JobIndex all,
      UnansweredCount unanswered,
      KnowledgeCount knowledge,
      List<KnownSpan> spans,
      long since,
      long until,
      OracleFilter filter) {
    this.all = all;
    this.jobs = unanswered.jobs();
    this.unanswered = unanswered;
    this.knowledge = knowledge;
    this.filter = filter;
    this.spans = List.copyOf(spans);
    this.since = since;
    this.until = until;
    requests = inScope(event -> filter.hasRequest(event, all, jobs));
    results = inScope(event -> filter.hasResult(event, jobs));
    feedback = inScope(event -> filter.hasFeedback(event, jobs));
  }

  Map<String, @Nullable Object> overview() {
    long events =
        filter.isNone()
            ? inScope(event -> true).size()
            : requests.size() + results.size() + feedback.size();
    return new OverviewCount(jobs, unanswered, events, requests, results, feedback).object();
  }

  /** Rows by requests descending, results descending, kind. */
  List<Map<String, @Nullable Object>> kinds() {
    TreeSet<Integer> kinds = new TreeSet<>();
    requests.forEach(request -> kinds.add(request.kind()));
    results.forEach(result -> kinds.add(result.kind() - 1000));
    List<Map<String, @Nullable Object>> rows = new ArrayList<>();
    for (int kind : kinds) {
      rows.add(kindRow(kind));
    }
    rows.sort(descending("requests").thenComparing(descending("results")));
    return rows;
  }

  /** Rows by results descending, feedback descending, pubkey. */
  List<Map<String, @Nullable Object>> dvms() {
    List<Map<String, @Nullable Object>> rows = new ArrayList<>();
    for (String pubkey : authors(results, feedback)) {
      rows.add(
          new DvmCount(jobs, pubkey, requests, by(pubkey, results), by(pubkey, feedback)).row());
    }
    rows.sort(descending("results").thenComparing(descending("feedback")));
    return rows;
  }

  List<Map<String, @Nullable Object>> responseTimes() {
    return new ResponseTimesCount(jobs, unanswered.money(), requests).rows();
  }

  /** What the reports on all months are counted by. */
  HistoryCount history() {
    return new HistoryCount(
        this,
        jobs,
        before(event -> filter.hasRequest(event, all, jobs)),
        before(event -> filter.hasResult(event, jobs)),
        before(event -> filter.hasFeedback(event, jobs)),
        until,
        end());
  }

  List<Map<String, @Nullable Object>> announcements() {
    return new AnnouncementsCount(jobs, filter, until, end()).rows();
  }

  /** The page of a DVM that the filter is about. */
  DvmPageCount page(String dvm) {
    return new DvmPageCount(
        dvm, all, unanswered, announcements(), requests, results, feedback, until, end());
  }

  /** The faults on that page. */
  List<Map<String, @Nullable Object>> faults() {
    List<OracleEvent> answers = Stream.concat(results.stream(), feedback.stream()).toList();
    return new DvmFaultsCount(all).rows(answers, announcements());
  }

  List<Map<String, @Nullable Object>> tags() {
    return new TagsCount(jobsOfScope()).rows();
  }

  List<Map<String, @Nullable Object>> relayMentions() {
    return new MentionsCount(jobsOfScope()).rows();
  }

  private List<OracleEvent> jobsOfScope() {
    return Stream.of(requests, results, feedback).flatMap(List::stream).toList();
  }

  private long end() {
    return knowledge.end(Math.min(until, Instant.parse("+10000-01-01T00:00:00Z").getEpochSecond()));
  }

  private List<OracleEvent> before(Predicate<OracleEvent> wanted) {
    return jobs.events().stream()
        .filter(event -> event.createdAt() < until)
        .filter(wanted)
        .toList();
  }

  PaymentsCount payments() {
    return new PaymentsCount(
        jobs,
        unanswered.money(),
        authors(results, feedback),
        feedback,
        event -> event.createdAt() >= since && event.createdAt() < until);
  }

  Map<String, @Nullable Object> unanswered() {
    return unanswered.report(requests);
  }

  List<Map<String, @Nullable Object>> unansweredByKind() {
    return unanswered.byKind(requests);
  }

  List<Map<String, @Nullable Object>> unansweredByDvm() {
    return unanswered.byDvm(requests);
  }

  /** One row for each day. */
  List<Map<String, @Nullable Object>> daily() {
    return days().stream().map(this::dayRow).toList();
  }

  List<Map<String, @Nullable Object>> completeness() {
    return knowledge.rows(days(), this::coverage);
  }

  /** The days that the scope touches, of a scope of many years those with an event of any kind. */
  private Set<Long> days() {
    TreeSet<Long> days = new TreeSet<>();
    if (until - since > TEN_YEARS) {
      inScope(event -> true).forEach(event -> days.add(event.day()));
      return days;
    }
    for (long day = since - since % OracleEvent.DAY; day < until; day += OracleEvent.DAY) {
      days.add(day);
    }
    return days;
  }

  static Set<String> authors(List<OracleEvent> some, List<OracleEvent> others) {
    TreeSet<String> authors = new TreeSet<>();
    some.forEach(event -> authors.add(event.pubkey()));
    others.forEach(event -> authors.add(event.pubkey()));
    return authors;
  }

  private Map<String, @Nullable Object> kindRow(int kind) {
    List<OracleEvent> asked = requests.stream().filter(event -> event.kind() == kind).toList();
    List<OracleEvent> given =
        results.stream().filter(event -> event.kind() == kind + 1000).toList();
    long answered = asked.stream().filter(jobs::isAnswered).count();
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    row.put("kind", (long) kind);
    row.put("name", KindNames.of(kind));
    row.put("requests", (long) asked.size());
    row.put("results", (long) given.size());
    row.put("users", (long) authors(asked, List.of()).size());
    row.put("dvms", (long) authors(given, List.of()).size());
    row.put("answered", answered);
    row.put("response_rate", Measures.ratio(answered, asked.size()));
    row.put(
        "response_time",
        Measures.distribution(
            asked.stream()
                .map(request -> Measures.secondsUntilFirst(request, jobs.resultsFor(request)))
                .flatMap(Optional::stream)
                .toList()));
    return row;
  }

  private Map<String, @Nullable Object> dayRow(long day) {
    List<OracleEvent> asked = on(day, requests);
    List<OracleEvent> given = on(day, results);
    List<OracleEvent> reactions = on(day, feedback);
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    row.put("day", name(day));
    row.put("requests", (long) asked.size());
    row.put("results", (long) given.size());
    row.put("feedback", (long) reactions.size());
    row.put("users", (long) authors(asked, List.of()).size());
    row.put("dvms", (long) authors(given, reactions).size());
    row.put("answered", asked.stream().filter(jobs::isAnswered).count());
    row.put("coverage", coverage(day));
    return row;
  }

  /** ISO 8601; beyond what the calendar of Java holds, the first second with a sign. */
  static String name(long day) {
    long number = day / OracleEvent.DAY;
    return number > LocalDate.MAX.toEpochDay()
        ? "+" + day
        : LocalDate.ofEpochDay(number).toString();
  }

  String coverage(long day) {
    if (spans.stream().anyMatch(span -> span.encloses(day))) {
      return "complete";
    }
    return jobs.events().stream().anyMatch(event -> event.day() == day) ? "partial" : "none";
  }

  private List<OracleEvent> inScope(Predicate<OracleEvent> wanted) {
    return jobs.events().stream()
        .filter(event -> event.createdAt() >= since && event.createdAt() < until)
        .filter(wanted)
        .toList();
  }

  private static List<OracleEvent> by(String pubkey, List<OracleEvent> events) {
    return events.stream().filter(event -> event.pubkey().equals(pubkey)).toList();
  }

  private static List<OracleEvent> on(long day, List<OracleEvent> events) {
    return events.stream().filter(event -> event.day() == day).collect(Collectors.toList());
  }

  static Comparator<Map<String, @Nullable Object>> descending(String column) {
    return (one, other) -> Long.compare(number(other.get(column)), number(one.get(column)));
  }

  private static long number(@Nullable Object value) {
    return value instanceof Long number ? number : 0;
  }
}
