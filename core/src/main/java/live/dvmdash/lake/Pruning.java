package live.dvmdash.lake;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Removes whole months before a month from a lake for good: events, what was refused and seen then,
 * and the claim to know these months, so that days without events do not read as days on which
 * nothing happened. Whoever loads or fetches them again has them again.
 */
public final class Pruning {

  private final Lake lake;
  private final String who;
  private final Duration wait;

  /**
   * A way to prune.
   *
   * @param who names it to other writers
   * @param wait how long to wait for a lock
   */
  public Pruning(Lake lake, String who, Duration wait) {
    this.lake = lake;
    this.who = who;
    this.wait = wait;
  }

  /** What would go. */
  public Removal rehearse(YearMonth first) throws IOException {
    SortedMap<Partition, Long> events = new TreeMap<>();
    for (Map.Entry<Partition, List<Path>> entry : before(first).entrySet()) {
      long rows = 0;
      for (Path file : entry.getValue()) {
        rows += EventFileReader.rows(file);
      }
      events.put(entry.getKey(), rows);
    }
    return new Removal(events, lake.quarantine().countBefore(first));
  }

  /**
   * Removes all months before that one. The claim to know them goes first, so a run that is cut
   * short leaves no days that seem to be without events; the next one finishes it.
   *
   * @throws LakeException.Locked when others hold the lake, or fetch into it, for too long
   */
  public Removal prune(YearMonth first) throws IOException {
    Partition partition = new Partition(first.toString());
    long since = first.atDay(1).atStartOfDay().toEpochSecond(ZoneOffset.UTC);
    // A fetch writes its relay records from memory, and would undo what is done to them here.
    try (FetchLock fetches = lake.lockFetch(who, wait);
        WriterLock lock =
            WriterLock.acquire(lake.directory(), WriterLock.COMMITS, who, wait, lake.clock())) {
      Removal removal = rehearse(first);
      lake.sources().removeBefore(since);
      for (RelayRecord record : lake.relays().all()) {
        RelayRecord rest = record.without(since);
        if (!rest.equals(record)) {
          lake.relays().write(rest);
        }
      }
      Set<Path> removed = new HashSet<>();
      before(first).values().forEach(removed::addAll);
      if (!removed.isEmpty()) {
        try (Workspace workspace = Workspace.open(lake.directory(), lake.clock())) {
          Commit.apply(lake, workspace, Map.of(), removed);
        }
      }
      Commit.removeAllOld(lake);
      lake.sightings().removeBefore(partition);
      lake.quarantine().removeBefore(first);
      return removal;
    }
  }

  private SortedMap<Partition, List<Path>> before(YearMonth first) throws IOException {
    return new TreeMap<>(lake.snapshot().files().headMap(new Partition(first.toString())));
  }
}
