package live.dvmdash.query;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
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
 * @param days only what was created on these days, known by their first seconds; none for all
 */
public record JobFilter(
    Set<Bytes32> dvms,
    Set<Integer> kinds,
    Set<Bytes32> customers,
    boolean excludeSelf,
    Set<Long> days) {

  /** Lets every job pass. */
  public static final JobFilter NONE = new JobFilter(Set.of(), Set.of(), Set.of(), false);

  /** Keeps copies. */
  public JobFilter {
    dvms = Set.copyOf(dvms);
    kinds = Set.copyOf(kinds);
    customers = Set.copyOf(customers);
    days = Set.copyOf(days);
  }

  /** A filter of all days. */
  public JobFilter(
      Set<Bytes32> dvms, Set<Integer> kinds, Set<Bytes32> customers, boolean excludeSelf) {
    this(dvms, kinds, customers, excludeSelf, Set.of());
  }

  /** The same filter on some days only; on all when there is none. */
  public JobFilter on(Set<Long> some) {
    return new JobFilter(dvms, kinds, customers, excludeSelf, some);
  }

  /** Whether every job passes. */
  public boolean isEmpty() {
    return equals(NONE);
  }

  /** The filters as conditions of {@code filters.duckdb.sql}; one that is not set holds always. */
  Map<String, String> conditions() {
    Map<String, String> conditions = new HashMap<>();
    conditions.put("of_dvm", oneOf("pubkey", dvms));
    conditions.put("of_any_dvm", Boolean.toString(dvms.isEmpty()));
    conditions.put(
        "names_dvm", dvms.isEmpty() ? "true" : "list_has_any(addressed, [" + literals(dvms) + "])");
    conditions.put("of_customer", oneOf("pubkey", customers));
    conditions.put("of_any_customer", Boolean.toString(customers.isEmpty()));
    conditions.put("of_any_request", Boolean.toString(kinds.isEmpty() && customers.isEmpty()));
    conditions.put("of_kind", oneOf("kind", 0));
    conditions.put("results_of_kind", oneOf("kind", Kind.RESULT_OFFSET));
    conditions.put(
        "announces_kind",
        kinds.isEmpty() ? "true" : "list_has_any(announced_kinds, [" + joined(kinds) + "])");
    conditions.put("with_self", Boolean.toString(!excludeSelf));
    conditions.put(
        "on_days",
        days.isEmpty() ? "true" : "created_at - created_at % 86400 IN (" + joined(days) + ")");
    return conditions;
  }

  private String oneOf(String column, int offset) {
    List<Integer> numbers = kinds.stream().map(kind -> kind + offset).toList();
    return numbers.isEmpty() ? "true" : column + " IN (" + joined(numbers) + ")";
  }

  private static String oneOf(String column, Set<Bytes32> keys) {
    return keys.isEmpty() ? "true" : column + " IN (" + literals(keys) + ")";
  }

  private static String literals(Set<Bytes32> keys) {
    return keys.stream()
        .sorted()
        .map(key -> "unhex('" + key.hex() + "')")
        .collect(Collectors.joining(", "));
  }

  private static String joined(Collection<? extends Number> numbers) {
    return numbers.stream().map(String::valueOf).sorted().collect(Collectors.joining(", "));
  }
}
