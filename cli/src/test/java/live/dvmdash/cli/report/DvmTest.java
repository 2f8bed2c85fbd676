package live.dvmdash.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import live.dvmdash.cli.output.Format;
import live.dvmdash.cli.testing.Cli;
import live.dvmdash.cli.testing.Golden;
import live.dvmdash.cli.testing.SampleData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The pages of DVMs of the sample data. */
class DvmTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String HERON =
      "npub1u3kdxnkzd8cm4f79lkj6uewvdrkdwamc0v9xjtu8vuma0xksur5sugkl8q";
  private static final String WITHOUT_D =
      "npub1gyk7vkf8rlsfqzgcewhk74s5dy7a07fsszcsaydee9l00lkcwjjsegrjaa";

  @TempDir private Path directory;

  @ParameterizedTest
  @EnumSource(names = {"TABLE", "JSON", "MARKDOWN", "NDJSON"})
  void asItWas(Format format) throws IOException {
    Cli.Result result = dvm("Bright Heron", "--month", "2025-02", "--format", format.toString());

    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.err()).isEmpty();
    Golden.check("dvm/heron." + format.extension(), result.out());
  }

  @Test
  void onOneKeyByAllItsNames() {
    String page = dvm(HERON, "--month", "2025-02").out();

    assertThat(dvm("bright heron", "--month", "2025-02").out()).isEqualTo(page);
    assertThat(dvm("right HER", "--month", "2025-02").out()).isEqualTo(page);
    assertThat(dvm("nostr:" + HERON, HERON, "--month", "2025-02").out()).isEqualTo(page);
  }

  @Test
  void severalHaveAPageEach() throws IOException {
    JsonNode reports = json("Without D", HERON, "--month", "2025-02").path("reports");
    List<String> pages = new ArrayList<>();
    reports.fieldNames().forEachRemaining(pages::add);
    Path folder = directory.resolve("pages");
    Cli.Result files = dvm(HERON, WITHOUT_D, "--month", "2025-02", "-o", folder + "/");

    assertThat(pages).containsExactly(WITHOUT_D, HERON);
    assertThat(reports.path(HERON))
        .isEqualTo(json(HERON, "--month", "2025-02").path("reports").path(HERON));
    assertThat(files.exitCode()).as(files.err()).isZero();
    try (Stream<Path> written = Files.list(folder)) {
      assertThat(written.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder(HERON + ".txt", WITHOUT_D + ".txt");
    }
    assertThat(Files.readString(folder.resolve(HERON + ".txt")))
        .isEqualTo(dvm(HERON, "--month", "2025-02").out());
  }

  @Test
  void oneTableAFileInCsv() throws IOException {
    Path folder = directory.resolve("tables");
    Cli.Result result = dvm(HERON, "--month", "2025-02", "--format", "csv", "-o", folder + "/");

    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(Files.readString(folder.resolve(HERON + "__kinds.csv")))
        .startsWith("kind,name,announced,answered,")
        .contains("\n5300,content discovery,true,97,");
    assertThat(dvm(HERON, "--month", "2025-02", "--format", "csv").exitCode()).isEqualTo(2);
  }

  @Test
  void agesEndNowOrWithTheScope() throws IOException {
    JsonNode month = page(HERON, "--month", "2025-02");
    JsonNode days = page(HERON);

    assertThat(month.path("as_of").asLong())
        .isEqualTo(Instant.parse("2025-03-01T00:00:00Z").getEpochSecond());
    assertThat(days.path("as_of").asLong()).isEqualTo(Cli.NOW.getEpochSecond());
    for (JsonNode page : List.of(month, days)) {
      assertThat(page.path("heartbeat_age").asLong())
          .isEqualTo(page.path("as_of").asLong() - page.path("last_heartbeat").asLong());
      assertThat(page.path("result_age").asLong())
          .isEqualTo(page.path("as_of").asLong() - page.path("last_result").asLong());
    }
  }

  @Test
  void anUnknownKeyIsNothingFound() throws IOException {
    String key = "ab".repeat(32);
    Cli.Result table = dvm(key, "--month", "2025-02");
    Cli.Result both = dvm(key, HERON, "--month", "2025-02");
    Cli.Result json = dvm(key, "--month", "2025-02", "--json");

    assertThat(table.exitCode()).isEqualTo(5);
    assertThat(table.out()).isEmpty();
    assertThat(table.err()).startsWith("dvmdash: the lake knows no DVM npub14w46h2at4w46h2");
    assertThat(both.exitCode()).isEqualTo(5);
    assertThat(both.out()).isEqualTo(dvm(HERON, "--month", "2025-02").out());
    assertThat(json.exitCode()).isEqualTo(5);
    assertThat(
            JSON.readTree(json.out()).path("reports").elements().next().path("results").asInt(-1))
        .isZero();
  }

  /** DVMs whose names attack a page, a spreadsheet, a table and the reader's eye. */
  @Test
  void whatItCallsItselfIsInert() throws IOException {
    List<String> line =
        List.of(
            "a821a9f0223a3338e3ed9718ae949d09d7bf35cc06896c7d6083d3e0e7c2b07a",
            "80f04e9acd3141741d6efecea4b6866472058b0145b607a40edef5807b971296",
            "363207c5e887654dd5c5fc02a8097340fe6c1d765b352cc9af20f1e7fcacf6b5",
            "34a38e5fc500c3bd1cc26efd47af72beeec12e7e3047ad588afa4898ba242015",
            "--month",
            "2025-02",
            "--format");
    String table = with(line, "table");
    String markdown = with(line, "markdown");
    Path folder = directory.resolve("inert");
    with(line, "csv", "-o", folder + "/");

    assertThat(table).doesNotContain("\u202e").contains("gnp.exe reversed");
    assertThat(markdown)
        .doesNotContain("<script", "\u202e", "](https://x.example)")
        .contains("## &lt;script&gt;alert\\('dvm'\\)&lt;/script&gt; · 2025-02");
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        assertThat(Files.readString(file)).doesNotContain(",=", ",\"=", "\u202e");
      }
    }
  }

  @Test
  void aMonthWithoutEventsHasNoPage() {
    String sentence =
        "dvmdash: no events: 2024-06: most of the lake is of 2025-01 to 2025-02: try --month"
            + " 2025-02\n";

    assertThat(dvm(HERON, "--month", "2024-06")).isEqualTo(new Cli.Result(5, "", sentence));
    Cli.Result json = dvm(HERON, "--month", "2024-06", "--json");
    assertThat(json.exitCode()).isEqualTo(5);
    assertThat(json.err()).isEqualTo(sentence);
    assertThat(json.out()).contains("\"results\": 0");
  }

  @Test
  void whatCannotBeUnderstoodIsRefused() {
    assertThat(dvm("no such name"))
        .isEqualTo(
            new Cli.Result(
                5,
                "",
                "dvmdash: no DVM is named no such name: dvmdash stats dvms --month latest shows their names\n"));
    assertThat(dvm("heron").err()).startsWith("dvmdash: ").contains(" DVMs fit heron: ");
    assertThat(new Cli(directory).run("dvm").exitCode()).isEqualTo(2);
    assertThat(new Cli(directory).run("dvm", HERON).err())
        .startsWith("dvmdash: there is no lake yet: ");
  }

  private JsonNode page(String dvm, String... more) throws IOException {
    List<String> line = new ArrayList<>(List.of(dvm));
    line.addAll(List.of(more));
    return json(line.toArray(String[]::new)).path("reports").path(HERON);
  }

  private JsonNode json(String... more) throws IOException {
    List<String> line = new ArrayList<>(List.of(more));
    line.add("--json");
    Cli.Result result = dvm(line.toArray(String[]::new));
    assertThat(result.exitCode()).as(result.err()).isZero();
    return JSON.readTree(result.out());
  }

  private String with(List<String> line, String... more) {
    List<String> whole = new ArrayList<>(line);
    whole.addAll(List.of(more));
    Cli.Result result = dvm(whole.toArray(String[]::new));
    assertThat(result.exitCode()).as(result.err()).isZero();
    return result.out();
  }

  private Cli.Result dvm(String... more) {
    List<String> line = new ArrayList<>(List.of("dvm", "--lake", SampleData.lake()));
    line.addAll(List.of(more));
    return new Cli(directory).run(line.toArray(String[]::new));
  }
}
