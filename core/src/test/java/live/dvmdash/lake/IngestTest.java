package live.dvmdash.lake;

import static live.dvmdash.lake.TestLake.AUTHOR;
import static live.dvmdash.lake.TestLake.FEBRUARY;
import static live.dvmdash.lake.TestLake.note;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import live.dvmdash.event.Bytes32;
import live.dvmdash.event.ElementBatch;
import live.dvmdash.event.Event;
import live.dvmdash.event.Signature;
import live.dvmdash.event.Signatures;
import live.dvmdash.event.SigningAuthor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IngestTest {

  @TempDir Path directory;
  private TestLake lake;
  private final CountingSignatures signatures = new CountingSignatures();

  @BeforeEach
  void openLake() throws IOException {
    lake = new TestLake(directory.resolve("lake"));
  }

  /** Counts how often each pair of id and signature is verified. */
  private static final class CountingSignatures implements Signatures {

    private final Map<String, Integer> times = new ConcurrentHashMap<>();

    @Override
    public boolean verify(Bytes32 id, Bytes32 pubkey, Signature sig) {
      times.merge(id.hex() + sig.hex(), 1, Integer::sum);
      return TestLake.SIGNATURES.verify(id, pubkey, sig);
    }

    int times(Event event) {
      return times.getOrDefault(event.id().hex() + event.sig().hex(), 0);
    }
  }

  private Tally load(TestLake into, TestElements elements, int threads, boolean trust)
      throws IOException {
    try (LakeWriter writer = into.writer();
        Ingest ingest = new Ingest(into.lake, writer, signatures, trust, threads)) {
      SourceIntake intake = ingest.begin("test.json");
      for (ElementBatch batch : elements.batches(3)) {
        ingest.submit(intake, batch);
      }
      ingest.commit();
      intake.finish();
      return intake.tally();
    }
  }

  private Tally load(TestElements elements) throws IOException {
    return load(lake, elements, 2, false);
  }

  private static String json(Event event) {
    return new String(SigningAuthor.json(event), StandardCharsets.UTF_8);
  }

  /** Changes what the id hashes, and nothing else. */
  private static String altered(Event event) {
    return json(event).replace("\"kind\":1,", "\"kind\":2,");
  }

  @Test
  void eachInvalidElementHasTheFirstReasonThatApplies() throws Exception {
    Event event = note(FEBRUARY, 1);
    Tally tally =
        load(
            new TestElements()
                .event(event)
                .text(json(note(FEBRUARY, 2)).replace("\"tags\":[]", "\"tags\":[[1]]"))
                .text(altered(SigningAuthor.forged(event)).replace("[]", "[[7]]"))
                .text(altered(note(FEBRUARY, 3)))
                .text(altered(SigningAuthor.forged(event)))
                .event(SigningAuthor.forged(event)));

    assertThat(tally.elements()).isEqualTo(6);
    assertThat(tally.valid()).isEqualTo(1);
    assertThat(tally.invalid(Invalid.MALFORMED)).isEqualTo(2);
    assertThat(tally.invalid(Invalid.BAD_ID)).isEqualTo(2);
    assertThat(tally.invalid(Invalid.BAD_SIGNATURE)).isEqualTo(1);
    assertThat(lake.events()).containsExactly(event);
    assertThat(signatures.times).hasSize(2);
  }

  @Test
  void aForgedCopyThatComesFirstDoesNotBlockTheTrueOne() throws Exception {
    Event event = note(FEBRUARY, 1);
    TestElements elements = new TestElements();
    for (int i = 0; i < 10; i++) {
      elements.event(SigningAuthor.forged(event));
    }
    Tally tally = load(elements.text(altered(event)).event(event).event(event));

    assertThat(tally.added()).isEqualTo(1);
    assertThat(tally.duplicates()).isEqualTo(1);
    assertThat(tally.invalid()).isEqualTo(11);
    assertThat(lake.events()).containsExactly(event);

    assertThat(load(new TestElements().event(SigningAuthor.forged(event))).invalid()).isEqualTo(1);
  }

  @Test
  void theOutcomeDoesNotDependOnTheNumberOfThreads() throws Exception {
    List<byte[]> shuffled = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      Event event = note(FEBRUARY + i / 4, i);
      shuffled.add(SigningAuthor.json(event));
      shuffled.add(SigningAuthor.json(AUTHOR.signAgain(event)));
      shuffled.add(SigningAuthor.json(SigningAuthor.forged(event)));
      shuffled.add(altered(event).getBytes(StandardCharsets.UTF_8));
      shuffled.add(("junk " + i % 7).getBytes(StandardCharsets.UTF_8));
    }
    Collections.shuffle(shuffled, new Random(1));
    TestElements elements = new TestElements();
    shuffled.forEach(elements::raw);
    TestLake other = new TestLake(directory.resolve("other"));

    Tally one = load(lake, elements, 1, false);
    Tally four = load(other, elements, 4, false);

    assertThat(four).usingRecursiveComparison().isEqualTo(one);
    assertThat(one.added()).isEqualTo(60);
    assertThat(one.duplicates()).isEqualTo(60);
    assertThat(one.invalid()).isEqualTo(180);
    // Of two valid signatures the first in the source is kept, so the events are the same too.
    assertThat(other.events()).isEqualTo(lake.events());
    assertThat(quarantined(other)).isEqualTo(quarantined(lake));
  }

  private static List<String> quarantined(TestLake lake) throws IOException {
    List<String> lines = new ArrayList<>();
    lake.lake.quarantine().read(element -> lines.add(element.toJson()));
    return lines;
  }

  @Test
  void theSameIdAndSignatureAreVerifiedOnce() throws Exception {
    Event event = note(FEBRUARY, 1);
    Event again = AUTHOR.signAgain(event);
    Event forged = SigningAuthor.forged(event);
    TestElements elements = new TestElements();
    for (int i = 0; i < 20; i++) {
      elements.event(forged).event(event).event(again);
    }
    try (LakeWriter writer = lake.writer();
        Ingest ingest = new Ingest(lake.lake, writer, signatures, false, 4)) {
      SourceIntake intake = ingest.begin("test.json");
      for (int round = 0; round < 3; round++) {
        for (ElementBatch batch : elements.batches(7)) {
          ingest.submit(intake, batch);
        }
        ingest.commit();
      }
      assertThat(intake.tally().duplicates()).isEqualTo(119);
    }

    assertThat(signatures.times(event)).isEqualTo(1);
    assertThat(signatures.times(again)).isEqualTo(1);
    assertThat(signatures.times(forged)).isEqualTo(1);
  }

  @Test
  void whatTheLakeHasIsNotVerifiedAgain() throws Exception {
    Event event = note(FEBRUARY, 1);
    lake.load(event);

    assertThat(load(new TestElements().event(event)).duplicates()).isEqualTo(1);
    assertThat(signatures.times).isEmpty();
  }

  @Test
  void trustedSignaturesAreNotVerifiedButIdsAre() throws Exception {
    Event event = note(FEBRUARY, 1);
    TestElements elements =
        new TestElements().event(SigningAuthor.forged(event)).text(altered(note(FEBRUARY, 2)));

    Tally tally = load(lake, elements, 1, true);

    assertThat(tally.valid()).isEqualTo(1);
    assertThat(tally.invalid(Invalid.BAD_ID)).isEqualTo(1);
    assertThat(signatures.times).isEmpty();
  }

  @Test
  void anElementTooLargeToKeepIsMalformed() throws Exception {
    byte[] head = "{\"id\":\"begins like an event".getBytes(StandardCharsets.UTF_8);
    ElementBatch batch =
        new ElementBatch(head, 1, new int[] {0}, new int[] {-head.length}, new long[] {77});
    try (LakeWriter writer = lake.writer();
        Ingest ingest = new Ingest(lake.lake, writer, signatures, false, 1)) {
      SourceIntake intake = ingest.begin("test.json");
      for (ElementBatch events : new TestElements().event(note(FEBRUARY, 1)).batches(1)) {
        ingest.submit(intake, events);
      }
      ingest.submit(intake, batch);
      ingest.commit();
      intake.finish();
    }

    lake.lake
        .quarantine()
        .read(element -> {
          assertThat(element.position()).isEqualTo(77);
          assertThat(element.reason()).isEqualTo(Invalid.MALFORMED);
          assertThat(element.raw()).isEqualTo(head);
        });
    assertThat(lake.lake.quarantine().counts()).containsOnlyKeys("test.json");
  }

  @Test
  void aSourceWithoutAnythingLikeAnEventLeavesNoTrace() throws Exception {
    TestElements elements = new TestElements().text("not JSON").text("{\"name\":\"x\"}").text("7");

    try (LakeWriter writer = lake.writer();
        Ingest ingest = new Ingest(lake.lake, writer, signatures, false, 1)) {
      SourceIntake intake = ingest.begin("letter.txt");
      for (ElementBatch batch : elements.batches(2)) {
        ingest.submit(intake, batch);
      }
      ingest.commit();
      intake.finish();

      assertThat(intake.resemblesEvents()).isFalse();
      assertThat(intake.tally().invalid(Invalid.MALFORMED)).isEqualTo(3);
    }
    assertThat(lake.lake.directory()).doesNotExist();
  }

  @Test
  void aSourceWithNothingButInvalidEventsMakesALake() throws Exception {
    Tally tally =
        load(new TestElements().text("junk").event(SigningAuthor.forged(note(FEBRUARY, 1))));

    assertThat(tally.invalid()).isEqualTo(2);
    Lake reopened = Lake.at(lake.lake.directory(), lake.clock);
    assertThat(reopened.exists()).isTrue();
    assertThat(reopened.snapshot().isEmpty()).isTrue();
    assertThat(reopened.quarantine().counts().get("test.json"))
        .containsOnlyKeys(Invalid.MALFORMED, Invalid.BAD_SIGNATURE);
  }

  @Test
  void aFaultOfACheckingThreadEndsTheRun() throws Exception {
    Signatures broken =
        (id, pubkey, sig) -> {
          throw new IllegalStateException("no memory on the card");
        };
    try (LakeWriter writer = lake.writer();
        Ingest ingest = new Ingest(lake.lake, writer, broken, false, 1)) {
      SourceIntake intake = ingest.begin("test.json");
      ingest.submit(intake, new TestElements().event(note(FEBRUARY, 1)).batches(1).get(0));

      assertThatThrownBy(ingest::commit)
          .isInstanceOf(IOException.class)
          .hasMessageContaining("no memory on the card");
    }
  }
}
