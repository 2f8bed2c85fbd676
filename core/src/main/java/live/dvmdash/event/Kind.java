package live.dvmdash.event;

/**
 * The kinds that mean something to dvmdash. A kind is an open set of integers, so these are ranges
 * and predicates; the ranges of NIP-90 stand here and nowhere else. Foreign kinds that merely lie
 * inside the ranges are listed by {@link KindTable}.
 */
public final class Kind {

  /** A profile, replaceable (NIP-01). */
  public static final int PROFILE = 0;

  /** A deletion request (NIP-09); for a job request, its cancellation. */
  public static final int DELETION = 5;

  /** Job feedback (NIP-90). */
  public static final int FEEDBACK = 7000;

  /** A zap request, seen inside receipts (NIP-57). */
  public static final int ZAP_REQUEST = 9734;

  /** A zap receipt (NIP-57). */
  public static final int ZAP_RECEIPT = 9735;

  /** A list of an author's relays, replaceable (NIP-65). */
  public static final int RELAY_LIST = 10002;

  /** A sign of life of a DVM. */
  public static final int HEARTBEAT = 11998;

  /** A recommendation of a program for a kind, addressable (NIP-89). */
  public static final int RECOMMENDATION = 31989;

  /** The announcement of a DVM, addressable (NIP-89). */
  public static final int ANNOUNCEMENT = 31990;

  /** The first kind of job requests. */
  public static final int FIRST_REQUEST = 5000;

  /** The last kind of job requests. */
  public static final int LAST_REQUEST = 5999;

  /** A result's kind is its request's kind plus this. */
  public static final int RESULT_OFFSET = 1000;

  /** The highest kind there is (NIP-01). */
  public static final int MAX = 65535;

  private Kind() {}

  /** Whether the kind lies in the range of job requests, 5000 to 5999. */
  public static boolean isRequest(int kind) {
    return kind >= FIRST_REQUEST && kind <= LAST_REQUEST;
  }

  /** Whether the kind lies in the range of job results, 6000 to 6999. */
  public static boolean isResult(int kind) {
    return isRequest(kind - RESULT_OFFSET);
  }

  /** Whether the kind is that of job feedback. */
  public static boolean isFeedback(int kind) {
    return kind == FEEDBACK;
  }

  /** Whether events of the kind answer a request: results and feedback. */
  public static boolean isAnswer(int kind) {
    return isResult(kind) || isFeedback(kind);
  }
}
