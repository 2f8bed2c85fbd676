package live.dvmdash.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import live.dvmdash.cli.testing.Cli;
import live.dvmdash.cli.testing.SampleData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How filters of reports are typed, and what is said of them. */
class FilterTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String HERON_HEX =
      "e46cd34ec269f1baa7c5fda5ae65cc68ecd777787b0a692f876737d79ad0e0e9";
  private static final String HERON =
      "npub1u3kdxnkzd8cm4f79lkj6uewvdrkdwamc0v9xjtu8vuma0xksur5sugkl8q";

  @TempDir private Path directory;

  @Test
  void aDvmIsTypedInAnyWay() throws IOException {
    Cli.Result byKey = stats("dvms", "--dvm", HERON, "--json");

    assertThat(byKey.exitCode()).as(byKey.err()).isZero();
    JsonNode document = JSON.readTree(byKey.out());
    assertThat(document.at("/reports/dvms")).hasSize(1);
    assertThat(document.at("/reports/dvms/0/pubkey").asText()).isEqualTo(HERON_HEX);
    assertThat(document.at("/scope/filters")).hasToString("[\"dvm " + HERON + "\"]");
    for (String typed :
        List.of(
            HERON_HEX,
            HERON_HEX.substring(0, 8),
            "nostr:" + HERON_HEX.substring(0, 9).toUpperCase(Locale.ROOT),
            "nostr:" + HERON,
            "Bright Heron",
            "bright heron")) {
      assertThat(stats("dvms", "--dvm", typed, "--json")).isEqualTo(byKey);
    }
  }

  @Test
  void aCustomerIsFoundByTheBeginningOfItsKey() throws IOException {
    Cli.Result requests =
        new Cli(directory)
            .run(
                "requests", "-m", "2025-02", "--limit", "1", "--lake", SampleData.lake(), "--json");
    String key = JSON.readTree(requests.out()).at("/reports/requests/0/customer/pubkey").asText();

    assertThat(key).hasSize(64);
    assertThat(stats("overview", "--customer", key.substring(0, 8), "--json"))
        .isEqualTo(stats("overview", "--customer", key, "--json"));
  }

  @Test
  void aNameOfSeveralDvmsIsRefusedAndListsThem() {
    Cli.Result result = stats("dvms", "--dvm", "r");

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
    assertThat(result.err())
        .startsWith("dvmdash: ")
        .contains(" DVMs fit r: give a key: ")
        .contains("Bright Heron " + HERON)
        .hasLineCount(1);
  }

  @ParameterizedTest
  @CsvSource({
    "--dvm Nobody, 5, 'no DVM is named Nobody: dvmdash stats dvms --month latest shows their names'",
    "--dvm 00000000, 5, 'no DVM is named 00000000: dvmdash stats dvms --month latest shows their names'",
    "--customer 00000000, 5, 'no customer''s key begins with 00000000'",
    "--kind 6300, 2, '--kind takes a kind of request, 5000 to 5999, not 6300'",
    "--kind x, 2, 'no kind is named x: give its number'",
    "--kind 5998, 5, 'no job of 2025-02 passes the filters: leave one out'",
    "--customer me, 2, '--customer: not an id or a pubkey: it takes a key as npub1…, nprofile1… or"
        + " 64 hex digits'"
  })
  void whatCannotBeUnderstoodIsSaid(String options, int code, String sentence) {
    assertThat(stats(options.split(" ")))
        .isEqualTo(new Cli.Result(code, "", "dvmdash: " + sentence + "\n"));
  }

  /** As a variable of a script is that was never set. */
  @Test
  void anEmptyNameIsNobodys() {
    assertThat(stats("dvms", "--dvm", ""))
        .isEqualTo(new Cli.Result(2, "", "dvmdash: --dvm takes a name or a key, not nothing\n"));
  }

  @Test
  void aSecretKeyIsRefused() {
    Cli.Result result = stats("--dvm", "nsec1" + "q".repeat(58));

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("secret key").doesNotContain("qqqq");
  }

  @Test
  void programsGetTheirObjectWhenNothingPasses() throws IOException {
    Cli.Result result = stats("overview", "--kind", "5998", "--json");

    assertThat(result.exitCode()).isEqualTo(5);
    JsonNode document = JSON.readTree(result.out());
    assertThat(document.at("/reports/overview/events").asInt(-1)).isZero();
    assertThat(document.at("/scope/filters/0").asText()).isEqualTo("kind 5998");
  }

  @Test
  void kindsHaveNames() throws IOException {
    Cli.Result byNumber = stats("kinds", "--kind", "5300,5050", "--json");

    assertThat(JSON.readTree(byNumber.out()).at("/reports/kinds")).hasSize(2);
    assertThat(stats("kinds", "--kind", "content discovery", "-k", "Text-Generation", "--json"))
        .isEqualTo(byNumber);
  }

  @Test
  void kindsThatAreTakenForNoJobsAreNamedUnlessTheyAreTheUsualOnes() throws IOException {
    String usual = "5128,5129,5666,5969,6666,6969";

    assertThat(stats("kinds", "--exclude-kinds", "5050,5002").out())
        .startsWith("Kinds of jobs · 2025-02 · no jobs: kinds 5002, 5050\n");
    assertThat(stats("kinds", "--exclude-kinds", usual)).isEqualTo(stats("kinds"));
    assertThat(
            JSON.readTree(stats("kinds", "--exclude-kinds", "5050", "--json").out())
                .at("/scope/filters/0")
                .asText())
        .isEqualTo("no jobs: kinds 5050");
  }

  @Test
  void peopleSeeWhatWasLeftOut() {
    List<String> lines = stats("kinds", "--kind", "5300", "--exclude-self").out().lines().toList();

    assertThat(lines.get(0))
        .isEqualTo("Kinds of jobs · 2025-02 · kind 5300 · without self-answers");
  }

  private Cli.Result stats(String... more) {
    List<String> line =
        new ArrayList<>(List.of("stats", "--month", "2025-02", "--lake", SampleData.lake()));
    line.addAll(List.of(more));
    return new Cli(directory).run(line.toArray(String[]::new));
  }
}
