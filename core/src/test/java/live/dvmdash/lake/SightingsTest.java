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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import live.dvmdash.event.Event;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SightingsTest {

  private static final String A = "wss://a.example";
  private static final String B = "wss://b.example";

  @TempDir Path directory;
  private TestLake lake;
  private Sightings sightings;

  @BeforeEach
  void openLake() throws IOException {
    lake = new TestLake(directory.resolve("lake"));
    sightings = lake.lake.sightings();
  }

  private static List<Partition> months(String... months) {
    return List.of(months).stream().map(Partition::new).toList();
  }

  private void see(String relay, Event... events) throws IOException {
    try (SightingsWriter writer = sightings.writer()) {
      for (Event event : events) {
        writer.saw(event, relay);
      }
      writer.commit();
    }
  }

  /** By event, all relays in all files. */
  private SortedMap<Long, List<String>> seen() throws IOException {
    SortedMap<Long, TreeSet<String>> seen = new TreeMap<>();
    for (Path file : sightings.files()) {
      for (SightingsFile.Row row : rows(file)) {
        seen.computeIfAbsent(row.event(), event -> new TreeSet<>()).addAll(row.relays());
      }
    }
    SortedMap<Long, List<String>> lists = new TreeMap<>();
    seen.forEach((event, relays) -> lists.put(event, List.copyOf(relays)));
    return lists;
  }

  private static List<SightingsFile.Row> rows(Path path) throws IOException {
    List<SightingsFile.Row> rows = new ArrayList<>();
    try (SightingsFile file = SightingsFile.open(path)) {
      for (SightingsFile.Row row = file.read(); row != null; row = file.read()) {
        rows.add(row);
      }
    }
    return rows;
  }

  @Test
  void relaysAreNotedByMonthAndEvent() throws Exception {
    Event february = note(FEBRUARY, 1);
    Event march = note(MARCH, 2);
    try (SightingsWriter writer = sightings.writer()) {
      writer.saw(february, B);
      writer.saw(february, A);
      writer.saw(february, A);
      writer.saw(march, A);
      assertThat(writer.pending()).isEqualTo(2);
      assertThat(sightings.files()).isEmpty();

      writer.commit();

      assertThat(writer.pending()).isZero();
      assertThat(writer.committed()).containsExactlyElementsOf(months("2025-02", "2025-03"));
    }
    assertThat(seen())
        .isEqualTo(
            new TreeMap<>(Map.of(february.id().a(), List.of(A, B), march.id().a(), List.of(A))));
    assertThat(lake.names("sightings")).containsExactly("month=2025-02", "month=2025-03");
    assertThat(lake.names("sightings/month=2025-02"))
        .singleElement()
        .asString()
        .matches("part-.*\\.parquet");
    assertThat(lake.names(".work")).isEmpty();
  }

  @Test
  void aCommitOfNothingCreatesNothing() throws Exception {
    try (SightingsWriter writer = sightings.writer()) {
      writer.commit();
      assertThat(writer.committed()).isEmpty();
    }
    assertThat(lake.lake.exists()).isFalse();
  }

  @Test
  void otherEnginesReadEventsAndRelays() throws Exception {
    Event event = note(FEBRUARY, 1);
    see(A, event);
    lake.load(event);

    assertThat(
            TestLake.duckDb(
                "SELECT s.month, s.relays::VARCHAR FROM read_parquet('"
                    + lake.lake.directory()
                    + "/sightings/month=*/part-*.parquet') s JOIN read_parquet('"
                    + lake.lake.directory()
                    + "/events/month=*/part-*.parquet') e"
                    + " ON s.event = ('0x' || hex(e.id[1:8]))::UBIGINT::BIT::BIGINT"))
        .containsExactly(List.of("2025-02", "[" + "'" + A + "'" + "]"));
  }

  @Test
  void manyRelaysAndRowGroupsComeBack() throws Exception {
    Event like = note(FEBRUARY, 1);
    int events = 125_000;
    try (SightingsWriter writer = sightings.writer()) {
      for (int i = 0; i < events; i++) {
        Event event = TestLake.numbered(like, i);
        writer.saw(event, "wss://relay-" + i % 90);
        writer.saw(event, "wss://relay-" + (i + 7) % 90);
      }
      writer.commit();
    }

    List<SightingsFile.Row> rows = rows(sightings.files().get(0));
    assertThat(rows).hasSize(events);
    assertThat(rows).extracting(SightingsFile.Row::event).isSorted();
    assertThat(rows).allMatch(row -> row.relays().size() == 2);
  }

  @Test
  void mergingLeavesOneFileWithEachPairOnce() throws Exception {
    List<Event> notes = notes(FEBRUARY, 40);
    for (int night = 0; night < 6; night++) {
      see(night % 2 == 0 ? A : B, notes.subList(0, 20 + 2 * night).toArray(Event[]::new));
    }
    see(A, note(MARCH, 1));
    SortedMap<Long, List<String>> before = seen();

    sightings.merge(months("2025-02", "2025-03", "2025-04"));

    assertThat(seen()).isEqualTo(before).hasSize(31);
    assertThat(lake.names("sightings/month=2025-02")).hasSize(1);
    assertThat(lake.names("sightings/month=2025-03")).hasSize(1);
    List<SightingsFile.Row> rows = rows(sightings.files().get(0));
    assertThat(rows).hasSize(30).extracting(SightingsFile.Row::event).isSorted();
    assertThat(rows).allSatisfy(row -> assertThat(row.relays()).doesNotHaveDuplicates());
    assertThat(lake.names(".work")).isEmpty();
  }

  @Test
  void aFewFilesAreLeftAlone() throws Exception {
    for (int night = 0; night < 4; night++) {
      see(A, note(FEBRUARY, night));
    }
    List<Path> before = sightings.files();

    sightings.merge(months("2025-02"));

    assertThat(sightings.files()).isEqualTo(before).hasSize(4);
  }

  @Test
  void moreFilesThanAreOpenedAtOnceAreMergedToo() throws Exception {
    for (int night = 0; night < 70; night++) {
      see("wss://relay-" + night % 3, note(FEBRUARY, night % 10));
    }

    sightings.merge(months("2025-02"));

    assertThat(sightings.files()).hasSizeLessThan(8);
    assertThat(seen()).hasSize(10).allSatisfy((event, relays) -> assertThat(relays).hasSize(3));
  }

  @Test
  void whatADeadProcessLeftIsNotReadAndGoesAway() throws Exception {
    Path dead = Files.createDirectories(lake.lake.directory().resolve(".work/dead"));
    Files.createFile(dead.resolve("alive"));
    Path half = Files.createDirectories(dead.resolve("file-0")).resolve("part-half.parquet");
    Files.writeString(half, "PAR1");
    Files.writeString(lake.lake.directory().resolve("lake.properties"), "format=1\n");
    assertThat(sightings.files()).isEmpty();

    see(A, note(FEBRUARY, 1));

    assertThat(seen()).hasSize(1);
    assertThat(lake.names(".work")).isEmpty();
  }

  /** It died between the coming of the new file and the end of the old ones. */
  @Test
  void aMergeThatDiedHalfwayChangesNothingAndIsMadeUpFor() throws Exception {
    for (int night = 0; night < 5; night++) {
      see(night < 3 ? A : B, note(FEBRUARY, 1), note(FEBRUARY, night));
    }
    List<Path> old = sightings.files();
    List<byte[]> contents = new ArrayList<>();
    for (Path file : old) {
      contents.add(Files.readAllBytes(file));
    }
    SortedMap<Long, List<String>> before = seen();
    sightings.merge(months("2025-02"));
    for (int i = 0; i < old.size(); i++) {
      Files.write(old.get(i), contents.get(i));
    }
    assertThat(seen()).isEqualTo(before);

    sightings.merge(months("2025-02"));

    assertThat(seen()).isEqualTo(before);
    assertThat(sightings.files()).hasSize(1);
  }

  @Test
  void writersAndMergesSideBySideLoseNothing() throws Exception {
    List<Event> notes = notes(FEBRUARY, 60);
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      List<Future<?>> work = new ArrayList<>();
      for (int worker = 0; worker < 4; worker++) {
        String relay = "wss://relay-" + worker;
        work.add(
            threads.submit(() -> {
              for (Event event : notes) {
                see(relay, event);
                sightings.merge(months("2025-02"));
              }
              return relay;
            }));
      }
      for (Future<?> each : work) {
        each.get();
      }
    }

    assertThat(seen()).hasSize(60).allSatisfy((event, relays) -> assertThat(relays).hasSize(4));
  }

  @Test
  void whatFailsToBeWrittenStaysPending() throws Exception {
    lake.load(note(FEBRUARY, 9));
    Path blocked = lake.lake.directory().resolve("sightings");
    Files.writeString(blocked, "in the way");
    try (SightingsWriter writer = sightings.writer()) {
      writer.saw(note(FEBRUARY, 1), A);
      assertThatThrownBy(writer::commit).isInstanceOf(IOException.class);
      assertThat(writer.pending()).isEqualTo(1);

      Files.delete(blocked);
      writer.commit();

      assertThat(writer.pending()).isZero();
    }
    assertThat(seen()).hasSize(1);
  }

  @Test
  void aDamagedFileIsNamedAndNothingIsRemoved() throws Exception {
    for (int night = 0; night < 5; night++) {
      see(A, note(FEBRUARY, night));
    }
    Path damaged = sightings.files().get(2);
    Files.writeString(damaged, "PAR1 and no more");

    assertThatThrownBy(() -> sightings.merge(months("2025-02")))
        .isInstanceOf(LakeException.class)
        .hasMessageStartingWith("damaged: " + damaged + ": remove it");
    assertThat(sightings.files()).hasSize(5);
  }
}
