package live.dvmdash.cli.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import live.dvmdash.cli.testing.Cli;
import live.dvmdash.cli.testing.SampleData;
import live.dvmdash.lake.Lake;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatusTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path directory;
  private Cli cli;

  @BeforeEach
  void inADirectory() {
    cli = new Cli(directory).with("DVMDASH_LAKE", "lake");
  }

  private JsonNode status() throws IOException {
    return JSON.readTree(cli.run("status", "--json").out());
  }

  private Cli later(int minutes) {
    return cli.at(Cli.NOW.plusSeconds(60L * minutes));
  }

  private void load() {
    assertThat(cli.run("load", SampleData.JANUARY.toString()).exitCode()).isZero();
  }

  @Test
  void tellsWhatThereIsAndHowTheLastRunsEnded() throws IOException {
    load();
    assertThat(later(1).run("load", "missing.json").exitCode()).isEqualTo(1);
    later(2).run("compact", "--wait", "5m");

    Cli.Result result = cli.run("status");

    assertThat(result.exitCode()).isZero();
    assertThat(result.err()).isEmpty();
    assertThat(result.out())
        .containsPattern("lake +.*/lake\n")
        .containsPattern("size +[0-9.]+ MB, 0.0 MB of it quarantine\n")
        .containsPattern("sources +dvm_data_2025_jan.json\n")
        .containsPattern("held +by nobody\n")
        .containsPattern("2025-01 +1,233  2025-01-01 03:57  2025-01-31 22:35 +1 +0.[0-9] MB\n")
        .endsWith(
            """
            run      begun             outcome
            load     2025-03-15 12:00  exit code 0  6 duplicates, 1,274 elements, 20 invalid, 1,248 new
            load     2025-03-15 12:01  exit code 1
            compact  2025-03-15 12:02  exit code 0

            all is well: 1,248 events of 5 months, the last run was a compact at 2025-03-15 12:02 UTC
            """);
  }

  @Test
  void saysTheSameToPrograms() throws IOException {
    load();

    JsonNode status = status();

    assertThat(status.path("schema").asInt()).isEqualTo(1);
    assertThat(status.path("verdict").asText()).isEqualTo("ok");
    assertThat(status.path("events").asLong()).isEqualTo(cli.run("export").out().lines().count());
    JsonNode month = status.at("/months/2");
    assertThat(month.path("month").asText()).isEqualTo("2025-01");
    List<Long> times =
        cli.run("export", "--month", "2025-01")
            .out()
            .lines()
            .map(line -> line.replaceFirst(".*\"created_at\":([0-9]+).*", "$1"))
            .map(Long::valueOf)
            .toList();
    assertThat(month.path("events").asLong()).isEqualTo(times.size());
    assertThat(month.path("first").asLong()).isEqualTo(times.getFirst());
    assertThat(month.path("last").asLong()).isEqualTo(times.getLast());
    assertThat(status.at("/runs/0/command").asText())
        .isEqualTo("load " + SampleData.JANUARY.toString());
    assertThat(status.at("/runs/0/state").asText()).isEqualTo("ended");
    assertThat(status.at("/runs/0/exit_code").asInt()).isZero();
    assertThat(status.path("bytes").asLong())
        .isGreaterThan(status.path("quarantine_bytes").asLong());
    assertThat(status.path("free_bytes").asLong()).isPositive();
  }

  @Test
  void aRunThatWasKilledIsNamed() throws IOException {
    load();
    Lake.at(directory.resolve("lake"), Clock.systemUTC())
        .runs()
        .begin("fetch", "fetch --days 2")
        .close();

    assertThat(cli.run("status").out())
        .containsPattern("fetch +[-0-9]+ [0-9:]+ +killed")
        .contains("\nthe last run was killed: fetch, begun ");
    assertThat(status().path("verdict").asText()).isEqualTo("attention");
    assertThat(status().at("/runs/1/state").asText()).isEqualTo("killed");
    assertThat(status().at("/runs/1/exit_code").isNull()).isTrue();
  }

  @Test
  void aRunThatFailedIsNamed() throws IOException {
    load();
    later(1).run("load", "missing.json");

    assertThat(cli.run("status").out())
        .endsWith(
            "\nthe last run did not end well: load, begun 2025-03-15 12:01 UTC, exit code 1\n");
  }

  @Test
  void aCommandLineThatMakesNoSenseIsNoRun() throws IOException {
    load();
    assertThat(cli.run("load").exitCode()).isEqualTo(2);

    assertThat(status().path("runs")).hasSize(1);
  }

  @Test
  void secretKeysAreNotKept() throws IOException {
    load();
    later(1).run("load", "nsec1vl029mgpspedva04g90vltkh6fvh240zqtv9k0t9af8935ke9laqsnlfe5");

    assertThat(status().at("/runs/1/command").asText()).isEqualTo("load nsec1…");
  }

  @Test
  void whoHoldsTheLakeIsNamed() throws IOException {
    load();
    Path file = directory.resolve("lake/.lock-fetch");
    Files.writeString(
        file,
        "process %d (dvmdash fetch, since 2025-03-15T11:00:00Z)"
            .formatted(ProcessHandle.current().pid()));
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      assertThat(lock.isValid()).isTrue();
      JsonNode holder = status().at("/holders/0");
      assertThat(holder.path("doing").asText()).isEqualTo("is fetching");
    }

    assertThat(status().path("holders")).isEmpty();
  }

  @Test
  void aDamagedFileIsNamedAndTheRestIsShown() throws IOException {
    load();
    try (Stream<Path> files = Files.walk(directory.resolve("lake/events/month=2025-01"))) {
      Path file = files.filter(Files::isRegularFile).findFirst().orElseThrow();
      Files.writeString(file, "garbage");
    }

    Cli.Result result = cli.run("status");

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).startsWith("dvmdash: damaged: ").containsOnlyOnce("\n");
    assertThat(result.out())
        .contains("2024-12")
        .endsWith("\na file is damaged: it is named on standard error\n");
  }

  @Test
  void withoutALakeThereIsNothingToTell() throws IOException {
    assertThat(cli.run("status").exitCode()).isEqualTo(5);
    Cli.Result json = cli.run("status", "--json");

    assertThat(json.exitCode()).isEqualTo(5);
    assertThat(JSON.readTree(json.out()).path("events").asInt()).isZero();
    assertThat(JSON.readTree(json.out()).path("verdict").asText()).isEqualTo("attention");
    assertThat(json.err()).startsWith("dvmdash: there is no lake yet").containsOnlyOnce("\n");
    assertThat(directory.resolve("lake")).doesNotExist();
  }
}
