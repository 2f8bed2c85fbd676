package live.dvmdash.cli.load;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import live.dvmdash.cli.testing.Cli;
import live.dvmdash.cli.testing.SampleData;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Archives from the web, here from this machine. */
class LoadArchivesTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String JANUARY = "dvm_data_2025_jan.json";
  private static final String FEBRUARY = "dvm_data_2025_feb.json";

  @TempDir private Path directory;
  private ArchiveSite site;
  private Cli cli;
  private byte[] february;

  @BeforeEach
  void offer() throws IOException {
    february = Files.readAllBytes(SampleData.FEBRUARY);
    site =
        new ArchiveSite()
            .offer(JANUARY, Files.readAllBytes(SampleData.JANUARY))
            .offer(FEBRUARY, february);
    cli =
        new Cli(directory)
            .with("DVMDASH_LAKE", directory.resolve("lake").toString())
            .with("DVMDASH_BASE_URL", site.base());
  }

  @AfterEach
  void end() {
    site.close();
  }

  @Test
  void aMonth() throws IOException {
    Cli.Result fromWeb = cli.run("load", "--month", "2025-02");
    Cli.Result fromDisk = cli.run("load", "--lake", "other", SampleData.FEBRUARY.toString());

    assertThat(fromWeb).isEqualTo(fromDisk);
    assertThat(site.downloads()).containsExactly(FEBRUARY);
    assertThat(downloads()).isEmptyDirectory();
    assertThat(cli.run("export")).isEqualTo(cli.run("export", "--lake", "other"));
  }

  @Test
  void severalMonths() throws IOException {
    JsonNode summary = json("load", "--json", "--month", "2025-01..2025-02", "-m", "2025-02");

    assertThat(summary.path("sources").findValuesAsText("name")).containsExactly(JANUARY, FEBRUARY);
    assertThat(summary.path("new").asInt()).isEqualTo(2_490);
  }

  @Test
  void theNewest() throws IOException {
    assertThat(json("load", "--json", "--last", "1").path("sources").findValuesAsText("name"))
        .containsExactly(FEBRUARY);
    assertThat(json("load", "--json", "--last", "2").path("sources").findValuesAsText("name"))
        .containsExactly(JANUARY, FEBRUARY);
  }

  @Test
  void anAddress() throws IOException {
    assertThat(json("load", "--json", site.base() + "/" + JANUARY).at("/sources/0/name").asText())
        .isEqualTo(JANUARY);
  }

  @Test
  void theListMarksWhatIsLoaded() throws IOException {
    String nothingLoaded =
        """
        2025-01          1 MB
        2025-02          1 MB
        """;
    assertThat(cli.run("load", "--list")).isEqualTo(new Cli.Result(0, nothingLoaded, ""));
    assertThat(directory).isEmptyDirectory();

    cli.run("load", "--month", "2025-02");

    assertThat(cli.run("load", "--list").out())
        .isEqualTo(
            """
            2025-01          1 MB
            2025-02          1 MB  loaded
            """);
    JsonNode archives = json("load", "--list", "--json").path("archives");
    assertThat(archives).hasSize(2);
    assertThat(archives.get(1).toString())
        .isEqualTo(
            "{\"month\":\"2025-02\",\"url\":\"%s/%s\",\"bytes\":%d,\"loaded\":true}"
                .formatted(site.base(), FEBRUARY, february.length));
  }

  @Test
  void aSiteWithoutArchivesIsSaid() {
    Cli.Result result = cli.run("load", "--list", "--base-url", site.base() + "/none");

    assertThat(result)
        .isEqualTo(
            new Cli.Result(
                5,
                "",
                "dvmdash: no archives: %s/none/ offers none: check --base-url\n"
                    .formatted(site.base())));
    assertThat(cli.run("load", "--last", "2", "--base-url", site.base() + "/none").exitCode())
        .isEqualTo(5);
  }

  @Test
  void aDownloadThatIsCutGoesOn() throws IOException {
    site.cut(FEBRUARY, 300_000);

    JsonNode summary = json("load", "--json", "--month", "2025-02");

    assertThat(summary.path("new").asInt()).isEqualTo(SampleData.FEBRUARY_UNIQUE);
    assertThat(site.downloads()).hasSize(2);
    assertThat(site.downloads().get(1)).startsWith(FEBRUARY + " bytes=");
  }

  @Test
  void aMonthThatIsNotOfferedFailsAloneAndFast() {
    Cli.Result result = cli.run("load", "-q", "--month", "2024-12..2025-01");

    assertThat(result)
        .isEqualTo(
            new Cli.Result(
                3,
                "",
                "dvmdash: %s/dvm_data_2024_dec.json is not to be had:".formatted(site.base())
                    + " the host answers with status 404\n"));
  }

  @Test
  void aDownloadOfNoUseDoesNotStandInTheWay() throws IOException {
    site.offer("nothing.json", "{}".getBytes(UTF_8));
    assertThat(cli.run("load", site.base() + "/nothing.json").exitCode()).isEqualTo(1);
    assertThat(cli.run("load", "--month", "2024-12").exitCode()).isEqualTo(1);
    assertThat(cli.run("stats").err()).startsWith("dvmdash: there is no lake yet: ");

    assertThat(json("load", "--json", "--month", "2025-02").path("new").asInt())
        .isEqualTo(SampleData.FEBRUARY_UNIQUE);
  }

  @Test
  void aDownloadIsKeptWhenAsked() throws IOException {
    json("load", "--json", "--month", "2025-02", "--keep-download");

    try (Stream<Path> files = Files.list(downloads())) {
      assertThat(files.filter(file -> file.toString().endsWith(".json")))
          .singleElement()
          .satisfies(file -> assertThat(file).hasSameBinaryContentAs(SampleData.FEBRUARY));
    }
  }

  @Test
  void theSettingsFileNamesTheSiteToo() throws IOException {
    Path settings = Files.createDirectories(directory.resolve("home/.config/dvmdash"));
    Files.writeString(
        settings.resolve("config.properties"), "load.base-url = " + site.base() + "/\n");
    cli.without("DVMDASH_BASE_URL");

    assertThat(json("load", "--json", "--last", "1").path("sources")).hasSize(1);
  }

  private Path downloads() {
    return directory.resolve("lake/downloads");
  }

  private JsonNode json(String... line) throws IOException {
    Cli.Result result = cli.run(line);
    assertThat(result.exitCode()).as(result.toString()).isZero();
    assertThat(result.err()).isEmpty();
    return JSON.readTree(result.out());
  }
}
