package live.dvmdash.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
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
import live.dvmdash.span.Interval;
import live.dvmdash.span.Intervals;
import live.dvmdash.span.KindSet;
import live.dvmdash.span.KindTimes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is known of the first ten days of 1970, stretch by stretch. */
class CompletenessTest {

  private static final long DAY = Scope.DAY;
  private static final long MONTH = 31 * DAY;
  private static final KindSet JOBS = KindSet.range(5000, 7000);

  @TempDir private Path directory;
  private final List<Source> sources = new ArrayList<>();
  private final List<RelayRecord> relays = new ArrayList<>();

  @Test
  void anArchiveIsPartialWhereItBeginsAndEnds() throws IOException {
    sources.add(new Source("a", true, 2 * DAY + 5, 6 * DAY + 7, 9));

    assertThat(rows(2 * DAY + 5, 6 * DAY + 7))
        .containsExactly(
            "all  none 1970-01-01 1970-01-02 2 ",
            "all  partial 1970-01-03 1970-01-03 1 ",
            "all  complete 1970-01-04 1970-01-06 3 ",
            "all  partial 1970-01-07 1970-01-07 1 ",
            "all  none 1970-01-08 1970-01-10 3 ",
            "archive a partial 1970-01-03 1970-01-03 1 ",
            "archive a complete 1970-01-04 1970-01-06 3 ",
            "archive a partial 1970-01-07 1970-01-07 1 ");
  }

  @Test
  void anExtractIsNeverComplete() throws IOException {
    sources.add(new Source("x", false, DAY, 20 * DAY, 9));

    assertThat(rows(DAY)).contains("extract x partial 1970-01-02 1970-01-10 9 ");
  }

  @Test
  void relaysGiveDaysAndLeaveGaps() throws IOException {
    relays.add(
        RelayRecord.untried("wss://r")
            .plusComplete(RelayRecord.ALL, KindTimes.of(JOBS, Intervals.between(DAY, 3 * DAY + 5)))
            .plusComplete(RelayRecord.ALL, KindTimes.of(JOBS, Intervals.between(5 * DAY, 6 * DAY)))
            .withGaps(
                List.of(
                    new KnownGap(
                        RelayRecord.ALL,
                        KindSet.of(5300),
                        new Interval(9 * DAY + 1, 30 * DAY),
                        "too many events in a second")))
            .withOutcome("incomplete", null, 1));

    assertThat(rows())
        .contains(
            "relay wss://r complete 1970-01-02 1970-01-03 2 ",
            "relay wss://r complete 1970-01-06 1970-01-06 1 ",
            "relay wss://r gap 1970-01-10 1970-01-10 1 too many events in a second (kinds 5300)");
  }

  @Test
  void monthsWithoutAnyEventStandBetweenOthers() throws IOException {
    assertThat(rows(DAY, 5 * MONTH)).contains("month  none 1970-02-01 1970-05-31 120 ");
    assertThat(rows(DAY, 2_000 * MONTH)).noneMatch(row -> row.contains("1970-07-01"));
  }

  private List<String> rows(long... events) throws IOException {
    Lake lake = Lake.at(directory.resolve("lake"), Clock.systemUTC());
    Derivation derivation = new Derivation(Signatures.fastest());
    try (LakeWriter writer = new LakeWriter(lake, "test", Duration.ZERO)) {
      for (long event : events) {
        writer.add(
            derivation.of(SigningAuthor.number(1).sign(event, 5300, List.of(), "")), new Tally());
      }
      writer.commit();
    }
    Scope scope = new Scope(null, 0, 10 * DAY);
    KindTable kinds = KindTable.defaults();
    Path temporary = Files.createDirectories(directory.resolve("engine"));
    try (Database database = Database.open(lake.snapshot(), 1, temporary)) {
      new Vocabulary(database, kinds).defineStored();
      Coverage coverage = Coverage.of(database, scope, sources, relays, kinds);
      new Chapters(
              database, kinds, new LakeKnowledge(sources, relays, lake.quarantine(), text -> text))
          .define(Set.of(Chapter.KNOWLEDGE), scope, coverage);
      return database
          .query(
              "SELECT part, source, state, first_day, last_day, days, reason FROM knowledge"
                  + " ORDER BY place")
          .values()
          .stream()
          .map(row -> row.stream().map(String::valueOf).collect(Collectors.joining(" ")))
          .toList();
    }
  }
}
