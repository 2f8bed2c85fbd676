package live.dvmdash.relay;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import live.dvmdash.event.Bytes32;
import live.dvmdash.event.Event;

/** What a relay has sent in a walk. */
final class Seen {

  /** So many are kept beyond the end of a window: relays that ignore times send them again. */
  private static final int KEPT = 10_000;

  private static final long NO_TIME = -1;

  private final Map<Bytes32, Long> seconds = new LinkedHashMap<>(16, 0.75f, true);

  /** Takes a delivery, and says whether it is new. */
  boolean add(Delivery delivery) {
    Event event = delivery.event();
    return seconds.put(delivery.key(), event == null ? NO_TIME : event.createdAt()) == null;
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
