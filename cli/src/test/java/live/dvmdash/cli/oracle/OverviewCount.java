package live.dvmdash.cli.oracle;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The overview: everything in one object. */
record OverviewCount(
    JobIndex jobs,
    UnansweredCount unanswered,
    long events,
    List<OracleEvent> requests,
    List<OracleEvent> results,
    List<OracleEvent> feedback) {

  Map<String, @Nullable Object> object() {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    object.put("events", events);
    object.put("requests", (long) requests.size());
    object.put("results", (long) results.size());
    object.put("feedback", (long) feedback.size());
    object.put("users", (long) OracleReports.authors(requests, List.of()).size());
    object.put("dvms", dvms());
    object.put("kinds", requests.stream().map(OracleEvent::kind).distinct().count());
    putAnswers(object);
    putOddities(object);
    object.put("unanswered", unanswered.split(requests));
    long observable = count(requests, request -> !isHidden(request));
    object.put(
        "response_rate_without_unobservable",
        Measures.ratio(count(requests, jobs::isAnswered), observable));
    putPopular(object);
    return object;
  }

  private boolean isHidden(OracleEvent request) {
    return !jobs.isAnswered(request) && unanswered.isUnobservable(request);
  }

  private void putAnswers(Map<String, @Nullable Object> object) {
    long answered = count(requests, jobs::isAnswered);
    object.put("answered", answered);
    object.put("answered_kind_matched", count(requests, this::isAnsweredInKind));
    object.put("answered_within_24h", count(requests, this::isAnsweredWithinADay));
    object.put("response_rate", Measures.ratio(answered, requests.size()));
    object.put("results_per_request", Measures.ratio(results.size(), requests.size()));
    object.put("response_time", times(jobs::resultsFor));
    object.put("first_feedback_time", times(jobs::feedbackFor));
    object.put("negative_response_times", count(requests, this::isAnsweredTooEarly));
  }

  private void putOddities(Map<String, @Nullable Object> object) {
    object.put(
        "encrypted_requests",
        count(requests, request -> !request.tagsNamed("encrypted").isEmpty()));
    object.put("chained_requests", count(requests, OverviewCount::isChained));
    object.put(
        "self_answered",
        count(
            results,
            result ->
                targetOf(result)
                    .filter(request -> request.pubkey().equals(result.pubkey()))
                    .isPresent()));
    object.put("unlinked_results", count(results, result -> JobIndex.target(result).isEmpty()));
    object.put(
        "unknown_target_results",
        count(
            results, result -> JobIndex.target(result).isPresent() && targetOf(result).isEmpty()));
  }

  private void putPopular(Map<String, @Nullable Object> object) {
    TreeMap<String, Long> resultsByDvm = tally(results, OracleEvent::pubkey);
    TreeMap<Integer, Long> requestsByKind = tally(requests, OracleEvent::kind);
    TreeMap<Integer, Long> dvmsByKind = new TreeMap<>();
    for (int kind : tally(results, OracleEvent::kind).keySet()) {
      List<OracleEvent> given = results.stream().filter(result -> result.kind() == kind).toList();
      dvmsByKind.put(kind - 1000, (long) OracleReports.authors(given, List.of()).size());
    }
    object.put("popular_dvm", first("pubkey", resultsByDvm, jobs.names()::of, results.size()));
    object.put("popular_kind", first("kind", requestsByKind, KindNames::of, requests.size()));
    object.put("competitive_kind", first("kind", dvmsByKind, KindNames::of, dvms()));

    Optional<Integer> popular = best(requestsByKind);
    List<OracleEvent> others =
        requests.stream().filter(request -> !popular.equals(Optional.of(request.kind()))).toList();
    object.put(
        "response_rate_without_popular_kind",
        Measures.ratio(count(others, jobs::isAnswered), others.size()));

    TreeMap<String, Long> requestsByUser = tally(requests, OracleEvent::pubkey);
    long most = requestsByUser.values().stream().max(Long::compare).orElse(0L);
    object.put("top_customer_share", Measures.ratio(most, requests.size()));
    object.put("one_request_users", requestsByUser.values().stream().filter(n -> n == 1).count());
  }

  private long dvms() {
    return OracleReports.authors(results, feedback).size();
  }

  private boolean isAnsweredInKind(OracleEvent request) {
    return jobs.resultsFor(request).stream()
        .anyMatch(result -> result.kind() == request.kind() + 1000);
  }

  private boolean isAnsweredWithinADay(OracleEvent request) {
    return jobs.resultsFor(request).stream()
        .map(result -> result.createdAt() - request.createdAt())
        .anyMatch(seconds -> seconds >= 0 && seconds <= OracleEvent.DAY);
  }

  private boolean isAnsweredTooEarly(OracleEvent request) {
    return jobs.resultsFor(request).stream()
        .anyMatch(result -> result.createdAt() < request.createdAt());
  }

  private static boolean isChained(OracleEvent request) {
    return request.tagsNamed("i").stream()
        .anyMatch(tag -> tag.size() > 2 && tag.get(2).equals("job"));
  }

  private Optional<OracleEvent> targetOf(OracleEvent answer) {
    return JobIndex.target(answer).flatMap(jobs::request);
  }

  private Map<String, @Nullable Object> times(Function<OracleEvent, List<OracleEvent>> answers) {
    return Measures.distribution(
        requests.stream()
            .map(request -> Measures.secondsUntilFirst(request, answers.apply(request)))
            .flatMap(Optional::stream)
            .toList());
  }

  private static long count(List<OracleEvent> events, Predicate<OracleEvent> wanted) {
    return events.stream().filter(wanted).count();
  }

  private static <K> TreeMap<K, Long> tally(
      List<OracleEvent> events, Function<OracleEvent, K> key) {
    return events.stream().collect(Collectors.groupingBy(key, TreeMap::new, Collectors.counting()));
  }

  /** The lowest of the keys with the highest count. */
  private static <K> Optional<K> best(TreeMap<K, Long> counts) {
    long most = counts.values().stream().max(Long::compare).orElse(0L);
    return counts.entrySet().stream()
        .filter(entry -> entry.getValue() == most)
        .map(Map.Entry::getKey)
        .findFirst();
  }

  private static <K> Map<String, @Nullable Object> first(
      String keyName, TreeMap<K, Long> counts, Function<K, @Nullable String> name, long total) {
    Optional<K> best = best(counts);
    long most = best.map(counts::get).orElse(0L);
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    object.put(
        keyName,
        best.map(key -> key instanceof Integer kind ? (Object) (long) kind : key).orElse(null));
    object.put("name", best.map(name).orElse(null));
    object.put("count", most);
    object.put("share", best.isEmpty() ? null : Measures.ratio(most, total));
    object.put("tied", counts.values().stream().filter(n -> n == most).count());
    return object;
  }
}
