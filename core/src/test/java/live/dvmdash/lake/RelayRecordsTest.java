package live.dvmdash.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import live.dvmdash.relay.Selection;
import live.dvmdash.span.Interval;
import live.dvmdash.span.Intervals;
import live.dvmdash.span.KindSet;
import live.dvmdash.span.KindTimes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RelayRecordsTest {

  private static final String URL = "wss://nos.lol";
  private static final KindSet JOBS = KindSet.range(5000, 7000);
  private static final KindTimes DAY = KindTimes.of(JOBS, Intervals.between(0, 86_400));

  @TempDir Path directory;
  private TestLake lake;

  @BeforeEach
  void openLake() throws IOException {
    lake = new TestLake(directory.resolve("lake"));
  }

  @Test
  void ofAnUnknownRelayNothingIsKnownAndNothingIsWritten() throws Exception {
    RelayRecord unknown = lake.lake.relays().of(URL);

    assertThat(unknown).isEqualTo(RelayRecord.untried(URL));
    assertThat(unknown.isWorking()).isFalse();
    assertThat(unknown.complete(RelayRecord.ALL).isEmpty()).isTrue();
    assertThat(lake.lake.relays().all()).isEmpty();
    assertThat(lake.lake.directory()).doesNotExist();
  }

  @Test
  void whatIsWrittenComesBack() throws Exception {
    RelayRecord full =
        new RelayRecord(
            URL,
            Map.of(
                "all",
                DAY.plus(KindTimes.of(KindSet.of(31990), Intervals.between(5, 9))),
                "authors=00",
                KindTimes.of(JOBS, Intervals.between(0, Long.MAX_VALUE))),
            List.of(new KnownGap("all", KindSet.of(5300, 7000), new Interval(7, 8), "too dense")),
            new TreeMap<>(Map.of(86_400L, 12)),
            3,
            500,
            1L,
            2L,
            3L,
            "failed",
            "connection refused: \"ü\"");
    RelayRecord open = RelayRecord.untried("wss://a.example");
    lake.lake.relays().write(full);
    lake.lake.relays().write(open);

    assertThat(lake.lake.relays().of(URL)).isEqualTo(full);
    assertThat(lake.lake.relays().all()).containsExactly(open, full);
    assertThat(Lake.at(lake.lake.directory(), lake.clock).exists()).isTrue();
  }

  @Test
  void aRecordReplacesTheOneBefore() throws Exception {
    RelayRecord first = RelayRecord.untried(URL).withWays(500, 1000);
    lake.lake.relays().write(first);
    lake.lake.relays().write(first.withOutcome("complete", null, 7));

    assertThat(lake.lake.relays().all()).containsExactly(first.withOutcome("complete", null, 7));
  }

  @Test
  void theFileIsNamedSoThatPeopleFindIt() throws Exception {
    for (String relay : List.of(URL, "ws://[::1]:7777/a?b", "wss://" + "long.".repeat(60), "..")) {
      lake.lake.relays().write(RelayRecord.untried(relay));
      assertThat(lake.lake.relays().of(relay).relay()).isEqualTo(relay);
    }

    assertThat(lake.names("relays"))
        .hasSize(4)
        .allMatch(name -> name.matches("[A-Za-z0-9._-]{0,60}-[0-9a-f]{16}\\.json"))
        .anyMatch(name -> name.startsWith("nos.lol-"));
  }

  @Test
  void aYearOfNightlyRunsLeavesASmallFile() throws Exception {
    RelayRecord record = RelayRecord.untried(URL);
    for (long night = 0; night < 365; night++) {
      record =
          record.plusComplete(
              "all", KindTimes.of(JOBS, Intervals.between(night * 86_400, (night + 1) * 86_400)));
    }
    lake.lake.relays().write(record);

    Path file = lake.lake.directory().resolve("relays").resolve(lake.names("relays").get(0));
    assertThat(Files.readString(file))
        .contains("\"complete\":{\"all\":[{\"kinds\":\"5000-7000\",\"times\":[[0,31536000]]}]}")
        .hasSizeLessThan(400);
  }

  @Test
  void newerFieldsAreIgnored() throws Exception {
    lake.lake.relays().write(RelayRecord.untried(URL));
    Path file = lake.lake.directory().resolve("relays").resolve(lake.names("relays").get(0));
    Files.writeString(
        file, "{\"relay\":\"wss://nos.lol\",\"status\":\"complete\",\"weather\":{\"fine\":1}}");

    RelayRecord record = lake.lake.relays().of(URL);
    assertThat(record.status()).isEqualTo("complete");
    assertThat(record.kindsAtOnce()).isEqualTo(Integer.MAX_VALUE);
    assertThat(record.complete()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "7",
        "{",
        "{\"relay\":\"wss://nos.lol\"}",
        "{\"relay\":\"x\",\"status\":\"complete\",\"last_tried\":\"noon\"}",
        "{\"relay\":\"x\",\"status\":\"complete\",\"complete\":{\"all\":[{\"kinds\":\"a\"}]}}",
        "{\"relay\":\"x\",\"status\":\"complete\",\"complete\":{\"all\":[{\"kinds\":\"1\","
            + "\"times\":[[9,9]]}]}}",
        "{\"relay\":\"x\",\"status\":\"complete\",\"gaps\":[{\"kinds\":\"1\"}]}"
      })
  void aDamagedRecordIsNamedWithWhatToDo(String content) throws Exception {
    Path relays = Files.createDirectories(lake.lake.directory().resolve("relays"));
    Path file = Files.writeString(relays.resolve("x.json"), content);

    assertThatThrownBy(() -> lake.lake.relays().all())
        .isInstanceOf(LakeException.class)
        .hasMessage(
            "damaged: %s: remove it, and the next fetch asks that relay for all again", file);
  }

  @Test
  void whatIsCutShortIsNoRecord() throws Exception {
    Path relays = Files.createDirectories(lake.lake.directory().resolve("relays"));
    Files.writeString(relays.resolve(".nos.lol.json.123.tmp"), "{");
    Files.writeString(relays.resolve(".hidden.json"), "{");

    assertThat(lake.lake.relays().all()).isEmpty();
  }

  @Test
  void aRelayFailsSinceItsFirstFailureUntilItWorks() {
    RelayRecord failing =
        RelayRecord.untried(URL)
            .withOutcome("complete", null, 10)
            .withOutcome("failed", "timeout", 20)
            .withOutcome("refused", "pay first", 30)
            .withOutcome("resting", "pay first", 40);
    assertThat(failing.lastWorked()).isEqualTo(10);
    assertThat(failing.failingSince()).isEqualTo(20);
    assertThat(failing.lastTried()).isEqualTo(40);
    assertThat(failing.error()).isEqualTo("pay first");
    assertThat(failing.isWorking()).isFalse();

    RelayRecord back = failing.withOutcome("incomplete", null, 50);
    assertThat(back.failingSince()).isNull();
    assertThat(back.lastWorked()).isEqualTo(50);
    assertThat(back.error()).isNull();
    assertThat(back.isWorking()).isTrue();
  }

  @Test
  void anInterruptionTellsNothingOfTheRelay() {
    RelayRecord record =
        RelayRecord.untried(URL)
            .withOutcome("failed", "timeout", 20)
            .withOutcome("interrupted", null, 30);

    assertThat(record.failingSince()).isEqualTo(20);
    assertThat(record.lastWorked()).isNull();
    assertThat(record.lastTried()).isEqualTo(30);
    assertThat(record.isWorking()).isFalse();
  }

  @Test
  void aRelayThatWorkedCountsThroughAnInterruption() {
    RelayRecord before = RelayRecord.untried(URL).withOutcome("complete", null, 20);

    assertThat(before.withOutcome("interrupted", null, 30).isWorking()).isTrue();
    assertThat(RelayRecord.untried(URL).withOutcome("interrupted", null, 30).isWorking()).isFalse();
    assertThat(RelayRecord.untried(URL).withAnswer(30).withOutcome("interrupted", null, 30))
        .satisfies(record -> assertThat(record.isWorking()).isTrue())
        .satisfies(record -> assertThat(record.lastWorked()).isEqualTo(30));
  }

  @Test
  void whatIsCompleteAddsUpAndGapsAreReplaced() {
    RelayRecord record =
        RelayRecord.untried(URL)
            .plusComplete("all", DAY)
            .plusComplete("all", KindTimes.of(KindSet.of(5300), Intervals.between(86_400, 90_000)))
            .plusComplete("#e=00", KindTimes.NONE)
            .withGaps(List.of(new KnownGap("all", JOBS, new Interval(1, 2), "first")))
            .withGaps(List.of());

    assertThat(record.complete()).containsOnlyKeys("all");
    assertThat(record.complete("all").of(5300)).isEqualTo(Intervals.between(0, 90_000));
    assertThat(record.complete("all").of(5301)).isEqualTo(Intervals.between(0, 86_400));
    assertThat(record.gaps()).isEmpty();
  }

  @Test
  void everythingHasTheKeyThatRelaysAreAskedBy() {
    assertThat(RelayRecord.ALL).isEqualTo(Selection.ALL.key());
  }
}
