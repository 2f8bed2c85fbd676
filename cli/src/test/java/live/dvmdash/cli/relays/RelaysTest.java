package live.dvmdash.cli.relays;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import live.dvmdash.cli.testing.Cli;
import live.dvmdash.cli.testing.Golden;
import live.dvmdash.event.Event;
import live.dvmdash.event.SigningAuthor;
import live.dvmdash.lake.KnownGap;
import live.dvmdash.lake.Lake;
import live.dvmdash.lake.RelayRecord;
import live.dvmdash.lake.SightingsWriter;
import live.dvmdash.relay.Relays;
import live.dvmdash.span.Interval;
import live.dvmdash.span.KindSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RelaysTest {

  private static final long NOW = Cli.NOW.getEpochSecond();
  private static final long DAY = 86_400;
  private static final SigningAuthor ANN = SigningAuthor.number(1);
  private static final SigningAuthor BOB = SigningAuthor.number(2);
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path directory;
  private Cli cli;
  private Lake lake;

  @BeforeEach
  void openLake() throws IOException {
    cli = new Cli(directory).with("DVMDASH_LAKE", "lake");
    lake = Lake.at(directory.resolve("lake"), Clock.fixed(Cli.NOW, ZoneOffset.UTC));
  }

  private void load(Event... events) throws IOException {
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    for (Event event : events) {
      lines.writeBytes(SigningAuthor.json(event));
      lines.write('\n');
    }
    Files.write(directory.resolve("events.jsonl"), lines.toByteArray());
    assertThat(cli.run("load", "events.jsonl", "--quiet").exitCode()).isZero();
  }

  /** The first events of a sequence that is the same for all relays, without some at its start. */
  private void saw(String relay, int from, int to) throws IOException {
    try (SightingsWriter writer = lake.sightings().writer()) {
      for (int i = from; i < to; i++) {
        writer.saw(ANN.sign(NOW - DAY, 5300, List.of(), "request " + i), relay);
      }
      writer.commit();
    }
  }

  private void tried(String relay, String status, String error, long... times) throws IOException {
    RelayRecord record = RelayRecord.untried(relay);
    for (long time : times) {
      record = record.withOutcome(status, error, time);
    }
    lake.relays().write(record);
  }

  private static Event relayList(SigningAuthor author, String... relays) {
    return author.sign(
        NOW - DAY, 10002, List.of(relays).stream().map(relay -> List.of("r", relay)).toList(), "");
  }

  @Test
  void theListShowsWhatEachRelayAddsAndHowItStands() throws Exception {
    saw("wss://large.example", 0, 1200);
    saw("wss://small.example", 1100, 1250);
    saw("wss://same.example", 0, 1100);
    lake.relays()
        .write(
            RelayRecord.untried("wss://large.example")
                .withOutcome("incomplete", null, NOW - 60)
                .withGaps(
                    List.of(
                        new KnownGap(
                            "all",
                            KindSet.range(5000, 5999),
                            new Interval(NOW - 500, NOW - 400),
                            "too dense"))));
    tried("wss://same.example", "failed", "no connection\u001b[2J", NOW - 8 * DAY, NOW - 3600);

    String[] relays = {
      "relays",
      "--relay",
      "wss://never.example,WSS://Same.example:443/",
      "--relay",
      "small.example, wss://large.example"
    };
    Cli.Result table = cli.run(relays);
    assertThat(table.err()).isEmpty();
    assertThat(table.exitCode()).isZero();
    Golden.check("relays/list.txt", table.out());
    String[] asJson = Arrays.copyOf(relays, relays.length + 1);
    asJson[relays.length] = "--json";
    Golden.check("relays/list.json", cli.run(asJson).out());
  }

  @Test
  void withoutALakeTheUsualRelaysAreUntried() throws Exception {
    Cli.Result result = cli.run("relays", "--json");

    assertThat(result.exitCode()).isZero();
    JsonNode relays = JSON.readTree(result.out()).path("relays");
    assertThat(relays).hasSize(Relays.defaults().size());
    for (JsonNode relay : relays) {
      assertThat(relay.path("status").asText()).isEqualTo("untried");
      assertThat(relay.path("resting")).isEqualTo(relay.path("decommissioned"));
      assertThat(relay.path("overlap").isNull()).isTrue();
    }
    assertThat(cli.run("relays").out())
        .endsWith("no event of these relays yet: fetch first, with dvmdash fetch\n");
  }

  @Test
  void theSettingsFileHoldsAStandingList() throws Exception {
    Path file =
        Files.createDirectories(directory.resolve("home/.config/dvmdash"))
            .resolve("config.properties");
    Files.writeString(file, "relay = wss://b.example, wss://a.example\n");

    assertThat(cli.run("relays").out().lines().map(line -> line.split(" ", 2)[0]))
        .startsWith("relay", "wss://a.example", "wss://b.example", "");
    assertThat(cli.run("relays", "--relay", "wss://c.example").out())
        .contains("wss://c.example")
        .doesNotContain("wss://a.example");
  }

  @Test
  void relaysOutsideOfTheListAreShownAsSuch() throws Exception {
    saw("wss://typed.example", 0, 3);
    tried("wss://typed.example", "complete", "slow", NOW - 60);
    cli.with("DVMDASH_RELAY", "wss://a.example");

    Cli.Result all = cli.run("relays");

    assertThat(all.out())
        .isEqualTo(
            """
            relay                state     last tried        events  unique  overlap  gain  gaps  remark
            wss://typed.example  complete  2025-03-15 11:59       3       3    0.0 %     3     0  not on the list · slow
            wss://a.example      untried   –                      0       0        –     0     0

            3 events in all: without wss://typed.example you lose 3
            """);
    JsonNode relays = JSON.readTree(cli.run("relays", "--json").out()).path("relays");
    assertThat(relays.findValuesAsText("listed")).containsExactly("false", "true");
    assertThat(cli.run("relays", "--relay", "wss://a.example").out())
        .doesNotContain("typed.example");
  }

  @Test
  void whatIsNoRelayIsRefusedInOneSentence() {
    Cli.Result result = cli.run("relays", "--relay", "https://nos.lol");

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).startsWith("dvmdash: relay 'https://nos.lol': ").hasLineCount(1);
  }

  @Test
  void optionsBetweenTheWordsOfACommandAreRefused() {
    assertThat(cli.run("relays", "--relay", "wss://a.example", "suggest"))
        .isEqualTo(
            new Cli.Result(
                2, "", "dvmdash: --relay belongs behind dvmdash relays suggest: type it there\n"));
    assertThat(cli.run("relays", "--json", "check").exitCode()).isEqualTo(2);
  }

  @Test
  void suggestionsLeaveOutWhatIsDeadPrivateOrNoRelay() throws Exception {
    load(
        relayList(
            ANN,
            "wss://both.example/",
            "wss://listed.example",
            "wss://dead.example",
            "ws://10.0.0.1"),
        relayList(
            BOB, "wss://Both.example", "ws://localhost:7000", "https://no.example", "wss://x y"),
        BOB.sign(NOW - 60, 5300, List.of(List.of("relays", "wss://fresh.example")), ""));
    tried("wss://dead.example", "failed", "gone", NOW - 8 * DAY, NOW - DAY);

    Cli.Result result = cli.run("relays", "suggest", "--relay", "wss://listed.example");

    assertThat(result.exitCode()).isZero();
    assertThat(result.out())
        .isEqualTo(
            """
            relay                 users  last use          listed  state
            wss://both.example        2  2025-03-14 12:00  no      untried
            wss://fresh.example       1  2025-03-15 11:59  no      untried
            wss://listed.example      1  2025-03-14 12:00  yes     untried

            to have them asked as well, put this line into %s/home/.config/dvmdash/config.properties:
            relay = wss://listed.example, wss://both.example, wss://fresh.example
            """
                .formatted(directory));
    Cli.Result first = cli.run("relays", "suggest", "--limit", "1", "--relay", "wss://a.example");
    assertThat(first.out())
        .contains("\n… 2 more\n")
        .endsWith("relay = wss://a.example, wss://both.example\n");
  }

  @Test
  void theSuggestedLineIsASetting() throws Exception {
    load(relayList(ANN, "wss://one.example", "wss://two.example"));
    String json = cli.run("relays", "suggest", "--json", "--relay", "wss://a.example").out();
    String setting = JSON.readTree(json).path("setting").asText();
    Path file =
        Files.createDirectories(directory.resolve("home/.config/dvmdash"))
            .resolve("config.properties");
    Files.writeString(file, setting + "\n");

    assertThat(JSON.readTree(cli.run("relays", "--json").out()).findValuesAsText("relay"))
        .containsExactly("wss://a.example", "wss://one.example", "wss://two.example");
  }

  @Test
  void withoutEventsThereAreNoSuggestions() throws Exception {
    Cli.Result without = cli.run("relays", "suggest", "--json");
    assertThat(without.exitCode()).isEqualTo(5);
    assertThat(JSON.readTree(without.out()).path("relays")).isEmpty();
    assertThat(without.err()).startsWith("dvmdash: there is no lake yet: ");

    load(ANN.sign(NOW - DAY, 1, List.of(), ""));
    assertThat(cli.run("relays", "suggest"))
        .isEqualTo(
            new Cli.Result(
                5,
                "",
                "dvmdash: no relays: the events of the lake name none: load or fetch more\n"));
  }
}
