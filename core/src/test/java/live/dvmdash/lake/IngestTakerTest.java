package live.dvmdash.lake;

import static live.dvmdash.lake.TestLake.AUTHOR;
import static live.dvmdash.lake.TestLake.FEBRUARY;
import static live.dvmdash.lake.TestLake.note;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import live.dvmdash.event.Event;
import live.dvmdash.event.Kind;
import live.dvmdash.event.Signatures;
import live.dvmdash.event.SigningAuthor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sources that have parsed their elements, see each verified event, and may decline it. */
class IngestTakerTest {

  @TempDir Path directory;
  private TestLake lake;
  private final List<Event> seen = new ArrayList<>();

  @BeforeEach
  void openLake() throws IOException {
    lake = new TestLake(directory.resolve("lake"));
  }

  private Tally load(Signatures signatures, Ingest.Taker taker, @Nullable Event... events)
      throws IOException {
    try (LakeWriter writer = lake.writer();
        Ingest ingest = new Ingest(lake.lake, writer, signatures, false, 3)) {
      SourceIntake intake = ingest.begin("wss://relay.example", taker);
      for (Event event : events) {
        ingest.submit(intake, new ParsedElements(Arrays.asList(event)));
      }
      ingest.commit();
      intake.finish();
      return intake.tally();
    }
  }

  private Tally load(Ingest.Taker taker, @Nullable Event... events) throws IOException {
    return load(TestLake.SIGNATURES, taker, events);
  }

  @Test
  void parsedElementsAreCheckedAndRefusedLikeAllOthers() throws Exception {
    Event event = note(FEBRUARY, 1);
    Event altered =
        new Event(
            event.id(), event.pubkey(), FEBRUARY, 2, event.tags(), event.content(), event.sig());

    Tally tally = load(seen::add, event, null, altered, SigningAuthor.forged(note(FEBRUARY, 2)));

    assertThat(lake.events()).containsExactly(event);
    assertThat(tally.invalid(Invalid.MALFORMED)).isEqualTo(1);
    assertThat(tally.invalid(Invalid.BAD_ID)).isEqualTo(1);
    assertThat(tally.invalid(Invalid.BAD_SIGNATURE)).isEqualTo(1);
    List<String> quarantined = new ArrayList<>();
    lake.lake
        .quarantine()
        .read(element -> quarantined.add(element.source() + " " + element.position()));
    assertThat(quarantined).hasSize(3).containsOnly("wss://relay.example 1000");
    assertThat(seen).containsExactly(event);
  }

  @Test
  void theTakerSeesNewAndKnownEventsInTheirOrder() throws Exception {
    Event known = note(FEBRUARY, 1);
    Event unknown = note(FEBRUARY, 2);
    lake.load(known);

    Tally tally = load(seen::add, unknown, known, unknown);

    assertThat(seen).containsExactly(unknown, known, unknown);
    assertThat(tally.valid()).isEqualTo(3);
    assertThat(tally.duplicates()).isEqualTo(2);
    assertThat(tally.added()).isEqualTo(1);
  }

  @Test
  void whatTheTakerDeclinesIsNeitherStoredNorCounted() throws Exception {
    Event known = note(FEBRUARY, 1);
    Event wanted = note(FEBRUARY, 2);
    lake.load(known);

    Tally tally = load(event -> event.equals(wanted), known, wanted, note(FEBRUARY, 3));

    assertThat(lake.ids()).containsExactlyInAnyOrder(known.id(), wanted.id());
    assertThat(tally.elements()).isEqualTo(1);
    assertThat(tally.added()).isEqualTo(1);
  }

  @Test
  void anEventThatWasDeclinedOnceCanStillBeStored() throws Exception {
    Event event = note(FEBRUARY, 1);

    Tally tally =
        load(
            next -> {
              seen.add(next);
              return seen.size() > 1;
            },
            event,
            event);

    assertThat(tally.added()).isEqualTo(1);
    assertThat(lake.events()).containsExactly(event);
  }

  @Test
  void whatTheLakeHasIsNotTakenApartAgain() throws Exception {
    Event zap = AUTHOR.sign(FEBRUARY, Kind.ZAP_REQUEST, List.of(), "");
    String description = new String(SigningAuthor.json(zap), StandardCharsets.UTF_8);
    Event receipt =
        AUTHOR.sign(FEBRUARY, Kind.ZAP_RECEIPT, List.of(List.of("description", description)), "");
    AtomicInteger verified = new AtomicInteger();
    Signatures counting =
        (id, pubkey, sig) -> {
          verified.incrementAndGet();
          return TestLake.SIGNATURES.verify(id, pubkey, sig);
        };

    load(counting, seen::add, receipt);
    assertThat(verified).as("the receipt, and the zap request that it holds").hasValue(2);

    assertThat(load(counting, seen::add, receipt).duplicates()).isEqualTo(1);
    assertThat(verified).hasValue(2);
  }

  @Test
  void aKnownSignatureDoesNotHideAWrongId() throws Exception {
    Event event = note(FEBRUARY, 1);
    lake.load(event);
    Event altered =
        new Event(event.id(), event.pubkey(), FEBRUARY, 1, event.tags(), "other", event.sig());

    assertThat(load(seen::add, altered).invalid(Invalid.BAD_ID)).isEqualTo(1);
  }
}
