package live.dvmdash.relay;

/** Asks one relay for stored events, one filter at a time. */
public interface Subscriber {

  /** Receives what comes in answer to a filter. */
  @FunctionalInterface
  interface Sink {
    /**
     * Takes an event, which need not match the filter.
     *
     * @return whether it was new to the receiver, which counts as progress of the relay
     */
    boolean take(Delivery delivery) throws InterruptedException;
  }

  /**
   * Asks, and returns when the answer has ended in one way or another, which it does in bounded
   * time. Makes the connection, and makes it again, when needed.
   */
  Answer ask(Filter filter, Sink sink) throws InterruptedException;
}
