package live.dvmdash.cli.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import live.dvmdash.cli.testing.Cli;
import live.dvmdash.cli.testing.SampleData;
import live.dvmdash.event.Bytes32;
import live.dvmdash.event.Nip19;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExportTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long FEBRUARY = 1_738_368_000;
  private static final long MARCH = 1_740_787_200;

  @TempDir private static Path directory;

  @Test
  void whatIsLoadedFromItGivesTheSameReports() {
    Cli cli = new Cli(directory);
    Cli.Result all = export("");
    cli.piping(all.out()).run("load", "-q", "--lake", "copy", "--as-archive", "-");

    assertThat(cli.run("export", "--lake", "copy")).isEqualTo(all);
    for (String report : List.of("overview", "kinds", "dvms", "daily")) {
      String original =
          cli.run(
                  "stats",
                  report,
                  "--month",
                  "2025-02",
                  "--format",
                  "ndjson",
                  "--lake",
                  SampleData.lake())
              .out();
      assertThat(
              cli.run("stats", report, "--month", "2025-02", "--format", "ndjson", "--lake", "copy")
                  .out())
          .isEqualTo(original)
          .isNotBlank();
    }
  }

  @Test
  void theOldestFirstAndEachOnce() throws IOException {
    List<JsonNode> events = events("");

    assertThat(events).hasSize(2_490);
    for (int i = 1; i < events.size(); i++) {
      JsonNode before = events.get(i - 1);
      JsonNode event = events.get(i);
      long difference = event.path("created_at").asLong() - before.path("created_at").asLong();
      assertThat(difference).isNotNegative();
      if (difference == 0) {
        assertThat(event.path("id").asText()).isGreaterThan(before.path("id").asText());
      }
    }
  }

  @Test
  void filters() throws IOException {
    List<JsonNode> all = events("");
    Predicate<JsonNode> february =
        event ->
            event.path("created_at").asLong() >= FEBRUARY
                && event.path("created_at").asLong() < MARCH;
    Predicate<JsonNode> results = event -> event.path("kind").asInt() == 6300;
    String author =
        all.stream()
            .filter(results)
            .map(event -> event.path("pubkey").asText())
            .findFirst()
            .orElseThrow();
    Predicate<JsonNode> byAuthor = event -> event.path("pubkey").asText().equals(author);

    assertThat(events("--month 2025-02")).isEqualTo(all.stream().filter(february).toList());
    assertThat(events("--month 2024-12..2025-03 --kind 6300"))
        .isEqualTo(all.stream().filter(results).toList())
        .isNotEmpty();
    assertThat(events("--kind 6300,7000 --dvm " + author + " --month 2025-02"))
        .isEqualTo(
            all.stream()
                .filter(results.or(event -> event.path("kind").asInt() == 7000))
                .filter(byAuthor)
                .filter(february)
                .toList())
        .isEqualTo(events("--kind 6300 --kind 7000 --dvm " + npub(author) + " --month 2025-02"));
  }

  @Test
  void anEventByAnySpellingOfItsId() throws IOException {
    String event = SampleData.events(1).getFirst();
    String hex = JSON.readTree(event).path("id").asText();
    String note = Nip19.note(Bytes32.ofHex(hex));

    assertThat(events("--id " + hex)).containsExactly(JSON.readTree(event));
    assertThat(export("--id " + note)).isEqualTo(export("--id " + hex));
    assertThat(export("--id nostr:" + note)).isEqualTo(export("--id " + hex));
  }

  @ParameterizedTest
  @CsvSource({
    "--id ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
    "--kind 4",
    "--month 2020-01"
  })
  void whatIsNotThereIsSaid(String options) {
    assertThat(export(options))
        .isEqualTo(
            new Cli.Result(
                5, "", "dvmdash: no such event in the lake: leave out a filter to see more\n"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --kind 70000  | --kind takes numbers from 0 to 65535, not 70000
          --id deadbeef | --id takes an id as note1…, nevent1… or 64 hex digits, and no part of them: 8 digits are too few
          --month feb   | --month: 'feb' is not a month: write 2025-02, or 2025-01..2025-02 for several
          """)
  void whatIsNoneIsRefused(String options, String sentence) {
    assertThat(export(options)).isEqualTo(new Cli.Result(2, "", "dvmdash: " + sentence + "\n"));
  }

  private static String npub(String hex) {
    return Nip19.npub(Bytes32.ofHex(hex));
  }

  private static List<JsonNode> events(String options) throws IOException {
    Cli.Result result = export(options);
    assertThat(result.exitCode()).as(result.err()).isZero();
    List<JsonNode> events = new ArrayList<>();
    for (String line : result.out().lines().toList()) {
      events.add(JSON.readTree(line.getBytes(UTF_8)));
    }
    return events;
  }

  private static Cli.Result export(String options) {
    String line = "export --lake " + SampleData.lake() + " " + options;
    return new Cli(directory).run(line.strip().split(" +"));
  }
}
