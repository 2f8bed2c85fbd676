package live.dvmdash.cli.oracle;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * The page of one DVM, but for its faults.
 *
 * @param all every answer
 * @param own what is known when only this DVM answers
 * @param requests those of the scope that concern it
 * @param until the end of the scope
 * @param end the end of the data
 */
record DvmPageCount(
    String dvm,
    JobIndex all,
    UnansweredCount own,
    List<Map<String, @Nullable Object>> announcements,
    List<OracleEvent> requests,
    List<OracleEvent> results,
    List<OracleEvent> feedback,
    long until,
    long end) {

  private static final int HEARTBEAT = 11_998;

  Map<String, @Nullable Object> object(long asOf) {
    OptionalLong heartbeat = last(event -> event.kind() == HEARTBEAT);
    OptionalLong result = last(event -> JobIndex.isResult(event.kind()));
    OptionalLong reaction = last(event -> JobIndex.isFeedback(event.kind()));
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    row.put("pubkey", dvm);
    row.put("npub", Npub.of(dvm));
    row.put("name", all.names().of(dvm));
    row.put("up", isUp(asOf, heartbeat, result, reaction));
    row.put("as_of", asOf);
    row.put("data_end", end);
    putTime(row, "last_heartbeat", "heartbeat_age", heartbeat, asOf);
    putTime(row, "last_result", "result_age", result, asOf);
    row.put("last_feedback", reaction.isPresent() ? reaction.getAsLong() : null);
    row.put("results", (long) results.size());
    row.put("feedback", (long) feedback.size());
    row.put("errors", count(feedback, f -> status(f).equals("error")));
    row.put("answered", count(requests, jobs()::isAnswered));
    row.put(
        "customers",
        requests.stream().filter(jobs()::isAnswered).map(OracleEvent::pubkey).distinct().count());
    putAddressed(row);
    row.put("response_time", Measures.distribution(times(requests)));
    row.put(
        "first_feedback_time",
        Measures.distribution(
            requests.stream()
                .map(r -> Measures.secondsUntilFirst(r, jobs().feedbackFor(r)))
                .flatMap(Optional::stream)
                .toList()));
    row.put(
        "negative_response_times",
        count(
            requests,
            r ->
                jobs().resultsFor(r).stream()
                    .anyMatch(answer -> answer.createdAt() < r.createdAt())));
    return row;
  }

  /** True with a sign of the last 900 s, false when a heartbeat would be known, else unknown. */
  private @Nullable Boolean isUp(
      long asOf, OptionalLong heartbeat, OptionalLong result, OptionalLong reaction) {
    long last =
        LongStream.of(heartbeat.orElse(-1), result.orElse(-1), reaction.orElse(-1))
            .max()
            .orElse(-1);
    if (last >= Math.max(0, asOf - 900)) {
      return true;
    }
    return (heartbeat.isPresent() && end >= asOf - 900) ? false : null;
  }

  private void putAddressed(Map<String, @Nullable Object> row) {
    List<OracleEvent> addressed = requests.stream().filter(this::isAddressed).toList();
    long answered = count(addressed, jobs()::isAnswered);
    long unobservable = count(addressed, r -> !jobs().isAnswered(r) && own.isUnobservable(r));
    row.put("addressed", (long) addressed.size());
    row.put("addressed_answered", answered);
    row.put(
        "silent", count(addressed, r -> !jobs().isAnswered(r) && jobs().feedbackFor(r).isEmpty()));
    row.put("unobservable", unobservable);
    row.put("response_rate", Measures.ratio(answered, addressed.size()));
    row.put(
        "response_rate_without_unobservable",
        Measures.ratio(answered, addressed.size() - unobservable));
  }

  private static void putTime(
      Map<String, @Nullable Object> row, String name, String age, OptionalLong time, long asOf) {
    row.put(name, time.isPresent() ? time.getAsLong() : null);
    row.put(age, time.isPresent() ? Math.max(0, asOf - time.getAsLong()) : null);
  }

  /** Rows by time descending, then id. */
  List<Map<String, @Nullable Object>> announcementRows() {
    List<Map<String, @Nullable Object>> rows = new ArrayList<>();
    for (Map<String, @Nullable Object> announcement : announcements) {
      Map<String, @Nullable Object> row = new LinkedHashMap<>(announcement);
      row.keySet()
          .retainAll(List.of("id", "d", "name", "kinds", "created_at", "encryption", "about"));
      rows.add(row);
    }
    rows.sort(
        OracleReports.descending("created_at").thenComparing(row -> String.valueOf(row.get("id"))));
    return rows;
  }

  /** Rows by answered and addressed, both descending, then kind. */
  List<Map<String, @Nullable Object>> kinds() {
    TreeSet<Long> announced = new TreeSet<>();
    for (Map<String, @Nullable Object> announcement : announcements) {
      if (announcement.get("kinds") instanceof List<?> kinds) {
        kinds.forEach(kind -> announced.add((Long) kind));
      }
    }
    TreeSet<Long> kinds = new TreeSet<>(announced);
    requests.forEach(request -> kinds.add((long) request.kind()));
    List<Map<String, @Nullable Object>> rows = new ArrayList<>();
    for (long kind : kinds) {
      List<OracleEvent> asked = requests.stream().filter(r -> r.kind() == kind).toList();
      Map<String, @Nullable Object> row = new LinkedHashMap<>();
      row.put("kind", kind);
      row.put("name", KindNames.of((int) kind));
      row.put("announced", announced.contains(kind));
      row.put("answered", count(asked, jobs()::isAnswered));
      row.put(
          "errors",
          count(
              asked, r -> jobs().feedbackFor(r).stream().anyMatch(f -> status(f).equals("error"))));
      row.put("addressed", count(asked, this::isAddressed));
      row.put("addressed_answered", count(asked, r -> isAddressed(r) && jobs().isAnswered(r)));
      row.put("response_time", Measures.distribution(times(asked)));
      rows.add(row);
    }
    rows.sort(
        OracleReports.descending("answered").thenComparing(OracleReports.descending("addressed")));
    return rows;
  }

  /** Rows by feedback descending, status and text. */
  List<Map<String, @Nullable Object>> statuses() {
    TreeMap<List<String>, List<OracleEvent>> groups =
        new TreeMap<>(
            Comparator.comparing((List<String> key) -> key.get(0))
                .thenComparing(key -> key.get(1)));
    // No text of an event begins so; it sorts behind all that do.
    String none = "\uffff";
    for (OracleEvent each : feedback) {
      List<String> key = List.of(said(each).orElse(none), info(each).orElse(none));
      groups.computeIfAbsent(key, unused -> new ArrayList<>()).add(each);
    }
    List<Map<String, @Nullable Object>> rows = new ArrayList<>();
    groups.forEach((key, events) -> {
      Map<String, @Nullable Object> row = new LinkedHashMap<>();
      row.put("status", key.get(0).equals(none) ? null : key.get(0));
      row.put("info", key.get(1).equals(none) ? null : key.get(1));
      row.put("feedback", (long) events.size());
      row.put(
          "requests",
          events.stream().map(JobIndex::target).flatMap(Optional::stream).distinct().count());
      row.put("last_used", events.stream().mapToLong(OracleEvent::createdAt).max().orElseThrow());
      rows.add(row);
    });
    rows.sort(OracleReports.descending("feedback"));
    return rows;
  }

  /** An empty status says as little as none. */
  private static Optional<String> said(OracleEvent event) {
    return event.firstValue("status").filter(status -> !withoutSpaces(status).isEmpty());
  }

  private static Optional<String> info(OracleEvent event) {
    Optional<String> beside =
        event.tagsNamed("status").stream()
            .limit(1)
            .filter(tag -> tag.size() > 2)
            .map(tag -> withoutSpaces(tag.get(2)))
            .filter(text -> !text.isEmpty())
            .findFirst();
    boolean error = status(event).equals("error") && event.tagsNamed("encrypted").isEmpty();
    return beside
        .or(() -> Optional.of(withoutSpaces(event.content())).filter(t -> error && !t.isEmpty()))
        .map(text ->
            text.codePointCount(0, text.length()) > 200
                ? text.substring(0, text.offsetByCodePoints(0, 200))
                : text);
  }

  private static String withoutSpaces(String text) {
    return text.replaceAll("^ +| +$", "");
  }

  /** Rows of requests that name it and have no result of it, the newest first, then id. */
  List<Map<String, @Nullable Object>> unanswered() {
    return requests.stream()
        .filter(r -> isAddressed(r) && !jobs().isAnswered(r))
        .sorted(
            Comparator.comparingLong(OracleEvent::createdAt)
                .reversed()
                .thenComparing(OracleEvent::id))
        .map(this::unanswered)
        .toList();
  }

  private Map<String, @Nullable Object> unanswered(OracleEvent request) {
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    row.put("id", request.id());
    row.put("kind", (long) request.kind());
    row.put("created_at", request.createdAt());
    row.put("reaction", own.reaction(request));
    row.put("answered_by_others", all.isAnswered(request));
    row.put("paid", !own.receipts(request).isEmpty());
    row.put("cancelled", own.isCancelled(request));
    row.put("too_young", own.isTooYoung(request));
    row.put("unobservable", own.isUnobservable(request));
    return row;
  }

  private JobIndex jobs() {
    return own.jobs();
  }

  private boolean isAddressed(OracleEvent request) {
    return request.tagsNamed("p").stream()
        .anyMatch(tag -> tag.size() > 1 && tag.get(1).equals(dvm));
  }

  private List<Long> times(List<OracleEvent> asked) {
    return asked.stream()
        .map(r -> Measures.secondsUntilFirst(r, jobs().resultsFor(r)))
        .flatMap(Optional::stream)
        .toList();
  }

  private OptionalLong last(Predicate<OracleEvent> wanted) {
    return all.events().stream()
        .filter(event -> event.pubkey().equals(dvm) && event.createdAt() < until)
        .filter(wanted)
        .mapToLong(OracleEvent::createdAt)
        .max();
  }

  private static String status(OracleEvent event) {
    return event.firstValue("status").orElse("");
  }

  private static long count(Collection<OracleEvent> events, Predicate<OracleEvent> wanted) {
    return events.stream().filter(wanted).count();
  }
}
