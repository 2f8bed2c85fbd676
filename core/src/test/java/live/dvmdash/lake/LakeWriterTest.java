package live.dvmdash.lake;

import static live.dvmdash.lake.TestLake.AUTHOR;
import static live.dvmdash.lake.TestLake.FEBRUARY;
import static live.dvmdash.lake.TestLake.MARCH;
import static live.dvmdash.lake.TestLake.note;
import static live.dvmdash.lake.TestLake.notes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import live.dvmdash.event.Bytes32;
import live.dvmdash.event.Event;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LakeWriterTest {

  @TempDir Path directory;
  private TestLake lake;

  @BeforeEach
  void openLake() throws IOException {
    lake = new TestLake(directory.resolve("lake"));
  }

  private static void assertCounts(Tally tally, long valid, long added, long duplicates) {
    assertThat(List.of(tally.valid(), tally.added(), tally.duplicates()))
        .containsExactly(valid, added, duplicates);
  }

  @Test
  void anEventThatComesTwiceBeforeACommitIsOne() throws Exception {
    Event event = note(FEBRUARY, 1);

    assertCounts(lake.load(event, event, event), 3, 1, 2);
    assertThat(lake.events()).containsExactly(event);
  }

  @Test
  void anEventThatComesAgainAfterACommitIsADuplicate() throws Exception {
    Event event = note(FEBRUARY, 1);
    try (LakeWriter writer = lake.writer()) {
      TestLake.add(writer, List.of(event));
      writer.commit();
      assertCounts(TestLake.add(writer, List.of(event, note(FEBRUARY, 2))), 2, 1, 1);
      writer.commit();
      assertThat(writer.added()).isEqualTo(Map.of(Partition.of(FEBRUARY), 2L));
    }

    assertThat(lake.ids()).containsExactlyInAnyOrder(event.id(), note(FEBRUARY, 2).id());
  }

  @Test
  void anEventOfAnEarlierRunIsADuplicate() throws Exception {
    lake.load(notes(FEBRUARY, 10));

    assertCounts(lake.load(notes(FEBRUARY, 12)), 12, 2, 10);
    assertThat(lake.ids()).doesNotHaveDuplicates().hasSize(12);
  }

  @Test
  void theSameEventWithAnotherValidSignatureIsADuplicate() throws Exception {
    Event first = note(FEBRUARY, 1);
    Event second = AUTHOR.signAgain(first);
    assertThat(TestLake.SIGNATURES.verify(second)).isTrue();
    assertThat(second.sig()).isNotEqualTo(first.sig());

    assertCounts(lake.load(first, second, second), 3, 1, 2);
    assertCounts(lake.load(second), 1, 0, 1);
    assertThat(lake.events()).containsExactly(first);
  }

  @Test
  void differentEventsWhoseIdsBeginAlikeAreBothKept() throws Exception {
    Event genuine = note(FEBRUARY, 1);
    List<Event> alike = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      Bytes32 id = new Bytes32(7, i, i, i);
      alike.add(
          new Event(id, genuine.pubkey(), FEBRUARY + i, 1, List.of(), "", note(FEBRUARY, i).sig()));
    }

    assertCounts(lake.load(alike), 5, 5, 0);
    assertCounts(lake.load(alike), 5, 0, 5);
    assertThat(lake.ids()).containsExactlyElementsOf(alike.stream().map(Event::id).toList());
  }

  @Test
  void twoWritersThatTakeTheSameEventStoreItOnce() throws Exception {
    Event both = note(FEBRUARY, 1);
    Event onlyA = note(FEBRUARY, 2);
    Event onlyB = note(MARCH, 3);
    try (LakeWriter a = lake.writer();
        LakeWriter b = lake.writer()) {
      Tally countedByA = TestLake.add(a, List.of(both, onlyA));
      Tally countedByB = TestLake.add(b, List.of(both, onlyB));
      a.commit();
      b.commit();

      assertCounts(countedByA, 2, 2, 0);
      assertCounts(countedByB, 2, 1, 1);
      assertThat(b.added()).isEqualTo(Map.of(Partition.of(MARCH), 1L));
    }
    assertThat(lake.ids()).containsExactlyInAnyOrder(both.id(), onlyA.id(), onlyB.id());
  }

  @Test
  void anEventWithTwoSignaturesTakenByTwoWritersIsStoredOnce() throws Exception {
    Event first = note(FEBRUARY, 1);
    try (LakeWriter a = lake.writer();
        LakeWriter b = lake.writer()) {
      Tally countedByA = TestLake.add(a, List.of(first));
      Tally countedByB = TestLake.add(b, List.of(AUTHOR.signAgain(first)));
      b.commit();
      a.commit();

      assertCounts(countedByA, 1, 0, 1);
      assertCounts(countedByB, 1, 1, 0);
    }
    assertThat(lake.ids()).containsExactly(first.id());
  }

  @Test
  void aWriterSeesWhatAnotherAddedAndCompactedMeanwhile() throws Exception {
    try (LakeWriter writer = lake.writer()) {
      TestLake.add(writer, notes(FEBRUARY, 5));
      writer.commit();
      lake.load(notes(FEBRUARY, 8));
      lake.compaction().everything();

      assertCounts(TestLake.add(writer, notes(FEBRUARY, 10)), 10, 5, 5);
      Tally later = TestLake.add(writer, notes(FEBRUARY, 10));
      writer.commit();
      assertCounts(later, 10, 0, 10);
    }
    assertThat(lake.ids()).doesNotHaveDuplicates().hasSize(10);
  }

  @Test
  void eventsAreInTheOrderOfTimeWithinAFile() throws Exception {
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      events.add(note(FEBRUARY + i / 3, i));
    }
    Collections.shuffle(events, new Random(1));

    lake.load(events);

    assertThat(lake.lake.snapshot().all()).hasSize(1);
    List<Event> inOrder = new ArrayList<>(events);
    inOrder.sort((a, b) ->
        a.createdAt() == b.createdAt()
            ? a.id().hex().compareTo(b.id().hex())
            : Long.compare(a.createdAt(), b.createdAt()));
    assertThat(lake.events()).isEqualTo(inOrder);
  }

  @Test
  void nothingToCommitWritesNothing() throws Exception {
    lake.load(List.of());
    assertThat(lake.lake.directory()).doesNotExist();

    lake.load(note(FEBRUARY, 1));
    List<String> before = lake.names(Snapshot.DIRECTORY);
    lake.load(note(FEBRUARY, 1));
    lake.load(List.of());
    assertThat(lake.names(Snapshot.DIRECTORY)).isEqualTo(before);
  }

  @Test
  void whatWasNotCommittedIsNotStored() throws Exception {
    try (LakeWriter writer = lake.writer()) {
      TestLake.add(writer, notes(FEBRUARY, 3));
    }
    assertThat(lake.lake.exists()).isFalse();
  }

  @Test
  void timesBeyondTheCalendarHaveAPartitionOfTheirOwn() throws Exception {
    long year57060 = 1_738_368_000_000L;
    lake.load(
        note(Long.MAX_VALUE, 1),
        note(year57060, 2),
        note(253_402_300_800L, 3),
        note(253_402_300_799L, 4),
        note(0, 5));

    Snapshot snapshot = lake.lake.snapshot();
    assertThat(snapshot.files().keySet())
        .extracting(Partition::month)
        .containsExactly("1970-01", "9999-12", "later");
    assertThat(TestLake.events(snapshot.of(Partition.LATER).get(0)))
        .extracting(Event::createdAt)
        .containsExactly(253_402_300_800L, year57060, Long.MAX_VALUE);
    assertCounts(lake.load(note(Long.MAX_VALUE, 1)), 1, 0, 1);
  }

  @Test
  void aCommitThatFindsTheLakeLockedMayBeTriedAgain() throws Exception {
    lake.load(notes(FEBRUARY, 1));
    try (LakeWriter writer = new LakeWriter(lake.lake, "load", Duration.ZERO)) {
      Tally tally = TestLake.add(writer, notes(FEBRUARY, 3));
      try (WriterLock held = hold()) {
        assertThatThrownBy(writer::commit)
            .isInstanceOf(LakeException.Locked.class)
            .hasMessageContaining("dvmdash fetch");
      }
      assertThat(lake.ids()).hasSize(1);
      writer.commit();
      assertCounts(tally, 3, 2, 1);
    }
    assertThat(lake.ids()).doesNotHaveDuplicates().hasSize(3);
  }

  private WriterLock hold() throws IOException {
    return WriterLock.acquire(
        lake.lake.directory(), WriterLock.COMMITS, "fetch", Duration.ZERO, lake.clock);
  }

  @Test
  void aWriterCleansUpAfterItself() throws Exception {
    lake.load(notes(FEBRUARY, 3));

    assertThat(lake.names(".work")).isEmpty();
    try (var entries = Files.list(lake.lake.directory())) {
      assertThat(entries.map(entry -> entry.getFileName().toString()))
          .containsExactlyInAnyOrder(
              "lake.properties", "views.sql", "events", "index", ".snapshots", ".work", ".lock");
    }
  }
}
