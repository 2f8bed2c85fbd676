package live.dvmdash.cli.oracle;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One row of the report on DVMs.
 *
 * @param asked all requests of the scope
 * @param results this author's results in the scope
 * @param feedback this author's feedback in the scope
 */
record DvmCount(
    JobIndex jobs,
    String pubkey,
    List<OracleEvent> asked,
    List<OracleEvent> results,
    List<OracleEvent> feedback) {

  Map<String, @Nullable Object> row() {
    Set<OracleEvent> answered = answeredRequests();
    List<OracleEvent> addressed = asked.stream().filter(this::isAddressed).toList();
    List<Long> seen =
        Stream.concat(results.stream(), feedback.stream())
            .map(OracleEvent::createdAt)
            .sorted()
            .toList();
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    row.put("pubkey", pubkey);
    row.put("npub", Npub.of(pubkey));
    row.put("name", jobs.names().of(pubkey));
    row.put("results", (long) results.size());
    row.put("feedback", (long) feedback.size());
    row.put("errors", feedback.stream().filter(DvmCount::isError).count());
    row.put("kinds", kinds());
    row.put("customers", answered.stream().map(OracleEvent::pubkey).distinct().count());
    row.put("answered", (long) answered.size());
    row.put("addressed", (long) addressed.size());
    row.put("addressed_answered", addressed.stream().filter(this::hasAnswered).count());
    row.put("response_time", Measures.distribution(responseTimes(answered)));
    row.put("first_seen", seen.get(0));
    row.put("last_seen", seen.get(seen.size() - 1));
    return row;
  }

  /** The known requests, of any time, that the results target. */
  private Set<OracleEvent> answeredRequests() {
    return results.stream()
        .map(result -> JobIndex.target(result).flatMap(jobs::request))
        .flatMap(Optional::stream)
        .collect(Collectors.toSet());
  }

  private List<Long> responseTimes(Set<OracleEvent> answered) {
    return answered.stream()
        .map(request ->
            Measures.secondsUntilFirst(
                request,
                results.stream()
                    .filter(r -> JobIndex.target(r).equals(Optional.of(request.id())))
                    .toList()))
        .flatMap(Optional::stream)
        .toList();
  }

  private List<Long> kinds() {
    TreeSet<Long> kinds = new TreeSet<>();
    results.forEach(result -> kinds.add(result.kind() - 1000L));
    return List.copyOf(kinds);
  }

  private boolean isAddressed(OracleEvent request) {
    return request.tagsNamed("p").stream()
        .anyMatch(tag -> tag.size() > 1 && tag.get(1).equals(pubkey));
  }

  /** By a result of any time, since an answer may come after the end of the scope. */
  private boolean hasAnswered(OracleEvent request) {
    return jobs.resultsFor(request).stream().anyMatch(result -> result.pubkey().equals(pubkey));
  }

  private static boolean isError(OracleEvent feedback) {
    return feedback.firstValue("status").equals(Optional.of("error"));
  }
}
