package live.dvmdash.relay;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * When a relay is connected to again, and when no more: soon after a connection that brought
 * something new, else after 1 s, doubled each time up to 30 s; after 10 s up to 60 s when the relay
 * is overloaded; and never again after {@value #MOST_ATTEMPTS} attempts without anything new, or 90
 * s without a connection. Where nobody has answered at all, that is most often so tomorrow too:
 * there the last attempt begins before the timeout has passed.
 */
final class Reconnects {

  private static final int MOST_ATTEMPTS = 5;

  /** The waits are long where a host is overloaded, so that there are fewer of them at first. */
  private static final int MOST_OVERLOADED = 3;

  private static final long PATIENCE_NANOS = Duration.ofSeconds(90).toNanos();
  private static final Duration SOON = Duration.ofMillis(500);

  private final TimeSource time;
  private final RandomGenerator random;
  private final long timeout;
  private final int firstAttempts;
  private boolean connected;
  private boolean met;
  private boolean wasOpen;
  private long firstAttempt;
  private boolean overloaded;
  private boolean rateLimited;
  private boolean failing;
  private int attempts;
  private long failingSince;
  private String text = "";

  Reconnects(TimeSource time, RandomGenerator random, SessionOptions options) {
    this.time = time;
    this.random = random;
    this.timeout = options.timeout().toNanos();
    this.firstAttempts = options.firstAttempts();
  }

  /** An attempt begins. */
  void attempt() {
    if (!connected) {
      firstAttempt = time.nanoTime();
    }
    connected = true;
    attempts++;
  }

  /** An attempt succeeded; whether it leads to anything is still to be seen. */
  void opened() {
    failing = false;
    met = true;
    wasOpen = true;
  }

  /** Something new came, or an answer came to its end. */
  void progressed() {
    attempts = 0;
  }

  /** An attempt did not succeed. */
  void failed(ConnectFailure failure) {
    met |= failure.isAnswer();
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
    if (!met && connected) {
      long next = time.nanoTime() + pause().toNanos();
      return attempts >= firstAttempts || next - firstAttempt >= timeout;
    }
    if (overloaded && !wasOpen && attempts >= MOST_OVERLOADED) {
      return true;
    }
    boolean tooLong = failing && time.nanoTime() - failingSince > PATIENCE_NANOS;
    return attempts >= MOST_ATTEMPTS || (tooLong && !overloaded);
  }

  /** Why nobody has been met although that was tried; null when somebody was, or it was not. */
  @Nullable String trouble() {
    if (met || !connected) {
      return null;
    }
    return text.isEmpty() ? "no connection so far" : text;
  }

  /** What to say of the relay when there is no time for another attempt. */
  Answer.Lost outOfTime() {
    if (failing && !met) {
      return loss();
    }
    String used = "its time is used up";
    return new Answer.Lost(
        Answer.Loss.OUT_OF_TIME, failing && !text.isEmpty() ? used + ": " + text : used);
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
