package live.dvmdash.lake;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What was removed from a lake, or would be.
 *
 * @param events how many events of each partition
 * @param refused how many elements of the quarantine
 */
public record Removal(SortedMap<Partition, Long> events, long refused) {

  /** Keeps a copy. */
  public Removal {
    events = Collections.unmodifiableSortedMap(new TreeMap<>(events));
  }

  /** All events. */
  public long total() {
    return events.values().stream().mapToLong(Long::longValue).sum();
  }
}
