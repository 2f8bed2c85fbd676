package live.dvmdash.cli.report;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import live.dvmdash.cli.console.Console;
import live.dvmdash.cli.console.Refusal;
import live.dvmdash.cli.lake.LakeContents;
import live.dvmdash.cli.option.Typed;
import live.dvmdash.event.KindTable;
import live.dvmdash.lake.Lake;
import live.dvmdash.query.Scope;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say which time a report is about. All time is UTC. */
final class ScopeOptions {

  private static final int DEFAULT_DAYS = 30;
  private static final int MOST_DAYS = 36_500;

  /** The first second of the year 10000. */
  private static final long END_OF_CALENDAR = 253_402_300_800L;

  @Option(
      names = {"-m", "--month"},
      paramLabel = "MONTH",
      description =
          "A calendar month: 2025-02, last (the previous month) or latest (the newest of which a day is complete).")
  private @Nullable String month;

  @Option(
      names = "--days",
      paramLabel = "N",
      description = "The last N days, today included (default: 30).")
  private @Nullable Integer days;

  @Option(
      names = "--since",
      paramLabel = "TIME",
      description =
          "From this moment on: a date (2025-02-01), a time (2025-02-01T12:00:00Z) or epoch seconds.")
  private @Nullable String since;

  @Option(
      names = "--until",
      paramLabel = "TIME",
      description = "Up to but not including this moment: as --since.")
  private @Nullable String until;

  /**
   * The scope that was asked for.
   *
   * @throws Refusal when the options contradict each other or make no sense
   */
  Scope resolve(Console console, Lake lake, KindTable kinds) throws IOException, Refusal {
    refuseContradictions();
    LocalDate today = LocalDate.ofInstant(console.clock().instant(), ZoneOffset.UTC);
    if (month != null) {
      return month("--month", month, console, lake, kinds);
    }
    if (since != null || until != null) {
      return interval(today);
    }
    int count = days == null ? DEFAULT_DAYS : days;
    if (count < 1 || count > MOST_DAYS) {
      throw Refusal.usage("--days takes a number from 1 to " + MOST_DAYS + ", not " + count);
    }
    return new Scope(
        count == 1 ? "today" : "last " + count + " days",
        startOf(today.minusDays(count - 1L)),
        startOf(today.plusDays(1)));
  }

  private void refuseContradictions() throws Refusal {
    if (month != null && (days != null || since != null || until != null)) {
      throw Refusal.usage("--month says it all: leave out --days, --since and --until");
    }
    if (days != null && (since != null || until != null)) {
      throw Refusal.usage("--days counts back from today: leave out --since and --until");
    }
  }

  private Scope interval(LocalDate today) throws Refusal {
    long from = since == null ? 0 : Typed.moment("--since", since);
    long to = until == null ? startOf(today.plusDays(1)) : Typed.moment("--until", until);
    if (from > END_OF_CALENDAR) {
      throw Refusal.usage("--since takes a moment before the year 10000, not " + since);
    }
    if (since == null && to <= 0) {
      throw Refusal.usage("--until takes a moment after 1970-01-01T00:00:00Z, not " + until);
    }
    if (from >= to) {
      throw Refusal.usage("--since has to be before --until: the scope would be empty");
    }
    String label = (since == null ? "" : since) + ".." + (until == null ? "" : until);
    return new Scope(label, from, to);
  }

  /**
   * The month that an option names: 2025-02, last or latest.
   *
   * @throws Refusal when it names none
   */
  static Scope month(String option, String text, Console console, Lake lake, KindTable kinds)
      throws IOException, Refusal {
    YearMonth now = YearMonth.from(console.clock().instant().atOffset(ZoneOffset.UTC));
    if (text.equals("last")) {
      return Scope.of(now.minusMonths(1));
    }
    if (text.equals("latest")) {
      return Scope.of(LakeContents.latest(lake, kinds, now));
    }
    try {
      return Scope.of(YearMonth.parse(text));
    } catch (DateTimeException e) {
      throw Refusal.usage(option + " takes 2025-02, last or latest, not " + text);
    }
  }

  private static long startOf(LocalDate day) {
    return day.atStartOfDay().toEpochSecond(ZoneOffset.UTC);
  }
}
