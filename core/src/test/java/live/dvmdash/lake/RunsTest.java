package live.dvmdash.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import live.dvmdash.span.Interval;
import live.dvmdash.span.Intervals;
import live.dvmdash.span.KindSet;
import live.dvmdash.span.KindTimes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ledger of runs. */
class RunsTest {

  private static final KindTimes HOUR =
      KindTimes.of(KindSet.of(5300, 6300, 7000), Intervals.between(0, 3600));

  @TempDir Path directory;
  private TestLake lake;

  @BeforeEach
  void openLake() throws IOException {
    lake = new TestLake(directory.resolve("lake"));
    lake.lake.create();
  }

  private Run add(String name, long started, int exitCode) throws IOException {
    lake.clock.set(Instant.ofEpochSecond(started));
    try (OpenRun run = lake.lake.runs().begin(name, name + " --wait 5m")) {
      run.count("new", 7);
      run.end(exitCode);
    }
    return lake.lake.runs().last(1).getFirst();
  }

  @Test
  void withoutARunThereIsNone() throws Exception {
    assertThat(lake.lake.runs().latestFetch()).isNull();
    assertThat(lake.lake.runs().last(9)).isEmpty();
  }

  @Test
  void aRunIsThereFromItsBeginningToItsEnd() throws Exception {
    lake.clock.set(Instant.ofEpochSecond(100));
    try (OpenRun run = lake.lake.runs().begin("load", "load x.json")) {
      Run begun = lake.lake.runs().last(1).getFirst();
      assertThat(begun.state()).isEqualTo(Run.State.RUNNING);
      assertThat(begun.ended()).isNull();
      assertThat(begun.pid()).isEqualTo(ProcessHandle.current().pid());
      lake.clock.set(Instant.ofEpochSecond(160));
      run.count("new", 7);
      run.end(3);
    }

    Run ended = lake.lake.runs().last(1).getFirst();
    assertThat(ended.state()).isEqualTo(Run.State.ENDED);
    assertThat(List.of(ended.name(), ended.command())).containsExactly("load", "load x.json");
    assertThat(ended.started()).isEqualTo(100);
    assertThat(ended.ended()).isEqualTo(160);
    assertThat(ended.exitCode()).isEqualTo(3);
    assertThat(ended.counts()).isEqualTo(Map.of("new", 7L));
    assertThat(lake.names("runs")).hasSize(1);
  }

  @Test
  void oneWithoutAnEndWasKilled() throws Exception {
    lake.lake.runs().begin("load", "load x.json").close();

    Run killed = lake.lake.runs().last(1).getFirst();
    assertThat(killed.state()).isEqualTo(Run.State.KILLED);
    assertThat(killed.exitCode()).isNull();
  }

  @Test
  void whatAKilledRunLeavesIsRemovedByTheNext() throws Exception {
    add("load", TestLake.MARCH, 0);
    Path left = lake.lake.directory().resolve("runs/20250101T000000Z-0.alive");
    Files.createFile(left);
    Files.setLastModifiedTime(left, FileTime.from(Instant.ofEpochSecond(TestLake.FEBRUARY)));

    add("load", TestLake.MARCH + 1, 0);

    assertThat(left).doesNotExist();
  }

  @Test
  void oneThatHadNothingToDoIsNotKept() throws Exception {
    try (OpenRun run = lake.lake.runs().begin("load", "load")) {
      run.discard();
    }

    assertThat(lake.names("runs")).isEmpty();
  }

  @Test
  void withoutALakeOnlyTheEndIsNotedAndMakesNone() throws Exception {
    TestLake other = new TestLake(directory.resolve("other"));
    try (OpenRun run = other.lake.runs().begin("load", "load missing.json")) {
      run.end(1);
    }

    assertThat(other.lake.exists()).isFalse();
    assertThat(other.lake.directory()).doesNotExist();
  }

  @Test
  void theFirstRunIsNotedAsSoonAsItMakesTheLake() throws Exception {
    TestLake other = new TestLake(directory.resolve("other"));
    OpenRun run = other.lake.runs().begin("load", "load x.json");
    assertThat(other.lake.exists()).isFalse();

    other.lake.create();

    assertThat(other.lake.runs().last(1).getFirst().state()).isEqualTo(Run.State.RUNNING);
    run.close();
    assertThat(other.lake.runs().last(1).getFirst().state()).isEqualTo(Run.State.KILLED);
  }

  @Test
  void aRunThatIsOverIsNotNotedByWhoeverMakesTheLakeLater() throws Exception {
    TestLake other = new TestLake(directory.resolve("other"));
    other.lake.runs().begin("load", "load missing.json").close();

    other.lake.create();

    assertThat(other.lake.runs().last(9)).isEmpty();
  }

  @Test
  void whatIsToldOfRelaysComesBack() throws Exception {
    KnownGap gap = new KnownGap("all", KindSet.of(5300), new Interval(5, 6), "too dense");
    RelayOutcome worked =
        new RelayOutcome(
            "wss://nos.lol",
            "incomplete",
            null,
            1,
            2,
            12,
            4,
            5,
            3,
            6,
            7,
            8,
            9,
            1_700_000_000L,
            List.of(gap),
            HOUR);
    RelayOutcome failed =
        new RelayOutcome(
            "wss://gone.example",
            "failed",
            "no such host",
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            null,
            List.of(),
            KindTimes.NONE);
    try (OpenRun run = lake.lake.runs().begin(Run.FETCH, "fetch")) {
      run.relays(List.of(worked, failed), Map.of("all", HOUR));
      run.end(0);
    }
    add("load", TestLake.MARCH, 0);

    Run fetch = Objects.requireNonNull(lake.lake.runs().latestFetch());
    assertThat(fetch.relays()).containsExactly(worked, failed);
    assertThat(fetch.lost()).isEqualTo(Map.of("all", HOUR));
  }

  @Test
  void runsComeInTheOrderInWhichTheyBegan() throws Exception {
    long spring = TestLake.MARCH;
    for (long started : new long[] {spring + 9, spring - 1, spring + 100_000, spring, spring}) {
      add("load", started, 0);
    }

    assertThat(lake.lake.runs().last(9))
        .extracting(Run::started)
        .containsExactly(spring - 1, spring, spring, spring + 9, spring + 100_000);
    assertThat(lake.lake.runs().last(1)).extracting(Run::started).containsExactly(spring + 100_000);
    assertThat(lake.names("runs")).anyMatch(name -> name.startsWith("20250301T000000."));
  }

  @Test
  void onlyTheLastAreKept() throws Exception {
    add("load", TestLake.FEBRUARY, 0);
    for (int i = 0; i < Runs.MOST; i++) {
      String name = "runs/20250202T%06dZ-0.json".formatted(i);
      Files.writeString(lake.lake.directory().resolve(name), "{}");
    }

    add("load", TestLake.MARCH, 0);

    assertThat(lake.names("runs"))
        .hasSize(Runs.MOST)
        .noneMatch(name -> name.startsWith("20250201"))
        .anyMatch(name -> name.startsWith("20250301"));
  }

  @Test
  void aDamagedRunIsNamedWithWhatToDo() throws Exception {
    add("load", 5, 0);
    Path file = lake.lake.directory().resolve("runs/20990101T000000Z-0.json");
    Files.writeString(file, "{\"started\":5}");

    assertThatThrownBy(() -> lake.lake.runs().latestFetch())
        .isInstanceOf(LakeException.class)
        .hasMessage(
            "damaged: %s: remove it; it only tells how a run went, and no event is in it", file);
  }
}
