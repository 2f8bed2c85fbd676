package live.dvmdash.relay;

import live.dvmdash.event.Bytes32;
import live.dvmdash.event.Event;
import live.dvmdash.event.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * An event as a relay sent it.
 *
 * @param json the event's own bytes, UTF-8
 * @param event the event; null when it is malformed
 * @param fault what is wrong with it in words; null when it has the shape of an event
 * @param key tells it from everything else: the SHA-256 of its bytes. An id would not do, since a
 *     forged copy with the id of a true event must not hide it
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Delivery(byte[] json, @Nullable Event event, @Nullable String fault, Bytes32 key) {

  /** Computes the key. */
  public Delivery(byte[] json, @Nullable Event event, @Nullable String fault) {
    this(json, event, fault, Bytes32.of(Sha256.of(json)));
  }
}
