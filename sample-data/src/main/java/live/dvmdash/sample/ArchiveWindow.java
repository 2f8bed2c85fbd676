package live.dvmdash.sample;

import java.time.YearMonth;
import java.time.ZoneOffset;

/**
 * The time that one archive covers, half-open. The real archives were cut at midnight of their
 * author's local time, so each of them spills some hours into the next UTC month.
 *
 * @param start the first second, in epoch seconds
 * @param end the first second of the next archive, in epoch seconds
 */
record ArchiveWindow(long start, long end) {

  private static final ZoneOffset CUT = ZoneOffset.ofHours(-6);

  static ArchiveWindow of(YearMonth month) {
    return new ArchiveWindow(midnight(month), midnight(month.plusMonths(1)));
  }

  boolean contains(long time) {
    return time >= start && time < end;
  }

  private static long midnight(YearMonth month) {
    return month.atDay(1).atStartOfDay().toEpochSecond(CUT);
  }
}
