package live.dvmdash.relay;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * When a relay is connected to again, and when no more: soon after a connection that brought
 * something new, else after 1 s, doubled each time up to 30 s; after 10 s up to 60 s when the relay
 * is overloaded; and never again after {@value #MOST_ATTEMPTS} attempts without anything new, or 90
 * s without a connection.
 */
final class Reconnects {

  private static final int MOST_ATTEMPTS = 5;
  private static final long PATIENCE_NANOS = Duration.ofSeconds(90).toNanos();
  private static final Duration SOON = Duration.ofMillis(500);

  private final TimeSource time;
  private final RandomGenerator random;
  private boolean connected;
  private boolean overloaded;
  private boolean rateLimited;
  private boolean failing;
  private int attempts;
  private long failingSince;
  private String text = "";

  Reconnects(TimeSource time, RandomGenerator random) {
    this.time = time;
    this.random = random;
  }

  /** An attempt begins. */
  void attempt() {
    connected = true;
    attempts++;
  }

  /** An attempt succeeded; whether it leads to anything is still to be seen. */
  void opened() {
    failing = false;
  }

  /** Something new came, or an answer came to its end. */
  void progressed() {
    attempts = 0;
  }

  /** An attempt did not succeed. */
  void failed(ConnectFailure failure) {
    failed(failure.getMessage(), failure.isOverload(), failure.isRateLimit());
  }

  /** A connection ended. */
  void ended(ConnectionEnd end) {
    failed(end.text(), end.limited(), end.limited());
  }

  private void failed(@Nullable String why, boolean relayOverloaded, boolean limited) {
    text = why == null ? "" : why;
    overloaded = relayOverloaded;
    rateLimited = limited;
    if (!failing) {
      failing = true;
      failingSince = time.nanoTime();
    }
  }

  /** Whether enough has been tried. */
  boolean isExhausted() {
    boolean tooLong = failing && time.nanoTime() - failingSince > PATIENCE_NANOS;
    return attempts >= MOST_ATTEMPTS || (tooLong && !overloaded);
  }

  /** What to say of the relay when enough has been tried. */
  Answer.Lost loss() {
    return new Answer.Lost(rateLimited ? Answer.Loss.RATE_LIMITED : Answer.Loss.UNREACHABLE, text);
  }

  /** How long to wait before the next attempt. */
  Duration pause() {
    if (!connected) {
      return Duration.ZERO;
    }
    if (overloaded) {
      return slower(Math.max(0, attempts - 1), random);
    }
    return attempts == 0
        ? withJitter(SOON, SOON, random)
        : doubled(Duration.ofSeconds(1), attempts - 1, Duration.ofSeconds(30), random);
  }

  /** How long to wait after a relay said that it is asked too often, for the n-th time from 0. */
  static Duration slower(int times, RandomGenerator random) {
    return doubled(Duration.ofSeconds(10), times, Duration.ofSeconds(60), random);
  }

  private static Duration doubled(
      Duration first, int times, Duration longest, RandomGenerator random) {
    Duration doubled = first.multipliedBy(1L << Math.min(times, 10));
    Duration wait = doubled.compareTo(longest) < 0 ? doubled : longest;
    return withJitter(wait, wait.dividedBy(4), random);
  }

  private static Duration withJitter(Duration least, Duration more, RandomGenerator random) {
    return least.plusNanos(random.nextLong(more.toNanos() + 1));
  }
}
