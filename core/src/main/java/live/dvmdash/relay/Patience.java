package live.dvmdash.relay;

/**
 * How long an answer is still waited for: nothing may come for the timeout, and altogether it may
 * take {@value #TIMEOUTS_ALTOGETHER} times as long, so that a slow drip ends too. Pings go out
 * after each quarter of a silence, which tell a relay that is silent from a connection that is
 * dead.
 */
final class Patience {

  private static final int TIMEOUTS_ALTOGETHER = 8;
  private static final int QUARTERS = 4;

  private final RelayConnection connection;
  private final TimeSource time;
  private final long timeout;
  private final long start;
  private long lastMessage;
  private long ownTime;
  private int pings;
  private long firstPing;

  /** Begins now. */
  Patience(RelayConnection connection, Conversation conversation) {
    this.connection = connection;
    this.time = conversation.time();
    this.timeout = conversation.timeout().toNanos();
    this.start = time.nanoTime();
    this.lastMessage = start;
  }

  /** A message came, and it took us that long to deal with it, which is not held against it. */
  void heard(long nanos) {
    lastMessage = time.nanoTime();
    ownTime += nanos;
    pings = 0;
  }

  /** Sends a ping when it is time for one. */
  void pingWhenDue() {
    if (pings < QUARTERS - 1 && quiet() >= nextQuarter()) {
      if (pings == 0) {
        firstPing = time.nanoTime();
      }
      pings++;
      connection.ping();
    }
  }

  /** Until when nothing need be done if nothing comes. */
  long nanosLeft() {
    return Math.max(0, Math.min(nextQuarter() - quiet(), altogetherLeft()));
  }

  /** Whether nothing came for too long. */
  boolean isQuiet() {
    return quiet() >= timeout;
  }

  /** Whether the answer takes too long although it keeps coming. */
  boolean isSpent() {
    return altogetherLeft() <= 0;
  }

  /** Whether not even the pings were answered. */
  boolean isDead() {
    return pings > 0 && connection.lastFrame() - firstPing < 0;
  }

  private long nextQuarter() {
    return timeout / QUARTERS * (pings + 1);
  }

  private long quiet() {
    // A large message that comes in parts is no silence.
    long now = time.nanoTime();
    return Math.min(now - lastMessage, now - connection.lastData());
  }

  private long altogetherLeft() {
    return TIMEOUTS_ALTOGETHER * timeout - (time.nanoTime() - start - ownTime);
  }
}
