package live.dvmdash.query;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import live.dvmdash.event.Bytes32;
import live.dvmdash.event.Kind;

/**
 * Which jobs a report is about. A job has to pass every filter that is set; of several values of
 * one filter, any will do.
 *
 * @param dvms only what concerns these DVMs; none for all
 * @param kinds only requests of these kinds and what answers them; none for all
 * @param customers only requests of these authors and what answers them; none for all
 * @param excludeSelf without what authors answer to their own requests
 */
public record JobFilter(
    Set<Bytes32> dvms, Set<Integer> kinds, Set<Bytes32> customers, boolean excludeSelf) {

  /** Lets every job pass. */
  public static final JobFilter NONE = new JobFilter(Set.of(), Set.of(), Set.of(), false);

  /** Keeps copies. */
  public JobFilter {
    dvms = Set.copyOf(dvms);
    kinds = Set.copyOf(kinds);
    customers = Set.copyOf(customers);
  }

  /** Whether every job passes. */
  public boolean isEmpty() {
    return equals(NONE);
  }

  /** The filters as conditions of {@code filters.duckdb.sql}; one that is not set holds always. */
  Map<String, String> conditions() {
    return Map.of(
        "announces_kind",
            kinds.isEmpty() ? "true" : "list_has_any(announced_kinds, [" + joined(kinds) + "])",
        "of_dvm", oneOf("pubkey", dvms),
        "of_kind", kinds.isEmpty() ? "true" : "kind IN (" + joined(kinds) + ")",
        "of_customer", oneOf("pubkey", customers),
        "names_dvm", namesOneOf(dvms),
        "of_any_dvm", Boolean.toString(dvms.isEmpty()),
        "of_any_request", Boolean.toString(kinds.isEmpty() && customers.isEmpty()),
        "of_any_customer", Boolean.toString(customers.isEmpty()),
        "results_of_kind",
            kinds.isEmpty()
                ? "true"
                : "kind IN ("
                    + joined(kinds.stream().map(kind -> kind + Kind.RESULT_OFFSET).toList())
                    + ")",
        "with_self", Boolean.toString(!excludeSelf));
  }

  private static String oneOf(String column, Set<Bytes32> keys) {
    return keys.isEmpty() ? "true" : column + " IN (" + literals(keys) + ")";
  }

  private static String namesOneOf(Set<Bytes32> keys) {
    return keys.isEmpty() ? "true" : "list_has_any(addressed, [" + literals(keys) + "])";
  }

  private static String literals(Set<Bytes32> keys) {
    return keys.stream()
        .sorted()
        .map(key -> "unhex('" + key.hex() + "')")
        .collect(Collectors.joining(", "));
  }

  private static String joined(Collection<Integer> numbers) {
    return numbers.stream().sorted().map(String::valueOf).collect(Collectors.joining(", "));
  }
}
