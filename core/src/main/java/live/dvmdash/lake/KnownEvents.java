package live.dvmdash.lake;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import live.dvmdash.event.Bytes32;
import live.dvmdash.event.Event;

/**
 * The events of the lake and those that its writer has taken since, by partition. An id belongs to
 * one moment, since it hashes the time, so only the partition of an event has to be searched; it is
 * read from the lake when it is first asked for. Safe for many threads.
 */
final class KnownEvents {

  /**
   * Beyond so many events, about 100 MB, the partitions that were not used for longest are let go.
   */
  private static final int MAX_EVENTS = 4_000_000;

  private final Lake lake;
  private final Map<Partition, Known> partitions = new LinkedHashMap<>(16, 0.75f, true);

  /** A partition's keys and the names of the files that are in them. */
  private record Known(KeySet keys, Set<String> files) {}

  KnownEvents(Lake lake) {
    this.lake = lake;
  }

  /** Whether that event is known with that very signature. */
  boolean isVerified(Event event) throws IOException {
    return keys(Partition.of(event.createdAt())).find(event.id(), event.sig()) == KeySet.Match.SAME;
  }

  /** Takes an event unless it is known or doubtful. */
  KeySet.Match add(Event event) throws IOException {
    return keys(Partition.of(event.createdAt())).add(event.id(), event.sig());
  }

  /**
   * Reads what other writers have added to a partition since it was last looked at.
   *
   * @param mine the ids that the caller wants to add itself, asked for only when others added some
   * @return those of them that the others have added
   */
  synchronized Set<Bytes32> learn(
      Partition partition, Snapshot snapshot, Supplier<Set<Bytes32>> mine) throws IOException {
    Known known = load(partition);
    Set<Bytes32> theirs = new HashSet<>();
    Set<Bytes32> wanted = null;
    for (Path file : snapshot.of(partition)) {
      if (known.files().add(file.getFileName().toString())) {
        Set<Bytes32> asked = wanted == null ? mine.get() : wanted;
        wanted = asked;
        EventFileReader.readKeys(
            file,
            (id, sig) -> {
              known.keys().add(id, sig);
              if (asked.contains(id)) {
                theirs.add(id);
              }
            });
      }
    }
    return theirs;
  }

  /** Notes a file whose events are known because this writer wrote them. */
  synchronized void wrote(Partition partition, Path file) throws IOException {
    load(partition).files().add(file.getFileName().toString());
  }

  /** Lets go of what has not been used for longest; called when nothing is pending. */
  synchronized void trim() {
    long total = 0;
    for (Known known : partitions.values()) {
      total += known.keys().size();
    }
    var eldest = partitions.values().iterator();
    while (total > MAX_EVENTS && partitions.size() > 1 && eldest.hasNext()) {
      total -= eldest.next().keys().size();
      eldest.remove();
    }
  }

  private synchronized KeySet keys(Partition partition) throws IOException {
    return load(partition).keys();
  }

  private Known load(Partition partition) throws IOException {
    Known known = partitions.get(partition);
    if (known == null) {
      known = new Known(new KeySet(), new HashSet<>());
      for (Path file : lake.snapshot().of(partition)) {
        EventFileReader.readKeys(file, known.keys()::add);
        known.files().add(file.getFileName().toString());
      }
      partitions.put(partition, known);
    }
    return known;
  }
}
