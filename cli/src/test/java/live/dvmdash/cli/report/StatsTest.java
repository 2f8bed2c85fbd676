package live.dvmdash.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import live.dvmdash.cli.testing.Cli;
import live.dvmdash.cli.testing.SampleData;
import live.dvmdash.lake.Lake;
import live.dvmdash.lake.RelayRecord;
import live.dvmdash.span.Intervals;
import live.dvmdash.span.KindSet;
import live.dvmdash.span.KindTimes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which time the reports are about, and where they go. */
class StatsTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path directory;

  @ParameterizedTest
  @CsvSource({
    "--month 2025-02, 2025-02, 2025-02-01, 2025-03-01",
    "--month last, 2025-02, 2025-02-01, 2025-03-01",
    "--month latest, 2025-02, 2025-02-01, 2025-03-01",
    "'', last 30 days, 2025-02-14, 2025-03-16",
    "--days 40, last 40 days, 2025-02-04, 2025-03-16",
    "--days 1, today, 2025-03-15, 2025-03-16",
    "--since 2025-02-03 --until 2025-02-05, 2025-02-03..2025-02-05, 2025-02-03, 2025-02-05",
    "--since 1738540800 --until 1738713600, 1738540800..1738713600, 2025-02-03, 2025-02-05",
    "--since 2025-02-03, 2025-02-03.., 2025-02-03, 2025-03-16",
    "--until 2025-02-03, ..2025-02-03, 1970-01-01, 2025-02-03"
  })
  void scopes(String options, String label, String since, String until) throws IOException {
    JsonNode scope = JSON.readTree(stats("kinds --json " + options).out()).path("scope");

    assertThat(scope.path("label").asText()).isEqualTo(label);
    assertThat(day(scope.path("since"))).isEqualTo(since);
    assertThat(day(scope.path("until"))).isEqualTo(until);
  }

  private static String day(JsonNode seconds) {
    String instant = Instant.ofEpochSecond(seconds.asLong()).toString();
    assertThat(instant).endsWith("T00:00:00Z");
    return instant.substring(0, 10);
  }

  @Test
  void untilIsNotPartOfTheScope() throws IOException {
    String first = stats("kinds --json --month 2025-02").out();
    long event = JSON.readTree(first).at("/coverage/first_event").asLong();

    assertThat(events("--since " + event + " --until " + (event + 1))).isEqualTo(1);
    assertThat(events("--since " + (event + 1) + " --until " + (event + 2))).isZero();
    assertThat(events("--since 2025-02-01 --until " + event)).isZero();
  }

  private int events(String options) throws IOException {
    return JSON.readTree(stats("overview --json " + options).out())
        .at("/reports/overview/events")
        .asInt();
  }

  @Test
  void withoutALakeItSaysWhatToDo() throws IOException {
    for (String month : List.of("2025-02", "last", "latest")) {
      Cli.Result table = run("stats --lake none --month " + month);
      Cli.Result json = run("stats --lake none --json --month " + month);

      assertThat(table)
          .isEqualTo(
              new Cli.Result(
                  5,
                  "",
                  "dvmdash: there is no lake yet: "
                      + directory.resolve("none")
                      + ": get events first, with dvmdash fetch or dvmdash load --last 2\n"));
      assertThat(json.exitCode()).isEqualTo(5);
      assertThat(json.err()).isEqualTo(table.err());
      assertThat(JSON.readTree(json.out()).at("/reports/overview/requests").asInt(-1)).isZero();
      assertThat(JSON.readTree(json.out()).at("/reports/dvms").isArray()).isTrue();
    }
    assertThat(directory).isEmptyDirectory();
  }

  @ParameterizedTest
  @CsvSource({
    "--month 2024-06, 2024-06",
    "--month 2030-01, 2030-01",
    "--since 2000-01-01 --until 2001-01-01, 2000-01-01..2001-01-01"
  })
  void whereThereIsNothingItSaysWhatThereIs(String options, String label) throws IOException {
    String sentence =
        "dvmdash: no events: %s: most of the lake is of 2025-01 to 2025-02: try --month 2025-02\n"
            .formatted(label);

    assertThat(stats(options)).isEqualTo(new Cli.Result(5, "", sentence));
    Cli.Result json = stats(options + " --json");
    assertThat(json.exitCode()).isEqualTo(5);
    assertThat(json.err()).isEqualTo(sentence);
    JsonNode overview = JSON.readTree(json.out()).at("/reports/overview");
    assertThat(overview.path("events").asInt(-1)).isZero();
    assertThat(overview.path("response_rate").isNull()).isTrue();
    assertThat(overview.at("/response_time/n").asInt(-1)).isZero();
    assertThat(overview.at("/response_time/p50").isNull()).isTrue();
  }

  @Test
  void whatIsKnownOfATimeWithoutEventsIsAnAnswer() throws IOException {
    Cli.Result result = stats("completeness --month 2024-06 --json");

    assertThat(result.err()).isEmpty();
    assertThat(result.exitCode()).isZero();
    JsonNode row = JSON.readTree(result.out()).at("/reports/completeness/0");
    assertThat(row.path("part").asText()).isEqualTo("all");
    assertThat(row.path("state").asText()).isEqualTo("none");
    assertThat(row.path("days").asInt()).isEqualTo(30);
    assertThat(stats("completeness overview --month 2024-06").exitCode()).isEqualTo(5);
  }

  @Test
  void whatRelaysGaveCountsAsCoverageWithoutAnyEvent() throws IOException {
    Lake lake = Lake.at(directory.resolve("fetched"), Clock.systemUTC());
    long until = Instant.parse("2025-02-11T12:00:00Z").getEpochSecond();
    lake.relays()
        .write(
            RelayRecord.untried("wss://relay.example")
                .plusComplete(
                    RelayRecord.ALL,
                    KindTimes.of(KindSet.range(5000, 7000), Intervals.between(0, until)))
                .withOutcome("complete", null, until));

    Cli.Result stats = run("stats daily --lake fetched --month 2025-02 --json");

    assertThat(stats.exitCode()).isEqualTo(5);
    JsonNode coverage = JSON.readTree(stats.out()).path("coverage");
    assertThat(coverage.path("sources")).hasToString("[\"wss://relay.example\"]");
    assertThat(coverage.path("days")).hasToString("{\"complete\":10,\"partial\":0,\"none\":18}");
    assertThat(coverage.path("note").asText()).isEqualTo("2025-02: nothing after 10 February");
  }

  @Test
  void reportsAreNamedEitherWayAndOnlyOnce() {
    assertThat(stats("kinds dvms --month latest --json"))
        .isEqualTo(stats("--report kinds --report dvms --month latest --format json"))
        .isEqualTo(stats("kinds --report dvms --report kinds --month latest --json"));
    assertThat(stats("--month latest --json"))
        .isEqualTo(
            stats(
                "overview kinds dvms response-times daily unanswered payments --month latest --json"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"csv", "tsv", "parquet"})
  void aFormatOfOneReportRefusesMore(String format) {
    assertThat(stats("kinds dvms --month latest --format " + format))
        .isEqualTo(
            new Cli.Result(
                2,
                "",
                "dvmdash: %s holds one report, not 2: use -o DIR/ for a file each\n"
                    .formatted(format)));
  }

  @ParameterizedTest
  @CsvSource({
    "x.json, json",
    "x.csv, csv",
    "x.TSV, tsv",
    "x.md, markdown",
    "x.ndjson, ndjson",
    "x.html, html",
    "x.txt, table",
    "x, table"
  })
  void theEndingOfAFileSaysItsFormat(String file, String format) throws IOException {
    Cli.Result result = stats("kinds --month latest -o " + file);

    assertThat(result).isEqualTo(new Cli.Result(0, "", ""));
    assertThat(directory.resolve(file))
        .hasContent(stats("kinds --month latest --format " + format).out());
    assertThat(files(directory)).containsExactly(file);
  }

  @Test
  void aFileForEachReport() throws IOException {
    Cli.Result result = stats("kinds dvms --month latest --format csv -o made/here/");

    assertThat(result).isEqualTo(new Cli.Result(0, "", ""));
    assertThat(files(directory.resolve("made/here"))).containsExactly("dvms.csv", "kinds.csv");
    assertThat(directory.resolve("made/here/dvms.csv"))
        .hasContent(stats("dvms --month latest --format csv").out());
  }

  @Test
  void aFileThatCannotBeWrittenIsNamed() throws IOException {
    Files.createDirectory(directory.resolve("folder.json"));

    assertThat(stats("kinds --month latest -o none/x.json"))
        .isEqualTo(
            new Cli.Result(
                1,
                "",
                "dvmdash: "
                    + directory.resolve("none/x.json")
                    + ": cannot be written: its folder does not exist\n"));
    assertThat(stats("kinds --month latest -o folder.json").exitCode()).isZero();
    assertThat(files(directory.resolve("folder.json"))).containsExactly("kinds.json");
  }

  @Test
  void limits() throws IOException {
    List<String> all = stats("daily --month 2025-02 --format csv").out().lines().toList();

    assertThat(all).hasSize(29);
    assertThat(stats("daily --month 2025-02 --format csv --limit 3").out().lines())
        .isEqualTo(all.subList(0, 4));
    assertThat(stats("daily --month 2025-02").out()).contains("… 8 more");
    assertThat(stats("daily --month 2025-02 --limit 27").out()).contains("… 1 more");
    assertThat(stats("daily --month 2025-02 --limit 0").out()).doesNotContain(" more");
    assertThat(
            JSON.readTree(stats("daily --month 2025-02 --json --limit 2").out())
                .at("/reports/daily"))
        .hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"table", "json", "ndjson", "csv", "tsv", "markdown"})
  void theClockIsOnlySeenByThoseWhoAsk(String format) {
    String line = "overview --month 2025-02 --format " + format;
    Instant other = Instant.parse("2031-07-08T09:10:11Z");

    Cli.Result now = stats(line);
    Cli.Result then = new Cli(directory).at(other).run(words(line));

    assertThat(then).isEqualTo(now);
    if (format.equals("table") || format.equals("markdown")) {
      assertThat(new Cli(directory).at(other).run(words(line + " --now")).out())
          .contains("2031-07-08 09:10");
    } else if (format.equals("json")) {
      assertThat(new Cli(directory).at(other).run(words(line + " --now")).out())
          .contains(Long.toString(other.getEpochSecond()));
    }
  }

  private Cli.Result stats(String options) {
    return new Cli(directory).run(words(options));
  }

  private static String[] words(String options) {
    List<String> words = new ArrayList<>(List.of("stats", "--lake", SampleData.lake()));
    Arrays.stream(options.split(" +")).filter(word -> !word.isEmpty()).forEach(words::add);
    return words.toArray(String[]::new);
  }

  private Cli.Result run(String line) {
    return new Cli(directory).run(line.split(" "));
  }

  private static List<String> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
