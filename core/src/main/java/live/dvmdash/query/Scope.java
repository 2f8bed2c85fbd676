package live.dvmdash.query;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import live.dvmdash.lake.Partition;
import org.jspecify.annotations.Nullable;

/**
 * What a report is about: the events created in the half-open interval [since, until), and of jobs
 * those that pass a filter.
 *
 * @param label what a person calls it, for example {@code 2025-02}; null when it has no name
 * @param since the first second, epoch seconds
 * @param until the second after the last, epoch seconds
 * @param filter which jobs
 */
public record Scope(@Nullable String label, long since, long until, JobFilter filter) {

  /** Seconds of a UTC day. */
  public static final long DAY = 86_400;

  /**
   * The first second of November 2020, in which Nostr began. An earlier time of an event is none at
   * which anything can have happened.
   */
  public static final long BEGINNING = 1_604_188_800;

  /** A scope of all jobs. */
  public Scope(@Nullable String label, long since, long until) {
    this(label, since, until, JobFilter.NONE);
  }

  /** The same time with another filter. */
  public Scope with(JobFilter other) {
    return new Scope(label, since, until, other);
  }

  /** A calendar month in UTC, labelled {@code YYYY-MM}. */
  public static Scope of(YearMonth month) {
    return new Scope(
        month.toString(), startOf(month.atDay(1)), startOf(month.plusMonths(1).atDay(1)));
  }

  /** The calendar month before this one; null when this is no calendar month. */
  public @Nullable Scope previousMonth() {
    try {
      if (label == null || !of(YearMonth.parse(label)).equals(this)) {
        return null;
      }
      return of(YearMonth.parse(label).minusMonths(1));
    } catch (DateTimeException e) {
      return null;
    }
  }

  /** Whether the moment lies in the interval. */
  public boolean contains(long epochSecond) {
    return epochSecond >= since && epochSecond < until;
  }

  /** Whether events of the interval may lie in that partition. */
  public boolean reaches(Partition partition) {
    return partition.compareTo(Partition.of(since)) >= 0
        && partition.compareTo(Partition.of(until - 1)) <= 0;
  }

  private static long startOf(LocalDate day) {
    return day.atStartOfDay().toEpochSecond(ZoneOffset.UTC);
  }
}
