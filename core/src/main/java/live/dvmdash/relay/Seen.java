package live.dvmdash.relay;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import live.dvmdash.event.Bytes32;
import live.dvmdash.event.Event;
import live.dvmdash.event.EventId;
import live.dvmdash.event.Sha256;

/**
 * What a relay has sent in a walk. Two things are the same when all of their content is: a forged
 * copy with the id of a true event must not hide it.
 */
final class Seen {

  /** So many are kept beyond the end of a window: relays that ignore times send them again. */
  private static final int KEPT = 10_000;

  private static final long NO_TIME = -1;

  private final Map<Bytes32, Long> seconds = new LinkedHashMap<>(16, 0.75f, true);

  /** What tells a delivery from every other: for malformed ones their bytes. */
  static Bytes32 key(Delivery delivery) {
    Event event = delivery.event();
    if (event == null) {
      return Bytes32.of(Sha256.of(delivery.json()));
    }
    Bytes32 content =
        EventId.of(event.pubkey(), event.createdAt(), event.kind(), event.tags(), event.content());
    return Bytes32.of(
        Sha256.of(event.id().toByteArray(), content.toByteArray(), event.sig().toByteArray()));
  }

  /** Takes a delivery by its key, and says whether it is new. */
  boolean add(Bytes32 key, Delivery delivery) {
    Event event = delivery.event();
    return seconds.put(key, event == null ? NO_TIME : event.createdAt()) == null;
  }

  /** Forgets what has not been sent for longest, but nothing of the seconds that are needed. */
  void forget(Set<Long> needed) {
    int tooMany = seconds.size() - KEPT;
    for (Iterator<Long> all = seconds.values().iterator(); tooMany > 0 && all.hasNext(); ) {
      if (!needed.contains(all.next())) {
        all.remove();
        tooMany--;
      }
    }
  }
}
