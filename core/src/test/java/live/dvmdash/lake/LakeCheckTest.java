package live.dvmdash.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
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

class LakeCheckTest {

  private static final int EVENTS = 40;

  @TempDir private Path directory;
  private TestLake lake;
  private final List<Event> february = TestLake.notes(TestLake.FEBRUARY, EVENTS);
  private final List<Event> march = TestLake.notes(TestLake.MARCH, EVENTS);

  @BeforeEach
  void load() throws IOException {
    lake = new TestLake(directory);
    lake.load(february);
    lake.load(march);
  }

  private Diagnosis check() throws IOException {
    return newCheck().run();
  }

  private LakeCheck newCheck() {
    return new LakeCheck(lake.lake, TestLake.SIGNATURES, true, 2, (done, total, events) -> {});
  }

  private Diagnosis repair() throws IOException {
    return new LakeRepair(lake.lake, newCheck(), TestLake.SIGNATURES, Duration.ZERO).run();
  }

  private List<Finding.Kind> kinds() throws IOException {
    return check().findings().stream().map(Finding::kind).toList();
  }

  private Path february() throws IOException {
    return lake.lake.snapshot().of(Partition.of(TestLake.FEBRUARY)).get(0);
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

  /** What the lake holds once it is repaired: nothing is lost and nothing is there twice. */
  private void assertRepaired(Finding.Kind... found) throws IOException {
    assertThat(kinds()).containsExactly(found);
    assertThat(repair().findings()).extracting(Finding::kind).containsExactly(found);
    assertThat(check().findings()).isEmpty();
  }

  private List<Event> everything() {
    List<Event> everything = new ArrayList<>(february);
    everything.addAll(march);
    return everything;
  }

  @Test
  void aLakeAsItIsWrittenIsSound() throws Exception {
    Diagnosis diagnosis = check();

    assertThat(diagnosis).isEqualTo(new Diagnosis(List.of(), 2, 2 * EVENTS, 2 * EVENTS));
    assertThat(lake.names(".")).doesNotContain("set-aside");
  }

  @Test
  void aSampleOfSignaturesIsAlwaysTheSame() throws Exception {
    LakeCheck sample =
        new LakeCheck(lake.lake, TestLake.SIGNATURES, false, 1, (done, total, events) -> {});

    assertThat(sample.run().signatures()).isEqualTo(sample.run().signatures()).isBetween(1L, 20L);
  }

  @Test
  void eventsThatAreNotGenuineGoToTheQuarantine() throws Exception {
    Event forged = TestLake.numbered(february.get(0), 7);
    Event unsigned =
        withSignature(TestLake.note(TestLake.FEBRUARY + 100, 100), february.get(1).sig());
    Event good = TestLake.note(TestLake.FEBRUARY + 200, 200);
    List<DerivedEvent> rows =
        List.of(TestLake.derived(forged), TestLake.derived(unsigned), TestLake.derived(good));
    smuggle(february(), rows);

    assertRepaired(Finding.Kind.BAD_ID, Finding.Kind.BAD_SIGNATURE);

    List<Event> kept = everything();
    kept.add(good);
    assertThat(lake.events()).containsExactlyInAnyOrderElementsOf(kept);
    List<RefusedElement> refused = new ArrayList<>();
    lake.lake.quarantine().read(refused::add);
    assertThat(refused)
        .extracting(RefusedElement::reason)
        .containsExactly(Invalid.BAD_ID, Invalid.BAD_SIGNATURE);
    assertThat(refused)
        .extracting(RefusedElement::source)
        .containsOnly("lake events/month=2025-02/part-smuggled.parquet");
  }

  @Test
  void anEventThatIsThereTwiceStaysOnce() throws Exception {
    smuggle(february(), february.subList(3, 9).stream().map(TestLake::derived).toList());
    Finding finding = check().findings().get(0);
    assertThat(finding.count()).isEqualTo(6);
    assertThat(finding.what())
        .isEqualTo("6 events that are in the lake already, the first: " + finding.detail());

    assertRepaired(Finding.Kind.REPEATED_ID);

    assertThat(lake.events()).containsExactlyInAnyOrderElementsOf(everything());
  }

  @Test
  void anEventOfAnotherMonthGoesThereUnlessItIsThere() throws Exception {
    Event other = TestLake.note(TestLake.MARCH + 500, 500);
    smuggle(february(), List.of(TestLake.derived(march.get(0)), TestLake.derived(other)));

    assertRepaired(Finding.Kind.MISPLACED);

    List<Event> all = everything();
    all.add(other);
    assertThat(lake.events()).containsExactlyInAnyOrderElementsOf(all);
  }

  @Test
  void rowsOutOfOrderAreSorted() throws Exception {
    Event early = TestLake.note(TestLake.FEBRUARY + 600, 600);
    Event late = TestLake.note(TestLake.FEBRUARY + 700, 700);
    smuggle(february(), List.of(TestLake.derived(late), TestLake.derived(early)));

    assertRepaired(Finding.Kind.UNORDERED);

    assertThat(TestLake.events(february()))
        .isSortedAccordingTo((a, b) -> Long.compare(a.createdAt(), b.createdAt()));
  }

  @Test
  void derivedColumnsAreDerivedAgain() throws Exception {
    Event result =
        TestLake.AUTHOR.sign(
            TestLake.FEBRUARY + 800,
            6100,
            List.of(List.of("e", march.get(0).id().hex()), List.of("amount", "21000")),
            "");
    DerivedEvent right = TestLake.derived(result);
    Facts.Answer answer = (Facts.Answer) right.facts();
    Facts wrong =
        new Facts.Answer(
            new Bytes32(1, 2, 3, 4), answer.customer(), null, null, 22_000L, false, List.of());
    smuggle(
        february(), List.of(new DerivedEvent(result, right.encrypted(), right.otherIds(), wrong)));
    assertThat(check().findings().get(0).detail())
        .isEqualTo(result.id().hex() + " (target, amount_msat)");

    assertRepaired(Finding.Kind.STALE_COLUMNS);

    assertThat(lake.ask("SELECT hex(target), amount_msat FROM %s WHERE kind = 6100"))
        .containsExactly(List.of(march.get(0).id().hex().toUpperCase(Locale.ROOT), 21_000L));
  }

  @Test
  void anIndexIsWrittenAgain() throws Exception {
    List<String> names = lake.names("index");
    Files.delete(directory.resolve("index").resolve(names.get(0)));
    Files.write(
        directory.resolve("index").resolve(names.get(1)), new byte[8], StandardOpenOption.APPEND);

    assertRepaired(Finding.Kind.BAD_INDEX, Finding.Kind.BAD_INDEX);

    assertThat(lake.names("index")).isEqualTo(names);
  }

  @Test
  void aTruncatedFileIsSetAsideAndTheRestStays() throws Exception {
    Path file = february();
    byte[] half = Arrays.copyOf(Files.readAllBytes(file), (int) Files.size(file) / 2);
    Files.write(file, half);

    assertRepaired(Finding.Kind.UNREADABLE_FILE);

    assertThat(lake.events()).containsExactlyElementsOf(march);
    Path aside = directory.resolve("set-aside").resolve(lake.names("set-aside").get(0));
    Path kept = aside.resolve("events/month=2025-02").resolve(file.getFileName());
    assertThat(Files.readAllBytes(kept)).isEqualTo(half);
  }

  /** Whatever bit of a file turns: in a page, between two pages or after the last. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void aBitThatTurns(long seed) throws Exception {
    Random random = new Random(seed);
    Path file = february();
    byte[] whole = Files.readAllBytes(file);
    for (int turn = 0; turn < 150; turn++) {
      byte[] turned = whole.clone();
      turned[random.nextInt(whole.length)] ^= (byte) (1 << random.nextInt(8));
      Files.write(file, turned);

      assertThat(check().findings()).isNotEmpty().allMatch(finding -> finding.where().equals(file));
    }
  }

  @Test
  void aFileThatOnlyItsChecksumKnowsToHaveChangedIsWrittenAnew() throws Exception {
    Path file = february();
    byte[] turned = Files.readAllBytes(file);
    // The name of the program in the footer, which no reader needs.
    int footer = new String(turned, StandardCharsets.ISO_8859_1).lastIndexOf("parquet-mr");
    turned[footer] ^= 1;
    Files.write(file, turned);

    assertRepaired(Finding.Kind.CHANGED_FILE);

    assertThat(lake.events()).containsExactlyInAnyOrderElementsOf(everything());
    assertThat(lake.names("set-aside")).hasSize(1);
  }

  @Test
  void anIndexOfBeforeThereWereChecksumsIsSound() throws Exception {
    for (String name : lake.names("index")) {
      Path index = directory.resolve("index").resolve(name);
      byte[] now = Files.readAllBytes(index);
      byte[] then = new byte[now.length - Long.BYTES];
      System.arraycopy(now, 0, then, 0, 24);
      System.arraycopy(now, 32, then, 24, now.length - 32);
      then[7] = '1';
      Files.write(index, then);
    }
    Event event = february.get(3);

    assertThat(kinds()).isEmpty();
    assertThat(EventIndex.of(lake.lake.snapshot()).find(List.of(event.id()), List.of()))
        .singleElement()
        .satisfies(place ->
            assertThat(place.times())
                .contains(new EventIndex.Times(event.createdAt(), event.createdAt())));
  }

  @Test
  void foreignFilesAreSetAside() throws Exception {
    Files.createDirectories(february().resolveSibling("folder/deeper"));
    Files.writeString(directory.resolve("index").resolve("x.bin"), "x");
    Files.writeString(Files.createDirectory(directory.resolve("relays")).resolve("a.json"), "{");

    assertRepaired(Finding.Kind.FOREIGN, Finding.Kind.FOREIGN, Finding.Kind.UNREADABLE_RECORD);

    Path aside = directory.resolve("set-aside").resolve(lake.names("set-aside").get(0));
    assertThat(aside.resolve("events/month=2025-02/folder/deeper")).isDirectory();
    assertThat(aside.resolve("index/x.bin")).hasContent("x");
    assertThat(aside.resolve("relays/a.json")).hasContent("{");
  }

  /** A page, say, that was written there. */
  @Test
  void whatLiesBesideTheLakeIsLeftAlone() throws Exception {
    Path page = Files.writeString(directory.resolve("report.html"), "x");

    assertThat(check().isClean()).isTrue();
    assertThat(repair().findings()).extracting(Finding::kind).containsExactly(Finding.Kind.BESIDE);
    assertThat(kinds()).containsExactly(Finding.Kind.BESIDE);
    assertThat(page).hasContent("x");
  }

  @Test
  void aFileOfANewerVersionIsLeftAlone() throws Exception {
    Path file = february();
    byte[] bytes = Files.readAllBytes(file);
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    int at = text.indexOf("1", text.indexOf("dvmdash.derivation") + "dvmdash.derivation".length());
    bytes[at] = '9';
    Files.write(file, bytes);

    assertThat(kinds()).containsExactly(Finding.Kind.NEWER_FILE);
    assertThatThrownBy(this::repair)
        .isInstanceOf(LakeException.class)
        .hasMessageContaining("newer");
    assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
  }

  @Test
  void aLinkThatPointsToNothingPointsToTheNewestSnapshot() throws Exception {
    Path link = directory.resolve("events");
    Files.delete(link);
    Files.createSymbolicLink(link, Path.of(".snapshots/77"));

    assertRepaired(Finding.Kind.BAD_LINK);

    assertThat(lake.events()).containsExactlyElementsOf(everything());
  }

  @Test
  void aFolderInThePlaceOfTheLinkBecomesASnapshot() throws Exception {
    Path link = directory.resolve("events");
    Path snapshot = link.toRealPath();
    Files.delete(link);
    Files.move(snapshot, link);

    assertRepaired(Finding.Kind.BAD_LINK);

    assertThat(lake.events()).containsExactlyElementsOf(everything());
    lake.load(TestLake.note(TestLake.FEBRUARY + 900, 900));
    assertThat(check().findings()).isEmpty();
  }

  @Test
  void whatAKilledRunLeavesIsNoFault() throws Exception {
    Path index = Files.createFile(directory.resolve("index/part-of-no-snapshot.idx"));
    Files.createDirectories(directory.resolve(".snapshots/0000000009/month=2025-02"));
    Files.createDirectories(directory.resolve(".work/dead"));
    assertThat(check().findings()).isEmpty();

    lake.clock.move(Duration.ofHours(2));

    assertThat(kinds()).containsExactly(Finding.Kind.LEFTOVER);
    assertThat(check().isClean()).isTrue();
    assertRepaired(Finding.Kind.LEFTOVER);
    assertThat(index).doesNotExist();
  }
}
