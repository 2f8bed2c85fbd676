package live.dvmdash.lake;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import live.dvmdash.event.Bytes32;
import live.dvmdash.event.Derivation;
import live.dvmdash.event.Event;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the files of one partition: each row, the order of the rows, the index, and that no id
 * is there twice. An id hashes the time of its event, so an event whose id is right and which is in
 * the right partition can be nowhere else. Rows are looked at by several threads and taken in their
 * order.
 */
final class PartitionCheck {

  private static final int BATCH_ROWS = 1_000;
  private static final long BATCH_CHARACTERS = 1L << 20;
  private static final int BATCHES_IN_FLIGHT = 8;

  private final Path lake;
  private final Partition partition;
  private final RowCheck check;
  private final ExecutorService threads;
  private final Findings findings = new Findings();
  private final KeySet keys = new KeySet();
  private final Map<Bytes32, Path> doubtful = new HashMap<>();
  private long events;
  private long signatures;

  /** What is known of the file that is being read. */
  private static final class Current {
    final Path file;
    final IndexWriter index = new IndexWriter();
    final boolean derivedNow;
    @Nullable Event last;

    Current(Path file, boolean derivedNow) {
      this.file = file;
      this.derivedNow = derivedNow;
    }
  }

  PartitionCheck(Path lake, Partition partition, RowCheck check, ExecutorService threads) {
    this.lake = lake;
    this.partition = partition;
    this.check = check;
    this.threads = threads;
  }

  Findings findings() {
    return findings;
  }

  long events() {
    return events;
  }

  long signatures() {
    return signatures;
  }

  /**
   * Looks at all files.
   *
   * @throws NoSuchFileException when a file has been replaced meanwhile
   */
  void run(List<Path> files) throws IOException {
    for (Path file : files) {
      check(file);
    }
    if (!doubtful.isEmpty()) {
      settleDoubtful(files);
    }
  }

  private void check(Path file) throws IOException {
    try (EventFileReader reader = EventFileReader.open(file)) {
      int version = reader.derivation();
      if (version > Derivation.VERSION) {
        findings.add(Finding.Kind.NEWER_FILE, file, "derivation " + version);
        return;
      }
      Current current = new Current(file, version == Derivation.VERSION);
      long before = events;
      read(reader, current);
      if (events - before != reader.rows()) {
        unreadable(file, "%,d of %,d events".formatted(events - before, reader.rows()));
      }
      if (!findings.anyOf(file) && EventIndex.tellsOfChange(lake, file)) {
        findings.add(Finding.Kind.CHANGED_FILE, file, null);
      }
      if (current.derivedNow
          && !findings.anyOf(file)
          && !EventIndex.holds(lake, file, current.index)) {
        findings.add(Finding.Kind.BAD_INDEX, file, null);
      }
    } catch (LakeException e) {
      unreadable(file, reason(e));
    }
  }

  private void unreadable(Path file, @Nullable String reason) {
    findings.add(Finding.Kind.UNREADABLE_FILE, file, reason);
  }

  /** Why a file cannot be read, in the words of who tried. */
  private static @Nullable String reason(LakeException e) {
    return e.getCause() instanceof IOException cause ? cause.getMessage() : null;
  }

  private void read(EventFileReader reader, Current current) throws IOException {
    Deque<Future<List<RowCheck.Result>>> inFlight = new ArrayDeque<>();
    List<StoredRow> batch = new ArrayList<>();
    long characters = 0;
    for (StoredRow row = next(reader); row != null; row = next(reader)) {
      batch.add(row);
      characters += size(row.event());
      if (batch.size() == BATCH_ROWS || characters > BATCH_CHARACTERS) {
        inFlight.add(submit(batch, current));
        batch = new ArrayList<>();
        characters = 0;
      }
      if (inFlight.size() > BATCHES_IN_FLIGHT) {
        take(inFlight.remove(), current);
      }
    }
    inFlight.add(submit(batch, current));
    while (!inFlight.isEmpty()) {
      take(inFlight.remove(), current);
    }
  }

  /** The next row that can be read; what cannot is missing in the count of rows. */
  private static @Nullable StoredRow next(EventFileReader reader) throws IOException {
    while (true) {
      try {
        return reader.readStored();
      } catch (LakeException e) {
        // a group of rows is damaged; the next may be sound
      }
    }
  }

  private static long size(Event event) {
    long size = event.content().length();
    for (List<String> tag : event.tags()) {
      for (String value : tag) {
        size += value.length();
      }
    }
    return size;
  }

  private Future<List<RowCheck.Result>> submit(List<StoredRow> rows, Current current) {
    return threads.submit(() -> check.check(rows, partition, current.derivedNow));
  }

  private void take(Future<List<RowCheck.Result>> results, Current from) throws IOException {
    for (RowCheck.Result result : await(results)) {
      Event event = result.row().event();
      events++;
      signatures += result.verified() ? 1 : 0;
      result.faults().forEach((kind, words) -> findings.count(kind, from.file, words));
      if (!result.faults().containsKey(Finding.Kind.BAD_ID)) {
        takeId(event, from.file);
      }
      if (from.last != null && from.last.createdAt() > event.createdAt()) {
        findings.count(Finding.Kind.UNORDERED, from.file, event.id().hex());
      }
      from.last = event;
      from.index.add(result.row());
    }
  }

  private void takeId(Event event, Path file) {
    switch (keys.add(event.id(), event.sig())) {
      case NONE -> {}
      case SAME -> findings.count(Finding.Kind.REPEATED_ID, file, event.id().hex());
      case DOUBTFUL -> doubtful.put(event.id(), file);
    }
  }

  /** Ids that begin like another, or are there with another signature: all keys are read again. */
  private void settleDoubtful(List<Path> files) throws IOException {
    Set<Bytes32> once = new HashSet<>();
    for (Path file : files) {
      if (!findings.anyOf(file)) {
        EventFileReader.readKeys(
            file,
            (id, sig) -> {
              if (doubtful.containsKey(id) && !once.add(id)) {
                findings.count(Finding.Kind.REPEATED_ID, file, id.hex());
              }
            });
      }
    }
  }

  private static <T> T await(Future<T> future) throws IOException {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof LinkageError missing) {
        throw missing; // a library of the machine, of which the caller knows what to say
      }
      throw new IOException("a row could not be checked: " + e.getCause(), e.getCause());
    }
  }
}
