package live.dvmdash.fetch;

import java.util.HashMap;
import java.util.Map;
import live.dvmdash.event.Bytes32;
import live.dvmdash.event.Event;
import live.dvmdash.event.Kind;
import live.dvmdash.span.Interval;

/**
 * Lets one heartbeat of a DVM through for each hour: DVMs send one every few minutes, and that it
 * was alive within an hour is all that anybody asks. Used by one thread.
 */
final class Heartbeats {

  private static final long HOUR = 3_600;
  private static final int MAX_HOURS = 200_000;

  private final Map<Slot, Bytes32> taken = new HashMap<>();

  private record Slot(Bytes32 dvm, long hour) {}

  /** A time with the whole of its first hour. */
  static Interval hoursOf(Interval time) {
    return new Interval(Math.floorDiv(time.since(), HOUR) * HOUR, time.until());
  }

  /** Notes one that is stored already, unless there is another of its hour. */
  void know(Bytes32 dvm, long second, Bytes32 id) {
    if (taken.size() <= MAX_HOURS) {
      taken.putIfAbsent(new Slot(dvm, Math.floorDiv(second, HOUR)), id);
    }
  }

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
