package live.dvmdash.lake;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * The part of the lake that an event belongs to: the UTC month of its {@code created_at}.
 *
 * @param month {@code YYYY-MM}, or {@link #LATER} for times that no calendar needs
 */
public record Partition(String month) implements Comparable<Partition> {

  /** Holds events that claim a time after the year 9999, so that they land in no real month. */
  public static final Partition LATER = new Partition("later");

  private static final long END_OF_YEAR_9999 =
      LocalDate.of(10_000, 1, 1).atStartOfDay().toEpochSecond(ZoneOffset.UTC);

  private static final String PREFIX = "month=";

  /** Neighbours in a source mostly lie in one month. */
  private static volatile @Nullable Bounds recent;

  /** A month with its first second and the second after its last. */
  private record Bounds(long since, long until, Partition partition) {

    static Bounds around(long epochSecond) {
      LocalDate day = LocalDate.ofInstant(Instant.ofEpochSecond(epochSecond), ZoneOffset.UTC);
      YearMonth month = YearMonth.from(day);
      return new Bounds(
          startOf(month), startOf(month.plusMonths(1)), new Partition(month.toString()));
    }

    private static long startOf(YearMonth month) {
      return month.atDay(1).atStartOfDay().toEpochSecond(ZoneOffset.UTC);
    }
  }

  /** The partition of an event created at that epoch second, which is never negative. */
  public static Partition of(long createdAt) {
    if (createdAt >= END_OF_YEAR_9999) {
      return LATER;
    }
    Bounds last = recent;
    if (last == null || createdAt < last.since() || createdAt >= last.until()) {
      last = Bounds.around(createdAt);
      recent = last;
    }
    return last.partition();
  }

  /** The month after this one; {@link #LATER} adjoins nothing. */
  Partition next() {
    return plusMonths(1);
  }

  /** The month before this one; {@link #LATER} adjoins nothing. */
  Partition previous() {
    return plusMonths(-1);
  }

  private Partition plusMonths(int months) {
    return equals(LATER)
        ? new Partition("")
        : new Partition(YearMonth.parse(month).plusMonths(months).toString());
  }

  /** The partition kept in a directory of that name, as {@link #directory} spells it. */
  static Partition ofDirectory(String name) {
    return new Partition(name.substring(PREFIX.length()));
  }

  /** Whether a directory of that name holds a partition. */
  static boolean isDirectory(String name) {
    return name.startsWith(PREFIX);
  }

  /** The name of its directory, in the way of Hive: {@code month=2025-02}. */
  String directory() {
    return PREFIX + month;
  }

  @Override
  public int compareTo(Partition other) {
    return month.compareTo(other.month);
  }
}
