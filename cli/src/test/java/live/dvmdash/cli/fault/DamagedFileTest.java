package live.dvmdash.cli.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import live.dvmdash.cli.console.ExitCodes;
import live.dvmdash.cli.testing.Cli;
import live.dvmdash.cli.testing.FetchWorld;
import live.dvmdash.cli.testing.SampleData;
import live.dvmdash.event.Event;
import live.dvmdash.relay.testing.SignedEvents;
import live.dvmdash.relay.testing.TestRelay;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Files of the lake that a disk or a copy has damaged: they are named, and everything else can be
 * read and goes on.
 */
class DamagedFileTest {

  private static final String FEBRUARY = SampleData.FEBRUARY.toString();

  @TempDir private Path directory;
  private Cli cli;
  private Path lake;

  @BeforeEach
  void load() {
    cli = new Cli(directory).with("DVMDASH_LAKE", "lake");
    lake = directory.resolve("lake");
    cli.run("load", "--quiet", SampleData.JANUARY.toString());
  }

  private Path fileOf(String month) throws IOException {
    try (Stream<Path> files = Files.list(lake.resolve("events/month=" + month))) {
      return files.findFirst().orElseThrow();
    }
  }

  /** Damages the file of a month in one of the ways that disks have. */
  private Path damage(String month, String how) throws IOException {
    Path file = fileOf(month);
    byte[] whole = Files.readAllBytes(file);
    Files.write(
        file,
        switch (how) {
          case "truncated" -> Arrays.copyOf(whole, whole.length / 2);
          case "garbage" -> "no Parquet ".repeat(500).getBytes(StandardCharsets.UTF_8);
          case "flipped" -> withoutFirstPages(whole);
          default -> new byte[0];
        });
    return file;
  }

  /** So many bits turned that no reader can unpack the first columns; the end is as it was. */
  private static byte[] withoutFirstPages(byte[] file) {
    for (int i = 4; i < file.length / 2; i++) {
      file[i] ^= 0x10;
    }
    return file;
  }

  private static String[] words(String command) {
    return command.split(" ", -1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"truncated", "garbage", "empty", "flipped"})
  void aDamagedFileIsNamedAndOtherMonthsComeBack(String damage) throws IOException {
    cli.run("load", "--quiet", FEBRUARY);
    String january = cli.run("export", "--month", "2025-01").out();
    Path file = damage("2025-02", damage);

    for (String command :
        List.of(
            "stats --month 2025-02",
            "requests --month 2025-02",
            "compare --month 2025-01 --with 2025-02",
            "compact")) {
      OneLine.assertFails(cli.run(words(command)), file.getFileName().toString(), "check --repair");
    }
    assertThat(cli.run("export", "--month", "2025-01").out()).isEqualTo(january);
    assertThat(cli.run("check").exitCode()).isEqualTo(1);

    assertThat(cli.run("check", "--repair").exitCode()).isZero();

    assertThat(cli.run("stats", "--month", "2025-01").exitCode()).isZero();
    cli.run("load", "--quiet", SampleData.JANUARY.toString(), FEBRUARY);
    assertThat(cli.run("check")).extracting(Cli.Result::out).asString().contains("2,490 events");
  }

  private static void assertSaysWhatIsLeftOut(Cli.Result result, Path file) {
    assertThat(result.exitCode()).as(result.err()).isEqualTo(ExitCodes.INCOMPLETE);
    assertThat(result.err())
        .startsWith("dvmdash: ")
        .contains(file.getFileName().toString(), "check --repair");
    assertThat(result.err().strip().lines()).hasSize(1);
  }

  /** What looks at all months does without the file; a report says so as well. */
  @ParameterizedTest
  @ValueSource(strings = {"truncated", "garbage", "empty", "flipped"})
  void otherMonthsStayReadable(String damage) throws IOException {
    cli.run("load", "--quiet", FEBRUARY);
    String ofJanuary = " --month 2025-01";
    String dvm = only("SELECT pubkey FROM results WHERE month = '2025-01' LIMIT 1");
    Path file = damage("2025-02", damage);

    for (String command :
        List.of(
            "stats" + ofJanuary,
            "stats --format html" + ofJanuary,
            "stats history" + ofJanuary,
            "requests" + ofJanuary,
            "dvm " + dvm + ofJanuary)) {
      Cli.Result result = cli.run(words(command));

      assertSaysWhatIsLeftOut(result, file);
      assertThat(result.out()).contains("damaged files are left out: 2025-02");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"truncated", "garbage", "empty"})
  void aTraceIsOfTheFilesThatCanBeRead(String damage) throws IOException {
    cli.run("load", "--quiet", FEBRUARY);
    String request = only("SELECT id FROM requests WHERE month = '2025-01' LIMIT 1");
    String whole = cli.run("trace", request, "--format", "json").out();
    Path file = damage("2025-02", damage);

    for (String id : List.of(request, request.substring(0, 12))) {
      Cli.Result trace = cli.run("trace", id, "--format", "json");

      assertSaysWhatIsLeftOut(trace, file);
      assertThat(trace.out()).isEqualTo(whole);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"truncated", "garbage", "empty", "flipped"})
  void whatIsReadAsAWholeIsReadAsFarAsItCanBe(String damage) throws IOException {
    String january = cli.run("export", "--month", "2025-01").out();
    cli.run("load", "--quiet", FEBRUARY);
    cli.run("compact");
    Path file = damage("2025-02", damage);

    Cli.Result export = cli.run("export");
    Cli.Result sql =
        cli.run(
            "sql",
            "--format",
            "csv",
            "SELECT DISTINCT month, max(id) AS id FROM events GROUP BY 1");

    assertSaysWhatIsLeftOut(export, file);
    assertThat(export.out()).contains(january);
    OneLine.assertFails(
        cli.run("export", "--month", "2025-02"), file.getFileName().toString(), "check --repair");
    assertSaysWhatIsLeftOut(sql, file);
    assertThat(sql.out()).contains("2025-01").doesNotContain("2025-02");
  }

  @ParameterizedTest
  @ValueSource(strings = {"truncated", "flipped"})
  void aFetchGoesOnWhileAnOldMonthIsDamaged(String damage) throws IOException {
    damage("2025-01", damage);
    List<Event> events = SignedEvents.by(1).requests(5, Cli.NOW.getEpochSecond() - 500);
    try (TestRelay relay = TestRelay.with(events).start()) {
      assertThat(cli.run("fetch", "--quiet", "--relay", relay.url()).exitCode()).isZero();
    }

    assertThat(FetchWorld.idsOfLines(cli.run("export", "--month", "2025-03").out()))
        .isEqualTo(FetchWorld.idsOf(events));
  }

  /** The one value that a query gives. */
  private String only(String sql) {
    return cli.run("sql", "--format", "csv", sql).out().lines().toList().getLast();
  }
}
