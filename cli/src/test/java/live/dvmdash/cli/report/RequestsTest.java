package live.dvmdash.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import live.dvmdash.cli.testing.Cli;
import live.dvmdash.cli.testing.FetchWorld;
import live.dvmdash.cli.testing.SampleData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The list of requests as people and programs get it. */
class RequestsTest {

  private static final String HERON =
      "npub1u3kdxnkzd8cm4f79lkj6uewvdrkdwamc0v9xjtu8vuma0xksur5sugkl8q";

  @TempDir private Path directory;

  private Cli.Result requests(String... more) {
    List<String> line = new ArrayList<>(List.of("requests", "--lake", SampleData.lake()));
    line.addAll(List.of(more));
    return new Cli(directory).run(line.toArray(String[]::new));
  }

  @Test
  void whatIsListedCanBeTraced() {
    Cli terminal = new Cli(directory).onTerminal(100);
    Cli.Result list =
        terminal.run(
            "requests", "--lake", SampleData.lake(), "--month", "2025-02", "--search", "torino");

    assertThat(list.exitCode()).as(list.err()).isZero();
    assertThat(list.err()).isEmpty();
    assertThat(list.out().lines().limit(5).toList())
        .containsExactly(
            "Requests · 2025-02",
            "",
            "id              age  kind                   customer         state             asks",
            "9843c9d6    1 d 7 h  5100 image generation  npub12gl4m…hwk5  payment required  Quanto"
                + " costa spedire…",
            "2a8dba66    2 d 6 h  5050 text generation   npub1l97xh…m20l  answered by 3     Quanto"
                + " costa spedire…");
    String id = list.out().lines().skip(4).findFirst().orElseThrow().substring(0, 8);
    Cli.Result trace = terminal.run("trace", "--lake", SampleData.lake(), id);
    assertThat(trace.out()).startsWith("answered by 3 of 4 DVMs");
  }

  @Test
  void peopleAreToldHowManyMoreThereAre() {
    Cli.Result list = requests("--month", "2025-02", "--unanswered", "--limit", "2");

    assertThat(list.out())
        .contains(
            "\n\nThe newest 2 of 149; --limit 0 lists all."
                + " Ages are counted to the end of 2025-02.\ncoverage: ");
    assertThat(requests("--month", "2025-02", "--limit", "0").out()).doesNotContain("--limit");
  }

  @Test
  void programsGetAllAndTheWholeOfIt() {
    Cli.Result lines = requests("--month", "2025-02", "--format", "ndjson");
    JsonNode object = FetchWorld.read(requests("--month", "2025-02", "--json").out());

    List<JsonNode> rows = lines.out().lines().map(FetchWorld::read).toList();
    assertThat(rows).hasSize(492);
    assertThat(object.path("schema").asInt()).isEqualTo(1);
    assertThat(object.at("/reports/requests")).hasSize(492);
    assertThat(rows.get(0).path("id").asText()).hasSize(64);
    assertThat(rows.get(0).at("/customer/npub").asText()).startsWith("npub1");
    assertThat(rows).isSortedAccordingTo((a, b) -> Long.compare(at(b), at(a)));
  }

  private static long at(JsonNode row) {
    return row.path("created_at").asLong();
  }

  @Test
  void ofADvmItIsWhatTheDvmDidThatCounts() {
    Cli.Result all = requests("--month", "2025-02", "--dvm", "Bright Heron", "--json");
    Cli.Result open =
        requests("--month", "2025-02", "--dvm", HERON, "--unanswered", "--limit", "0");

    JsonNode rows = FetchWorld.read(all.out()).at("/reports/requests");
    assertThat(rows).isNotEmpty();
    rows.forEach(row -> assertThat(row.path("dvms").asInt()).isBetween(0, 1));
    assertThat(open.out())
        .startsWith("Requests · 2025-02 · dvm " + HERON + "\n")
        .contains(" States tell what the DVMs of --dvm did, and of nobody else.")
        .doesNotContain("answered by", " –  –");
  }

  @Test
  void whatIsPublishedNamesNoCustomersUnlessAskedTo() {
    Cli.Result plain = requests("--month", "2025-02", "--search", "torino", "-f", "markdown");
    Cli.Result named =
        requests("--month", "2025-02", "--search", "torino", "-f", "markdown", "--with-customers");

    assertThat(plain.out())
        .contains("| age | kind | state |")
        .doesNotContain("Quanto", "npub1", "2a8dba66");
    assertThat(named.out()).contains("Quanto costa", "npub1l97xh");
  }

  @Test
  void withoutAScopeItIsTheLastThirtyDays() {
    Cli.Result late = requests();
    Cli.Result march =
        new Cli(directory)
            .at(Cli.NOW.minusSeconds(12 * 86_400))
            .run("requests", "--lake", SampleData.lake(), "--limit", "1", "--json");

    assertThat(late.exitCode()).as(late.err()).isZero();
    assertThat(late.out()).startsWith("Requests · last 30 days\n");
    JsonNode row = FetchWorld.read(march.out()).at("/reports/requests/0");
    long now = Cli.NOW.getEpochSecond() - 12 * 86_400;
    assertThat(row.path("age").asLong()).isEqualTo(Math.max(0, now - at(row)));
  }

  @Test
  void whenThereIsNothingItSaysWhyAndWhatToDo() {
    assertThat(requests("--month", "2024-05"))
        .isEqualTo(
            new Cli.Result(
                5,
                "",
                "dvmdash: no events: 2024-05: most of the lake is of 2025-01 to 2025-02: try --month"
                    + " 2025-02\n"));
    assertThat(requests("--month", "2025-02", "--search", "xyzzy"))
        .isEqualTo(
            new Cli.Result(
                5,
                "",
                "dvmdash: no request: 2025-02: none is like that: leave out a filter, or take a"
                    + " longer time with --days\n"));
    Cli.Result json = requests("--month", "2025-02", "--search", "xyzzy", "--json");
    assertThat(json.exitCode()).isEqualTo(5);
    assertThat(FetchWorld.read(json.out()).at("/reports/requests").isEmpty()).isTrue();
    assertThat(new Cli(directory).with("DVMDASH_LAKE", "none").run("requests").err())
        .startsWith("dvmdash: there is no lake yet: ");
  }
}
