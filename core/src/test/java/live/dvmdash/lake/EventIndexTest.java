package live.dvmdash.lake;

import static live.dvmdash.lake.TestLake.FEBRUARY;
import static live.dvmdash.lake.TestLake.MARCH;
import static live.dvmdash.lake.TestLake.notes;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import live.dvmdash.event.Bytes32;
import live.dvmdash.event.Derivation;
import live.dvmdash.event.Event;
import live.dvmdash.event.Signature;
import live.dvmdash.lake.EventIndex.Place;
import live.dvmdash.lake.EventIndex.Times;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the index of a lake says that events are. */
class EventIndexTest {

  private static final Derivation DERIVATION = new Derivation((id, pubkey, sig) -> true);

  @TempDir private Path directory;
  private TestLake lake;

  @BeforeEach
  void create() throws IOException {
    lake = new TestLake(directory);
  }

  private List<Place> find(Bytes32... values) throws IOException {
    return EventIndex.of(lake.lake.snapshot()).find(List.of(values), List.of());
  }

  private static void assertAt(List<Place> places, long... seconds) {
    List<Times> times = new ArrayList<>();
    places.forEach(place -> times.addAll(place.times()));
    assertThat(times).hasSize(seconds.length);
    for (int i = 0; i < seconds.length; i++) {
      assertThat(times.get(i)).isEqualTo(new Times(seconds[i], seconds[i]));
    }
  }

  private static Bytes32 key(int number) {
    byte[] bytes = new byte[Bytes32.LENGTH];
    bytes[0] = (byte) number;
    bytes[1] = 7;
    return Bytes32.of(bytes);
  }

  private static Event event(int id, long at, int kind, List<List<String>> tags) {
    return new Event(
        key(id), key(200), at, kind, tags, "", Signature.of(new byte[Signature.LENGTH]));
  }

  private void store(Event... events) throws IOException {
    try (LakeWriter writer = new LakeWriter(lake.lake, "test", Duration.ofSeconds(5))) {
      for (Event event : events) {
        writer.add(DERIVATION.of(event), new Tally());
      }
      writer.commit();
    }
  }

  @Test
  void everyEventIsFoundByItsId() throws Exception {
    List<Event> events = new ArrayList<>(notes(FEBRUARY, 500));
    events.addAll(notes(MARCH, 300));
    lake.load(events);
    EventIndex index = EventIndex.of(lake.lake.snapshot());

    for (Event event : events) {
      List<Place> places = index.find(List.of(event.id()), List.of());
      assertThat(places).hasSize(1);
      assertThat(places.getFirst().times())
          .contains(new Times(event.createdAt(), event.createdAt()));
      assertThat(places.getFirst().file().getParent())
          .hasFileName(Partition.of(event.createdAt()).directory());
    }
    assertThat(find(key(99))).isEmpty();
  }

  @Test
  void anEventIsFoundByWhatItRefersTo() throws Exception {
    List<String> e1 = List.of("e", key(1).hex());
    store(
        event(1, FEBRUARY, 5050, List.of()),
        event(2, FEBRUARY + 2, 6050, List.of(e1)),
        event(3, FEBRUARY + 3, 7000, List.of(e1)),
        event(4, FEBRUARY + 4, 9735, List.of(e1)),
        event(5, FEBRUARY + 5, 5, List.of(e1)),
        event(6, FEBRUARY + 6, 5050, List.of(List.of("i", key(1).hex(), "job"))),
        event(7, FEBRUARY + 7, 1, List.of(e1)),
        event(8, FEBRUARY + 8, 0, List.of()),
        event(9, FEBRUARY + 9, 1, List.of()));

    assertAt(
        find(key(1)),
        FEBRUARY,
        FEBRUARY + 2,
        FEBRUARY + 3,
        FEBRUARY + 4,
        FEBRUARY + 5,
        FEBRUARY + 6);
    assertAt(find(key(200)), FEBRUARY + 8);
  }

  @Test
  void anInvoiceLeadsToWhatCarriesAndBearsIt() throws Exception {
    String invoice = "lnbc210n1" + "q".repeat(120);
    store(
        event(1, FEBRUARY, 7000, List.of(List.of("amount", "21000", invoice))),
        event(2, FEBRUARY + 2, 9735, List.of(List.of("bolt11", invoice))));

    assertAt(
        EventIndex.of(lake.lake.snapshot()).find(List.of(), List.of(invoice)),
        FEBRUARY,
        FEBRUARY + 2);
  }

  @Test
  void idsAreFoundByARange() throws Exception {
    store(
        event(1, FEBRUARY, 1, List.of()),
        event(2, FEBRUARY + 1, 1, List.of()),
        event(3, MARCH, 1, List.of()));

    assertAt(EventIndex.of(lake.lake.snapshot()).between(key(2), key(3)), FEBRUARY + 1, MARCH);
  }

  @Test
  void timesOfAllAgesAreFound() throws Exception {
    store(
        event(1, FEBRUARY, 1, List.of()),
        event(2, 1L << 40, 1, List.of()),
        event(3, Long.MAX_VALUE, 1, List.of()));

    for (int id = 2; id <= 3; id++) {
      long at = id == 2 ? 1L << 40 : Long.MAX_VALUE;
      assertThat(find(key(id)).getFirst().times())
          .singleElement()
          .satisfies(times -> assertThat(at).isBetween(times.from(), times.to()));
    }
  }

  @Test
  void aFileWithoutAnIndexMayHoldAnything() throws Exception {
    lake.load(notes(FEBRUARY, 3));
    try (Stream<Path> indexes = Files.list(lake.lake.directory().resolve(EventIndex.DIRECTORY))) {
      for (Path index : indexes.toList()) {
        Files.writeString(index, "damaged");
      }
    }

    assertThat(find(key(1))).singleElement().satisfies(place -> assertThat(place.times()).isNull());
  }

  @Test
  void mergingMakesOneIndexAndRemovesTheOldOnesWithTheirFiles() throws Exception {
    for (int i = 0; i < 9; i++) {
      lake.load(notes(FEBRUARY + 10L * i, 3));
    }
    assertThat(lake.names(EventIndex.DIRECTORY)).hasSize(9);
    lake.compaction().everything();
    lake.clock.move(Commit.KEPT.plusSeconds(1));
    lake.load(notes(MARCH, 1));
    lake.clock.move(Commit.KEPT.plusSeconds(1));
    lake.load(notes(MARCH + 10, 1));

    assertThat(lake.names(EventIndex.DIRECTORY)).hasSizeBetween(3, 4);
    for (Event event : lake.events()) {
      assertThat(find(event.id()))
          .singleElement()
          .satisfies(it -> assertThat(it.times()).isNotNull());
    }
  }
}
