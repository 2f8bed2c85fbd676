package live.dvmdash.sample;

import java.time.YearMonth;

/**
 * What decides every byte of an archive, and how many threads sign it (which decides none).
 *
 * <p>The actors derive from the seed alone: months made with one seed share them, and answers that
 * come late to a month's last requests stand in the archive of the next month.
 *
 * @param seed any number
 * @param events about how many elements to make, 1 to 100 million; from {@value #STAGED_FROM} on
 *     every situation of the sample data occurs, below that only ordinary jobs
 * @param month the month, which is cut in a zone six hours behind UTC, as the real archives were
 * @param threads how many threads sign, at least 1
 */
public record GeneratorOptions(long seed, int events, YearMonth month, int threads) {

  /** The number of events from which on an archive holds every situation. */
  public static final int STAGED_FROM = 1_000;

  private static final int MOST_EVENTS = 100_000_000;
  private static final int FIRST_YEAR = 1971;
  private static final int LAST_YEAR = 9998;

  /** Refuses numbers outside the ranges. */
  public GeneratorOptions {
    if (events < 1 || events > MOST_EVENTS) {
      throw new IllegalArgumentException("events must be 1 to " + MOST_EVENTS + ": " + events);
    }
    if (month.getYear() < FIRST_YEAR || month.getYear() > LAST_YEAR) {
      throw new IllegalArgumentException(
          "month must be of the years " + FIRST_YEAR + " to " + LAST_YEAR + ": " + month);
    }
    if (threads < 1) {
      throw new IllegalArgumentException("threads must be at least 1: " + threads);
    }
  }
}
