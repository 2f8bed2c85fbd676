package live.dvmdash.cli.oracle;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The rows of the report on response times.
 *
 * @param jobs all requests and the answers that count
 * @param money the receipts that count
 * @param asked all requests of the scope
 */
record ResponseTimesCount(JobIndex jobs, MoneyIndex money, List<OracleEvent> asked) {

  /** Who is concerned by which requests of one kind. */
  private record Pair(String pubkey, int kind) {}

  /** Rows by answered, taken and addressed, all descending, then pubkey and kind. */
  List<Map<String, @Nullable Object>> rows() {
    Map<Pair, List<OracleEvent>> concerned =
        new TreeMap<>(Comparator.comparing(Pair::pubkey).thenComparingInt(Pair::kind));
    for (OracleEvent request : asked) {
      for (String pubkey : concerned(request)) {
        concerned
            .computeIfAbsent(new Pair(pubkey, request.kind()), pair -> new ArrayList<>())
            .add(request);
      }
    }
    List<Map<String, @Nullable Object>> rows = new ArrayList<>();
    concerned.forEach((pair, requests) -> rows.add(row(pair, requests)));
    rows.sort(
        Comparator.comparing(
            ResponseTimesCount::places,
            (one, other) -> {
              for (int i = 0; i < one.size(); i++) {
                int order = Long.compare(other.get(i), one.get(i));
                if (order != 0) {
                  return order;
                }
              }
              return 0;
            }));
    return rows;
  }

  private static List<Long> places(Map<String, @Nullable Object> row) {
    return Stream.of("answered", "taken", "addressed")
        .map(row::get)
        .map(value -> value instanceof Long number ? number : 0L)
        .toList();
  }

  private Set<String> concerned(OracleEvent request) {
    Set<String> pubkeys = new TreeSet<>(addressed(request));
    Stream.concat(jobs.resultsFor(request).stream(), jobs.feedbackFor(request).stream())
        .forEach(answer -> pubkeys.add(answer.pubkey()));
    return pubkeys;
  }

  private static Set<String> addressed(OracleEvent request) {
    Set<String> named = new HashSet<>();
    for (List<String> tag : request.tagsNamed("p")) {
      if (tag.size() > 1 && tag.get(1).matches("[0-9a-f]{64}")) {
        named.add(tag.get(1));
      }
    }
    return named;
  }

  private Map<String, @Nullable Object> row(Pair pair, List<OracleEvent> requests) {
    String dvm = pair.pubkey();
    Predicate<OracleEvent> answered = request -> !by(dvm, jobs.resultsFor(request)).isEmpty();
    Predicate<OracleEvent> reacted = request -> !by(dvm, jobs.feedbackFor(request)).isEmpty();
    Predicate<OracleEvent> addressed = request -> addressed(request).contains(dvm);
    long taken = count(requests, answered.or(reacted));
    long errors =
        count(
            requests,
            request ->
                by(dvm, jobs.feedbackFor(request)).stream()
                    .anyMatch(f -> f.firstValue("status").equals(Optional.of("error"))));
    long silent = count(requests, answered.negate().and(reacted.negate()).and(addressed));
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    row.put("pubkey", dvm);
    row.put("npub", Npub.of(dvm));
    row.put("name", jobs.names().of(dvm));
    row.put("kind", (long) pair.kind());
    row.put("taken", taken);
    row.put("answered", count(requests, answered));
    row.put("errors", errors);
    row.put("error_share", Measures.ratio(errors, taken));
    row.put("addressed", count(requests, addressed));
    row.put("silent", silent);
    row.put("silent_share", Measures.ratio(silent, count(requests, addressed)));
    putTimes(row, dvm, requests);
    putPaid(row, dvm, requests);
    return row;
  }

  private void putTimes(Map<String, @Nullable Object> row, String dvm, List<OracleEvent> requests) {
    row.put(
        "first_feedback_time",
        Measures.distribution(
            requests.stream()
                .map(r -> Measures.secondsUntilFirst(r, by(dvm, jobs.feedbackFor(r))))
                .flatMap(Optional::stream)
                .toList()));
    row.put(
        "response_time",
        Measures.distribution(
            requests.stream()
                .map(r -> Measures.secondsUntilFirst(r, by(dvm, jobs.resultsFor(r))))
                .flatMap(Optional::stream)
                .toList()));
    row.put(
        "negative_response_times",
        count(
            requests,
            r ->
                by(dvm, jobs.resultsFor(r)).stream()
                    .anyMatch(result -> result.createdAt() < r.createdAt())));
  }

  /** From the first receipt for this DVM to its first result from then on. */
  private void putPaid(Map<String, @Nullable Object> row, String dvm, List<OracleEvent> requests) {
    long paid = 0;
    long answered = 0;
    List<Long> times = new ArrayList<>();
    for (OracleEvent request : requests) {
      Optional<OracleEvent> first =
          money.receiptsFor(request, jobs).stream()
              .filter(receipt -> money.dvmOf(receipt).equals(Optional.of(dvm)))
              .map(OracleReceipt::event)
              .min(Comparator.comparingLong(OracleEvent::createdAt));
      if (first.isPresent()) {
        List<OracleEvent> results = by(dvm, jobs.resultsFor(request));
        paid++;
        answered += results.isEmpty() ? 0 : 1;
        Measures.secondsUntilFirst(first.get(), results).ifPresent(times::add);
      }
    }
    row.put("paid", paid);
    row.put("paid_answered", answered);
    row.put("paid_response_time", Measures.distribution(times));
  }

  private static List<OracleEvent> by(String pubkey, List<OracleEvent> answers) {
    return answers.stream().filter(answer -> answer.pubkey().equals(pubkey)).toList();
  }

  private static long count(List<OracleEvent> events, Predicate<OracleEvent> wanted) {
    return events.stream().filter(wanted).count();
  }
}
