package live.dvmdash.cli.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.stream.Stream;
import live.dvmdash.cli.testing.Cli;
import live.dvmdash.cli.testing.SampleData;
import live.dvmdash.lake.FetchLock;
import live.dvmdash.lake.Lake;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PruneTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path directory;
  private Cli cli;

  @BeforeEach
  void aLake() {
    cli = new Cli(directory).with("DVMDASH_LAKE", "lake");
    assertThat(cli.run("load", SampleData.DIRECTORY.toString()).exitCode()).isZero();
  }

  private String february() {
    return cli.run("export", "--month", "2025-02").out();
  }

  private JsonNode coverage(String month) throws IOException {
    Cli.Result stats = cli.run("stats", "overview", "--month", month, "--json");
    return JSON.readTree(stats.out()).path("coverage");
  }

  @Test
  void monthsBeforeGoAndTheOthersStay() throws IOException {
    String before = february();
    long events = cli.run("export", "--month", "2025-01").out().lines().count();
    assertThat(events).isPositive();

    Cli.Result result = cli.run("prune", "--before", "2025-02", "--yes");

    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.out())
        .contains("2025-01  %,d\n".formatted(events))
        .containsPattern("removed [0-9,]+ events of 3 months\n$");
    assertThat(february()).isEqualTo(before);
    assertThat(cli.run("export", "--month", "2025-01").exitCode()).isEqualTo(5);
    try (Stream<Path> snapshots = Files.list(directory.resolve("lake/.snapshots"))) {
      assertThat(snapshots).hasSize(1);
    }
  }

  @Test
  void daysThatAreGoneAreGapsAndNoZeros() throws IOException {
    assertThat(coverage("2025-01").at("/days/complete").asInt()).isGreaterThan(25);
    int february = coverage("2025-02").at("/days/complete").asInt();

    cli.run("prune", "--before", "2025-02", "--yes");

    assertThat(coverage("2025-01").at("/days/complete").asInt()).isZero();
    assertThat(coverage("2025-02").at("/days/complete").asInt()).isEqualTo(february);
  }

  @Test
  void aLaterLoadBringsTheMonthBack() {
    String before = cli.run("export").out();
    cli.run("prune", "--before", "2025-02", "--yes");
    assertThat(cli.run("export").out()).isNotEqualTo(before);

    cli.run("load", SampleData.DIRECTORY.toString());

    assertThat(cli.run("export").out()).isEqualTo(before);
  }

  @Test
  void whatWasRefusedBeforeGoesToo() {
    assertThat(
            cli.at(Cli.NOW.plusSeconds(40 * 86_400L))
                .run("prune", "--before", "2025-04", "--yes")
                .out())
        .containsPattern("removed [0-9,]+ events of 5 months and 40 in quarantine\n$");
    assertThat(cli.run("quarantine").out()).startsWith("the quarantine is empty");
  }

  @Test
  void aRehearsalTellsTheSameAndChangesNothing() throws IOException {
    String before = cli.run("export").out();

    JsonNode rehearsal =
        JSON.readTree(cli.run("prune", "--before", "2025-02", "--dry-run", "--json").out());

    assertThat(cli.run("export").out()).isEqualTo(before);
    JsonNode done = JSON.readTree(cli.run("prune", "--before", "2025-02", "--yes", "--json").out());
    assertThat(done.path("removed").asLong())
        .isPositive()
        .isEqualTo(rehearsal.path("removed").asLong());
    assertThat(done.path("partitions")).isEqualTo(rehearsal.path("partitions"));
  }

  @Test
  void aMonthIsAskedForThatMakesSense() {
    for (String month : new String[] {"2025", "2025-13", "2205-01", "2025-01-01"}) {
      Cli.Result result = cli.run("prune", "--before", month, "--yes");
      assertThat(result.exitCode()).as(month).isEqualTo(2);
      assertThat(result.err())
          .isEqualTo(
              "dvmdash: --before takes a month up to this one, such as 2025-03, not %s\n"
                  .formatted(month));
    }
    assertThat(cli.run("prune", "--before", "2025-02").exitCode()).isEqualTo(2);
  }

  @Test
  void nothingToRemoveIsDone() {
    assertThat(cli.run("prune", "--before", "1970-01", "--yes"))
        .isEqualTo(new Cli.Result(0, "removed 0 events\n", ""));
  }

  @Test
  void aRunningFetchComesFirst() throws Exception {
    Lake lake = Lake.at(directory.resolve("lake"), Clock.systemUTC());
    try (FetchLock fetch = lake.lockFetch("fetch", Duration.ZERO)) {
      assertThat(fetch).isNotNull();
      assertThat(cli.run("prune", "--before", "2025-02", "--yes", "--wait", "0").exitCode())
          .isEqualTo(6);
    }
  }
}
