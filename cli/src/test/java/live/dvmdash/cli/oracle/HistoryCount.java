package live.dvmdash.cli.oracle;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The reports on all months up to the end of a scope.
 *
 * @param requests all of them before the end of the scope; so the other two
 * @param until the end of the scope
 * @param end the last second that the data can know of
 */
record HistoryCount(
    OracleReports reports,
    JobIndex jobs,
    List<OracleEvent> requests,
    List<OracleEvent> results,
    List<OracleEvent> feedback,
    long until,
    long end) {

  private static final String EARLIER = "earlier";
  private static final String LATER = "later";
  private static final long BEGINNING = Instant.parse("2020-11-01T00:00:00Z").getEpochSecond();
  private static final long END_OF_MONTHS =
      Instant.parse("+10000-01-01T00:00:00Z").getEpochSecond();
  private static final Set<Integer> ROUND =
      Set.of(1, 10, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000);

  /** A row for each month, gaps included unless they are of many years. */
  List<Map<String, @Nullable Object>> history() {
    Set<String> users = new HashSet<>();
    Set<String> dvms = new HashSet<>();
    List<Map<String, @Nullable Object>> rows = new ArrayList<>();
    for (String month : months()) {
      List<OracleEvent> asked = in(month, requests);
      Set<String> askers = OracleReports.authors(asked, List.of());
      Set<String> answerers = OracleReports.authors(in(month, results), in(month, feedback));
      long answered = asked.stream().filter(jobs::isAnswered).count();
      Map<String, @Nullable Object> row = new LinkedHashMap<>();
      row.put("month", month);
      row.put("requests", (long) asked.size());
      row.put("results", (long) in(month, results).size());
      row.put("feedback", (long) in(month, feedback).size());
      row.put("users", (long) askers.size());
      row.put("new_users", askers.stream().filter(users::add).count());
      row.put("users_so_far", (long) users.size());
      row.put("dvms", (long) answerers.size());
      row.put("new_dvms", answerers.stream().filter(dvms::add).count());
      row.put("dvms_so_far", (long) dvms.size());
      row.put("kinds", asked.stream().map(OracleEvent::kind).distinct().count());
      row.put("answered", answered);
      row.put("response_rate", Measures.ratio(answered, asked.size()));
      row.put("coverage", coverage(month));
      rows.add(row);
    }
    return rows;
  }

  /** DVMs at round numbers by first appearance, then the months with most of something. */
  List<Map<String, @Nullable Object>> milestones() {
    List<Map<String, @Nullable Object>> rows = new ArrayList<>();
    List<String> dvms = byFirstAppearance();
    for (int place = 1; place <= dvms.size(); place++) {
      if (ROUND.contains(place)) {
        String pubkey = dvms.get(place - 1);
        long first = first(pubkey);
        rows.add(milestone("DVM", place, month(first), first, pubkey));
      }
    }
    addPeak(rows, "most requests", month -> in(month, requests).size());
    addPeak(rows, "most results", month -> in(month, results).size());
    addPeak(
        rows, "most users", month -> OracleReports.authors(in(month, requests), List.of()).size());
    addPeak(
        rows,
        "most DVMs",
        month -> OracleReports.authors(in(month, results), in(month, feedback)).size());
    return rows;
  }

  /** The ten DVMs that appeared first. */
  List<Map<String, @Nullable Object>> founders() {
    List<Map<String, @Nullable Object>> rows = new ArrayList<>();
    for (String pubkey : byFirstAppearance().stream().limit(10).toList()) {
      List<OracleEvent> own = by(pubkey);
      long last = own.stream().mapToLong(OracleEvent::createdAt).max().orElseThrow();
      Map<String, @Nullable Object> row = new LinkedHashMap<>();
      row.put("place", (long) rows.size() + 1);
      row.put("pubkey", pubkey);
      row.put("npub", Npub.of(pubkey));
      row.put("name", jobs.names().of(pubkey));
      row.put("first_seen", first(pubkey));
      row.put("last_seen", last);
      row.put("months", own.stream().map(event -> month(event.createdAt())).distinct().count());
      row.put("results", own.stream().filter(results::contains).count());
      row.put("active", last > end - 30 * OracleEvent.DAY);
      rows.add(row);
    }
    return rows;
  }

  private void addPeak(
      List<Map<String, @Nullable Object>> rows, String milestone, ToLongFunction<String> count) {
    List<String> months = months().stream().filter(month -> !month.equals(EARLIER)).toList();
    long most = months.stream().mapToLong(count).max().orElse(0);
    if (most > 0) {
      String month =
          months.stream().filter(m -> count.applyAsLong(m) == most).findFirst().orElseThrow();
      rows.add(milestone(milestone, most, month, null, null));
    }
  }

  private Map<String, @Nullable Object> milestone(
      String milestone, long number, String month, @Nullable Long first, @Nullable String pubkey) {
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    row.put("milestone", milestone);
    row.put("number", number);
    row.put("month", month);
    row.put("first_seen", first);
    row.put("pubkey", pubkey);
    row.put("npub", pubkey == null ? null : Npub.of(pubkey));
    row.put("name", pubkey == null ? null : jobs.names().of(pubkey));
    return row;
  }

  private List<String> byFirstAppearance() {
    return OracleReports.authors(results, feedback).stream()
        .filter(pubkey -> !by(pubkey).isEmpty())
        .sorted(Comparator.comparingLong(this::first).thenComparing(pubkey -> pubkey))
        .toList();
  }

  private long first(String pubkey) {
    return by(pubkey).stream().mapToLong(OracleEvent::createdAt).min().orElseThrow();
  }

  private List<OracleEvent> by(String pubkey) {
    Predicate<OracleEvent> own =
        event -> event.pubkey().equals(pubkey) && event.createdAt() >= BEGINNING;
    List<OracleEvent> all = new ArrayList<>(results.stream().filter(own).toList());
    all.addAll(feedback.stream().filter(own).toList());
    return all;
  }

  private Collection<String> months() {
    TreeSet<String> active = new TreeSet<>();
    for (List<OracleEvent> events : List.of(requests, results, feedback)) {
      events.forEach(event -> active.add(month(event.createdAt())));
    }
    List<String> first = active.remove(EARLIER) ? List.of(EARLIER) : List.of();
    if (active.isEmpty() || until > END_OF_MONTHS) {
      return joined(first, active);
    }
    YearMonth last = YearMonth.parse(month(until - 1));
    TreeSet<String> all = new TreeSet<>();
    for (YearMonth m = YearMonth.parse(active.first()); !m.isAfter(last); m = m.plusMonths(1)) {
      all.add(m.toString());
    }
    return joined(first, first.size() + all.size() > 120 ? active : all);
  }

  private static List<String> joined(List<String> some, Collection<String> others) {
    return Stream.of(some, others).flatMap(Collection::stream).toList();
  }

  private String coverage(String month) {
    if (month.equals(LATER) || month.equals(EARLIER)) {
      return "partial";
    }
    long start = startOf(YearMonth.parse(month));
    long stop = Math.min(until, startOf(YearMonth.parse(month).plusMonths(1)));
    Map<String, Long> days = new TreeMap<>();
    for (long day = start; day < stop; day += OracleEvent.DAY) {
      days.merge(reports.coverage(day), 1L, Long::sum);
    }
    return days.size() == 1 ? days.keySet().iterator().next() : "partial";
  }

  private static List<OracleEvent> in(String month, List<OracleEvent> events) {
    return events.stream()
        .filter(event -> month(event.createdAt()).equals(month))
        .collect(Collectors.toList());
  }

  private static String month(long time) {
    if (time < BEGINNING) {
      return EARLIER;
    }
    return time >= END_OF_MONTHS
        ? LATER
        : YearMonth.from(Instant.ofEpochSecond(time).atOffset(ZoneOffset.UTC)).toString();
  }

  private static long startOf(YearMonth month) {
    return month.atDay(1).atStartOfDay().toEpochSecond(ZoneOffset.UTC);
  }
}
