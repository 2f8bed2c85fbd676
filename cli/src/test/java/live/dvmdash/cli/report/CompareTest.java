package live.dvmdash.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import live.dvmdash.cli.output.Format;
import live.dvmdash.cli.testing.Cli;
import live.dvmdash.cli.testing.Golden;
import live.dvmdash.cli.testing.SampleData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two months of the sample data side by side. */
class CompareTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path directory;

  @ParameterizedTest
  @EnumSource(names = {"TABLE", "JSON", "MARKDOWN", "NDJSON"})
  void asItWas(Format format) throws IOException {
    Cli.Result result =
        compare("--month", "2025-01", "--with", "2025-02", "--format", format.toString());

    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.err()).isEmpty();
    Golden.check("compare/months." + format.extension(), result.out());
  }

  @Test
  void aMonthDoesNotDifferFromItself() throws IOException {
    JsonNode compare = json("--month", "2025-02", "--with", "2025-02");

    assertThat(compare.path("changed_kinds")).isEmpty();
    assertThat(compare.path("changed_dvms")).isEmpty();
    assertThat(compare.at("/requests/change_share").asDouble(1)).isZero();
  }

  @Test
  void figuresAreThoseOfTheMonths() throws IOException {
    JsonNode compare = json("--month", "2025-01", "--with", "2025-02");
    JsonNode january = stats("2025-01");
    JsonNode february = stats("2025-02");

    for (String figure : List.of("requests", "results", "users", "dvms", "response_rate")) {
      assertThat(compare.at("/" + figure + "/before")).isEqualTo(january.path(figure));
      assertThat(compare.at("/" + figure + "/after")).isEqualTo(february.path(figure));
    }
    assertThat(compare.at("/requests/before_per_day").asDouble())
        .isEqualTo(january.path("requests").asDouble() / 31);
    assertThat(compare.path("basis").asText()).isEqualTo("whole months");
  }

  @Test
  void changesAreThoseBetweenTheRowsOfTheMonths() throws IOException {
    JsonNode compare = json("--month", "2025-01", "--with", "2025-02");
    for (String report : List.of("kinds", "dvms")) {
      String key = report.equals("kinds") ? "kind" : "pubkey";
      String count = report.equals("kinds") ? "requests" : "results";
      List<JsonNode> before = rows(report, "2025-01");
      List<JsonNode> after = rows(report, "2025-02");
      assertThat(compare.path("changed_" + report)).hasSizeGreaterThan(5);
      for (JsonNode row : compare.path("changed_" + report)) {
        int old = place(before, key, row.path(key));
        int now = place(after, key, row.path(key));
        assertThat(row.path("change").asText()).as(row.toString()).isEqualTo(change(old, now));
        assertThat(row.at("/rank/before").asInt(0)).isEqualTo(old);
        assertThat(row.at("/rank/after").asInt(0)).isEqualTo(now);
        assertThat(row.path(count).path("before").asInt())
            .isEqualTo(old == 0 ? 0 : before.get(old - 1).path(count).asInt());
        assertThat(row.path(count).path("after").asInt())
            .isEqualTo(now == 0 ? 0 : after.get(now - 1).path(count).asInt());
      }
    }
  }

  private static String change(int old, int now) {
    if (old == 0 || now == 0) {
      return old == 0 ? "new" : "lost";
    }
    return now == old ? "same rank" : now < old ? "up" : "down";
  }

  /** From 1 on; 0 when it is not there. */
  private static int place(List<JsonNode> rows, String key, JsonNode value) {
    for (int i = 0; i < rows.size(); i++) {
      if (rows.get(i).path(key).equals(value)) {
        return i + 1;
      }
    }
    return 0;
  }

  private List<JsonNode> rows(String report, String month) throws IOException {
    Cli.Result result =
        new Cli(directory)
            .run("stats", report, "--month", month, "--json", "--lake", SampleData.lake());
    List<JsonNode> rows = new ArrayList<>();
    JSON.readTree(result.out()).at("/reports/" + report).forEach(rows::add);
    return rows;
  }

  @Test
  void onlyDaysThatAreCompleteInBothAreCompared() throws IOException {
    String lake = cut();
    JsonNode some = json("--lake", lake, "--month", "2025-01", "--with", "2025-02");
    JsonNode all = json("--lake", lake, "--month", "2025-01", "--with", "2025-02", "--whole");

    assertThat(some.path("basis").asText()).isEqualTo("the 9 days complete in both months: 2–10");
    assertThat(some.at("/days/before").asInt()).isEqualTo(9);
    assertThat(some.at("/days/after").asInt()).isEqualTo(9);
    assertThat(all.at("/days/before").asInt()).isEqualTo(31);
    assertThat(all.path("basis").asText()).isEqualTo("whole months");
    assertThat(some.at("/requests/before").asInt())
        .isEqualTo(requests("--since", "2025-01-02", "--until", "2025-01-11"));
    assertThat(some.at("/requests/after").asInt())
        .isEqualTo(requests("--since", "2025-02-02", "--until", "2025-02-11"));
    assertThat(all.at("/requests/after").asInt()).isGreaterThan(some.at("/requests/after").asInt());
  }

  @Test
  void monthsWithoutDataAreNamed() throws IOException {
    Cli.Result table = compare("--month", "2025-01", "--with", "2023-05");
    Cli.Result json = compare("--month", "2025-01", "--with", "2023-05", "--json");

    assertThat(table.exitCode()).isEqualTo(5);
    assertThat(table.out()).isEmpty();
    assertThat(table.err()).startsWith("dvmdash: no events: 2023-05: most of the lake is of ");
    assertThat(json.exitCode()).isEqualTo(5);
    assertThat(JSON.readTree(json.out()).at("/reports/compare/requests/after").asInt(-1)).isZero();
    assertThat(compare("--month", "x", "--with", "2025-02"))
        .isEqualTo(
            new Cli.Result(2, "", "dvmdash: --month takes 2025-02, last or latest, not x\n"));
  }

  /** A lake in which February ends within its eleventh day and January begins within its first. */
  private String cut() throws IOException {
    List<String> january = new ArrayList<>();
    List<String> february = new ArrayList<>();
    long first = Instant.parse("2025-01-01T12:00:00Z").getEpochSecond();
    long last = Instant.parse("2025-02-11T12:00:00Z").getEpochSecond();
    for (Path file : List.of(SampleData.JANUARY, SampleData.FEBRUARY)) {
      for (JsonNode event : JSON.readTree(file.toFile())) {
        long time = event.path("created_at").asLong();
        if (time >= first && time < last) {
          (file.equals(SampleData.JANUARY) ? january : february).add(event.toString());
        }
      }
    }
    january.addAll(february);
    Path archive = directory.resolve("cut.json");
    String array = "[" + String.join(",", january) + "]";
    Files.write(archive, array.getBytes(StandardCharsets.UTF_8));
    String lake = directory.resolve("cut").toString();
    Cli.Result loaded = new Cli(directory).run("load", "--lake", lake, archive.toString());
    assertThat(loaded.exitCode()).as(loaded.err()).isZero();
    return lake;
  }

  private int requests(String... scope) throws IOException {
    List<String> line = new ArrayList<>(List.of("stats", "overview", "--json"));
    line.addAll(List.of("--lake", directory.resolve("cut").toString()));
    line.addAll(List.of(scope));
    Cli.Result result = new Cli(directory).run(line.toArray(String[]::new));
    return JSON.readTree(result.out()).at("/reports/overview/requests").asInt();
  }

  private JsonNode stats(String month) throws IOException {
    Cli.Result result =
        new Cli(directory)
            .run("stats", "overview", "--month", month, "--json", "--lake", SampleData.lake());
    return JSON.readTree(result.out()).at("/reports/overview");
  }

  private JsonNode json(String... more) throws IOException {
    List<String> line = new ArrayList<>(List.of(more));
    line.add("--json");
    Cli.Result result = compare(line.toArray(String[]::new));
    assertThat(result.exitCode()).as(result.err()).isZero();
    return JSON.readTree(result.out()).at("/reports/compare");
  }

  private Cli.Result compare(String... more) {
    List<String> line = new ArrayList<>(List.of("compare"));
    line.addAll(List.of(more));
    if (!line.contains("--lake")) {
      line.addAll(List.of("--lake", SampleData.lake()));
    }
    return new Cli(directory).run(line.toArray(String[]::new));
  }
}
