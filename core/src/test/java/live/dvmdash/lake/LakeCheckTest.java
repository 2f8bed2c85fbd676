package live.dvmdash.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import live.dvmdash.event.Bytes32;
import live.dvmdash.event.DerivedEvent;
import live.dvmdash.event.Event;
import live.dvmdash.event.Facts;
import live.dvmdash.event.Signature;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Finds and mends what is wrong with events and the files that hold them. */
class LakeCheckTest {

  @TempDir private Path directory;
  private CheckedLake lake;

  @BeforeEach
  void load() throws IOException {
    lake = new CheckedLake(directory);
  }

  /** Puts a file with those rows into the month of another file, and its index. */
  private Path smuggle(Path beside, List<DerivedEvent> rows) throws IOException {
    Path file = beside.resolveSibling("part-smuggled.parquet");
    try (EventFileWriter writer = new EventFileWriter(file)) {
      for (DerivedEvent row : rows) {
        writer.write(row);
      }
    }
    EventIndex.adopt(directory, List.of(file));
    return file;
  }

  private static Event withSignature(Event event, Signature sig) {
    return new Event(
        event.id(),
        event.pubkey(),
        event.createdAt(),
        event.kind(),
        event.tags(),
        event.content(),
        sig);
  }

  @Test
  void aLakeAsItIsWrittenIsSound() throws Exception {
    Diagnosis diagnosis = lake.check();

    assertThat(diagnosis)
        .isEqualTo(new Diagnosis(List.of(), 2, 2 * CheckedLake.EVENTS, 2 * CheckedLake.EVENTS));
    assertThat(lake.files.names(".")).doesNotContain("set-aside");
  }

  @Test
  void aSampleOfSignaturesIsAlwaysTheSame() throws Exception {
    LakeCheck sample =
        new LakeCheck(lake.files.lake, TestLake.SIGNATURES, false, 1, (done, total, events) -> {});

    assertThat(sample.run().signatures()).isEqualTo(sample.run().signatures()).isBetween(1L, 20L);
  }

  @Test
  void eventsThatAreNotGenuineGoToTheQuarantine() throws Exception {
    Event forged = TestLake.numbered(lake.february.get(0), 7);
    Event unsigned =
        withSignature(TestLake.note(TestLake.FEBRUARY + 100, 100), lake.february.get(1).sig());
    Event good = TestLake.note(TestLake.FEBRUARY + 200, 200);
    List<DerivedEvent> rows =
        List.of(TestLake.derived(forged), TestLake.derived(unsigned), TestLake.derived(good));
    smuggle(lake.februaryFile(), rows);

    lake.assertRepaired(Finding.Kind.BAD_ID, Finding.Kind.BAD_SIGNATURE);

    List<Event> kept = lake.everything();
    kept.add(good);
    assertThat(lake.files.events()).containsExactlyInAnyOrderElementsOf(kept);
    List<RefusedElement> refused = new ArrayList<>();
    lake.files.lake.quarantine().read(refused::add);
    assertThat(refused)
        .extracting(RefusedElement::reason)
        .containsExactly(Invalid.BAD_ID, Invalid.BAD_SIGNATURE);
    assertThat(refused)
        .extracting(RefusedElement::source)
        .containsOnly("lake events/month=2025-02/part-smuggled.parquet");
  }

  @Test
  void anEventThatIsThereTwiceStaysOnce() throws Exception {
    smuggle(
        lake.februaryFile(), lake.february.subList(3, 9).stream().map(TestLake::derived).toList());
    Finding finding = lake.check().findings().get(0);
    assertThat(finding.count()).isEqualTo(6);
    assertThat(finding.what())
        .isEqualTo("6 events that are in the lake already, the first: " + finding.detail());

    lake.assertRepaired(Finding.Kind.REPEATED_ID);

    assertThat(lake.files.events()).containsExactlyInAnyOrderElementsOf(lake.everything());
  }

  @Test
  void anEventOfAnotherMonthGoesThereUnlessItIsThere() throws Exception {
    Event other = TestLake.note(TestLake.MARCH + 500, 500);
    smuggle(
        lake.februaryFile(), List.of(TestLake.derived(lake.march.get(0)), TestLake.derived(other)));

    lake.assertRepaired(Finding.Kind.MISPLACED);

    List<Event> all = lake.everything();
    all.add(other);
    assertThat(lake.files.events()).containsExactlyInAnyOrderElementsOf(all);
  }

  @Test
  void rowsOutOfOrderAreSorted() throws Exception {
    Event early = TestLake.note(TestLake.FEBRUARY + 600, 600);
    Event late = TestLake.note(TestLake.FEBRUARY + 700, 700);
    smuggle(lake.februaryFile(), List.of(TestLake.derived(late), TestLake.derived(early)));

    lake.assertRepaired(Finding.Kind.UNORDERED);

    assertThat(TestLake.events(lake.februaryFile()))
        .isSortedAccordingTo((a, b) -> Long.compare(a.createdAt(), b.createdAt()));
  }

  @Test
  void derivedColumnsAreDerivedAgain() throws Exception {
    Event result =
        TestLake.AUTHOR.sign(
            TestLake.FEBRUARY + 800,
            6100,
            List.of(List.of("e", lake.march.get(0).id().hex()), List.of("amount", "21000")),
            "");
    DerivedEvent right = TestLake.derived(result);
    Facts.Answer answer = (Facts.Answer) right.facts();
    Facts wrong =
        new Facts.Answer(
            new Bytes32(1, 2, 3, 4), answer.customer(), null, null, 22_000L, false, List.of());
    smuggle(
        lake.februaryFile(),
        List.of(new DerivedEvent(result, right.encrypted(), right.otherIds(), wrong)));
    assertThat(lake.check().findings().get(0).detail())
        .isEqualTo(result.id().hex() + " (target, amount_msat)");

    lake.assertRepaired(Finding.Kind.STALE_COLUMNS);

    assertThat(lake.files.ask("SELECT hex(target), amount_msat FROM %s WHERE kind = 6100"))
        .containsExactly(List.of(lake.march.get(0).id().hex().toUpperCase(Locale.ROOT), 21_000L));
  }

  @Test
  void aTruncatedFileIsSetAsideAndTheRestStays() throws Exception {
    Path file = lake.februaryFile();
    byte[] half = Arrays.copyOf(Files.readAllBytes(file), (int) Files.size(file) / 2);
    Files.write(file, half);

    lake.assertRepaired(Finding.Kind.UNREADABLE_FILE);

    assertThat(lake.files.events()).containsExactlyElementsOf(lake.march);
    Path aside = directory.resolve("set-aside").resolve(lake.files.names("set-aside").get(0));
    Path kept = aside.resolve("events/month=2025-02").resolve(file.getFileName());
    assertThat(Files.readAllBytes(kept)).isEqualTo(half);
  }

  /** Whatever bit of a file turns: in a page, between two pages or after the last. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void aBitThatTurns(long seed) throws Exception {
    Random random = new Random(seed);
    Path file = lake.februaryFile();
    byte[] whole = Files.readAllBytes(file);
    for (int turn = 0; turn < 150; turn++) {
      byte[] turned = whole.clone();
      turned[random.nextInt(whole.length)] ^= (byte) (1 << random.nextInt(8));
      Files.write(file, turned);

      assertThat(lake.check().findings())
          .isNotEmpty()
          .allMatch(finding -> finding.where().equals(file));
    }
  }

  @Test
  void aFileThatOnlyItsChecksumKnowsToHaveChangedIsWrittenAnew() throws Exception {
    Path file = lake.februaryFile();
    byte[] turned = Files.readAllBytes(file);
    // The name of the program in the footer, which no reader needs.
    int footer = new String(turned, StandardCharsets.ISO_8859_1).lastIndexOf("parquet-mr");
    turned[footer] ^= 1;
    Files.write(file, turned);

    lake.assertRepaired(Finding.Kind.CHANGED_FILE);

    assertThat(lake.files.events()).containsExactlyInAnyOrderElementsOf(lake.everything());
    assertThat(lake.files.names("set-aside")).hasSize(1);
  }

  @Test
  void anIndexOfBeforeThereWereChecksumsIsSound() throws Exception {
    for (String name : lake.files.names("index")) {
      Path index = directory.resolve("index").resolve(name);
      byte[] now = Files.readAllBytes(index);
      byte[] then = new byte[now.length - Long.BYTES];
      System.arraycopy(now, 0, then, 0, 24);
      System.arraycopy(now, 32, then, 24, now.length - 32);
      then[7] = '1';
      Files.write(index, then);
    }
    Event event = lake.february.get(3);

    assertThat(lake.kinds()).isEmpty();
    assertThat(EventIndex.of(lake.files.lake.snapshot()).find(List.of(event.id()), List.of()))
        .singleElement()
        .satisfies(place ->
            assertThat(place.times())
                .contains(new EventIndex.Times(event.createdAt(), event.createdAt())));
  }

  @Test
  void aFileOfANewerVersionIsLeftAlone() throws Exception {
    Path file = lake.februaryFile();
    byte[] bytes = Files.readAllBytes(file);
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    int at = text.indexOf("1", text.indexOf("dvmdash.derivation") + "dvmdash.derivation".length());
    bytes[at] = '9';
    Files.write(file, bytes);

    assertThat(lake.kinds()).containsExactly(Finding.Kind.NEWER_FILE);
    assertThatThrownBy(lake::repair)
        .isInstanceOf(LakeException.class)
        .hasMessageContaining("newer");
    assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
  }
}
