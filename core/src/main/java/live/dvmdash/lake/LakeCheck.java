package live.dvmdash.lake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import live.dvmdash.event.Signatures;

/**
 * Looks at all of a lake: that its events are genuine, that there is one of each, that everything
 * which was derived from them still follows, and that every file can be read and belongs there.
 * Changes nothing, takes no lock, and may run while others write. Needs memory for 20 bytes an
 * event of the largest month, and for the index of one file.
 */
public final class LakeCheck {

  /** So often a month may be replaced by a compaction while it is read. */
  private static final int ATTEMPTS = 5;

  private final Lake lake;
  private final RowCheck rows;
  private final int threads;
  private final Watcher watcher;

  /** Is told how far a check has come. */
  @FunctionalInterface
  public interface Watcher {

    /** So many bytes of files of so many are done, with so many events. */
    void update(long bytes, long totalBytes, long events);
  }

  /**
   * A check of a lake.
   *
   * @param everySignature whether to verify all signatures, not only those of a sample, which is
   *     always the same
   * @param threads how many threads look at events
   */
  public LakeCheck(
      Lake lake, Signatures signatures, boolean everySignature, int threads, Watcher watcher) {
    this.lake = lake;
    this.rows = new RowCheck(signatures, everySignature);
    this.threads = threads;
    this.watcher = watcher;
  }

  /** Looks at everything. */
  public Diagnosis run() throws IOException {
    Findings findings = new Findings();
    new FolderCheck(lake, findings).run();
    new RecordCheck(lake, findings).run();
    Path link = lake.directory().resolve(Snapshot.LINK);
    String broken = SnapshotLink.fault(lake.directory());
    if (broken != null) {
      findings.add(Finding.Kind.BAD_LINK, link, broken);
      return new Diagnosis(findings.all(), 0, 0, 0);
    }
    return events(findings);
  }

  private Diagnosis events(Findings findings) throws IOException {
    Snapshot snapshot = lake.snapshot();
    long total = bytes(snapshot.all());
    long done = 0;
    long files = 0;
    long events = 0;
    long signatures = 0;
    ExecutorService pool = Executors.newFixedThreadPool(threads, LakeCheck::thread);
    try {
      for (Partition partition : snapshot.files().keySet()) {
        PartitionCheck check = check(partition, pool);
        findings.addAll(check.findings());
        files += snapshot.of(partition).size();
        events += check.events();
        signatures += check.signatures();
        done += bytes(snapshot.of(partition));
        watcher.update(done, total, events);
      }
    } finally {
      pool.shutdownNow();
    }
    return new Diagnosis(findings.all(), files, events, signatures);
  }

  /** Of the files that the partition has now, which may be others a moment later. */
  private PartitionCheck check(Partition partition, ExecutorService pool) throws IOException {
    for (int attempt = 1; ; attempt++) {
      PartitionCheck check = new PartitionCheck(lake.directory(), partition, rows, pool);
      try {
        check.run(lake.snapshot().of(partition));
        return check;
      } catch (NoSuchFileException e) {
        if (attempt == ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "check");
    thread.setDaemon(true);
    return thread;
  }

  private static long bytes(List<Path> files) throws IOException {
    long bytes = 0;
    for (Path file : files) {
      try {
        bytes += Files.size(file);
      } catch (NoSuchFileException e) {
        // only for the progress
      }
    }
    return bytes;
  }
}
