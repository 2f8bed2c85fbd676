package live.dvmdash.lake;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import live.dvmdash.event.Event;

/** Reads whole events back out of a snapshot, in the order of time, in bounded memory. */
public final class LakeReader {

  private final Snapshot snapshot;

  /** Receives events. */
  @FunctionalInterface
  public interface Sink {
    /** Takes one; false when no more are wanted. */
    boolean accept(Event event) throws IOException;
  }

  /** A reader of that snapshot. */
  public LakeReader(Snapshot snapshot) {
    this.snapshot = snapshot;
  }

  /**
   * Gives the events of some partitions that pass a filter, by {@code created_at} and then id, as
   * far as they can be read.
   *
   * @return the damaged files, of which not all could be read
   */
  public List<LakeException.Damaged> read(
      Predicate<Partition> partitions, Predicate<Event> filter, Sink sink) throws IOException {
    Map<Path, LakeException.Damaged> damaged = new LinkedHashMap<>();
    for (Partition partition : snapshot.files().keySet()) {
      if (partitions.test(partition)) {
        try (MergedEvents events =
            MergedEvents.of(
                snapshot.of(partition), damage -> damaged.putIfAbsent(damage.file(), damage))) {
          for (Event event = events.read(); event != null; event = events.read()) {
            if (filter.test(event) && !sink.accept(event)) {
              return List.copyOf(damaged.values());
            }
          }
        }
      }
    }
    return List.copyOf(damaged.values());
  }
}
