package live.dvmdash.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuarantineTest {

  @TempDir Path directory;
  private TestLake lake;

  @BeforeEach
  void openLake() throws IOException {
    lake = new TestLake(directory);
  }

  private static SourceIntake.Refused refused(byte[] raw) {
    return new SourceIntake.Refused(Invalid.MALFORMED, "not JSON", 5, raw);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private void store(String source, byte[]... elements) throws IOException {
    QuarantineWriter writer = lake.lake.quarantine().writer(source, lake.writer()::lock);
    for (byte[] raw : elements) {
      writer.add(refused(raw));
    }
    writer.store();
  }

  private List<RefusedElement> all() throws IOException {
    List<RefusedElement> all = new ArrayList<>();
    lake.lake.quarantine().read(all::add);
    return all;
  }

  @Test
  void anElementIsKeptWithWhereItCameFromAndWhy() throws Exception {
    store("a.json", utf8("{\"é\": \"😀\u2028\n\u0000\""));

    RefusedElement element = all().get(0);
    assertThat(element.source()).isEqualTo("a.json");
    assertThat(element.position()).isEqualTo(5);
    assertThat(element.reason()).isEqualTo(Invalid.MALFORMED);
    assertThat(element.why()).isEqualTo("not JSON");
    assertThat(element.bytes()).isEqualTo(18);
    assertThat(element.raw()).isEqualTo(utf8("{\"é\": \"😀\u2028\n\u0000\""));
  }

  @Test
  void bytesThatAreNoTextComeBackAsTheyWere() throws Exception {
    byte[] every = new byte[256];
    for (int i = 0; i < every.length; i++) {
      every[i] = (byte) i;
    }
    byte[] surrogate = {(byte) 0xED, (byte) 0xA0, (byte) 0x80};
    byte[] mark = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF, '{'};
    store("a.json", every, surrogate, mark, new byte[0]);

    assertThat(all())
        .extracting(RefusedElement::raw)
        .containsExactly(every, surrogate, mark, new byte[0]);
  }

  @Test
  void theSameContentIsKeptOnceASource() throws Exception {
    store("a.json", utf8("x"), utf8("y"), utf8("x"));
    store("b.json", utf8("x"));

    assertThat(lake.lake.quarantine().counts().get("a.json"))
        .containsExactly(Map.entry(Invalid.MALFORMED, new Quarantine.Count(2, 2)));
    assertThat(lake.lake.quarantine().counts().get("b.json"))
        .containsExactly(Map.entry(Invalid.MALFORMED, new Quarantine.Count(1, 1)));
  }

  @Test
  void aSecondLoadAddsNothingAlsoInAnotherMonth() throws Exception {
    store("a.json", utf8("x"), utf8("y"));
    store("a.json", utf8("y"), utf8("x"));
    lake.clock.move(Duration.ofDays(40));
    store("a.json", utf8("x"));
    assertThat(lake.names("quarantine")).hasSize(1);

    store("a.json", utf8("x"), utf8("z"));
    assertThat(lake.names("quarantine")).hasSize(2);
    assertThat(all()).hasSize(3);
  }

  @Test
  void aWriterMayStoreSeveralTimes() throws Exception {
    QuarantineWriter writer = lake.lake.quarantine().writer("relay", lake.writer()::lock);
    writer.store();
    assertThat(directory).isEmptyDirectory();
    writer.add(refused(utf8("x")));
    writer.store();
    writer.store();
    writer.add(refused(utf8("x")));
    writer.store();
    writer.add(refused(utf8("y")));
    writer.store();

    assertThat(all()).hasSize(2);
  }

  @Test
  void twoWritersOfOneSourceKeepTheSameContentOnce() throws Exception {
    QuarantineWriter first = lake.lake.quarantine().writer("a.json", lake.writer()::lock);
    QuarantineWriter second = lake.lake.quarantine().writer("a.json", lake.writer()::lock);
    first.add(refused(utf8("x")));
    second.add(refused(utf8("x")));
    second.add(refused(utf8("y")));
    first.store();
    second.store();
    first.add(refused(utf8("y")));
    first.store();

    assertThat(all())
        .extracting(element -> new String(element.raw(), StandardCharsets.UTF_8))
        .containsExactlyInAnyOrder("x", "y");
  }

  @Test
  void beyondItsSizeContentIsOnlyCounted() throws Exception {
    storeAtMost(10, "first", "second", "third");
    storeAtMost(10, "third", "last");
    storeAtMost(20, "later");

    assertThat(all())
        .extracting(element ->
            element.raw() == null ? "" : new String(element.raw(), StandardCharsets.UTF_8))
        .containsExactlyInAnyOrder("first", "third", "", "", "later");
    assertThat(lake.lake.quarantine().counts().get("a.json"))
        .containsExactly(Map.entry(Invalid.MALFORMED, new Quarantine.Count(5, 25)));
  }

  @Test
  void beyondANumberElementsAreCountedTogether() throws Exception {
    storeNumbered(3, 0, 10);
    storeNumbered(3, 0, 2);
    assertThat(all()).hasSize(4);
    assertThat(lake.lake.quarantine().counts().get("a.json"))
        .containsExactly(Map.entry(Invalid.MALFORMED, new Quarantine.Count(10, 50)));

    storeNumbered(3, 10, 12);
    assertThat(lake.lake.quarantine().counts().get("a.json"))
        .containsExactly(Map.entry(Invalid.MALFORMED, new Quarantine.Count(12, 60)));
  }

  /**
   * A million elements, each another one and once more: the counts are exact and the disk is not
   * full.
   */
  @Test
  void aMillionElementsTakeLittleRoom() throws Exception {
    QuarantineWriter writer = lake.lake.quarantine().writer("a.json", lake.writer()::lock);
    int elements = 1_000_000;
    long bytes = 0;
    for (int i = 0; i < elements; i++) {
      byte[] element = utf8("element " + i);
      bytes += element.length;
      writer.add(refused(element));
      writer.add(refused(utf8("element " + i / 2)));
    }
    writer.store();

    assertThat(lake.lake.quarantine().counts().get("a.json"))
        .containsExactly(Map.entry(Invalid.MALFORMED, new Quarantine.Count(elements, bytes)));
    assertThat(Files.size(lake.lake.quarantine().filesOf("").get(0))).isLessThan(10L << 20);
  }

  private void storeNumbered(int maxElements, int from, int to) throws IOException {
    Path month = directory.resolve("quarantine").resolve("month=2025-02");
    QuarantineWriter writer =
        new QuarantineWriter(
            lake.lake.quarantine(), lake.writer()::lock, "a.json", month, 1_000_000, maxElements);
    for (int i = from; i < to; i++) {
      writer.add(refused(utf8("%05d".formatted(i))));
    }
    writer.store();
  }

  private void storeAtMost(long maxBytes, String... elements) throws IOException {
    Path month = directory.resolve("quarantine").resolve("month=2025-02");
    QuarantineWriter writer =
        new QuarantineWriter(
            lake.lake.quarantine(), lake.writer()::lock, "a.json", month, maxBytes, 1_000);
    for (String element : elements) {
      writer.add(refused(utf8(element)));
    }
    writer.store();
  }

  @Test
  void aDamagedFileIsNamed() throws Exception {
    store("a.json", utf8("x"));
    String month = lake.names("quarantine").get(0);
    Path file = directory.resolve("quarantine").resolve(month);
    file = file.resolve(lake.names("quarantine/" + month).get(0));
    byte[] whole = Files.readAllBytes(file);

    for (int size : new int[] {0, 5, whole.length / 2}) {
      Files.write(file, Arrays.copyOf(whole, size));
      assertThatThrownBy(this::all)
          .isInstanceOf(LakeException.class)
          .hasMessage("damaged: %s: remove it; no valid event is in it", file);
    }
  }

  @Test
  void aFaultOfTheSinkIsNotTheFiles() throws Exception {
    store("a.json", utf8("x"));

    assertThatThrownBy(() ->
            lake.lake
                .quarantine()
                .read(element -> {
                  throw new IOException("Broken pipe");
                }))
        .isExactlyInstanceOf(IOException.class)
        .hasMessage("Broken pipe");
  }
}
