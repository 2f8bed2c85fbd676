package live.dvmdash.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import live.dvmdash.event.Derivation;
import live.dvmdash.event.Event;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which requests without a result the lake could have seen the result of, and when it ends. */
class HorizonTest {

  private static final long NOON = 1_738_591_200L;
  private static final KindSet RESULTS = KindSet.of(6050);

  @TempDir Path directory;
  private final List<Source> sources = new ArrayList<>();
  private final List<RelayRecord> relays = new ArrayList<>();
  private final List<Event> events = new ArrayList<>();

  private void request(long time, String... named) {
    List<String> tag = new ArrayList<>(List.of("relays"));
    tag.addAll(List.of(named));
    events.add(SigningAuthor.number(1).sign(time, 5050, List.of(tag), String.join(" ", named)));
  }

  private static RelayRecord window(String url, String selection, KindSet kinds, long since) {
    return RelayRecord.untried(url)
        .plusComplete(selection, KindTimes.of(kinds, Intervals.between(since, since + 10)));
  }

  /** How many of the requests are of that sort. */
  private long count(String condition) throws IOException {
    Lake lake = Lake.at(directory.resolve("lake"), Clock.systemUTC());
    Derivation derivation = new Derivation(Signatures.fastest());
    try (LakeWriter writer = new LakeWriter(lake, "test", Duration.ZERO)) {
      for (Event event : events) {
        writer.add(derivation.of(event), new Tally());
      }
      writer.commit();
    }
    Path temporary = Files.createDirectories(directory.resolve("engine"));
    Scope scope = new Scope(null, NOON - 1000, NOON + 1000);
    KindTable kinds = KindTable.defaults();
    try (Database database = Database.open(lake.snapshot(), 1, temporary)) {
      Vocabulary vocabulary = new Vocabulary(database, kinds);
      vocabulary.defineStored();
      Coverage coverage = Coverage.of(database, scope, sources, relays, kinds);
      vocabulary.defineJobs(scope, coverage);
      LakeKnowledge knowledge =
          new LakeKnowledge(
              sources,
              relays,
              lake.quarantine(),
              text -> text.startsWith("wss:") ? text.toLowerCase(Locale.ROOT) : null);
      new Chapters(database, kinds, knowledge).define(Set.of(Chapter.SILENCE), scope, coverage);
      Rows rows = database.query("SELECT count(*) FROM unanswered WHERE " + condition);
      return rows.values().getFirst().getFirst() instanceof Long number ? number : -1;
    }
  }

  @ParameterizedTest
  @CsvSource({
    "wss://asked, 0, false",
    "wss://ASKED, 9, false",
    "wss://asked, 10, true",
    "wss://asked, -1, true",
    "wss://other, 0, true",
    "asked, 0, false",
    "wss://other wss://asked, 5, false",
    "wss://other nonsense, 5, true",
  })
  void aWindowOfOneNamedRelayOverItsTimeIsEnough(String named, int second, boolean unobservable)
      throws IOException {
    relays.add(window("wss://asked", "all", RESULTS, NOON));
    request(NOON + second, named.split(" "));
    assertThat(count("unobservable")).isEqualTo(unobservable ? 1 : 0);
  }

  @Test
  void theWindowHasToBeOfTheKindOfResult() throws IOException {
    relays.add(window("wss://asked", "all", KindSet.of(5050, 6300, 7000), NOON));
    request(NOON, "wss://asked");
    assertThat(count("unobservable")).isEqualTo(1);
  }

  @Test
  void theWindowMayBeOfSomeDvmsOnly() throws IOException {
    relays.add(window("wss://asked", "authors=" + "ab".repeat(32), RESULTS, NOON));
    request(NOON, "wss://asked");
    assertThat(count("unobservable")).isZero();
  }

  @Test
  void anArchiveIsNoWindow() throws IOException {
    sources.add(new Source("archive.json", true, NOON, NOON + 10, 1));
    request(NOON + 5, "wss://other");
    request(NOON + 6);
    assertThat(count("unobservable")).isEqualTo(1);
  }

  @Test
  void moreRequestsThanRowsAtOnce() throws IOException {
    relays.add(window("wss://asked1", "all", RESULTS, NOON));
    for (int i = 0; i < 1_100; i++) {
      request(NOON, "wss://asked" + i);
    }
    assertThat(count("unobservable")).isEqualTo(1_099);
  }

  @Test
  void theDataEndsWithTheNewestEvent() throws IOException {
    request(NOON);
    request(NOON - 599);
    request(NOON - 600);
    assertThat(count("too_young")).isEqualTo(2);
  }

  @Test
  void whoWasAskedForLaterTimesAndAnsweredKnowsMore() throws IOException {
    relays.add(
        window("wss://asked", "all", KindSet.of(7000), NOON + 590)
            .withOutcome("complete", null, NOON + 700));
    request(NOON);
    request(NOON - 1);
    assertThat(count("too_young")).isEqualTo(1);
  }

  @Test
  void nobodyWasAskedForWhatWasYetToCome() throws IOException {
    Interval later = new Interval(NOON, NOON + 5_000);
    relays.add(
        RelayRecord.untried("wss://asked")
            .withGaps(List.of(new KnownGap("all", KindSet.of(7000), later, "no answer")))
            .withOutcome("incomplete", null, NOON + 599));
    relays.add(window("wss://receipts", "all", KindSet.of(9735), NOON + 5_000));
    request(NOON);
    request(NOON - 1);
    assertThat(count("too_young")).isEqualTo(1);
  }
}
