package live.dvmdash.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import live.dvmdash.cli.console.ExitCodes;
import live.dvmdash.cli.testing.Cli;
import live.dvmdash.cli.testing.SampleData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Command lines that make no sense: one sentence, exit code 2, and nothing is touched. */
class UsageTest {

  private static final String SECRET =
      "nsec1vl029mgpspedva04g90vltkh6fvh240zqtv9k0t9af8935ke9laqsnlfe5";

  @TempDir private Path directory;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          stat                           | unknown command: stat: did you mean stats?
          frobnicate                     | unknown command: frobnicate: see dvmdash --help
          --versoin                      | unknown option: --versoin: did you mean --version?
          stats --mnth 2025-02           | unknown option: --mnth: did you mean --month?
          stats --mnth=2025-02           | unknown option: --mnth=2025-02: did you mean --month?
          stats --foo                    | unknown option: --foo: see dvmdash stats --help
          trace                          | ID is missing: see dvmdash trace --help
          stats --until 1950-01-01       | --until takes a moment after 1970-01-01T00:00:00Z, not 1950-01-01
          stats --kind 5128              | --kind 5128 is taken for no job: see --exclude-kinds in dvmdash stats --help
          stats --customer 8a98          | --customer: too short: give at least the first 8 hex digits
          stats --frobnicate             | unknown option: --frobnicate: see dvmdash stats --help
          export sample                  | unexpected argument: sample: see dvmdash export --help
          stats -o r.xyz                 | no format is known by the ending of r.xyz: take .txt, .json, .ndjson, .csv, .tsv, .md, .html, .parquet, or say --format
          trace 00 -o t.csv              | no format is known by the ending of t.csv: take .txt, .json, .dot, .mmd or .html, or say --format
          stats --month                  | --month needs a value: --month MONTH: see dvmdash stats --help
          stats --lake a --lake b        | --lake is given twice: see dvmdash stats --help
          stats --days many              | --days takes a whole number, not many: see dvmdash stats --help
          stats --days 1.5               | --days takes a whole number, not 1.5: see dvmdash stats --help
          stats --exclude-kinds 5300,x   | --exclude-kinds takes a whole number, not x: see dvmdash stats --help
          stats --format xml             | --format takes table, json, ndjson, csv, tsv, markdown, html, parquet, not xml: see dvmdash stats --help
          load --format csv x            | --format takes table, json, not csv: see dvmdash load --help
          stats --days 0                 | --days takes a number from 1 to 36500, not 0
          stats --limit -1               | --limit takes a number from 0, not -1
          stats --month february         | --month takes 2025-02, last or latest, not february
          stats --month 2025-13          | --month takes 2025-02, last or latest, not 2025-13
          stats --since yesterday        | --since takes a date such as 2025-02-01, a time such as 2025-02-01T12:00:00Z, or epoch seconds, not yesterday
          stats --until 2025-02-30       | --until takes a date such as 2025-02-01, a time such as 2025-02-01T12:00:00Z, or epoch seconds, not 2025-02-30
          stats --since 2025-02-01 --until 2025-02-01 | --since has to be before --until: the scope would be empty
          stats --month latest --days 3  | --month says it all: leave out --days, --since and --until
          stats --month latest --since 1 | --month says it all: leave out --days, --since and --until
          stats --days 3 --until 9       | --days counts back from today: leave out --since and --until
          stats --json --format csv      | --json and --format csv contradict each other
          stats --exclude-kinds 70000    | --exclude-kinds takes numbers from 0 to 65535, not 70000
          stats overview money           | no report is named money: there are overview, kinds, dvms, response-times, daily, unanswered, payments, history, milestones, founders, announcements, tags, relay-mentions, completeness
          load                           | nothing to load: name files, --month or --last: see dvmdash load --help
          load --threads 0 x             | --threads takes a number from 1, not 0
          load --wait soon x             | --wait takes a time such as 90s, 5m or 1h, not soon
          load --last 0                  | --last takes a number from 1, not 0
          load --month feb               | --month: 'feb' is not a month: write 2025-02, or 2025-01..2025-02 for several
          load --month 2025-02..2025-01  | --month: 2025-02..2025-01 runs backwards: write 2025-01..2025-02
          load --base-url ftp://x --list | --base-url takes an address with http:// or https://, not ftp://x
          load http://exa^mple/x         | not an address: http://exa^mple/x: check it for spaces and odd characters
          load --json --format table x   | --json and --format table contradict each other
          fetch --commit-every 0         | --commit-every takes a time of at least a second, not 0
          fetch --timeout 0s             | --timeout takes a time of at least a second, not 0s
          fetch --budget 0m              | --budget takes a time of at least a second, not 0m
          fetch --follow --for 0         | --for takes a time of at least a second, not 0
          fetch --relay ,                | --relay names no relay: write it like wss://relay.example
          fetch --relay wss//nos.lol     | relay 'wss//nos.lol': between the scheme and the host stands ://, and nothing else: write it like wss://relay.example
          fetch --relay npub1x,nos.lol   | relay 'npub1x': the name of a key or an event, not of a host: write it like wss://relay.example
          fetch --dvm somebody           | --dvm: not an id or a pubkey: it takes a key as npub1…, nprofile1… or 64 hex digits
          fetch --dvm 12345678           | --dvm takes a key as npub1…, nprofile1… or 64 hex digits, and no part of them: 8 digits are too few
          relays check --timeout 0       | --timeout takes a time of at least a second, not 0
          quarantine --raw --json        | --raw and --json contradict each other
          generate --month x             | --month takes a month such as 2025-02, not x
          generate --events 0            | events must be 1 to 100000000: 0
          """)
  void isSaidInOneSentence(String line, String sentence) {
    Cli.Result result = new Cli(directory).run(line.split(" +"));

    assertThat(result).isEqualTo(new Cli.Result(2, "", "dvmdash: " + sentence + "\n"));
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void wordsCannotForgeLinesOrColours() {
    Cli.Result result = new Cli(directory).run("stats", "--x\u001b[31m\ny");

    assertThat(result.err())
        .isEqualTo("dvmdash: unknown option: --x␛[31m y: see dvmdash stats --help\n");
  }

  @Test
  void withoutAHomeTheLakeHasToBeNamed() {
    assertThat(new Cli(directory).without("HOME").run("stats"))
        .isEqualTo(
            new Cli.Result(
                2,
                "",
                "dvmdash: where is the lake? HOME is not set: name a folder with --lake DIR\n"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "fetch --relay KEY",
        "fetch --relay wss://nos.lol,wss://KEY",
        "relays --relay KEY",
        "fetch --auth-key-file KEY",
        "fetch --lake KEY/x --auth-key-file nothing",
        "fetch KEY",
        "fetch --dvm KEY",
        "fetch --kinds KEY",
        "fetch --since KEY",
        "stats KEY",
        "KEY"
      })
  void aSecretKeyIsNeverRepeatedAndNeverStored(String line) {
    Cli.Result result = new Cli(directory).run(line.replace("KEY", SECRET).split(" "));

    assertThat(result.exitCode()).isIn(ExitCodes.FAILED, ExitCodes.USAGE);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).startsWith("dvmdash: ").hasLineCount(1).doesNotContain("vl029mgpsp");
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void aKeyInPlaceOfItsFileIsNotRepeated() {
    String hex = "67dea2ed018072d675f5415ecfaed7d2597555e202d85b3d65ea4e58d2d92ffa";

    Cli.Result result = new Cli(directory).run("fetch", "--auth-key-file", hex);

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err())
        .startsWith("dvmdash: --auth-key-file takes the name of a file: this is a secret key")
        .doesNotContain("67dea2");
  }

  @Test
  void aKeyFileThatIsNotThereIsAMistakeInTheCommandLine() {
    assertThat(new Cli(directory).run("fetch", "--auth-key-file", "nothing"))
        .isEqualTo(
            new Cli.Result(
                2,
                "",
                "dvmdash: --auth-key-file: %s/nothing: no such file: put a secret key into one that only you can read\n"
                    .formatted(directory)));
  }

  @Test
  void aSecretKeyIsRefusedAndNotRepeated() {
    String secret = SECRET;

    Cli.Result result =
        new Cli(directory).run("export", "--lake", SampleData.lake(), "--dvm", secret);

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err())
        .startsWith("dvmdash: --dvm: this is a secret key")
        .doesNotContain(secret);
  }
}
