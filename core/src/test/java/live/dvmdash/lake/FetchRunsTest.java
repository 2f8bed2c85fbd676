package live.dvmdash.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import live.dvmdash.span.Interval;
import live.dvmdash.span.Intervals;
import live.dvmdash.span.KindSet;
import live.dvmdash.span.KindTimes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FetchRunsTest {

  private static final KindTimes HOUR =
      KindTimes.of(KindSet.of(5300, 6300, 7000), Intervals.between(0, 3600));

  @TempDir Path directory;
  private TestLake lake;

  @BeforeEach
  void openLake() throws IOException {
    lake = new TestLake(directory.resolve("lake"));
  }

  private static FetchRun run(long started) {
    return new FetchRun(
        started, started + 60, "fetch --days 20", 3, List.of(), Map.of("all", HOUR));
  }

  @Test
  void withoutAFetchThereIsNoRun() throws Exception {
    assertThat(lake.lake.fetches().latest()).isNull();
    assertThat(lake.lake.fetches().all()).isEmpty();
  }

  @Test
  void whatIsAddedComesBack() throws Exception {
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
    FetchRun run = new FetchRun(10, 20, "fetch", 0, List.of(worked, failed), Map.of("all", HOUR));
    lake.lake.fetches().add(run);

    assertThat(lake.lake.fetches().all()).containsExactly(run);
    assertThat(Lake.at(lake.lake.directory(), lake.clock).exists()).isTrue();
  }

  @Test
  void runsComeInTheOrderInWhichTheyBegan() throws Exception {
    long spring = TestLake.MARCH;
    for (long started : new long[] {spring + 9, spring - 1, spring + 100_000, spring}) {
      lake.lake.fetches().add(run(started));
    }

    assertThat(lake.lake.fetches().all())
        .extracting(FetchRun::started)
        .containsExactly(spring - 1, spring, spring + 9, spring + 100_000);
    assertThat(lake.lake.fetches().latest()).isEqualTo(run(spring + 100_000));
    assertThat(lake.names("fetches")).anyMatch(name -> name.startsWith("20250301T000000Z-"));
  }

  @Test
  void twoRunsOfOneSecondAreBothKept() throws Exception {
    lake.lake.fetches().add(run(5));
    lake.lake.fetches().add(run(5));

    assertThat(lake.lake.fetches().all()).hasSize(2);
  }

  @Test
  void aDamagedRunIsNamedWithWhatToDo() throws Exception {
    lake.lake.fetches().add(run(5));
    Path file = lake.lake.directory().resolve("fetches/20990101T000000Z-0.json");
    Files.writeString(file, "{\"started\":5}");

    assertThatThrownBy(() -> lake.lake.fetches().latest())
        .isInstanceOf(LakeException.class)
        .hasMessage(
            "damaged: %s: remove it; it only tells how a fetch went, and no event is in it", file);
  }
}
