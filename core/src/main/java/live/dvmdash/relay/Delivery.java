package live.dvmdash.relay;

import live.dvmdash.event.Bytes32;
import live.dvmdash.event.Event;
import live.dvmdash.event.EventId;
import live.dvmdash.event.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * An event as a relay sent it.
 *
 * @param json the event's own bytes, UTF-8
 * @param event the event; null when it is malformed
 * @param fault what is wrong with it in words; null when it has the shape of an event
 * @param idRight whether the event's id is the hash of its other fields
 * @param key tells it from everything else. An id that is not right would not do, since a forged
 *     copy with the id of a true event must not hide it
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Delivery(
    byte[] json, @Nullable Event event, @Nullable String fault, boolean idRight, Bytes32 key) {

  /** Something that has the shape of an event. */
  static Delivery of(byte[] json, Event event) {
    boolean right = EventId.matches(event);
    return new Delivery(json, event, null, right, right ? keyOf(event) : hash(json));
  }

  /** Something else; {@code fault} says in words what is wrong with it. */
  static Delivery malformed(byte[] json, @Nullable String fault) {
    return new Delivery(json, null, fault, false, hash(json));
  }

  /** A right id is all of an event but its signature, and much cheaper than to hash it again. */
  private static Bytes32 keyOf(Event event) {
    Bytes32 id = event.id();
    return new Bytes32(id.a() ^ event.sig().fingerprint(), id.b(), id.c(), id.d());
  }

  private static Bytes32 hash(byte[] json) {
    return Bytes32.of(Sha256.of(json));
  }
}
