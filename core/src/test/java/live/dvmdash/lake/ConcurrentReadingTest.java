package live.dvmdash.lake;

import static live.dvmdash.lake.TestLake.FEBRUARY;
import static live.dvmdash.lake.TestLake.MARCH;
import static live.dvmdash.lake.TestLake.note;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import live.dvmdash.event.Bytes32;
import live.dvmdash.event.Event;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Readers see a commit whole or not at all, whatever writers and compactions do meanwhile. */
class ConcurrentReadingTest {

  /** Every commit adds as many events to February as to March, so that half a commit shows. */
  private static final int EACH = 4;

  private static final int COMMITS = 6;

  @TempDir Path directory;
  private final AtomicBoolean done = new AtomicBoolean();

  private record Seen(int february, int march) {}

  private static Callable<Tally> writing(TestLake lake, int from) {
    return () -> {
      Tally all = new Tally();
      try (LakeWriter writer = lake.writer()) {
        for (int commit = 0; commit < COMMITS; commit++) {
          List<Event> events = new ArrayList<>();
          for (int i = 0; i < EACH; i++) {
            int number = from + commit * EACH + i;
            events.add(note(FEBRUARY + number, number));
            events.add(note(MARCH + number, number));
          }
          for (Event event : events) {
            writer.add(TestLake.derived(event), all);
          }
          writer.commit();
        }
      }
      return all;
    };
  }

  private Callable<Set<Seen>> reading(TestLake lake) {
    return () -> {
      Set<Seen> seen = ConcurrentHashMap.newKeySet();
      while (!done.get()) {
        List<Event> events = lake.events();
        List<Bytes32> ids = events.stream().map(Event::id).toList();
        assertThat(Set.copyOf(ids)).hasSameSizeAs(ids);
        int march = (int) events.stream().filter(event -> event.createdAt() >= MARCH).count();
        seen.add(new Seen(events.size() - march, march));
      }
      return seen;
    };
  }

  private Callable<Set<Seen>> asking(TestLake lake) {
    return () -> {
      Set<Seen> seen = ConcurrentHashMap.newKeySet();
      while (!done.get()) {
        if (!lake.lake.snapshot().isEmpty()) {
          List<Object> row =
              lake.ask(
                      "SELECT count(*), count(DISTINCT id), count(*) FILTER (created_at >= "
                          + MARCH
                          + ") FROM %s")
                  .get(0);
          assertThat(row.get(1)).isEqualTo(row.get(0));
          int march = ((Long) row.get(2)).intValue();
          seen.add(new Seen(((Long) row.get(0)).intValue() - march, march));
        }
      }
      return seen;
    };
  }

  private Callable<Integer> compacting(TestLake lake) {
    return () -> {
      int partitions = 0;
      while (!done.get()) {
        partitions += lake.compaction().everything().partitions();
        Thread.sleep(20); // leaves the lock to writers, which ask for it at intervals
      }
      return partitions;
    };
  }

  @Test
  void everyCountIsThatOfACommit() throws Exception {
    TestLake lake = new TestLake(directory);
    lake.lake.create();
    try (ExecutorService threads = Executors.newCachedThreadPool()) {
      List<Future<Set<Seen>>> readers =
          List.of(threads.submit(reading(lake)), threads.submit(asking(lake)));
      Future<Integer> compactions = threads.submit(compacting(lake));
      // The second half of the first writer's events are the first half of the second one's.
      List<Future<Tally>> writers =
          List.of(
              threads.submit(writing(lake, 0)), threads.submit(writing(lake, COMMITS * EACH / 2)));
      long valid = 0;
      long added = 0;
      try {
        for (Future<Tally> writer : writers) {
          valid += writer.get().valid();
          added += writer.get().added();
        }
      } finally {
        done.set(true);
      }

      assertThat(valid).isEqualTo(4L * COMMITS * EACH);
      assertThat(added).isEqualTo(3L * COMMITS * EACH);
      assertThat(lake.ids()).doesNotHaveDuplicates().hasSize((int) added);
      assertThat(compactions.get()).isPositive();
      for (Future<Set<Seen>> reader : readers) {
        assertThat(reader.get())
            .allSatisfy(seen -> {
              assertThat(seen.february()).isEqualTo(seen.march());
              assertThat(seen.february() % 2).isZero();
            });
      }
    }
    lake.load(note(FEBRUARY, -1));
    assertThat(lake.names(".work")).isEmpty();
  }
}
