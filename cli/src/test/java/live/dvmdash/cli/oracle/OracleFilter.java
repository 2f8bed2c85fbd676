package live.dvmdash.cli.oracle;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import live.dvmdash.event.Bytes32;
import live.dvmdash.query.JobFilter;

/** Which jobs count; an empty set lets all pass. */
record OracleFilter(
    Set<String> dvms, Set<Integer> kinds, Set<String> customers, boolean excludeSelf) {

  static final OracleFilter NONE = new OracleFilter(Set.of(), Set.of(), Set.of(), false);

  static OracleFilter of(JobFilter filter) {
    return new OracleFilter(
        hex(filter.dvms()), filter.kinds(), hex(filter.customers()), filter.excludeSelf());
  }

  private static Set<String> hex(Set<Bytes32> keys) {
    return keys.stream().map(Bytes32::hex).collect(Collectors.toSet());
  }

  boolean isNone() {
    return equals(NONE);
  }

  /** Whether a result or feedback counts as an answer to the request that it targets, if known. */
  boolean mayAnswer(OracleEvent answer, Optional<OracleEvent> target) {
    boolean own = target.filter(to -> to.pubkey().equals(answer.pubkey())).isPresent();
    return passes(dvms, answer.pubkey()) && !(excludeSelf && own);
  }

  /**
   * Whether a request is one to report on.
   *
   * @param all every answer
   * @param counting the answers that count
   */
  boolean hasRequest(OracleEvent event, JobIndex all, JobIndex counting) {
    if (!isWantedRequest(event)) {
      return false;
    }
    List<OracleEvent> results = all.resultsFor(event);
    boolean onlyOwn =
        !results.isEmpty() && results.stream().allMatch(r -> r.pubkey().equals(event.pubkey()));
    if (excludeSelf && onlyOwn) {
      return false;
    }
    return dvms.isEmpty()
        || event.tagsNamed("p").stream()
            .anyMatch(tag -> tag.size() > 1 && dvms.contains(tag.get(1)))
        || !counting.resultsFor(event).isEmpty()
        || !counting.feedbackFor(event).isEmpty();
  }

  boolean hasResult(OracleEvent event, JobIndex counting) {
    Optional<OracleEvent> target = JobIndex.target(event).flatMap(counting::request);
    return JobIndex.isResult(event.kind())
        && mayAnswer(event, target)
        && passes(kinds, event.kind() - 1000)
        && (customers.isEmpty() || target.filter(to -> passes(customers, to.pubkey())).isPresent());
  }

  boolean hasFeedback(OracleEvent event, JobIndex counting) {
    Optional<OracleEvent> target = JobIndex.target(event).flatMap(counting::request);
    return JobIndex.isFeedback(event.kind())
        && mayAnswer(event, target)
        && ((kinds.isEmpty() && customers.isEmpty())
            || target.filter(this::isWantedRequest).isPresent());
  }

  /** Whether a request, result or feedback is one to report on. */
  boolean passes(OracleEvent event, JobIndex all, JobIndex counting) {
    return hasRequest(event, all, counting)
        || hasResult(event, counting)
        || hasFeedback(event, counting);
  }

  private boolean isWantedRequest(OracleEvent event) {
    return JobIndex.isRequest(event.kind())
        && passes(kinds, event.kind())
        && passes(customers, event.pubkey());
  }

  private static <T> boolean passes(Set<T> wanted, T value) {
    return wanted.isEmpty() || wanted.contains(value);
  }
}
