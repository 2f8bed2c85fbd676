package live.dvmdash.cli.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a scope, by source. No relay was ever asked.
 *
 * @param sources all that was read
 * @param events every event of the lake
 */
record KnowledgeCount(List<ReadSource> sources, Collection<OracleEvent> events) {

  /**
   * A source.
   *
   * @param archive whether it holds all there is in its time
   * @param span from its first to its last event, of an archive without strays; empty without any
   * @param refused different elements that are no events, by reason
   */
  record ReadSource(
      String name, boolean archive, Optional<KnownSpan> span, Map<String, Set<JsonNode>> refused) {

    /** Complete is only what an archive encloses. */
    @Nullable String state(long day) {
      return span.filter(s -> day <= s.last() && s.first() - OracleEvent.DAY < day)
          .map(s -> archive && s.encloses(day) ? "complete" : "partial")
          .orElse(null);
    }
  }

  private static final List<String> REASONS = List.of("malformed", "bad_id", "bad_signature");

  /**
   * The rows: all sources together, each by its first event, months without events, refused input.
   *
   * @param days the days of the scope
   * @param coverage what is known of a day by all sources together
   */
  List<Map<String, @Nullable Object>> rows(Collection<Long> days, LongFunction<String> coverage) {
    List<Map<String, @Nullable Object>> rows = new ArrayList<>();
    addStretches(rows, "all", null, days, coverage);
    sources.stream()
        .distinct()
        .sorted(Comparator.comparingLong(source -> source.span().map(KnownSpan::first).orElse(0L)))
        .forEach(source ->
            addStretches(
                rows,
                source.archive() ? "archive" : "extract",
                source.name(),
                days,
                source::state));
    addMonths(rows);
    TreeMap<String, ReadSource> byName = new TreeMap<>();
    sources.forEach(source -> byName.put(source.name(), source));
    byName.values().forEach(source -> addRefused(rows, source));
    return rows;
  }

  /**
   * The end of the data: the newest event before a bound that is of the time of Nostr and not later
   * than what any source knows of.
   */
  long end(long bound) {
    long beginning = Instant.parse("2020-11-01T00:00:00Z").getEpochSecond();
    long known =
        sources.stream()
            .flatMap(source -> source.span().stream())
            .mapToLong(KnownSpan::last)
            .max()
            .orElse(Long.MAX_VALUE);
    return events.stream()
        .mapToLong(OracleEvent::createdAt)
        .filter(time -> time >= beginning && time <= known && time < bound)
        .max()
        .orElse(0);
  }

  private static void addStretches(
      List<Map<String, @Nullable Object>> rows,
      String part,
      @Nullable String source,
      Collection<Long> days,
      LongFunction<@Nullable String> stateOf) {
    String state = null;
    long first = 0;
    long next = 0;
    for (long day : days) {
      String now = stateOf.apply(day);
      boolean goesOn = day == next && state != null && state.equals(now);
      if (!goesOn && state != null) {
        rows.add(row(part, source, state, first, next - OracleEvent.DAY));
      }
      first = goesOn ? first : day;
      state = now;
      next = day + OracleEvent.DAY;
    }
    if (state != null) {
      rows.add(row(part, source, state, first, next - OracleEvent.DAY));
    }
  }

  private static Map<String, @Nullable Object> row(
      String part, @Nullable String source, String state, long first, long last) {
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    row.put("part", part);
    row.put("source", source);
    row.put("state", state);
    row.put("first_day", OracleReports.name(first));
    row.put("last_day", OracleReports.name(last));
    row.put("days", (last - first) / OracleEvent.DAY + 1);
    row.put("elements", 0L);
    row.put("reason", null);
    return row;
  }

  private void addMonths(List<Map<String, @Nullable Object>> rows) {
    long endOfCalendar = Instant.parse("+10000-01-01T00:00:00Z").getEpochSecond();
    TreeSet<YearMonth> months = new TreeSet<>();
    for (OracleEvent event : events) {
      if (event.createdAt() < endOfCalendar) {
        months.add(
            YearMonth.from(Instant.ofEpochSecond(event.createdAt()).atOffset(ZoneOffset.UTC)));
      }
    }
    for (YearMonth month : months) {
      YearMonth before = months.lower(month);
      LocalDate last = month.atDay(1).minusDays(1);
      if (before != null
          && before.plusMonths(1).isBefore(month)
          && before.plusMonths(121).isAfter(month.minusMonths(1))) {
        long from = before.plusMonths(1).atDay(1).toEpochDay() * OracleEvent.DAY;
        rows.add(row("month", null, "none", from, last.toEpochDay() * OracleEvent.DAY));
      }
    }
  }

  private static void addRefused(List<Map<String, @Nullable Object>> rows, ReadSource source) {
    for (String reason : REASONS) {
      int refused = source.refused().getOrDefault(reason, Set.of()).size();
      if (refused > 0) {
        Map<String, @Nullable Object> row = row("quarantine", source.name(), "refused", 0, 0);
        row.put("first_day", null);
        row.put("last_day", null);
        row.put("days", 0L);
        row.put("elements", (long) refused);
        row.put("reason", reason);
        rows.add(row);
      }
    }
  }
}
