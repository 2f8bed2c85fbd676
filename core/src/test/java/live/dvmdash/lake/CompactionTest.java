package live.dvmdash.lake;

import static live.dvmdash.lake.TestLake.AUTHOR;
import static live.dvmdash.lake.TestLake.FEBRUARY;
import static live.dvmdash.lake.TestLake.MARCH;
import static live.dvmdash.lake.TestLake.note;
import static live.dvmdash.lake.TestLake.notes;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import live.dvmdash.event.Derivation;
import live.dvmdash.event.DerivedEvent;
import live.dvmdash.event.Event;
import live.dvmdash.event.Facts;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompactionTest {

  private static final Partition IN_FEBRUARY = Partition.of(FEBRUARY);

  @TempDir Path directory;
  private TestLake lake;

  @BeforeEach
  void openLake() throws IOException {
    lake = new TestLake(directory);
  }

  /** Commits of one event each, the latest first. */
  private List<Event> commitEach(int count) throws IOException {
    List<Event> events = new ArrayList<>();
    for (int i = count - 1; i >= 0; i--) {
      Event event = note(FEBRUARY + i / 2, i);
      lake.load(event);
      events.add(event);
    }
    events.sort(Comparator.comparingLong(Event::createdAt).thenComparing(Event::id));
    return events;
  }

  @Test
  void theSameEventsStandInOneFileInTheOrderOfTime() throws Exception {
    List<Event> events = commitEach(6);
    lake.load(note(MARCH, 1));

    assertThat(lake.compaction().everything()).isEqualTo(new Compaction.Outcome(1, 6, 1, 6));

    assertThat(lake.lake.snapshot().of(IN_FEBRUARY)).hasSize(1);
    assertThat(TestLake.events(lake.lake.snapshot().of(IN_FEBRUARY).get(0))).isEqualTo(events);
    assertThat(lake.ids()).hasSize(7);
    assertThat(lake.names(".work")).isEmpty();
  }

  @Test
  void nothingToDoChangesNothing() throws Exception {
    assertThat(lake.compaction().everything()).isEqualTo(new Compaction.Outcome(0, 0, 0, 0));
    assertThat(directory).isEmptyDirectory();

    lake.load(notes(FEBRUARY, 3));
    Path before = lake.lake.snapshot().events();
    assertThat(lake.compaction().everything()).isEqualTo(new Compaction.Outcome(0, 0, 0, 0));
    assertThat(lake.lake.snapshot().events()).isEqualTo(before);
  }

  @Test
  void smallFilesAreMergedWhenThereAreEightOfThem() throws Exception {
    commitEach(7);
    assertThat(lake.compaction().smallFiles(List.of(IN_FEBRUARY)).partitions()).isZero();

    lake.load(note(FEBRUARY, 100));
    assertThat(lake.compaction().smallFiles(List.of(Partition.of(MARCH))).partitions()).isZero();
    assertThat(lake.compaction().smallFiles(List.of(IN_FEBRUARY)))
        .isEqualTo(new Compaction.Outcome(1, 8, 1, 8));
    assertThat(lake.ids()).doesNotHaveDuplicates().hasSize(8);
  }

  @Test
  void filesOfAnOlderDerivationAreDerivedAgain() throws Exception {
    Event announcement =
        AUTHOR.sign(FEBRUARY, 31990, List.of(List.of("k", "5050")), "{\"name\":\"n\"}");
    lake.load(announcement);
    Path file = lake.lake.snapshot().all().get(0);
    Files.delete(file);
    try (EventFileWriter writer = new EventFileWriter(file)) {
      writer.write(new DerivedEvent(announcement, true, List.of(), new Facts.None()));
    }
    makeOlder(file);
    assertThat(EventFileReader.derivation(file)).isLessThan(Derivation.VERSION);

    assertThat(lake.compaction().everything()).isEqualTo(new Compaction.Outcome(1, 1, 1, 1));

    assertThat(EventFileReader.derivation(lake.lake.snapshot().all().get(0)))
        .isEqualTo(Derivation.VERSION);
    assertThat(lake.ask("SELECT encrypted, profile_name, announced_kinds[1] FROM %s"))
        .containsExactly(List.of(false, "n", 5050));
    assertThat(lake.events()).containsExactly(announcement);
  }

  /** Lowers the version in the footer, where the value follows its key, a type and a length. */
  private static void makeOlder(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    int value =
        text.lastIndexOf(EventLayout.DERIVATION_KEY) + EventLayout.DERIVATION_KEY.length() + 2;
    bytes[value]--;
    Files.write(file, bytes);
  }

  @Test
  void twoCompactionsAtOnceKeepEveryEventOnce() throws Exception {
    List<Event> events = commitEach(10);
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      Future<Compaction.Outcome> one = threads.submit(() -> lake.compaction().everything());
      Future<Compaction.Outcome> other = threads.submit(() -> lake.compaction().everything());

      assertThat(one.get().partitions() + other.get().partitions()).isEqualTo(1);
    }
    assertThat(lake.events()).isEqualTo(events);
  }

  @Test
  void aCommitToTheSamePartitionMeanwhileIsKept() throws Exception {
    commitEach(3);
    Compaction.Outcome outcome =
        compactWhile(() -> {
          try (Workspace work = Workspace.open(directory, lake.clock)) {
            Path file = work.newEventFile();
            try (EventFileWriter writer = new EventFileWriter(file)) {
              writer.write(TestLake.derived(note(FEBRUARY, 99)));
            }
            Commit.apply(lake.lake, work, Map.of(IN_FEBRUARY, List.of(file)), Set.of());
          }
          return null;
        });

    assertThat(outcome).isEqualTo(new Compaction.Outcome(1, 3, 1, 3));
    assertThat(lake.lake.snapshot().of(IN_FEBRUARY)).hasSize(2);
    assertThat(lake.ids()).doesNotHaveDuplicates().hasSize(4);
  }

  @Test
  void aFileRemovedByHandMeanwhileMakesNoDuplicates() throws Exception {
    commitEach(3);
    Compaction.Outcome outcome =
        compactWhile(() -> {
          Files.delete(lake.lake.snapshot().all().get(0));
          return null;
        });

    assertThat(outcome.partitions()).isZero();
    assertThat(lake.ids()).doesNotHaveDuplicates().hasSize(2);
  }

  /** Does something with the lock held, once the files are merged and wait for the lock. */
  private Compaction.Outcome compactWhile(Callable<@Nullable Void> meanwhile) throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(1)) {
      Future<Compaction.Outcome> compaction;
      try (WriterLock lock =
          WriterLock.acquire(directory, WriterLock.COMMITS, "load", Duration.ZERO, lake.clock)) {
        compaction = threads.submit(() -> lake.compaction().everything());
        while (!isMerging() && !compaction.isDone()) {
          Thread.sleep(5);
        }
        meanwhile.call();
      }
      return compaction.get();
    }
  }

  private boolean isMerging() throws IOException {
    for (String workspace : lake.names(".work")) {
      for (String made : lake.names(".work/" + workspace)) {
        if (!lake.names(".work/" + workspace + "/" + made).isEmpty()) {
          return true;
        }
      }
    }
    return false;
  }
}
