package live.dvmdash.cli.oracle;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The first and last event of an archive: of the month with most events and the months that adjoin
 * it without a gap, since an author may claim any time. What claims a time after the year 9999 is
 * in no month.
 */
record KnownSpan(long first, long last) {

  private static final long END_OF_MONTHS =
      Instant.parse("+10000-01-01T00:00:00Z").getEpochSecond();

  static Optional<KnownSpan> of(List<OracleEvent> events) {
    TreeMap<Long, List<OracleEvent>> byMonth =
        events.stream()
            .filter(event -> event.createdAt() < END_OF_MONTHS)
            .collect(Collectors.groupingBy(KnownSpan::month, TreeMap::new, Collectors.toList()));
    if (byMonth.isEmpty()) {
      return Optional.empty();
    }
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
    return Optional.of(new KnownSpan(times.get(0), times.get(times.size() - 1)));
  }

  /** The first and last of all events, which is all that an extract claims. */
  static Optional<KnownSpan> ofAll(List<OracleEvent> events) {
    LongSummaryStatistics times =
        events.stream().mapToLong(OracleEvent::createdAt).summaryStatistics();
    return events.isEmpty()
        ? Optional.empty()
        : Optional.of(new KnownSpan(times.getMin(), times.getMax()));
  }

  /** Whether events stand both before the day that begins here and after it. */
  boolean encloses(long day) {
    return first < day && last - day >= OracleEvent.DAY;
  }

  /** The month with most events, the latest of several. */
  private static long fullest(TreeMap<Long, List<OracleEvent>> byMonth) {
    long fullest = byMonth.firstKey();
    int most = 0;
    for (Map.Entry<Long, List<OracleEvent>> month : byMonth.entrySet()) {
      if (month.getValue().size() >= most) {
        fullest = month.getKey();
        most = month.getValue().size();
      }
    }
    return fullest;
  }

  /** Months since the year 0. */
  private static long month(OracleEvent event) {
    LocalDate date = LocalDate.ofEpochDay(event.createdAt() / OracleEvent.DAY);
    return date.getYear() * 12L + date.getMonthValue();
  }
}
