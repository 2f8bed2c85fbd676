package live.dvmdash.relay;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** What all questions to one relay share, over all connections to it. */
final class Conversation {

  private final SessionOptions options;
  private final Traffic traffic;
  private final TimeSource time;
  private final Timings timings;
  private final Deadline deadline;
  private final Reconnects reconnects;
  private final RelayMessageReader reader;
  private long subscriptions;

  Conversation(
      SessionOptions options,
      Traffic traffic,
      TimeSource time,
      Timings timings,
      RandomGenerator random,
      RelayMessageReader reader) {
    this.options = options;
    this.reader = reader;
    this.traffic = traffic;
    this.time = time;
    this.timings = timings;
    this.deadline = new Deadline(time, options.budget());
    this.reconnects = new Reconnects(time, random, options);
  }

  /** An id that no subscription had before. */
  String freshSubscription() {
    subscriptions++;
    return "dvmdash-" + subscriptions;
  }

  /** Something new came, or an answer came to its end. */
  void progressed() {
    reconnects.progressed();
  }

  /**
   * Waits.
   *
   * @return false, and at once, when the time for the relay does not suffice for it
   */
  boolean pause(Duration length) throws InterruptedException {
    if (length.toNanos() >= deadline.nanosLeft()) {
      return false;
    }
    time.sleep(length);
    return true;
  }

  Duration timeout() {
    return options.timeout();
  }

  Traffic traffic() {
    return traffic;
  }

  TimeSource time() {
    return time;
  }

  Timings timings() {
    return timings;
  }

  Deadline deadline() {
    return deadline;
  }

  Reconnects reconnects() {
    return reconnects;
  }

  RelayMessageReader reader() {
    return reader;
  }
}
