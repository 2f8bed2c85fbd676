package live.dvmdash.lake;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import live.dvmdash.event.Derivation;
import live.dvmdash.event.Event;
import live.dvmdash.event.Signatures;

/**
 * Removes authors and events from a lake for good: from its files, their indexes, the snapshots
 * that are still kept, the quarantine and the sightings. First comes a tombstone, so that nobody
 * brings in again what is about to go; a run that is cut short is finished by the next one.
 */
public final class Forgetting {

  private final Lake lake;
  private final String who;
  private final Duration wait;
  private final Derivation derivation;

  /** The files that hold something of it, in place of which others come. */
  private static final class Change {
    private final SortedMap<Partition, List<Path>> added = new TreeMap<>();
    private final Set<Path> removed = new HashSet<>();
    private final SortedMap<Partition, Long> events = new TreeMap<>();
    private final Map<Partition, Set<Long>> sightings = new HashMap<>();
  }

  /**
   * A way to forget.
   *
   * @param who names it to other writers
   * @param wait how long to wait for a lock
   */
  public Forgetting(Lake lake, String who, Duration wait, Signatures signatures) {
    this.lake = lake;
    this.who = who;
    this.wait = wait;
    this.derivation = new Derivation(signatures);
  }

  /** What would go. */
  public Removal rehearse(Forgotten what) throws IOException {
    SortedMap<Partition, Long> events = new TreeMap<>();
    for (Map.Entry<Partition, List<Path>> entry : lake.snapshot().files().entrySet()) {
      for (Path file : entry.getValue()) {
        long found = count(file, what);
        if (found > 0) {
          events.merge(entry.getKey(), found, Long::sum);
        }
      }
    }
    return new Removal(events, lake.quarantine().count(what));
  }

  /**
   * Removes it, and sees to it that it does not come back. Events that others wrote stay, whatever
   * they quote.
   *
   * @throws LakeException.Locked when others hold the lake for too long
   */
  public Removal forget(Forgotten what) throws IOException {
    Change change = new Change();
    try (WriterLock alone =
            WriterLock.acquire(lake.directory(), WriterLock.COMPACTIONS, who, wait, lake.clock());
        Workspace workspace = Workspace.open(lake.directory(), lake.clock())) {
      try (WriterLock lock = lockCommits()) {
        new Tombstones(lake).add(what);
      }
      // From here on nobody adds any of it, and nobody else replaces files.
      for (Map.Entry<Partition, List<Path>> entry : lake.snapshot().files().entrySet()) {
        for (Path file : entry.getValue()) {
          if (count(file, what) > 0) {
            rewrite(workspace, entry.getKey(), file, what, change);
          }
        }
      }
      try (WriterLock lock = lockCommits()) {
        apply(workspace, change);
        Commit.removeAllOld(lake);
      }
    }
    long refused = lake.quarantine().forget(what);
    for (Map.Entry<Partition, Set<Long>> entry : change.sightings.entrySet()) {
      lake.sightings().remove(entry.getKey(), entry.getValue());
    }
    return new Removal(change.events, refused);
  }

  private WriterLock lockCommits() throws IOException {
    return WriterLock.acquire(lake.directory(), WriterLock.COMMITS, who, wait, lake.clock());
  }

  private void apply(Workspace workspace, Change change) throws IOException {
    if (change.removed.isEmpty()) {
      return;
    }
    Map<Path, Path> there = new HashMap<>();
    lake.snapshot().all().forEach(file -> there.put(file.getFileName(), file));
    Set<Path> removed = new HashSet<>();
    for (Path file : change.removed) {
      Path now = there.get(file.getFileName());
      if (now == null) {
        throw new LakeException("changed by hand meanwhile: " + file + ": run it again");
      }
      removed.add(now);
    }
    Commit.apply(lake, workspace, change.added, removed);
  }

  private void rewrite(
      Workspace workspace, Partition partition, Path file, Forgotten what, Change change)
      throws IOException {
    Path rest = workspace.newEventFile();
    long left = 0;
    try (EventFileReader reader = EventFileReader.open(file);
        EventFileWriter writer = new EventFileWriter(rest)) {
      for (Event event = reader.read(); event != null; event = reader.read()) {
        if (what.holds(event)) {
          change.events.merge(partition, 1L, Long::sum);
          change
              .sightings
              .computeIfAbsent(partition, p -> new HashSet<>())
              .add(Sightings.key(event.id()));
        } else {
          writer.write(derivation.of(event));
          left++;
        }
      }
    }
    change.removed.add(file);
    if (left > 0) {
      change.added.computeIfAbsent(partition, p -> new ArrayList<>()).add(rest);
    }
  }

  private static long count(Path file, Forgotten what) throws IOException {
    long[] found = {0};
    try (EventFileReader reader = EventFileReader.open(file)) {
      reader.readAuthors((id, author) -> {
        if (what.holds(id, author)) {
          found[0]++;
        }
      });
    }
    return found[0];
  }
}
