package live.dvmdash.event;

/**
 * Consecutive elements of one source, still as bytes or parsed already: what a source hands to the
 * threads that check events. They may be asked for by several threads and never change.
 */
public interface Elements {

  /** How many there are; they are numbered from 0. */
  int count();

  /** How many bytes of JSON all of them have, which tells how much memory they hold. */
  long bytes();

  /**
   * An element as an event, whose signature is still to be checked, and its id too unless {@link
   * #isIdRight} says otherwise.
   *
   * @throws MalformedEvent when it does not have the shape of an event (NIP-01)
   */
  Event event(int i) throws MalformedEvent;

  /** Whether it was found before that the id of an element is the hash of its other fields. */
  default boolean isIdRight(int i) {
    return false;
  }

  /** The bytes of an element as they came, or its first ones when it was too large to keep. */
  byte[] raw(int i);

  /** How many bytes {@link #raw} has. */
  int size(int i);

  /** Where an element began in the source, in bytes from 0. */
  long position(int i);
}
