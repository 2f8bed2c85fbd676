package live.dvmdash.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import live.dvmdash.event.Bytes32;
import live.dvmdash.event.Nip19;
import live.dvmdash.report.Report;
import live.dvmdash.report.Reports;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the command line makes of pages for publishing. */
class PublishingTest {

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

  @Test
  void theTitleIsQuotedForAShell() throws IOException {
    assertThat(page("--month", "2025-02", "--title", "Bob's DVMs"))
        .contains("--title &#39;Bob&#39;\\&#39;&#39;s DVMs&#39; -o report.html");
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
        .contains(" · some customers</p>", "--customer … -o report.html")
        .doesNotContain(customer);
    assertThat(page("kinds", "--month", "2025-02", "--customer", customer, "--with-customers"))
        .contains(" · customer " + customer + "</p>");
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
