package live.dvmdash.cli.oracle;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Ratios, times of answers and their distributions. */
final class Measures {

  private Measures() {}

  /** Unrounded; null when there is nothing to take a share of. */
  static @Nullable Double ratio(long part, long whole) {
    return whole == 0 ? null : (double) part / whole;
  }

  /** Seconds until the earliest of the answers that is not earlier than the request. */
  static Optional<Long> secondsUntilFirst(OracleEvent request, List<OracleEvent> answers) {
    return answers.stream()
        .map(answer -> answer.createdAt() - request.createdAt())
        .filter(seconds -> seconds >= 0)
        .min(Long::compare);
  }

  /** Nearest rank: element number ceil(p·n/100) of the sorted list, counting from 1. */
  static Map<String, @Nullable Object> distribution(List<Long> seconds) {
    List<Long> sorted = seconds.stream().sorted().toList();
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    object.put("n", (long) sorted.size());
    for (int p : List.of(50, 90, 95, 99)) {
      int number = (p * sorted.size() + 99) / 100;
      object.put("p" + p, sorted.isEmpty() ? null : sorted.get(number - 1));
    }
    object.put("min", sorted.isEmpty() ? null : sorted.get(0));
    object.put("max", sorted.isEmpty() ? null : sorted.get(sorted.size() - 1));
    return object;
  }
}
