package live.dvmdash.archive;

import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Consecutive months.
 *
 * @param first the first month
 * @param last the last month, which belongs to the range and is not before the first
 */
public record MonthRange(YearMonth first, YearMonth last) {

  private static final Pattern MONTH = Pattern.compile("[0-9]{4}-[0-9]{2}");
  private static final String SEPARATOR = "..";

  /**
   * A range of months.
   *
   * @throws IllegalArgumentException when the last month is before the first, with a message for
   *     people
   */
  public MonthRange {
    if (last.isBefore(first)) {
      throw new IllegalArgumentException(
          "%s..%s runs backwards: write %s..%s".formatted(first, last, last, first));
    }
  }

  /**
   * Reads {@code 2025-02} or {@code 2025-01..2025-02}.
   *
   * @throws IllegalArgumentException when the text is neither, with a message for people
   */
  public static MonthRange parse(String text) {
    int separator = text.indexOf(SEPARATOR);
    if (separator < 0) {
      YearMonth month = month(text, text);
      return new MonthRange(month, month);
    }
    return new MonthRange(
        month(text.substring(0, separator), text),
        month(text.substring(separator + SEPARATOR.length()), text));
  }

  /** Whether a month belongs to the range. */
  public boolean contains(YearMonth month) {
    return !month.isBefore(first) && !month.isAfter(last);
  }

  private static YearMonth month(String part, String whole) {
    if (MONTH.matcher(part).matches()) {
      try {
        return YearMonth.parse(part);
      } catch (DateTimeException e) {
        throw notAMonth(whole, e);
      }
    }
    throw notAMonth(whole, null);
  }

  private static IllegalArgumentException notAMonth(String text, @Nullable Exception cause) {
    return new IllegalArgumentException(
        "'%s' is not a month: write 2025-02, or 2025-01..2025-02 for several".formatted(text),
        cause);
  }
}
