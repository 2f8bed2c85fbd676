package live.dvmdash.lake;

import static live.dvmdash.lake.TestLake.AUTHOR;
import static live.dvmdash.lake.TestLake.FEBRUARY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import live.dvmdash.event.Bytes32;
import live.dvmdash.event.Derivation;
import live.dvmdash.event.Event;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventFileTest {

  @TempDir Path directory;
  private TestLake lake;

  @BeforeEach
  void openLake() throws IOException {
    lake = new TestLake(directory.resolve("lake"));
  }

  /** Events of one month in the order of time, one for each shape of tags and contents. */
  private static List<Event> oddShapes() {
    List<List<List<String>>> tags =
        List.of(
            List.of(),
            List.of(List.of()),
            List.of(List.of(), List.of()),
            List.of(List.of("")),
            List.of(List.of("", "")),
            List.of(List.of("e"), List.of(), List.of("e", "")),
            List.of(List.of("é", "日本", "😀👩‍🚀", "\u0000", "\u001b[31m", "\u2028", "\u007f/\\\"")),
            List.of(Collections.nCopies(3000, "x")),
            Collections.nCopies(3000, List.of("t", "x")));
    List<String> contents =
        List.of("", "\u0000", "a\u0000b", "😀", "\uFFFD", "\r\n\t", "long ".repeat(300_000));
    List<Event> events = new ArrayList<>();
    for (List<List<String>> each : tags) {
      events.add(AUTHOR.sign(FEBRUARY + events.size(), 1, each, ""));
    }
    for (String each : contents) {
      events.add(AUTHOR.sign(FEBRUARY + events.size(), 65535, List.of(List.of("t", each)), each));
    }
    return events;
  }

  @Test
  void eventsOfEveryShapeComeBackAsTheyWere() throws Exception {
    List<Event> events = oddShapes();

    lake.load(events);

    assertThat(lake.events()).isEqualTo(events);
  }

  @Test
  void duckDbReadsTheSameEvents() throws Exception {
    List<Event> events = oddShapes();

    lake.load(events);

    List<List<Object>> rows =
        lake.ask(
            "SELECT lower(hex(id)), lower(hex(pubkey)), created_at, kind, content,"
                + " lower(hex(sig)), len(tags), coalesce(list_sum(list_transform(tags, lambda t:"
                + " len(t))), 0)::BIGINT, tags::VARCHAR FROM %s ORDER BY created_at");
    assertThat(rows).hasSameSizeAs(events);
    for (int i = 0; i < rows.size(); i++) {
      Event event = events.get(i);
      long strings = event.tags().stream().mapToLong(List::size).sum();
      assertThat(rows.get(i).subList(0, 8))
          .isEqualTo(
              List.of(
                  event.id().hex(),
                  event.pubkey().hex(),
                  event.createdAt(),
                  event.kind(),
                  event.content(),
                  event.sig().hex(),
                  (long) event.tags().size(),
                  strings));
    }
    assertThat(rows.subList(0, 6))
        .extracting(row -> row.get(8))
        .containsExactly("[]", "[[]]", "[[], []]", "[['']]", "[['', '']]", "[[e], [], [e, '']]");
  }

  @Test
  void idsAreBytesAndTimesAreIntegersToOtherEngines() throws Exception {
    lake.load(TestLake.note(Long.MAX_VALUE, 1));

    assertThat(
            lake.ask(
                "SELECT typeof(id), octet_length(id), octet_length(pubkey), octet_length(sig),"
                    + " typeof(created_at), created_at, typeof(kind), typeof(tags) FROM %s"))
        .containsExactly(
            List.of("BLOB", 32L, 32L, 64L, "BIGINT", Long.MAX_VALUE, "INTEGER", "VARCHAR[][]"));
  }

  @Test
  void derivedColumnsAreFilledByTheKindThatHasThemAndNullElsewhere() throws Exception {
    String a = "aa".repeat(32);
    String b = "bb".repeat(32);
    lake.load(
        AUTHOR.sign(
            FEBRUARY,
            5050,
            List.of(List.of("i", a, "job"), List.of("p", b), List.of("bid", "7")),
            ""),
        AUTHOR.sign(
            FEBRUARY + 1,
            7000,
            List.of(
                List.of("e", a),
                List.of("e", b),
                List.of("status", "error", ""),
                List.of("amount", "many")),
            ""),
        AUTHOR.sign(FEBRUARY + 2, 9735, List.of(List.of("e", b), List.of("bolt11", "x")), ""),
        AUTHOR.sign(FEBRUARY + 3, 31990, List.of(List.of("k", "5050")), "{\"name\":\"n\"}"),
        AUTHOR.sign(FEBRUARY + 4, 10002, List.of(List.of("r", "wss://r")), ""),
        AUTHOR.sign(FEBRUARY + 5, 1, List.of(List.of("encrypted")), ""));

    List<List<Object>> rows =
        lake.ask(
            "SELECT kind, encrypted, lower(hex(other_ids[1])), lower(hex(target)), status,"
                + " status_info, amount_msat, unparsable_amount, chained, lower(hex(job_inputs[1])),"
                + " lower(hex(addressed[1])), relays[1], bid_msat, lower(hex(receipt_for)),"
                + " receipt_bolt11, receipt_msat, zap_request_signed, profile_readable,"
                + " profile_name, d, announced_kinds[1], invoices FROM %s ORDER BY created_at");

    assertThat(rows)
        .containsExactly(
            row(5050, false, null, null, null, null, null, null, true, a, b, null, 7L),
            row(7000, false, b, a, "error", "", null, true),
            row(
                9735, false, null, null, null, null, null, null, null, null, null, null, null, b,
                "x", null, false),
            row(
                31990, false, null, null, null, null, null, null, null, null, null, null, null,
                null, null, null, null, true, "n", "", 5050),
            row(10002, false, null, null, null, null, null, null, null, null, null, "wss://r"),
            row(1, true));
  }

  /** A row of 22 columns, null from the last one given. */
  private static List<@Nullable Object> row(@Nullable Object... cells) {
    return Arrays.asList(Arrays.copyOf(cells, 22));
  }

  @Test
  void aNameThatIsHalfASurrogatePairBreaksNothing() throws Exception {
    Event profile = AUTHOR.sign(FEBRUARY, 0, List.of(), "{\"name\":\"a\\ud800b\"}");

    lake.load(profile);

    assertThat(lake.events()).containsExactly(profile);
    assertThat(lake.ask("SELECT profile_name FROM %s")).containsExactly(List.of("a\uFFFDb"));
  }

  @Test
  void severalRowGroupsAndPagesAreReadToTheEnd() throws Exception {
    Event signed = TestLake.note(FEBRUARY, 0);
    SplittableRandom random = new SplittableRandom(1);
    Path file = directory.resolve("part-large.parquet");
    int rows = 130_000;
    try (EventFileWriter writer = new EventFileWriter(file)) {
      for (int i = 0; i < rows; i++) {
        Event event =
            new Event(
                new Bytes32(random.nextLong(), random.nextLong(), random.nextLong(), i),
                signed.pubkey(),
                FEBRUARY + i,
                i & 0xffff,
                List.of(List.of("n", Integer.toString(i))),
                "",
                signed.sig());
        writer.write(TestLake.derived(event));
      }
    }

    try (EventFileReader reader = EventFileReader.open(file)) {
      assertThat(reader.rows()).isEqualTo(rows);
      assertThat(reader.derivation()).isEqualTo(Derivation.VERSION);
      int seen = 0;
      for (Event event = reader.read(); event != null; event = reader.read(), seen++) {
        if (event.createdAt() != FEBRUARY + seen
            || event.id().d() != seen
            || !event.tags().get(0).get(1).equals(Integer.toString(seen))) {
          assertThat(event.createdAt()).isEqualTo(FEBRUARY + seen);
        }
      }
      assertThat(seen).isEqualTo(rows);
    }
    long[] keys = {0};
    EventFileReader.readKeys(
        file,
        (id, sig) -> {
          if (id.d() == keys[0] && sig.equals(signed.sig())) {
            keys[0]++;
          }
        });
    assertThat(keys[0]).isEqualTo(rows);
  }

  @Test
  void aDamagedFileIsNamedWithWhatToDo() throws Exception {
    lake.load(TestLake.notes(FEBRUARY, 50));
    Path file = lake.lake.snapshot().all().get(0);
    byte[] whole = Files.readAllBytes(file);

    for (int size : new int[] {0, 4, 8, 100, whole.length - 1}) {
      Files.write(file, Arrays.copyOf(whole, size));
      assertThatThrownBy(() -> TestLake.events(file))
          .isInstanceOf(LakeException.class)
          .hasMessageStartingWith("damaged: " + file + ": restore it");
    }
    byte[] zeroed = whole.clone();
    Arrays.fill(zeroed, 4, whole.length / 2, (byte) 0);
    Files.write(file, zeroed);
    assertThatThrownBy(() -> TestLake.events(file))
        .isInstanceOf(LakeException.class)
        .hasMessageStartingWith("damaged: " + file);
    assertThatThrownBy(() -> EventFileReader.readKeys(file, (id, sig) -> {}))
        .isInstanceOf(LakeException.class)
        .hasMessageStartingWith("damaged: " + file);
  }
}
