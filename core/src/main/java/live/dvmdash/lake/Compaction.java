package live.dvmdash.lake;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import live.dvmdash.event.Derivation;
import live.dvmdash.event.Signatures;

/**
 * Merges the files of a partition into fewer, in the order of time, and derives again what an older
 * program derived. Reading goes on meanwhile and so does writing: the lock is held only while the
 * new files take the place of the old ones.
 */
public final class Compaction {

  /** A file below so many events is small. */
  private static final long SMALL_ROWS = 10_000;

  /** So many small files of one partition are merged without being asked. */
  private static final int TOO_MANY_SMALL = 8;

  private final Lake lake;
  private final String who;
  private final Duration wait;
  private final Derivation derivation;

  /**
   * What a compaction did.
   *
   * @param partitions how many partitions changed
   * @param filesBefore their files before
   * @param filesAfter their files after
   * @param events the events in them
   */
  public record Outcome(int partitions, int filesBefore, int filesAfter, long events) {

    private Outcome plus(int before, int after, long rows) {
      return new Outcome(partitions + 1, filesBefore + before, filesAfter + after, events + rows);
    }
  }

  /**
   * A compaction of a lake.
   *
   * @param who names it to other writers
   * @param wait how long to wait for a lock
   */
  public Compaction(Lake lake, String who, Duration wait, Signatures signatures) {
    this.lake = lake;
    this.who = who;
    this.wait = wait;
    this.derivation = new Derivation(signatures);
  }

  /** Merges all files of every partition that has several, or one of an older derivation. */
  public Outcome everything() throws IOException {
    SortedMap<Partition, List<Path>> work = new TreeMap<>();
    for (Map.Entry<Partition, List<Path>> entry : lake.snapshot().files().entrySet()) {
      if (entry.getValue().size() > 1 + events(entry.getValue()) / EventFileWriter.MAX_ROWS
          || hasOldDerivation(entry.getValue())) {
        work.put(entry.getKey(), entry.getValue());
      }
    }
    return run(work);
  }

  /** Merges the small files of those partitions where there have come to be too many. */
  public Outcome smallFiles(Collection<Partition> partitions) throws IOException {
    Snapshot snapshot = lake.snapshot();
    SortedMap<Partition, List<Path>> work = new TreeMap<>();
    for (Partition partition : partitions) {
      List<Path> small = new ArrayList<>();
      if (snapshot.of(partition).size() >= TOO_MANY_SMALL) {
        for (Path file : snapshot.of(partition)) {
          if (EventFileReader.rows(file) < SMALL_ROWS) {
            small.add(file);
          }
        }
      }
      if (small.size() >= TOO_MANY_SMALL) {
        work.put(partition, small);
      }
    }
    return run(work);
  }

  private Outcome run(SortedMap<Partition, List<Path>> work) throws IOException {
    Outcome outcome = new Outcome(0, 0, 0, 0);
    if (work.isEmpty()) {
      return outcome;
    }
    try (WriterLock alone =
            WriterLock.acquire(lake.directory(), WriterLock.COMPACTIONS, who, wait, lake.clock());
        Workspace workspace = Workspace.open(lake.directory(), lake.clock())) {
      for (Map.Entry<Partition, List<Path>> entry : work.entrySet()) {
        // Another compaction may have come first while we waited.
        List<Path> files = current(entry.getKey(), entry.getValue());
        if (!files.isEmpty()) {
          List<Path> merged = EventFileWriter.merge(workspace, files, derivation);
          if (replace(workspace, entry.getKey(), files, merged)) {
            outcome = outcome.plus(files.size(), merged.size(), events(merged));
          }
        }
      }
    }
    return outcome;
  }

  /**
   * Puts the merged files in the place of the old ones, unless somebody has removed one of those by
   * hand meanwhile: with both in the lake, their events would be there twice.
   */
  private boolean replace(
      Workspace workspace, Partition partition, List<Path> files, List<Path> merged)
      throws IOException {
    try (WriterLock lock =
        WriterLock.acquire(lake.directory(), WriterLock.COMMITS, who, wait, lake.clock())) {
      Set<Path> replaced = Set.copyOf(current(partition, files));
      if (!replaced.isEmpty()) {
        Commit.apply(lake, workspace, Map.of(partition, merged), replaced);
      }
      return !replaced.isEmpty();
    }
  }

  /** The same files in the current snapshot; none unless all of them are still part of it. */
  private List<Path> current(Partition partition, List<Path> files) throws IOException {
    Set<Path> names = Set.copyOf(files.stream().map(Path::getFileName).toList());
    List<Path> found =
        lake.snapshot().of(partition).stream()
            .filter(file -> names.contains(file.getFileName()))
            .toList();
    return found.size() == files.size() ? found : List.of();
  }

  private static long events(List<Path> files) throws IOException {
    long events = 0;
    for (Path file : files) {
      events += EventFileReader.rows(file);
    }
    return events;
  }

  private static boolean hasOldDerivation(List<Path> files) throws IOException {
    for (Path file : files) {
      if (EventFileReader.derivation(file) < Derivation.VERSION) {
        return true;
      }
    }
    return false;
  }
}
