package live.dvmdash.relay;

import live.dvmdash.event.Event;
import org.jspecify.annotations.Nullable;

/**
 * An event as a relay sent it.
 *
 * @param json the event's own bytes, UTF-8
 * @param event the event; null when it is malformed
 * @param fault what is wrong with it in words; null when it has the shape of an event
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Delivery(byte[] json, @Nullable Event event, @Nullable String fault) {}
