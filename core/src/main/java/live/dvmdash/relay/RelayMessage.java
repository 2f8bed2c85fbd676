package live.dvmdash.relay;

/**
 * What a relay may send (NIP-01, NIP-42). Texts of a relay are cut at {@value #MAX_TEXT}
 * characters.
 */
public sealed interface RelayMessage {

  /** The most characters that are kept of what a relay says. */
  int MAX_TEXT = 500;

  /**
   * An event of a subscription.
   *
   * @param subscription the id that was given to it
   * @param delivery the event, which may be malformed
   */
  record EventMessage(String subscription, Delivery delivery) implements RelayMessage {}

  /**
   * The end of the stored events of a subscription.
   *
   * @param subscription the id that was given to it
   * @param finished whether the relay says that it has sent all it has for the filter (NIP-67)
   */
  record Eose(String subscription, boolean finished) implements RelayMessage {}

  /**
   * The end of a subscription by the relay.
   *
   * @param subscription the id that was given to it
   * @param text the relay's words; may be empty
   */
  record Closed(String subscription, String text) implements RelayMessage {}

  /**
   * Something for people to read.
   *
   * @param text the relay's words
   */
  record Notice(String text) implements RelayMessage {}

  /**
   * What became of an event that was sent to the relay.
   *
   * @param id the event's id as the relay writes it
   * @param accepted whether the relay took it
   * @param text the relay's words; may be empty
   */
  record Ok(String id, boolean accepted, String text) implements RelayMessage {}

  /**
   * A wish to know who asks (NIP-42).
   *
   * @param challenge what to sign
   */
  record AuthChallenge(String challenge) implements RelayMessage {}

  /**
   * Anything else.
   *
   * @param why what is wrong with it, for people
   */
  record Unreadable(String why) implements RelayMessage {}
}
