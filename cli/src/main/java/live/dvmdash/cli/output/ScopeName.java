package live.dvmdash.cli.output;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * How a page calls a scope. A page outlives the day on which it was made, so {@code last 30 days}
 * is no name.
 */
final class ScopeName {

  private static final long DAY = 86_400;

  private static final DateTimeFormatter SPOKEN =
      DateTimeFormatter.ofPattern("MMMM uuuu", Locale.ENGLISH);

  private static final DateTimeFormatter MONTH =
      DateTimeFormatter.ofPattern("MMMM", Locale.ENGLISH);

  private ScopeName() {}

  /** For headings: {@code February 2025}, or as {@link #plain}. */
  static String spoken(Document.Scope scope) {
    YearMonth month = month(scope);
    return month == null ? plain(scope) : SPOKEN.format(month);
  }

  /** The name of the month that a label such as {@code 2025-02} is; else the label. */
  static String month(String label) {
    try {
      return MONTH.format(YearMonth.parse(label));
    } catch (DateTimeException e) {
      return label;
    }
  }

  /** {@code 2025-02}, whole days as {@code 2025-02-03 to 2025-02-05}, others to the minute. */
  static String plain(Document.Scope scope) {
    YearMonth month = month(scope);
    if (month != null) {
      return month.toString();
    }
    Long since = scope.since();
    Long until = scope.until();
    String label = scope.label();
    if (label != null && since == null && until == null) {
      return SafeText.oneLine(label);
    }
    if (since == null || until == null || since % DAY != 0 || until % DAY != 0) {
      return CoverageLine.of(new Document.Scope(null, since, until), UnaryOperator.identity());
    }
    String first = date(since);
    String last = date(until - DAY);
    return first.equals(last) ? first : first + " to " + last;
  }

  private static String date(long epochSecond) {
    return Figures.moment(epochSecond).replaceFirst(" 00:00$", "");
  }

  /** The calendar month that the scope is; null when it is none. */
  private static @Nullable YearMonth month(Document.Scope scope) {
    String label = scope.label();
    Long since = scope.since();
    if (label == null || since == null) {
      return null;
    }
    try {
      YearMonth month = YearMonth.parse(label);
      Instant start = month.atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC);
      return start.getEpochSecond() == since ? month : null;
    } catch (DateTimeException e) {
      return null;
    }
  }
}
