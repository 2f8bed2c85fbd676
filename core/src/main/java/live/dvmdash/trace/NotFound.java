package live.dvmdash.trace;

/** There is nothing to trace; the message is a sentence for the person who asked. */
public final class NotFound extends Exception {

  private static final long serialVersionUID = 1L;

  private final Reason reason;

  /** Why there is nothing to trace. */
  public enum Reason {
    /** The lake does not have the event. */
    UNKNOWN,
    /** The event is part of no job, for example the announcement of a DVM. */
    NO_JOB
  }

  NotFound(Reason reason, String sentence) {
    super(sentence);
    this.reason = reason;
  }

  /** Why there is nothing to trace. */
  public Reason reason() {
    return reason;
  }
}
