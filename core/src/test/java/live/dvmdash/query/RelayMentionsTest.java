package live.dvmdash.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import live.dvmdash.event.Derivation;
import live.dvmdash.event.Event;
import live.dvmdash.event.KindTable;
import live.dvmdash.event.Signatures;
import live.dvmdash.event.SigningAuthor;
import live.dvmdash.lake.Lake;
import live.dvmdash.lake.LakeWriter;
import live.dvmdash.lake.Tally;
import live.dvmdash.query.RelayMentions.Mention;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RelayMentionsTest {

  private static final long NOON = 1_738_591_200L;
  private static final String ID = "ab".repeat(32);
  private static final SigningAuthor ANN = SigningAuthor.number(1);
  private static final SigningAuthor BOB = SigningAuthor.number(2);
  private static final SigningAuthor CAT = SigningAuthor.number(3);

  @TempDir Path directory;
  private Lake lake;

  @BeforeEach
  void openLake() throws IOException {
    lake = Lake.at(directory.resolve("lake"), Clock.systemUTC());
  }

  private List<Mention> rank(Event... events) throws IOException {
    Derivation derivation = new Derivation(Signatures.fastest());
    try (LakeWriter writer = new LakeWriter(lake, "test", Duration.ofSeconds(30))) {
      for (Event event : events) {
        writer.add(derivation.of(event), new Tally());
      }
      writer.commit();
    }
    try (Database database = Database.open(lake.snapshot(), 1, directory.resolve("engine"))) {
      new Vocabulary(database, KindTable.defaults()).defineStored();
      return RelayMentions.rank(
          database,
          NOON + 1000,
          written -> written.startsWith("http") ? null : written.toLowerCase(Locale.ROOT));
    }
  }

  private static Event list(SigningAuthor author, long time, String... relays) {
    return author.sign(
        time, 10002, List.of(relays).stream().map(r -> List.of("r", r)).toList(), "");
  }

  private static Event request(SigningAuthor author, long time, String... relays) {
    List<String> tag = new ArrayList<>(List.of("relays"));
    tag.addAll(List.of(relays));
    return author.sign(time, 5050, List.of(tag), "");
  }

  @Test
  void relaysAreRankedByUsersThenByLastUseThenByAddress() throws Exception {
    assertThat(
            rank(
                list(ANN, NOON, "wss://two", "wss://old", "wss://b", "wss://a"),
                request(BOB, NOON + 5, "wss://two", "wss://fresh"),
                request(BOB, NOON + 9, "wss://fresh")))
        .containsExactly(
            new Mention("wss://two", 2, NOON + 5),
            new Mention("wss://fresh", 1, NOON + 9),
            new Mention("wss://a", 1, NOON),
            new Mention("wss://b", 1, NOON),
            new Mention("wss://old", 1, NOON));
  }

  @Test
  void anAuthorCountsOnceHoweverTheAddressIsSpelt() throws Exception {
    assertThat(
            rank(
                list(ANN, NOON, "wss://R", "wss://r"),
                request(ANN, NOON + 1, "WSS://r"),
                request(BOB, NOON, "wss://r")))
        .containsExactly(new Mention("wss://r", 2, NOON + 1));
  }

  @Test
  void onlyTheNewestRelayListOfAnAuthorCounts() throws Exception {
    Event one = list(ANN, NOON + 1, "wss://first");
    Event other = list(ANN, NOON + 1, "wss://second");
    Event lowest = one.id().compareTo(other.id()) < 0 ? one : other;
    String winner = lowest.tags().get(0).get(1);

    assertThat(rank(list(ANN, NOON, "wss://older"), one, other))
        .containsExactly(new Mention(winner, 1, NOON + 1));
  }

  @Test
  void announcementsNameRelaysInTagsAndHints() throws Exception {
    Event announcement =
        CAT.sign(
            NOON,
            31990,
            List.of(
                List.of("relays", "wss://1", "wss://2"),
                List.of("relay", "wss://3"),
                List.of("r", "wss://4"),
                List.of("r", "https://no.relay"),
                List.of("e", ID, "wss://5", "wss://author"),
                List.of("p", ID, "wss://6", "a name"),
                List.of("a", "31990:x:y", "wss://7"),
                List.of("e", ID),
                List.of("e", ID, ""),
                List.of("t", "a", "wss://topic"),
                List.of("relays"),
                List.of()),
            "");

    assertThat(rank(announcement))
        .extracting(Mention::relay)
        .containsExactly(
            "wss://1", "wss://2", "wss://3", "wss://4", "wss://5", "wss://6", "wss://7");
  }

  @Test
  void whatClaimsToComeLaterAndWhatIsTooLongDoesNotCount() throws Exception {
    assertThat(
            rank(
                request(ANN, NOON + 1000, "wss://later"),
                list(BOB, NOON + 1000, "wss://later"),
                list(BOB, NOON, "wss://now"),
                request(ANN, NOON, "wss://" + "x".repeat(251))))
        .containsExactly(new Mention("wss://now", 1, NOON));
  }

  @Test
  void hintsOfOtherEventsAreLeftAlone() throws Exception {
    assertThat(rank(ANN.sign(NOON, 6050, List.of(List.of("e", ID, "wss://hint")), ""))).isEmpty();
  }

  @Test
  void aLakeWithoutEventsNamesNone() throws Exception {
    assertThat(rank()).isEmpty();
  }
}
