package live.dvmdash.cli.publication;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import live.dvmdash.cli.testing.Cli;
import live.dvmdash.cli.testing.SampleData;
import live.dvmdash.event.Bytes32;
import live.dvmdash.event.Nip19;
import live.dvmdash.report.Report;
import live.dvmdash.report.Reports;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the command line makes of pages for publishing. */
class PublishingTest {

  private static final String FINGERPRINT =
      "(?s).*events with fingerprint <code>([0-9a-f]+)</code>.*";

  @TempDir private Path directory;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--month 2025-02 | --month 2025-02",
        "--month last | --month 2025-02",
        "--days 20 --now | --since 2025-02-24 --until 2025-03-16",
        "kinds dvms --since 1738540800 --until 1738713601 |"
            + " kinds dvms --since 2025-02-03 --until 2025-02-05T00:00:01Z",
        "--month 2025-02 --exclude-kinds 5128 --limit 5 |"
            + " --month 2025-02 --exclude-kinds 5128 --limit 5",
      })
  void thePageNamesACommandThatGivesItAgain(String typed, String named) throws IOException {
    String page = page(typed.split(" "));
    String command = "dvmdash stats " + named + " -o report.html";

    assertThat(page).contains("<dt>Command</dt><dd><code>" + command + "</code></dd>");
    if (!typed.contains("--now") && !typed.contains("last")) {
      assertThat(page(named.split(" "))).isEqualTo(page.replace(typed, named));
    }
  }

  @Test
  void aSettingThatChangesFiguresIsPartOfTheCommand() throws IOException {
    assertThat(page(cli().with("DVMDASH_EXCLUDE_KINDS", "5128,5300"), "--month", "2025-02"))
        .contains("--month 2025-02 --exclude-kinds 5128,5300 -o report.html");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "dvm;Bright Heron;--month;2025-02 | Bright Heron · 2025-02",
        "compare;--month;2025-01;--with;2025-02 | What changed from 2025-01 to 2025-02"
      })
  void otherPagesAreCalledByWhatTheyAreAbout(String typed, String title) throws IOException {
    List<String> words = new ArrayList<>(List.of(typed.split(";")));
    words.addAll(List.of("-o", "page.html"));

    Cli.Result run =
        cli().with("DVMDASH_LAKE", SampleData.lake()).run(words.toArray(String[]::new));

    assertThat(run.err()).isEmpty();
    assertThat(directory.resolve("page.html"))
        .content()
        .contains("<title>" + title + "</title>", "<h1>" + title + "</h1>");
  }

  @Test
  void thePageOfATraceSaysWhereItComesFrom() throws IOException {
    Cli.Result newest =
        cli()
            .with("DVMDASH_LAKE", SampleData.lake())
            .run("requests", "--month", "2025-02", "--limit", "1", "--json");
    String id = new ObjectMapper().readTree(newest.out()).findValue("id").asText();

    cli()
        .with("DVMDASH_LAKE", SampleData.lake())
        .run("trace", id, "--depth", "2", "-o", "trace.html");

    assertThat(directory.resolve("trace.html"))
        .content()
        .contains("<code>dvmdash trace " + id + " --depth 2 -o report.html</code>")
        .containsPattern("<dt>Lake</dt><dd>events with fingerprint <code>[0-9a-f]{8,}</code>");
  }

  @Test
  void theTitleIsQuotedForAShell() throws IOException {
    assertThat(page("--month", "2025-02", "--title", "Bob's DVMs"))
        .contains("--title &#39;Bob&#39;\\&#39;&#39;s DVMs&#39; -o report.html");
  }

  @Test
  void aNoteIsNamedByItsFileAndNotByItsPlace() throws IOException {
    Path notes = Files.createDirectories(directory.resolve("notes"));
    Files.writeString(notes.resolve("of february.md"), "Quiet.");

    assertThat(page("kinds", "--month", "2025-02", "--note", "notes/of february.md"))
        .contains("--note &#39;of february.md&#39; -o report.html</code>");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "compare --month 2025-01 --with 2025-02 --kind=5300 |"
            + " compare --month 2025-01 --with 2025-02 --kind 5300",
        "dvm Bright&#32;Heron --month 2025-02 | dvm &#39;Bright Heron&#39; --month 2025-02",
        "sql SELECT&#32;1&#32;AS&#32;n | sql &#39;SELECT 1 AS n&#39;",
      })
  void otherPagesNameTheirCommandAndTheLakeToo(String typed, String named) throws IOException {
    List<String> line = new ArrayList<>();
    for (String word : typed.split(" ", -1)) {
      line.add(word.replace("&#32;", " "));
    }
    line.addAll(List.of("--lake", SampleData.lake(), "-o", "page.html"));
    assertThat(cli().run(line.toArray(String[]::new))).isEqualTo(new Cli.Result(0, "", ""));

    String page = Files.readString(directory.resolve("page.html"));
    String fingerprint = page("kinds", "--month", "2025-02").replaceAll(FINGERPRINT, "$1");
    assertThat(page).contains("<code>dvmdash " + named + " -o report.html</code>");
    assertThat(page.replaceAll(FINGERPRINT, "$1")).isEqualTo(fingerprint).hasSizeLessThan(100);
  }

  @Test
  void theClockIsOnlySeenByThoseWhoAsk() throws IOException {
    Cli later = cli().at(Instant.parse("2031-07-08T09:10:11Z"));

    assertThat(page(later, "--month", "2025-02")).isEqualTo(page("--month", "2025-02"));
    assertThat(page(later, "--month", "2025-02", "--now")).contains("2031-07-08 09:10 UTC");
  }

  @ParameterizedTest
  @CsvSource({
    "--title x, --title is for --format html",
    "--note x.md, --note is for --format html",
    "--note none.md -o x.html, the note cannot be read: none.md"
  })
  void whatMakesNoSenseIsRefused(String options, String sentence) {
    List<String> line = new ArrayList<>(List.of("stats", "--lake", SampleData.lake()));
    line.addAll(List.of(options.split(" ")));

    assertThat(cli().run(line.toArray(String[]::new)))
        .isEqualTo(new Cli.Result(2, "", "dvmdash: " + sentence + "\n"));
  }

  @Test
  void aPageHoldsAllReportsUnlessSomeAreNamed() throws IOException {
    String all = page("--month", "2025-02");

    for (Report report : Reports.all()) {
      assertThat(all).contains("<section id=\"" + report.name() + "\"");
    }
    assertThat(all.length()).isLessThan(1_000_000);
    assertThat(page("kinds", "--month", "2025-02"))
        .contains("<section id=\"kinds\"")
        .doesNotContain("<section id=\"dvms\"");
  }

  @Test
  void aFilterIsNamedAndItsCustomerIsNot() throws IOException {
    String customer = customer();

    assertThat(page("kinds", "--month", "2025-02", "--customer", customer))
        .contains(
            " · some customers</p>",
            "--customer … -o report.html</code> Customers are not named: put their")
        .doesNotContain(customer);
    assertThat(page("kinds", "--month", "2025-02", "--customer", customer, "--with-customers"))
        .contains(" · customer " + customer + "</p>");
  }

  @ParameterizedTest
  @ValueSource(ints = {28, 12})
  void theCardsSayWhatTheComparisonOfTheMonthsSays(int days) throws IOException {
    String lake = lakeUntil(days);
    JsonNode compare =
        new ObjectMapper()
            .readTree(
                cli()
                    .run("compare", "--month=2025-01", "--with=2025-02", "--json", "--lake", lake)
                    .out())
            .at("/reports/compare");
    cli().run("stats", "--month", "2025-02", "--lake", lake, "-o", "page.html");
    String page = Files.readString(directory.resolve("page.html"));
    String basis = days == 28 ? "" : ", same " + compare.at("/days/after") + " days";

    for (String count : List.of("requests", "results")) {
      double share = compare.at("/" + count + "/change_share").asDouble();
      assertThat(page).contains(spelled(share * 100, " %") + "</b> a day vs January" + basis + "<");
    }
    for (String number : List.of("users", "dvms")) {
      double before = compare.at("/" + number + "/before").asDouble();
      double after = compare.at("/" + number + "/after").asDouble();
      assertThat(page)
          .contains(spelled((after / before - 1) * 100, " %") + "</b> vs January" + basis + "<");
    }
    double rate =
        compare.at("/response_rate/after").asDouble()
            - compare.at("/response_rate/before").asDouble();
    assertThat(page).contains(spelled(rate * 100, " points") + "</b> vs January" + basis + "<");
    assertThat(page).contains("It compares " + compare.path("basis").asText());
  }

  private static String spelled(double number, String unit) {
    return Math.abs(number) < 0.05
        ? "<b>unchanged"
        : "<b>" + String.format(Locale.ROOT, "%+.1f", number).replace('-', '−') + unit;
  }

  /** A lake of January and the first days of February. */
  private String lakeUntil(int days) throws IOException {
    if (days == 28) {
      return SampleData.lake();
    }
    ObjectMapper json = new ObjectMapper();
    ArrayNode first = json.createArrayNode();
    long end = Instant.parse("2025-02-01T00:00:00Z").plus(Duration.ofDays(days)).getEpochSecond();
    for (JsonNode event : json.readTree(SampleData.FEBRUARY.toFile())) {
      if (event.path("created_at").asLong() < end) {
        first.add(event);
      }
    }
    json.writeValue(directory.resolve("part.json").toFile(), first);
    Cli.Result loaded =
        cli().run("load", "--lake", "part", SampleData.JANUARY.toString(), "part.json");
    assertThat(loaded.exitCode()).as(loaded.err()).isZero();
    return "part";
  }

  /** The npub of a customer of the sample data. */
  private static String customer() throws IOException {
    for (JsonNode event :
        new ObjectMapper()
            .readTree(SampleData.DIRECTORY.resolve("dvm_data_2025_feb.json").toFile())) {
      if (event.path("kind").asInt() == 5300) {
        return Nip19.npub(Bytes32.ofHex(event.path("pubkey").asText()));
      }
    }
    throw new AssertionError("no request in the sample data");
  }

  @Test
  void theDemoMakesAPage() throws IOException {
    Cli.Result demo = cli().run("demo", "--sample-data", SampleData.DIRECTORY.toString());
    Path page = directory.resolve("dvmdash-demo/report.html");

    assertThat(demo.exitCode()).as(demo.err()).isZero();
    assertThat(demo.out())
        .contains(
            "\n$ dvmdash stats --lake dvmdash-demo --month 2025-02 -o dvmdash-demo/report.html\n")
        .contains("\n  " + page + "\n");
    assertThat(Files.readString(page)).isEqualTo(page("--month", "2025-02"));
  }

  private Cli cli() {
    return new Cli(directory);
  }

  private String page(String... options) throws IOException {
    return page(cli(), options);
  }

  private String page(Cli cli, String... options) throws IOException {
    List<String> line =
        new ArrayList<>(List.of("stats", "--lake", SampleData.lake(), "-o", "page.html"));
    line.addAll(List.of(options));
    assertThat(cli.run(line.toArray(String[]::new))).isEqualTo(new Cli.Result(0, "", ""));
    return Files.readString(directory.resolve("page.html"));
  }
}
