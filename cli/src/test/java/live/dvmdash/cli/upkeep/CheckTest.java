package live.dvmdash.cli.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import live.dvmdash.cli.testing.Cli;
import live.dvmdash.cli.testing.SampleData;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path directory;
  private Cli cli;
  private Path lake;

  @BeforeEach
  void load() {
    cli = new Cli(directory).with("DVMDASH_LAKE", "lake");
    lake = directory.resolve("lake");
    cli.run("load", "--quiet", SampleData.JANUARY.toString(), SampleData.FEBRUARY.toString());
  }

  @Test
  void whatWasLoadedIsSound() {
    Cli.Result result = cli.run("check", "--full");

    assertThat(result)
        .isEqualTo(
            new Cli.Result(
                0,
                "sound: 9 files with 2,490 events; ids and derived columns of all,"
                    + " signatures of 2,490\n",
                ""));
    assertThat(cli.run("check", "--quiet")).isEqualTo(new Cli.Result(0, "", ""));
  }

  @Test
  void aFindingIsALineAndARepairMendsIt() throws IOException {
    Files.writeString(lake.resolve("sources/no\u001btes.txt"), "x");
    String advice = ": no part of a lake: remove it, or --repair sets it aside\n";

    Cli.Result found = cli.run("check", "--quiet");

    assertThat(found)
        .isEqualTo(
            new Cli.Result(
                1,
                "sources/no␛tes.txt" + advice,
                "dvmdash: not sound: "
                    + lake
                    + ": 1 finding: mend what can be mended by dvmdash check --repair\n"));
    assertThat(cli.run("check", "--repair", "--quiet"))
        .isEqualTo(new Cli.Result(0, "sources/no␛tes.txt: no part of a lake: repaired\n", ""));
    assertThat(cli.run("check").exitCode()).isZero();
  }

  @Test
  void aFileBesideTheLakeIsNamedAndDoesNoHarm() throws IOException {
    Files.writeString(lake.resolve("report.html"), "x");
    String line = "report.html: no part of the lake: harmless, and left alone\n";

    assertThat(cli.run("check", "--quiet")).isEqualTo(new Cli.Result(0, line, ""));
    assertThat(cli.run("check", "--repair", "--quiet")).isEqualTo(new Cli.Result(0, line, ""));
    assertThat(cli.run("check").out()).startsWith(line + "sound: ");
  }

  @Test
  void anEventOfATrustedLoadThatIsForgedIsNamedAndQuarantined() throws IOException {
    String event = SampleData.events(1).getFirst();
    String forged = event.replaceFirst("\"sig\":\"[0-9a-f]{128}", "\"sig\":\"" + "0".repeat(128));
    Cli other = new Cli(directory).with("DVMDASH_LAKE", "other");
    other.piping(forged).run("load", "--trust-signatures", "-");

    Cli.Result result = other.run("check", "--full", "--json");

    assertThat(result.exitCode()).isEqualTo(1);
    JsonNode object = JSON.readTree(result.out());
    assertThat(object.path("sound").asBoolean()).isFalse();
    assertThat(object.at("/findings/0/kind").asText()).isEqualTo("bad_signature");
    assertThat(object.at("/findings/0/events").asInt()).isEqualTo(1);
    assertThat(object.at("/findings/0/where").asText())
        .matches("events/month=2025-0[12]/part-.*[.]parquet");
    assertThat(other.run("check", "--full").out())
        .contains("perhaps loaded with --trust-signatures");
    assertThat(other.run("check", "--full", "--repair").exitCode()).isZero();
    assertThat(other.run("quarantine").out()).contains("bad_signature");
    assertThat(other.run("export").out()).isEmpty();
  }

  @Test
  void withoutALakeThereIsNothingToCheck() {
    assertThat(new Cli(directory).run("check").exitCode()).isEqualTo(5);
  }

  /** Whatever the program does to a lake, it is sound after it. */
  @Test
  void everyCommandLeavesASoundLake() {
    for (List<String> command :
        List.of(
            List.of("compact"),
            List.of("export"),
            List.of("stats"),
            List.of("load", SampleData.JANUARY.toString()))) {
      cli.run(command.toArray(String[]::new));
      assertThat(cli.run("check", "--quiet")).as(command.toString()).isEqualTo(ok());
    }
  }

  private static Cli.Result ok() {
    return new Cli.Result(0, "", "");
  }
}
