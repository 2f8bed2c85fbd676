package live.dvmdash.relay;

import java.util.concurrent.atomic.AtomicLong;

/** What came from one relay, counted while it comes. May be read by other threads meanwhile. */
public final class Traffic {

  private final AtomicLong pages = new AtomicLong();
  private final AtomicLong events = new AtomicLong();
  private final AtomicLong mismatching = new AtomicLong();
  private final AtomicLong future = new AtomicLong();
  private final AtomicLong oversized = new AtomicLong();
  private final AtomicLong unreadable = new AtomicLong();
  private final AtomicLong connections = new AtomicLong();

  /** Filters that were asked. */
  public AtomicLong pages() {
    return pages;
  }

  /** Events that match what was asked, each once however often the relay sent it. */
  public AtomicLong events() {
    return events;
  }

  /** Events that nobody asked for: another filter's, or of another subscription. */
  public AtomicLong mismatching() {
    return mismatching;
  }

  /** Events that claim to be from a time that is still to come. */
  public AtomicLong future() {
    return future;
  }

  /** Messages that were larger than what is accepted, and passed over. */
  public AtomicLong oversized() {
    return oversized;
  }

  /** Messages that are none of NIP-01's, passed over. */
  public AtomicLong unreadable() {
    return unreadable;
  }

  /** Connections that were made. */
  public AtomicLong connections() {
    return connections;
  }
}
