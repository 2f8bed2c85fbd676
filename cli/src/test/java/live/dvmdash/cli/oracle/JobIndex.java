package live.dvmdash.cli.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** All jobs that are known, whatever the scope: requests, and the answers to each. */
final class JobIndex {

  private static final Set<Integer> EXCLUDED = Set.of(5128, 5129, 5666, 5969, 6666, 6969);

  private final List<OracleEvent> events;
  private final Map<String, OracleEvent> requests = new HashMap<>();
  private final Map<String, List<OracleEvent>> results = new HashMap<>();
  private final Map<String, List<OracleEvent>> feedback = new HashMap<>();
  private final DvmNames names;

  JobIndex(Collection<OracleEvent> known) {
    this(known, new DvmNames(known), OracleFilter.NONE);
  }

  private JobIndex(Collection<OracleEvent> known, DvmNames names, OracleFilter filter) {
    events = List.copyOf(known);
    this.names = names;
    for (OracleEvent event : events) {
      if (isRequest(event.kind())) {
        requests.put(event.id(), event);
      }
    }
    for (OracleEvent event : events) {
      if (!filter.mayAnswer(event, target(event).map(requests::get))) {
        continue;
      }
      if (isResult(event.kind())) {
        target(event).ifPresent(id -> list(results, id).add(event));
      } else if (isFeedback(event.kind())) {
        target(event).ifPresent(id -> list(feedback, id).add(event));
      }
    }
  }

  /** The same events, of which only some answers count. */
  JobIndex with(OracleFilter filter) {
    return new JobIndex(events, names, filter);
  }

  static boolean isRequest(int kind) {
    return kind >= 5000 && kind <= 5999 && !EXCLUDED.contains(kind);
  }

  static boolean isResult(int kind) {
    return kind >= 6000 && kind <= 6999 && !EXCLUDED.contains(kind);
  }

  static boolean isFeedback(int kind) {
    return kind == 7000;
  }

  /** The id of the request that a result or feedback answers. */
  static Optional<String> target(OracleEvent answer) {
    Optional<String> named = answer.firstValue("e").filter(JobIndex::isId);
    if (named.isPresent()) {
      return named;
    }
    return answer.firstValue("request").flatMap(JobIndex::idInside).filter(JobIndex::isId);
  }

  List<OracleEvent> events() {
    return events;
  }

  DvmNames names() {
    return names;
  }

  /** The request of this id, if it is known anywhere. */
  Optional<OracleEvent> request(String id) {
    return Optional.ofNullable(requests.get(id));
  }

  /** The results that target this request, of any author, time and kind. */
  List<OracleEvent> resultsFor(OracleEvent request) {
    return results.getOrDefault(request.id(), List.of());
  }

  List<OracleEvent> feedbackFor(OracleEvent request) {
    return feedback.getOrDefault(request.id(), List.of());
  }

  boolean isAnswered(OracleEvent request) {
    return !resultsFor(request).isEmpty();
  }

  private static List<OracleEvent> list(Map<String, List<OracleEvent>> lists, String id) {
    return lists.computeIfAbsent(id, key -> new ArrayList<>());
  }

  private static boolean isId(String value) {
    return value.matches("[0-9a-f]{64}");
  }

  private static Optional<String> idInside(String json) {
    try {
      JsonNode request = SourceFile.JSON.readTree(json);
      return Optional.ofNullable(request.path("id").textValue());
    } catch (IOException noJson) {
      return Optional.empty();
    }
  }
}
