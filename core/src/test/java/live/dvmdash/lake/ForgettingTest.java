package live.dvmdash.lake;

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
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import live.dvmdash.event.Bytes32;
import live.dvmdash.event.Event;
import live.dvmdash.event.SigningAuthor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForgettingTest {

  private static final SigningAuthor OTHER = SigningAuthor.number(2);

  @TempDir Path directory;
  private TestLake lake;
  private final List<Event> theirs = new ArrayList<>();

  @BeforeEach
  void aLakeOfTwoAuthors() throws IOException {
    lake = new TestLake(directory.resolve("lake"));
    for (long time : new long[] {FEBRUARY + 3, FEBRUARY + 5, MARCH + 1}) {
      theirs.add(OTHER.sign(time, 1, List.of(), "theirs " + time));
    }
    lake.load(notes(FEBRUARY, 10));
    lake.load(theirs);
  }

  private static Forgotten author(Event event) {
    return new Forgotten(new TreeSet<>(List.of(event.pubkey())), new TreeSet<>());
  }

  private static Forgotten event(Event event) {
    return new Forgotten(new TreeSet<>(), new TreeSet<>(List.of(event.id())));
  }

  private Forgetting forgetting() {
    return new Forgetting(lake.lake, "forget", Duration.ofSeconds(5), TestLake.SIGNATURES);
  }

  /** All files of the lake that hold these bytes, whatever they are. */
  private List<Path> filesWith(byte[] bytes) throws IOException {
    try (Stream<Path> files = Files.walk(lake.lake.directory())) {
      List<Path> found = new ArrayList<>();
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (contains(Files.readAllBytes(file), bytes)) {
          found.add(file);
        }
      }
      return found;
    }
  }

  private static boolean contains(byte[] in, byte[] what) {
    for (int i = 0; i + what.length <= in.length; i++) {
      if (Arrays.equals(in, i, i + what.length, what, 0, what.length)) {
        return true;
      }
    }
    return false;
  }

  @Test
  void nothingOfAnAuthorIsLeftOnTheDisk() throws Exception {
    lake.compaction().everything(); // so that all snapshots have several files with the events
    byte[] pubkey = theirs.getFirst().pubkey().toByteArray();
    byte[] id = Arrays.copyOf(theirs.getFirst().id().toByteArray(), 32);
    assertThat(filesWith(id)).isNotEmpty();

    Removal removal = forgetting().forget(author(theirs.getFirst()));

    assertThat(removal.events())
        .isEqualTo(Map.of(Partition.of(FEBRUARY), 2L, Partition.of(MARCH), 1L));
    assertThat(lake.events()).containsExactlyElementsOf(notes(FEBRUARY, 10));
    assertThat(filesWith(id)).isEmpty();
    assertThat(filesWith(pubkey)).isEmpty();
    assertThat(lake.names(".snapshots")).hasSize(1);
    assertThat(lake.names("index")).hasSize(lake.lake.snapshot().all().size());
    assertThat(lake.names(".work")).isEmpty();
    assertThat(EventIndex.of(lake.lake.snapshot()).find(List.of(theirs.get(0).id()), List.of()))
        .isEmpty();
  }

  @Test
  void aSingleEventGoesAndTheOthersOfItsAuthorStay() throws Exception {
    forgetting().forget(event(theirs.getFirst()));

    assertThat(lake.ids())
        .hasSize(12)
        .doesNotContain(theirs.getFirst().id())
        .contains(theirs.get(1).id());
  }

  @Test
  void aRehearsalTellsTheSameAndChangesNothing() throws Exception {
    List<Bytes32> before = lake.ids();

    Removal rehearsal = forgetting().rehearse(author(theirs.getFirst()));

    assertThat(lake.ids()).isEqualTo(before);
    assertThat(lake.lake.forgotten().isEmpty()).isTrue();
    assertThat(forgetting().forget(author(theirs.getFirst()))).isEqualTo(rehearsal);
  }

  @Test
  void whatIsForgottenDoesNotComeBackAndIsCounted() throws Exception {
    forgetting().forget(author(theirs.getFirst()));

    Tally tally = new Tally();
    try (LakeWriter writer = lake.writer()) {
      assertThat(writer.isForgotten(theirs.getFirst())).isTrue();
      assertThat(writer.isForgotten(note(MARCH, 1))).isFalse();
      writer.add(TestLake.derived(theirs.getFirst()), tally);
      writer.add(TestLake.derived(note(MARCH, 1)), tally);
      writer.commit();
    }

    assertThat(List.of(tally.valid(), tally.added(), tally.forgotten()))
        .containsExactly(1L, 1L, 1L);
    assertThat(lake.ids()).hasSize(11).contains(note(MARCH, 1).id());
  }

  @Test
  void aWriterThatHadTakenItBeforeDoesNotBringItBack() throws Exception {
    Event late = OTHER.sign(FEBRUARY + 7, 1, List.of(), "late");
    try (LakeWriter writer = lake.writer()) {
      Tally tally = TestLake.add(writer, List.of(late, note(MARCH, 5)));
      forgetting().forget(author(late));
      writer.commit();

      assertThat(List.of(tally.valid(), tally.forgotten())).containsExactly(1L, 1L);
      assertThat(writer.added()).isEqualTo(Map.of(Partition.of(MARCH), 1L));
    }
    assertThat(lake.events()).noneMatch(event -> event.pubkey().equals(late.pubkey()));
  }

  @Test
  void aRunThatWasCutShortIsFinishedByTheNext() throws Exception {
    new Tombstones(lake.lake).add(author(theirs.getFirst()));

    assertThat(forgetting().forget(author(theirs.getFirst())).total()).isEqualTo(3);
    assertThat(forgetting().forget(author(theirs.getFirst())).total()).isZero();
  }

  @Test
  void aMonthOfOneAuthorAloneDisappears() throws Exception {
    forgetting().forget(author(theirs.getFirst()));

    assertThat(lake.lake.snapshot().files()).containsOnlyKeys(Partition.of(FEBRUARY));
  }

  @Test
  void theSightingsGoToo() throws Exception {
    try (SightingsWriter writer = lake.lake.sightings().writer()) {
      theirs.forEach(event -> writer.saw(event, "wss://nos.lol"));
      notes(FEBRUARY, 10).forEach(event -> writer.saw(event, "wss://nos.lol"));
      writer.commit();
    }

    forgetting().forget(author(theirs.getFirst()));

    List<Long> left = new ArrayList<>();
    for (Path file : lake.lake.sightings().files()) {
      try (SightingsFile rows = SightingsFile.open(file)) {
        for (SightingsFile.Row row = rows.read(); row != null; row = rows.read()) {
          left.add(row.event());
        }
      }
    }
    assertThat(left)
        .containsExactlyInAnyOrderElementsOf(
            notes(FEBRUARY, 10).stream().map(event -> event.id().a()).toList());
  }

  @Test
  void aDamagedListLetsNothingIn() throws Exception {
    Path file = lake.lake.directory().resolve(Tombstones.FILE);
    Files.writeString(file, "author abc\n");

    assertThatThrownBy(() -> lake.load(note(MARCH, 1)))
        .isInstanceOf(LakeException.class)
        .hasMessage(
            "damaged: %s: a line is 'author' or 'event' and 64 hex digits: correct it", file);
  }
}
