package live.dvmdash.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import live.dvmdash.event.Derivation;
import live.dvmdash.event.KindTable;
import live.dvmdash.event.Signatures;
import live.dvmdash.event.SigningAuthor;
import live.dvmdash.lake.KnownGap;
import live.dvmdash.lake.Lake;
import live.dvmdash.lake.LakeWriter;
import live.dvmdash.lake.RelayRecord;
import live.dvmdash.lake.Sources.Source;
import live.dvmdash.lake.Tally;
import live.dvmdash.query.Coverage.State;
import live.dvmdash.span.Interval;
import live.dvmdash.span.Intervals;
import live.dvmdash.span.KindSet;
import live.dvmdash.span.KindTimes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the days of a scope count as, by the windows of relays: c, p or - for each day. */
class CoverageTest {

  private static final long DAY = Scope.DAY;
  private static final KindSet JOBS = KindSet.range(5000, 7000);

  @TempDir Path directory;
  private final List<RelayRecord> relays = new ArrayList<>();
  private final List<Source> sources = new ArrayList<>();

  private static RelayRecord relay(String name, String status) {
    return RelayRecord.untried("wss://" + name).withAnswer(1).withOutcome(status, null, 1);
  }

  /** A relay that gave all of some days. */
  private static RelayRecord relay(String name, String status, int firstDay, int days) {
    Intervals times = Intervals.between(firstDay * DAY, (firstDay + days) * DAY);
    return relay(name, status).plusComplete("all", KindTimes.of(JOBS, times));
  }

  private Coverage coverage(long since, long until, long... events) throws IOException {
    Lake lake = Lake.at(directory.resolve("lake"), Clock.systemUTC());
    Derivation derivation = new Derivation(Signatures.fastest());
    try (LakeWriter writer = new LakeWriter(lake, "test", Duration.ZERO)) {
      for (long event : events) {
        writer.add(
            derivation.of(SigningAuthor.number(1).sign(event, 5300, List.of(), "")), new Tally());
      }
      writer.commit();
    }
    Path temporary = Files.createDirectories(directory.resolve("engine"));
    KindTable kinds = KindTable.defaults();
    try (Database database = Database.open(lake.snapshot(), 1, temporary)) {
      new Vocabulary(database, kinds).defineStored();
      return Coverage.of(database, new Scope(null, since, until), sources, relays, kinds);
    }
  }

  /** The states of days 0 to 3, with events at these seconds. */
  private String days(long... events) throws IOException {
    StringBuilder states = new StringBuilder();
    for (Coverage.Day day : coverage(0, 4 * DAY, events).days()) {
      states.append(
          switch (day.state()) {
            case COMPLETE -> 'c';
            case PARTIAL -> 'p';
            case NONE -> '-';
          });
    }
    return states.toString();
  }

  @Test
  void withoutRelaysOnlyArchivesMakeADayComplete() throws Exception {
    sources.add(new Source("a.json", true, 0, 2 * DAY, 2));

    assertThat(days(0, 2 * DAY)).isEqualTo("pcp-");
  }

  @Test
  void aDayIsCompleteWhenEveryWorkingRelayGaveAllOfIt() throws Exception {
    relays.add(relay("a", "complete", 0, 3));
    relays.add(relay("b", "incomplete", 1, 2));

    assertThat(days(DAY)).isEqualTo("pcc-");
  }

  @Test
  void aDayWithoutEventsIsCompleteAllTheSame() throws Exception {
    relays.add(relay("a", "complete", 1, 1));

    assertThat(days()).isEqualTo("-c--");
  }

  @ParameterizedTest
  @CsvSource({
    "complete, pc--",
    "incomplete, pc--",
    "interrupted, pc--",
    "failed, cc--",
    "refused, cc--",
    "resting, cc--"
  })
  void onlyWorkingRelaysAreWaitedFor(String status, String days) throws Exception {
    relays.add(relay("a", "complete", 0, 2));
    relays.add(relay("b", status, 1, 1));

    assertThat(days()).isEqualTo(days);
  }

  @Test
  void aRelayThatWasNeverAskedIsNotWaitedFor() throws Exception {
    relays.add(relay("a", "complete", 0, 2));
    relays.add(RelayRecord.untried("wss://b"));

    assertThat(days()).isEqualTo("cc--");
  }

  @Test
  void whatOnlyAFailedRelayGaveIsPartial() throws Exception {
    relays.add(relay("a", "failed", 0, 2));

    assertThat(days(2 * DAY)).isEqualTo("ppp-");
  }

  @Test
  void aDayThatLacksASecondOrAKindIsNotComplete() throws Exception {
    KindTimes allButOneSecond = KindTimes.of(JOBS, Intervals.between(0, 2 * DAY - 1));
    KindTimes jobs = KindTimes.of(JOBS, Intervals.between(2 * DAY, 4 * DAY));
    KindTimes translations = KindTimes.of(KindSet.of(6002), Intervals.between(3 * DAY, 4 * DAY));
    relays.add(
        relay("a", "complete").plusComplete("all", allButOneSecond.plus(jobs.minus(translations))));

    assertThat(days(DAY + 1, 3 * DAY)).isEqualTo("cpcp");
  }

  @Test
  void kindsWithoutANameAndExcludedOnesAreNotNeeded() throws Exception {
    KindSet unneeded = KindSet.of(5007, 6007, 5128, 5129, 5666, 6666, 5969, 6969);
    relays.add(
        relay("a", "complete")
            .plusComplete("all", KindTimes.of(JOBS.minus(unneeded), Intervals.between(0, DAY))));

    assertThat(days()).isEqualTo("c---");
  }

  @Test
  void windowsOfASelectionAreNotOfEverything() throws Exception {
    KindTimes all = KindTimes.of(JOBS, Intervals.between(0, 4 * DAY));
    relays.add(relay("a", "complete").plusComplete("authors=00", all));

    assertThat(days(DAY)).isEqualTo("-p--");
  }

  @Test
  void relaysThatGaveAnythingInTheScopeAreSources() throws Exception {
    sources.add(new Source("a.json", false, 0, 5, 2));
    relays.add(relay("within", "failed", 2, 1));
    relays.add(relay("before", "complete", 0, 1));
    relays.add(relay("nothing", "complete"));
    relays.add(
        relay("announcements", "complete")
            .plusComplete(
                "authors=00", KindTimes.of(KindSet.of(31990), Intervals.between(DAY, DAY + 1))));

    assertThat(coverage(DAY, 4 * DAY).sources())
        .containsExactly("wss://announcements", "wss://within");
    assertThat(coverage(0, DAY).sources()).containsExactly("a.json", "wss://before");
  }

  @Test
  void theDayThatTimeEndsInIsNeverComplete() throws Exception {
    relays.add(
        relay("a", "complete")
            .plusComplete("all", KindTimes.of(JOBS, Intervals.between(0, Long.MAX_VALUE))));

    List<Coverage.Day> days = coverage(Long.MAX_VALUE - DAY, Long.MAX_VALUE).days();

    assertThat(days).extracting(Coverage.Day::state).containsExactly(State.COMPLETE, State.NONE);
  }

  @Test
  void aRelayThatWasAskedAboutSingleDvmsOnlyIsNotWaitedFor() throws IOException {
    relays.add(relay("one", "complete", 0, 2));
    relays.add(
        relay("two", "complete")
            .plusComplete("authors=ab", KindTimes.of(JOBS, Intervals.between(0, DAY))));
    assertThat(days()).isEqualTo("cc--");
  }

  @Test
  void aRelayThatLeftGapsOnlyIsWaitedFor() throws IOException {
    relays.add(relay("one", "complete", 0, 2));
    Interval time = new Interval(0, 2 * DAY);
    relays.add(
        relay("two", "incomplete").withGaps(List.of(new KnownGap("all", JOBS, time, "silent"))));
    assertThat(days()).isEqualTo("pp--");
  }

  @Test
  void aRelayThatWasTriedOnceLongAgoIsNotWaitedFor() throws IOException {
    relays.add(relay("one", "complete", 0, 2).withOutcome("complete", null, 20 * DAY));
    relays.add(relay("two", "complete", 1, 1).withOutcome("complete", null, 12 * DAY));
    assertThat(days()).isEqualTo("cc--");
    relays.add(relay("three", "complete", 1, 1).withOutcome("complete", null, 14 * DAY));
    assertThat(days()).isEqualTo("pc--");
  }
}
