package live.dvmdash.archive;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * How long to wait before a host is asked again: twice as long after each failure, from 1 s to 60
 * s, of which a random half is left out so that many clients do not come back at once; never less
 * than the host asks for with {@code Retry-After} (RFC 9110, section 10.2.3). May be shared by
 * threads when its parts may.
 */
public final class Backoff {

  /** Waits for a time, as {@link Thread#sleep(Duration)} does. */
  @FunctionalInterface
  public interface Sleeper {

    /** Returns after so long. */
    void sleep(Duration time) throws InterruptedException;
  }

  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofSeconds(60);
  private static final Duration MOST_PATIENT = Duration.ofMinutes(10);

  private final Sleeper sleeper;
  private final RandomGenerator random;
  private final Clock clock;

  /** Waits by a sleeper; the clock reads dates in {@code Retry-After}. */
  public Backoff(Sleeper sleeper, RandomGenerator random, Clock clock) {
    this.sleeper = sleeper;
    this.random = random;
    this.clock = clock;
  }

  /** Whether a status says that the same request may succeed later. */
  static boolean isPassing(int status) {
    return status == 408 || status == 429 || status >= 500;
  }

  /**
   * Waits before the next attempt.
   *
   * @param failures how many attempts failed in a row, at least 1
   * @param answer the last answer; null when there was none
   * @throws ArchiveUnavailable when the host asks for more than 10 minutes
   */
  void pause(int failures, @Nullable HttpResponse<?> answer)
      throws ArchiveUnavailable, InterruptedException {
    Duration wanted = answer == null ? Duration.ZERO : retryAfter(answer);
    if (answer != null && wanted.compareTo(MOST_PATIENT) > 0) {
      throw new ArchiveUnavailable(
          "%s asks not to be asked again for %d minutes"
              .formatted(answer.uri().getHost(), wanted.toMinutes()));
    }
    long doubled = FIRST.toMillis() << Math.min(failures - 1, 10);
    long millis = Math.min(doubled, LONGEST.toMillis());
    Duration own = Duration.ofMillis(millis / 2 + random.nextLong(millis / 2 + 1));
    sleeper.sleep(own.compareTo(wanted) > 0 ? own : wanted);
  }

  private Duration retryAfter(HttpResponse<?> answer) {
    String value = answer.headers().firstValue("Retry-After").orElse("0").strip();
    try {
      if (value.matches("[0-9]{1,9}")) {
        return Duration.ofSeconds(Long.parseLong(value));
      }
      Instant date = DateTimeFormatter.RFC_1123_DATE_TIME.parse(value, Instant::from);
      return Duration.between(clock.instant(), date);
    } catch (DateTimeException e) {
      return Duration.ZERO;
    }
  }
}
