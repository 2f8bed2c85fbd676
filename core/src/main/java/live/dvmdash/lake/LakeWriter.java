package live.dvmdash.lake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
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

  private final Lake lake;
  private final String who;
  private final Duration wait;
  private final KnownEvents known;
  private final PendingEvents pending = new PendingEvents();
  private final SortedMap<Partition, Long> added = new TreeMap<>();
  private @Nullable Forgotten forgotten;
  private @Nullable Workspace work;

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
    switch (known.add(row.event())) {
      case NONE -> pending.add(row, tally);
      case SAME -> tally.countDuplicate();
      case DOUBTFUL -> pending.addDoubtful(row, tally);
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
    if (pending.doubtful() > 0) {
      pending.settle(lake.snapshot());
    }
    commitPending();
  }

  /**
   * As {@link #commit}, but what takes a pass over the lake may be left pending. For commits in the
   * middle of a source, which only keep memory bounded.
   */
  void commitMost() throws IOException {
    if (pending.doubtful() > MAX_DOUBTFUL) {
      pending.settle(lake.snapshot());
    }
    commitPending();
  }

  private void commitPending() throws IOException {
    if (pending.partitions().isEmpty()) {
      return;
    }
    lake.create();
    checkDisk();
    Workspace workspace = work();
    pending.dropKnownToOthers(known, lake.snapshot());
    SortedMap<Partition, List<Path>> files = new TreeMap<>();
    for (Partition partition : pending.partitions()) {
      files.put(partition, List.of(write(workspace, partition)));
    }
    try (WriterLock lock = lock()) {
      Set<Partition> overlapping = pending.dropKnownToOthers(known, lake.snapshot());
      forgotten = new Tombstones(lake).read();
      overlapping.addAll(pending.dropForgotten(forgotten));
      for (Partition partition : overlapping) {
        files.remove(partition);
        if (pending.count(partition) > 0) {
          files.put(partition, List.of(write(workspace, partition)));
        }
      }
      if (!files.isEmpty()) {
        Commit.apply(lake, workspace, files, Set.of());
      }
    }
    for (Map.Entry<Partition, List<Path>> entry : files.entrySet()) {
      added.merge(entry.getKey(), (long) pending.count(entry.getKey()), Long::sum);
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

  private Path write(Workspace workspace, Partition partition) throws IOException {
    Path file = workspace.newEventFile();
    try (EventFileWriter writer = new EventFileWriter(file)) {
      pending.write(partition, writer);
    }
    return file;
  }

  /** Forgets what was not committed and removes temporary files. */
  @Override
  public void close() throws IOException {
    if (work != null) {
      work.close();
    }
  }
}
