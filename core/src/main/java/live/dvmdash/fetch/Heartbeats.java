package live.dvmdash.fetch;

import java.util.HashMap;
import java.util.Map;
import live.dvmdash.event.Bytes32;
import live.dvmdash.event.Event;
import live.dvmdash.event.Kind;

/**
 * Lets one heartbeat of a DVM through for each hour: DVMs send one every few minutes, and that it
 * was alive within an hour is all that anybody asks. Used by one thread.
 */
final class Heartbeats {

  private static final long HOUR = 3_600;
  private static final int MAX_HOURS = 200_000;

  private final Map<Slot, Bytes32> taken = new HashMap<>();

  private record Slot(Bytes32 dvm, long hour) {}

  /** Whether an event is to be stored; the same one is each time it comes. */
  boolean passes(Event event) {
    if (event.kind() != Kind.HEARTBEAT) {
      return true;
    }
    if (taken.size() > MAX_HOURS) {
      taken.clear();
    }
    Slot slot = new Slot(event.pubkey(), Math.floorDiv(event.createdAt(), HOUR));
    return taken.computeIfAbsent(slot, free -> event.id()).equals(event.id());
  }
}
