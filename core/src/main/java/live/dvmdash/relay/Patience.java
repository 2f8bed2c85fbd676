package live.dvmdash.relay;

/**
 * How long an answer is still waited for: nothing may come for the timeout, and altogether it may
 * take {@value #TIMEOUTS_ALTOGETHER} times as long, so that a slow drip ends too. Half-way through
 * a silence a ping goes out, which tells a relay that is silent from a connection that is dead.
 */
final class Patience {

  private static final int TIMEOUTS_ALTOGETHER = 8;

  private final RelayConnection connection;
  private final TimeSource time;
  private final long timeout;
  private final long start;
  private long lastMessage;
  private long ownTime;
  private boolean hasPinged;
  private long pinged;

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
    hasPinged = false;
  }

  /** Sends the ping when it is time for it. */
  void pingWhenDue() {
    if (!hasPinged && quiet() >= timeout / 2) {
      hasPinged = true;
      pinged = time.nanoTime();
      connection.ping();
    }
  }

  /** Until when nothing need be done if nothing comes. */
  long nanosLeft() {
    long quietLeft = (hasPinged ? timeout : timeout / 2) - quiet();
    return Math.max(0, Math.min(quietLeft, altogetherLeft()));
  }

  /** Whether nothing came for too long. */
  boolean isQuiet() {
    return quiet() >= timeout;
  }

  /** Whether the answer takes too long although it keeps coming. */
  boolean isSpent() {
    return altogetherLeft() <= 0;
  }

  /** Whether not even the ping was answered. */
  boolean isDead() {
    return hasPinged && connection.lastFrame() - pinged < 0;
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
