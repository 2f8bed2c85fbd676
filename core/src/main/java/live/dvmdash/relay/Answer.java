package live.dvmdash.relay;

/** How a relay's answer to one filter ended. What it sent before is not lost in any case. */
public sealed interface Answer {

  /**
   * The relay said that there is no more (EOSE).
   *
   * @param finished whether it said that nothing at all is left behind this page (NIP-67)
   */
  record Ended(boolean finished) implements Answer {}

  /**
   * The relay does not want this filter: CLOSED, or a NOTICE in its place. Asked differently it may
   * answer.
   *
   * @param text the relay's words
   */
  record Disliked(String text) implements Answer {}

  /** The relay fell silent, or took too long, and is still connected. */
  record Silent() implements Answer {}

  /**
   * The connection broke and may be made again: the next question does.
   *
   * @param text what happened
   * @param unreadable whether something that the relay sent cannot be received at all, so that
   *     asking for it again would break the connection again
   */
  record Broken(String text, boolean unreadable) implements Answer {}

  /**
   * The relay will not answer any more in this run.
   *
   * @param why the reason
   * @param text the relay's words, or what happened
   */
  record Lost(Loss why, String text) implements Answer {}

  /** Why a relay is of no more use in a run. */
  enum Loss {
    /** It cannot be reached, or not any more. */
    UNREACHABLE,
    /** It wants to know who asks (NIP-42), and there is no key or it did not help. */
    AUTH_REQUIRED,
    /** It does not serve us. */
    RESTRICTED,
    /** It went on telling us to slow down. */
    RATE_LIMITED,
    /** The time for this relay is used up. */
    OUT_OF_TIME,
    /** The user wants to stop. */
    STOPPED
  }
}
