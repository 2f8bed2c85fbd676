package live.dvmdash.lake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import live.dvmdash.event.Bytes32;
import live.dvmdash.event.DerivedEvent;
import live.dvmdash.event.Event;
import org.jspecify.annotations.Nullable;

/**
 * Takes valid events, keeps one of each, and commits them to the lake. Several writers of one lake
 * may be at work: each holds the lock only while it commits, and then looks at what the others have
 * added meanwhile. Used by one thread, except {@link #isVerified}.
 */
public final class LakeWriter implements AutoCloseable {

  /** With less than so much space on its disk, nothing is added to a lake. */
  public static final long MIN_FREE_BYTES = 100L << 20;

  /** As many as a few megabytes hold. */
  private static final int MAX_DOUBTFUL = 4_096;

  private static final Comparator<Pending> BY_TIME =
      Comparator.<Pending>comparingLong(pending -> pending.row().event().createdAt())
          .thenComparing(pending -> pending.row().event().id());

  private final Lake lake;
  private final String who;
  private final Duration wait;
  private final KnownEvents known;
  private final SortedMap<Partition, List<Pending>> pending = new TreeMap<>();
  private final List<Pending> doubtful = new ArrayList<>();
  private final SortedMap<Partition, Long> added = new TreeMap<>();
  private @Nullable Forgotten forgotten;
  private @Nullable Workspace work;

  private record Pending(DerivedEvent row, Tally tally) {

    Partition partition() {
      return Partition.of(row.event().createdAt());
    }
  }

  /**
   * A writer that has not touched the lake yet.
   *
   * @param who names it to other writers, for example {@code load}
   * @param wait how long to wait for the lock when committing
   */
  public LakeWriter(Lake lake, String who, Duration wait) {
    this.lake = lake;
    this.who = who;
    this.wait = wait;
    this.known = new KnownEvents(lake);
  }

  /** Whether the lake has that event with that very signature, or this writer has taken it. */
  public boolean isVerified(Event event) throws IOException {
    return known.isVerified(event);
  }

  /** Whether the lake is to be without an event, as far as it was known at the last commit. */
  boolean isForgotten(Event event) throws IOException {
    return forgotten().holds(event);
  }

  /** What the lake is to be without, as far as it was known at the last commit. */
  Forgotten forgotten() throws IOException {
    Forgotten known = forgotten;
    if (known == null) {
      known = new Tombstones(lake).read();
      forgotten = known;
    }
    return known;
  }

  /** Takes a valid event and counts it; it is in the lake after the next commit. */
  public void add(DerivedEvent row, Tally tally) throws IOException {
    tally.countValid(row.event());
    Pending taken = new Pending(row, tally);
    switch (known.add(row.event())) {
      case NONE -> pending.computeIfAbsent(taken.partition(), p -> new ArrayList<>()).add(taken);
      case SAME -> tally.countDuplicate();
      case DOUBTFUL -> doubtful.add(taken);
    }
  }

  /** The events added by all commits so far, by partition. */
  public SortedMap<Partition, Long> added() {
    return Collections.unmodifiableSortedMap(added);
  }

  /**
   * Makes everything taken so far part of the lake.
   *
   * @throws LakeException.Locked when another writer holds the lock for too long; what was taken
   *     stays pending and a later commit may succeed
   * @throws LakeException when the disk is nearly full
   */
  public void commit() throws IOException {
    settleDoubtful();
    commitPending();
  }

  /**
   * As {@link #commit}, but what takes a pass over the lake may be left pending. For commits in the
   * middle of a source, which only keep memory bounded.
   */
  void commitMost() throws IOException {
    if (doubtful.size() > MAX_DOUBTFUL) {
      settleDoubtful();
    }
    commitPending();
  }

  private void commitPending() throws IOException {
    pending.values().removeIf(List::isEmpty);
    if (pending.isEmpty()) {
      return;
    }
    lake.create();
    checkDisk();
    Workspace workspace = work();
    dropKnownToOthers(lake.snapshot());
    SortedMap<Partition, List<Path>> files = write(workspace);
    try (WriterLock lock = lock()) {
      Set<Partition> overlapping = dropKnownToOthers(lake.snapshot());
      overlapping.addAll(dropForgotten());
      for (Partition partition : overlapping) {
        files.remove(partition);
        if (!pending.getOrDefault(partition, List.of()).isEmpty()) {
          files.put(partition, List.of(write(workspace, partition)));
        }
      }
      if (!files.isEmpty()) {
        Commit.apply(lake, workspace, files, Set.of());
      }
    }
    for (Map.Entry<Partition, List<Path>> entry : files.entrySet()) {
      long rows = pending.getOrDefault(entry.getKey(), List.of()).size();
      added.merge(entry.getKey(), rows, Long::sum);
      for (Path file : entry.getValue()) {
        known.wrote(entry.getKey(), file);
      }
    }
    pending.clear();
    known.trim();
    LakeViews.write(lake);
  }

  /**
   * Waits for the right to change the lake.
   *
   * @throws LakeException.Locked when another writer holds it for too long
   */
  WriterLock lock() throws IOException {
    lake.create();
    return WriterLock.acquire(lake.directory(), WriterLock.COMMITS, who, wait, lake.clock());
  }

  private Workspace work() throws IOException {
    if (work == null) {
      work = Workspace.open(lake.directory(), lake.clock());
    }
    return work;
  }

  private void checkDisk() throws IOException {
    long free = Files.getFileStore(lake.directory()).getUsableSpace();
    if (free < MIN_FREE_BYTES) {
      throw new LakeException(
          "disk nearly full: "
              + lake.directory()
              + " has "
              + (free >> 20)
              + " MB left: free some space; everything committed is safe");
    }
  }

  private SortedMap<Partition, List<Path>> write(Workspace workspace) throws IOException {
    SortedMap<Partition, List<Path>> files = new TreeMap<>();
    for (Map.Entry<Partition, List<Pending>> entry : pending.entrySet()) {
      if (!entry.getValue().isEmpty()) {
        files.put(entry.getKey(), List.of(write(workspace, entry.getKey())));
      }
    }
    return files;
  }

  private Path write(Workspace workspace, Partition partition) throws IOException {
    List<Pending> rows = pending.getOrDefault(partition, List.of());
    rows.sort(BY_TIME);
    Path file = workspace.newEventFile();
    try (EventFileWriter writer = new EventFileWriter(file)) {
      for (Pending row : rows) {
        writer.write(row.row());
      }
    }
    return file;
  }

  /**
   * Removes from the pending events those that other writers have committed since we looked.
   *
   * @return the partitions that lost some
   */
  private Set<Partition> dropKnownToOthers(Snapshot snapshot) throws IOException {
    Set<Partition> changed = new HashSet<>();
    for (Map.Entry<Partition, List<Pending>> entry : pending.entrySet()) {
      Set<Bytes32> theirs = known.learn(entry.getKey(), snapshot, () -> ids(entry.getValue()));
      if (!theirs.isEmpty() && entry.getValue().removeIf(taken -> isTheirs(taken, theirs))) {
        changed.add(entry.getKey());
      }
    }
    return changed;
  }

  /**
   * Removes from the pending events those that somebody has had the lake forget meanwhile.
   *
   * @return the partitions that lost some
   */
  private Set<Partition> dropForgotten() throws IOException {
    Forgotten now = new Tombstones(lake).read();
    forgotten = now;
    Set<Partition> changed = new HashSet<>();
    for (Map.Entry<Partition, List<Pending>> entry : pending.entrySet()) {
      if (entry.getValue().removeIf(taken -> isForgotten(taken, now))) {
        changed.add(entry.getKey());
      }
    }
    return changed;
  }

  private static boolean isForgotten(Pending taken, Forgotten forgotten) {
    boolean gone = forgotten.holds(taken.row().event());
    if (gone) {
      taken.tally().forget();
    }
    return gone;
  }

  private static Set<Bytes32> ids(List<Pending> rows) {
    Set<Bytes32> ids = new HashSet<>();
    rows.forEach(row -> ids.add(row.row().event().id()));
    return ids;
  }

  private static boolean isTheirs(Pending taken, Set<Bytes32> theirs) {
    boolean duplicate = theirs.contains(taken.row().event().id());
    if (duplicate) {
      taken.tally().countDuplicate();
    }
    return duplicate;
  }

  /** Compares full ids where the short keys left a doubt: rare, so one pass for all of them. */
  private void settleDoubtful() throws IOException {
    if (doubtful.isEmpty()) {
      return;
    }
    Set<Bytes32> open = new HashSet<>();
    Set<Partition> partitions = new HashSet<>();
    for (Pending doubt : doubtful) {
      open.add(doubt.row().event().id());
      partitions.add(doubt.partition());
    }
    Set<Bytes32> taken = new HashSet<>();
    Snapshot snapshot = lake.snapshot();
    for (Partition partition : partitions) {
      for (Pending row : pending.getOrDefault(partition, List.of())) {
        taken.add(row.row().event().id());
      }
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
      if (taken.add(doubt.row().event().id())) {
        pending.computeIfAbsent(doubt.partition(), p -> new ArrayList<>()).add(doubt);
      } else {
        doubt.tally().countDuplicate();
      }
    }
    doubtful.clear();
  }

  /** Forgets what was not committed and removes temporary files. */
  @Override
  public void close() throws IOException {
    if (work != null) {
      work.close();
    }
  }
}
