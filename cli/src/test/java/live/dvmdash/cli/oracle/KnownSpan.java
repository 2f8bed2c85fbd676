package live.dvmdash.cli.oracle;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The first and last event of an archive: of the month with most events and the months that adjoin
 * it without a gap, since an author may claim any time.
 */
record KnownSpan(long first, long last) {

  static KnownSpan of(List<OracleEvent> events) {
    TreeMap<Long, List<OracleEvent>> byMonth =
        events.stream()
            .collect(Collectors.groupingBy(KnownSpan::month, TreeMap::new, Collectors.toList()));
    long from = fullest(byMonth);
    long to = from;
    while (byMonth.containsKey(from - 1)) {
      from--;
    }
    while (byMonth.containsKey(to + 1)) {
      to++;
    }
    List<Long> times =
        byMonth.subMap(from, true, to, true).values().stream()
            .flatMap(List::stream)
            .map(OracleEvent::createdAt)
            .sorted()
            .toList();
    return new KnownSpan(times.get(0), times.get(times.size() - 1));
  }

  /** Whether events stand both before the day that begins here and after it. */
  boolean encloses(long day) {
    return first < day && last - day >= OracleEvent.DAY;
  }

  private static long fullest(TreeMap<Long, List<OracleEvent>> byMonth) {
    long fullest = byMonth.firstKey();
    for (Map.Entry<Long, List<OracleEvent>> month : byMonth.entrySet()) {
      if (month.getValue().size() > byMonth.get(fullest).size()) {
        fullest = month.getKey();
      }
    }
    return fullest;
  }

  /** Months since year 0; times that no calendar holds share one far month. */
  private static long month(OracleEvent event) {
    long day = event.createdAt() / OracleEvent.DAY;
    if (day > LocalDate.MAX.toEpochDay()) {
      return Long.MAX_VALUE / 2;
    }
    LocalDate date = LocalDate.ofEpochDay(day);
    return date.getYear() * 12L + date.getMonthValue();
  }
}
