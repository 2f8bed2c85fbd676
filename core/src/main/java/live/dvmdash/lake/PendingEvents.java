package live.dvmdash.lake;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import live.dvmdash.event.Bytes32;
import live.dvmdash.event.DerivedEvent;

/**
 * The events that a writer has taken and not yet committed, by partition, each once; and those of
 * which it is still open whether the lake has them. Used by one thread.
 */
final class PendingEvents {

  private static final Comparator<Pending> BY_TIME =
      Comparator.<Pending>comparingLong(pending -> pending.row().event().createdAt())
          .thenComparing(Pending::id);

  private final SortedMap<Partition, List<Pending>> byPartition = new TreeMap<>();
  private final List<Pending> doubtful = new ArrayList<>();

  /**
   * An event that waits.
   *
   * @param tally the counts of its source
   */
  private record Pending(DerivedEvent row, Tally tally) {

    Bytes32 id() {
      return row.event().id();
    }

    Partition partition() {
      return Partition.of(row.event().createdAt());
    }
  }

  /** Adds an event that nobody has. */
  void add(DerivedEvent row, Tally tally) {
    add(new Pending(row, tally));
  }

  private void add(Pending pending) {
    byPartition.computeIfAbsent(pending.partition(), p -> new ArrayList<>()).add(pending);
  }

  /** Adds an event that {@link #settle} is to compare with those of the lake. */
  void addDoubtful(DerivedEvent row, Tally tally) {
    doubtful.add(new Pending(row, tally));
  }

  /** How many are to be compared. */
  int doubtful() {
    return doubtful.size();
  }

  /** The partitions of which there are events. */
  Set<Partition> partitions() {
    byPartition.values().removeIf(List::isEmpty);
    return Set.copyOf(byPartition.keySet());
  }

  /** How many events of a partition there are. */
  int count(Partition partition) {
    return byPartition.getOrDefault(partition, List.of()).size();
  }

  /** Writes the events of a partition in the order of time. */
  void write(Partition partition, EventFileWriter to) throws IOException {
    List<Pending> rows = byPartition.getOrDefault(partition, new ArrayList<>());
    rows.sort(BY_TIME);
    for (Pending row : rows) {
      to.write(row.row());
    }
  }

  /** Forgets all but the doubtful ones. */
  void clear() {
    byPartition.clear();
  }

  /**
   * Removes the events that other writers have committed since we looked.
   *
   * @return the partitions that lost some
   */
  Set<Partition> dropKnownToOthers(KnownEvents known, Snapshot snapshot) throws IOException {
    Set<Partition> changed = new HashSet<>();
    for (Map.Entry<Partition, List<Pending>> entry : byPartition.entrySet()) {
      Set<Bytes32> theirs = known.learn(entry.getKey(), snapshot, () -> ids(entry.getValue()));
      if (!theirs.isEmpty() && drop(entry.getValue(), p -> theirs.contains(p.id()))) {
        changed.add(entry.getKey());
      }
    }
    return changed;
  }

  private static Set<Bytes32> ids(List<Pending> rows) {
    Set<Bytes32> ids = new HashSet<>();
    rows.forEach(row -> ids.add(row.id()));
    return ids;
  }

  private static boolean drop(List<Pending> rows, Predicate<Pending> duplicates) {
    return rows.removeIf(row -> {
      boolean duplicate = duplicates.test(row);
      if (duplicate) {
        row.tally().countDuplicate();
      }
      return duplicate;
    });
  }

  /**
   * Removes the events that the lake is to be without.
   *
   * @return the partitions that lost some
   */
  Set<Partition> dropForgotten(Forgotten forgotten) {
    Set<Partition> changed = new HashSet<>();
    for (Map.Entry<Partition, List<Pending>> entry : byPartition.entrySet()) {
      if (entry.getValue().removeIf(pending -> isForgotten(pending, forgotten))) {
        changed.add(entry.getKey());
      }
    }
    return changed;
  }

  private static boolean isForgotten(Pending pending, Forgotten forgotten) {
    boolean gone = forgotten.holds(pending.row().event());
    if (gone) {
      pending.tally().forget();
    }
    return gone;
  }

  /** Compares full ids where short keys left a doubt: rare, so one pass for all of them. */
  void settle(Snapshot snapshot) throws IOException {
    Set<Bytes32> open = ids(doubtful);
    Set<Bytes32> taken = new HashSet<>();
    Set<Partition> partitions = new HashSet<>();
    doubtful.forEach(doubt -> partitions.add(doubt.partition()));
    for (Partition partition : partitions) {
      taken.addAll(ids(byPartition.getOrDefault(partition, List.of())));
      for (Path file : snapshot.of(partition)) {
        EventFileReader.readIds(
            file,
            id -> {
              if (open.contains(id)) {
                taken.add(id);
              }
            });
      }
    }
    for (Pending doubt : doubtful) {
      if (taken.add(doubt.id())) {
        add(doubt);
      } else {
        doubt.tally().countDuplicate();
      }
    }
    doubtful.clear();
  }
}
