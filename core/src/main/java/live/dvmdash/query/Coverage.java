package live.dvmdash.query;

import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import live.dvmdash.event.KindTable;
import live.dvmdash.lake.RelayRecord;
import live.dvmdash.lake.Sources.Source;
import org.jspecify.annotations.Nullable;

/**
 * What the data can know about a scope.
 *
 * @param firstEvent the first {@code created_at} in the scope, epoch seconds; null without events
 * @param lastEvent the last one; null without events
 * @param sources the names of the sources with events in the scope, and the URLs of the relays that
 *     gave all of any part of it, ascending
 * @param days every UTC day of the scope; of a scope of more than ten years, only days with events
 */
public record Coverage(
    @Nullable Long firstEvent, @Nullable Long lastEvent, List<String> sources, List<Day> days) {

  private static final long MOST_DAYS = 3_660;

  /** What is known of a day. */
  public enum State {
    /**
     * An archive holds events both before and after it, or every working relay gave all of it: of
     * the requests whose kinds have a name, their results, and feedback.
     */
    COMPLETE,
    /** There are events, or a relay gave all it had; but nobody can tell whether it is all. */
    PARTIAL,
    /** Nothing was loaded or fetched for it. */
    NONE;

    /** The word in reports. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A UTC day.
   *
   * @param start its first second
   * @param name {@code YYYY-MM-DD}
   * @param state what is known of it
   */
  public record Day(long start, String name, State state) {}

  /**
   * The coverage of a scope.
   *
   * @param database an engine with {@code stored} defined
   * @param sources all sources of the lake
   * @param relays what the lake knows of relays
   * @param kinds which kinds are jobs
   */
  public static Coverage of(
      Database database,
      Scope scope,
      List<Source> sources,
      List<RelayRecord> relays,
      KindTable kinds)
      throws IOException {
    RelayWindows windows = new RelayWindows(relays, kinds);
    Rows rows =
        database.query(
            "SELECT created_at - created_at % 86400,"
                + " min(created_at) FILTER (WHERE created_at >= ? AND created_at < ?),"
                + " max(created_at) FILTER (WHERE created_at >= ? AND created_at < ?)"
                + " FROM stored WHERE created_at >= ? AND created_at <= ? GROUP BY 1 ORDER BY 1",
            scope.since(),
            scope.until(),
            scope.since(),
            scope.until(),
            startOfDay(scope.since()),
            endOfDay(scope.until() - 1));
    SortedSet<Long> withEvents = new TreeSet<>();
    Long first = null;
    Long last = null;
    for (List<@Nullable Object> row : rows.values()) {
      first = first == null ? (Long) row.get(1) : first;
      last = row.get(2) == null ? last : (Long) row.get(2);
      withEvents.add((Long) row.get(0));
    }
    List<Day> days = new ArrayList<>();
    for (long start : starts(scope, withEvents)) {
      days.add(new Day(start, nameOf(start), state(start, withEvents, sources, windows)));
    }
    return new Coverage(first, last, names(scope, sources, windows), days);
  }

  private static long startOfDay(long epochSecond) {
    return Math.floorDiv(epochSecond, Scope.DAY) * Scope.DAY;
  }

  /** The last second of the day, or of all time for the day that time ends in. */
  private static long endOfDay(long epochSecond) {
    long start = startOfDay(epochSecond);
    return start > Long.MAX_VALUE - Scope.DAY ? Long.MAX_VALUE : start + Scope.DAY - 1;
  }

  private static List<Long> starts(Scope scope, SortedSet<Long> withEvents) {
    long first = Math.floorDiv(scope.since(), Scope.DAY);
    long last = Math.floorDiv(scope.until() - 1, Scope.DAY);
    if (last - first >= MOST_DAYS) {
      return List.copyOf(withEvents);
    }
    List<Long> starts = new ArrayList<>();
    for (long day = first; day <= last; day++) {
      starts.add(day * Scope.DAY);
    }
    return starts;
  }

  private static State state(
      long start, SortedSet<Long> withEvents, List<Source> sources, RelayWindows windows) {
    for (Source source : sources) {
      if (encloses(source, start)) {
        return State.COMPLETE;
      }
    }
    if (windows.completeEverywhere(start)) {
      return State.COMPLETE;
    }
    return withEvents.contains(start) || windows.completeSomewhere(start)
        ? State.PARTIAL
        : State.NONE;
  }

  /** Whether an archive has events both before and after the day that begins then. */
  static boolean encloses(Source source, long start) {
    return source.archive() && source.first() < start && source.last() - Scope.DAY >= start;
  }

  private static List<String> names(Scope scope, List<Source> sources, RelayWindows windows) {
    Stream<String> loaded =
        sources.stream()
            .filter(source -> source.last() >= scope.since() && source.first() < scope.until())
            .map(Source::name);
    return Stream.concat(loaded, windows.names(scope).stream()).distinct().sorted().toList();
  }

  /** Years of more than four digits have a sign in ISO 8601; later days have no year at all. */
  static String nameOf(long start) {
    long day = Math.floorDiv(start, Scope.DAY);
    return day > LocalDate.MAX.toEpochDay() ? "+" + start : LocalDate.ofEpochDay(day).toString();
  }

  /**
   * What a reader of a report over the scope has to know, in a few words.
   *
   * @return for example {@code nothing after 11 February}; null when there is nothing to say
   */
  public @Nullable String note() {
    int from = 0;
    int to = days.size();
    while (from < to && days.get(from).state() == State.NONE) {
      from++;
    }
    while (to > from && days.get(to - 1).state() == State.NONE) {
      to--;
    }
    if (from == to) {
      return null;
    }
    List<String> clauses = new ArrayList<>();
    if (from > 0) {
      clauses.add("nothing before " + spoken(days.get(from)));
    }
    if (to < days.size()) {
      clauses.add("nothing after " + spoken(days.get(to - 1)));
    }
    return clauses.isEmpty() ? null : String.join(", ", clauses);
  }

  private static String spoken(Day day) {
    return DateTimeFormatter.ofPattern("d MMMM", Locale.ENGLISH)
        .format(LocalDate.ofEpochDay(Math.floorDiv(day.start(), Scope.DAY)));
  }

  /** How many days are in that state. */
  public int count(State state) {
    return (int) days.stream().filter(day -> day.state() == state).count();
  }
}
