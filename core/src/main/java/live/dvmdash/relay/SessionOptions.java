package live.dvmdash.relay;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a relay is dealt with.
 *
 * @param timeout how long it may be silent, and how long a connection may take
 * @param budget how long it may take altogether, from the making of the session; null for as long
 *     as it answers
 * @param allowPrivate whether it may be at an address of this machine or of a local network, as
 *     only what the user typed may
 * @param authKey with what to tell it who asks; null to tell nobody
 * @param firstAttempts how often to try for a connection, at most, where nobody answers
 */
public record SessionOptions(
    Duration timeout,
    @Nullable Duration budget,
    boolean allowPrivate,
    @Nullable AuthKey authKey,
    int firstAttempts) {

  /** What is used when the user says nothing. */
  public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(15);

  /** How often a connection is tried for where nobody answers, when nothing else is said. */
  private static final int FIRST_ATTEMPTS = 4;

  /** Options with the usual number of attempts. */
  public SessionOptions(
      Duration timeout,
      @Nullable Duration budget,
      boolean allowPrivate,
      @Nullable AuthKey authKey) {
    this(timeout, budget, allowPrivate, authKey, FIRST_ATTEMPTS);
  }

  /** The same for a look at whether somebody is there at all. */
  public SessionOptions atOnce() {
    return new SessionOptions(timeout, budget, allowPrivate, authKey, 1);
  }
}
