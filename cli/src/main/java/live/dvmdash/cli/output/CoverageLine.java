package live.dvmdash.cli.output;

import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a document that go with every report: its scope and what the data can know. What is
 * not made of figures goes through the caller's {@code escape}.
 */
final class CoverageLine {

  /** More stretches of days than these are counted instead of named. */
  private static final int MOST_GAPS = 3;

  private CoverageLine() {}

  /** The scope in words, for example {@code 2025-02} or {@code 2025-02 · kind 5300}. */
  static String of(Document.Scope scope, UnaryOperator<String> escape) {
    List<String> parts = new ArrayList<>();
    parts.add(time(scope, escape));
    scope.filters().forEach(filter -> parts.add(escape.apply(SafeText.oneLine(filter))));
    return String.join(" · ", parts);
  }

  private static String time(Document.Scope scope, UnaryOperator<String> escape) {
    if (scope.label() != null) {
      return escape.apply(SafeText.oneLine(scope.label()));
    }
    Long since = scope.since();
    Long until = scope.until();
    if (since == null && until == null) {
      return "all time";
    }
    String from = since == null ? "" : "from " + Figures.moment(since) + " ";
    return from + (until == null ? "on, UTC" : "to " + Figures.moment(until) + " UTC");
  }

  /** First and last event, sources, days without data and the note, one after another. */
  static String of(Document.Coverage coverage, UnaryOperator<String> escape) {
    List<String> parts = new ArrayList<>();
    parts.add(events(coverage.firstEvent(), coverage.lastEvent()));
    parts.add(things(coverage.sources().size(), "source"));
    String days = days(coverage);
    if (!days.isEmpty()) {
      parts.add(days);
    }
    if (coverage.note() != null) {
      parts.add(escape.apply(SafeText.oneLine(coverage.note())));
    }
    return "coverage: " + String.join(" · ", parts);
  }

  private static String events(@Nullable Long first, @Nullable Long last) {
    if (first == null || last == null) {
      return "no events";
    }
    return Figures.moment(first) + " to " + Figures.moment(last) + " UTC";
  }

  private static String things(long number, String singular) {
    return number == 0
        ? "no " + singular + "s"
        : Figures.count(number) + " " + singular + (number == 1 ? "" : "s");
  }

  private static String days(Document.Coverage coverage) {
    List<String> parts = new ArrayList<>();
    addDays(parts, coverage.daysComplete(), "complete");
    addDays(parts, coverage.daysPartial(), "partial");
    String gaps = gaps(coverage.gaps());
    addDays(parts, coverage.daysNone(), "without data" + (gaps.isEmpty() ? "" : " " + gaps));
    return String.join(", ", parts);
  }

  /** The first part says what is counted: {@code 11 days complete, 17 without data}. */
  private static void addDays(List<String> parts, int number, String what) {
    if (number > 0) {
      parts.add((parts.isEmpty() ? things(number, "day") : Figures.count(number)) + " " + what);
    }
  }

  private static String gaps(List<Document.Gap> gaps) {
    if (gaps.isEmpty()) {
      return "";
    }
    boolean oneYear = gaps.getFirst().first().getYear() == gaps.getLast().last().getYear();
    List<String> parts = new ArrayList<>();
    for (Document.Gap gap : gaps.subList(0, Math.min(MOST_GAPS, gaps.size()))) {
      parts.add(gap(gap, !oneYear));
    }
    if (gaps.size() > MOST_GAPS) {
      parts.add("and " + (gaps.size() - MOST_GAPS) + " more");
    }
    return "(" + String.join(", ", parts) + ")";
  }

  private static String gap(Document.Gap gap, boolean withYear) {
    LocalDate first = gap.first();
    LocalDate last = gap.last();
    if (first.equals(last)) {
      return date(first, withYear);
    }
    if (first.withDayOfMonth(1).equals(last.withDayOfMonth(1))) {
      return first.getDayOfMonth() + "–" + date(last, withYear);
    }
    return date(first, withYear && first.getYear() != last.getYear())
        + " – "
        + date(last, withYear);
  }

  private static String date(LocalDate day, boolean withYear) {
    String month = day.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    return day.getDayOfMonth() + " " + month + (withYear ? " " + day.getYear() : "");
  }
}
