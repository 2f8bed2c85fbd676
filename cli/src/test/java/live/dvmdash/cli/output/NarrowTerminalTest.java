package live.dvmdash.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import live.dvmdash.cli.console.ExitCodes;
import live.dvmdash.cli.testing.Cli;
import live.dvmdash.cli.testing.SampleData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables on terminals that have no room for all of their columns. */
class NarrowTerminalTest {

  private static final String LEFT_OUT = "too narrow for: ";

  @TempDir private Path directory;

  @ParameterizedTest
  @CsvSource({
    "kinds, kind name requests results answered rate",
    "response-times, npub name kind taken answered time p50",
    "dvms, npub name results answered time p50",
    "history, month requests results answered rate coverage",
    "relay-mentions, relay users requests hints spellings"
  })
  void whatTellsRowsApartAndSortsThemStays(String report, String heading) {
    assertThat(run(60, "stats", report, "--month", "2025-02").lines())
        .anySatisfy(line -> assertThat(line.replaceAll(" +", " ")).isEqualTo(heading))
        .anySatisfy(line -> assertThat(line).startsWith(LEFT_OUT));
  }

  @ParameterizedTest
  @ValueSource(ints = {60, 80})
  void moneyIsShownWhereItIsWhatRowsAreSortedBy(int width) {
    List<String> payments =
        run(width, "stats", "payments", "--month", "2025-02")
            .lines()
            .map(line -> line.replaceAll(" +", " "))
            .toList();

    assertThat(payments).filteredOn(line -> line.matches("(npub|kind) name .*")).hasSize(2);
    assertThat(payments).filteredOn(line -> line.matches(".*asked .*invoiced paid.*")).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(ints = {60, 80, 100})
  void noLineOfATableIsLonger(int width) {
    String all =
        run(width, "stats", "--month", "2025-02")
            + run(width, "relays").replaceFirst("\nno event .*", "")
            + run(width, "quarantine")
            + new Cli(directory)
                .onTerminal(width)
                .run("load", SampleData.FEBRUARY.toString())
                .out()
                .replaceFirst("\nnew events: .*", "");

    assertThat(all.lines())
        .isNotEmpty()
        .allSatisfy(line -> assertThat(line.codePoints().count()).isLessThanOrEqualTo(width));
  }

  @Test
  void whatIsLeftOutIsNamedWithTheWayToSeeIt() {
    assertThat(run(60, "stats", "kinds", "--month", "2025-02"))
        .contains(
            """
            too narrow for: users, dvms, response time p50/p90/p95/p99
            (all with --json, -o FILE or a wider terminal)
            """);
    assertThat(run(60, "relays"))
        .contains(
            """
            too narrow for: last tried, overlap, gaps, remark (all with
            --json or a wider terminal)
            """);
  }

  @Test
  void whatBecameOfARequestIsNeverCut() {
    assertThat(run(80, "requests", "--month", "2025-02", "--limit", "0"))
        .contains("answered by 1", "answered by 2", "no reaction")
        .doesNotContain("answered b…", "answered by…", "no reacti…");
  }

  @Test
  void theNameOfAnObjectTakesTwoLinesBeforeItIsCut() {
    List<String> lines =
        run(120, "stats", "response-times", "--month", "2025-02").lines().limit(6).toList();

    assertThat(lines)
        .noneMatch(line -> line.contains("…") && line.contains("first"))
        .anyMatch(line -> line.contains("first feedback"));
  }

  @Test
  void aPipeHasEveryColumn() {
    List<String> relays =
        new Cli(directory).run("relays", "--lake", SampleData.lake()).out().lines().toList();

    assertThat(relays.getFirst().split(" {2,}"))
        .containsExactly(
            "relay",
            "state",
            "last tried",
            "events",
            "unique",
            "overlap",
            "gain",
            "gaps",
            "remark");
  }

  private String run(int width, String... line) {
    String[] all = Arrays.copyOf(line, line.length + 2);
    all[line.length] = "--lake";
    all[line.length + 1] = SampleData.lake();
    Cli.Result result = new Cli(directory).onTerminal(width).run(all);
    assertThat(result.exitCode()).isEqualTo(ExitCodes.DONE);
    return result.out();
  }
}
