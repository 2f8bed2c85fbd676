package live.dvmdash.cli.load;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import live.dvmdash.cli.testing.Cli;
import live.dvmdash.cli.testing.DvmdashProcess;
import live.dvmdash.cli.testing.SampleData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sources that are none, that break off, and that lie. */
class LoadFaultTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> EVENTS = SampleData.events(5);
  private static final String FOREIGN =
      "holds nothing like a Nostr event: wanted is one event a line (as of jq -c) or one JSON array";

  @TempDir private Path directory;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                     | is empty: there is nothing to load
          ' \\n\\n '             | is empty: there is nothing to load
          {"hello":"world"}      | FOREIGN
          [1,2,3]                | holds nothing like a Nostr event: is it the right file?
          <html></html>          | FOREIGN
          hello world            | FOREIGN
          \\0\\0         | holds zero bytes instead of text, not an event source, and holds nothing like an event before that
          [                      | ends before the closing ] at byte 1, and holds nothing like an event before that
          """)
  void aFileWithoutEventsIsAMistakeAndTouchesNothing(String content, String sentence)
      throws IOException {
    Path file = directory.resolve("x.json");
    Files.writeString(file, content.translateEscapes());

    Cli.Result result = new Cli(directory).run("load", "--quiet", "x.json");

    assertThat(result)
        .isEqualTo(
            new Cli.Result(
                1, "", "dvmdash: x.json: " + sentence.replace("FOREIGN", FOREIGN) + "\n"));
    assertThat(directory).isDirectoryNotContaining("glob:**home");
  }

  @Test
  void tooLittleMemoryIsSaidInOneLine() throws Exception {
    Path file = directory.resolve("large.jsonl");
    Files.writeString(file, "{\"content\":\"" + "x".repeat(7_000_000) + "\"}");

    try (DvmdashProcess process =
        DvmdashProcess.start(
            directory, List.of("-Xmx16m"), List.of("load", "--lake", "lake", file.toString()))) {
      assertThat(process.await(60)).isEqualTo(1);
      assertThat(process.err())
          .endsWith(
              "dvmdash: not enough memory: everything committed is safe: give Java more, for"
                  + " example with DVMDASH_JAVA_OPTS=-Xmx2g\n")
          .doesNotContain("\tat ");
    }
  }

  @Test
  void aMissingFileFailsWithAnObject() throws IOException {
    Cli.Result result = new Cli(directory).run("load", "--json", "no/such.json");

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).isEqualTo("dvmdash: such.json: no such file: check the path\n");
    JsonNode source = JSON.readTree(result.out()).at("/sources/0");
    assertThat(source.path("status").asText()).isEqualTo("failed");
    assertThat(source.path("error").asText()).isEqualTo("no such file: check the path");
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void oneBadSourceDoesNotSpoilTheGoodOne() throws IOException {
    Files.write(directory.resolve("good.jsonl"), EVENTS);
    Files.writeString(directory.resolve("bad.json"), "{}");

    Cli.Result result = new Cli(directory).run("load", "bad.json", "good.jsonl", "missing");

    assertThat(result)
        .isEqualTo(
            new Cli.Result(
                3,
                """
                source      elements  valid  new  duplicates  malformed  bad id  bad signature  status
                bad.json           1      0    0           0          1       0              0  failed
                good.jsonl         5      5    5           0          0       0              0  complete
                missing            0      0    0           0          0       0              0  failed
                total              6      5    5           0          1       0              0

                new events: 2025-01 3 · 2025-02 2
                """,
                "dvmdash: bad.json: "
                    + FOREIGN
                    + "\ndvmdash: missing: no such file: check the path\n"));
  }

  @Test
  void aTruncatedArrayKeepsWhatStandsBefore() throws IOException {
    byte[] archive = Files.readAllBytes(SampleData.FEBRUARY);
    Files.write(directory.resolve("x.json"), Arrays.copyOf(archive, 400_000));

    JsonNode summary = broken("ends inside element 445 at byte 400000");

    assertThat(summary.path("elements").asInt()).isEqualTo(444);
    assertThat(summary.path("new").asInt()).isEqualTo(444);
    // The next load of the whole file brings the rest.
    JsonNode rest =
        JSON.readTree(
            new Cli(directory).run("load", "--json", SampleData.FEBRUARY.toString()).out());
    assertThat(rest.path("new").asInt()).isEqualTo(SampleData.FEBRUARY_UNIQUE - 444);
  }

  @Test
  void aTruncatedGzipKeepsWhatStandsBefore() throws IOException {
    byte[] packed = LoadTest.gzip(Files.readAllBytes(SampleData.FEBRUARY));
    Files.write(directory.resolve("x.json"), Arrays.copyOf(packed, packed.length / 2));

    JsonNode summary = broken("gzip data break off");

    assertThat(summary.path("new").asInt()).isBetween(300, 900);
    assertThat(summary.path("elements")).isEqualTo(summary.path("valid"));
  }

  @Test
  void aLastLineThatBreaksOffIsNotSilentlyDropped() throws IOException {
    String lines = String.join("\n", EVENTS);
    byte[] cut = Arrays.copyOf(lines.getBytes(UTF_8), lines.getBytes(UTF_8).length - 20);
    Files.write(directory.resolve("x.json"), cut);

    JsonNode summary = broken("ends inside element 5 at byte " + cut.length);

    assertThat(summary.path("new").asInt()).isEqualTo(4);
  }

  private JsonNode broken(String where) throws IOException {
    Cli.Result result = new Cli(directory).run("load", "--json", "x.json");

    assertThat(result.exitCode()).isEqualTo(3);
    assertThat(result.err())
        .startsWith("dvmdash: x.json: ")
        .contains(where)
        .endsWith(": everything before it is stored\n")
        .containsOnlyOnce("\n");
    JsonNode summary = JSON.readTree(result.out());
    assertThat(summary.at("/sources/0/status").asText()).isEqualTo("broken");
    return summary;
  }

  @Test
  void aForgedCopyThatComesFirstTakesNoId() throws IOException {
    String event = EVENTS.getFirst();
    String otherContent = event.replaceFirst("\"content\":\"", "\"content\":\"forged ");
    String otherSignature =
        event.replaceFirst("\"sig\":\"[0-9a-f]{128}", "\"sig\":\"" + "0".repeat(128));
    assertThat(List.of(otherContent, otherSignature)).doesNotContain(event);
    Files.write(directory.resolve("x.json"), List.of(otherContent, otherSignature, event, event));
    Cli cli = new Cli(directory);

    JsonNode summary = JSON.readTree(cli.run("load", "--json", "x.json").out());

    assertThat(summary.path("invalid").toString())
        .isEqualTo("{\"malformed\":0,\"bad_id\":1,\"bad_signature\":1}");
    assertThat(summary.path("new").asInt()).isEqualTo(1);
    assertThat(summary.path("duplicates").asInt()).isEqualTo(1);
    assertThat(JSON.readTree(cli.run("export").out())).isEqualTo(JSON.readTree(event));
  }

  @Test
  void aFolderOfOthersIsNoLake() throws IOException {
    Files.write(directory.resolve("x.json"), EVENTS);
    Cli cli = new Cli(directory);

    assertThat(cli.run("load", "--lake", ".", "x.json").err())
        .isEqualTo(
            "dvmdash: not a lake: "
                + directory
                + " holds other files: name another folder with --lake\n");
    assertThat(cli.run("load", "--lake", "x.json", "x.json").err())
        .isEqualTo(
            "dvmdash: not a lake: "
                + directory.resolve("x.json")
                + " is a file: name a folder with --lake\n");
    assertThat(cli.run("load", "--lake", "x.json/lake", "x.json").exitCode()).isEqualTo(1);
  }

  @Test
  void aLakeOfTheFutureIsLeftAlone() throws IOException {
    Path lake = Files.createDirectory(directory.resolve("lake"));
    Files.writeString(lake.resolve("lake.properties"), "format=9\n");
    Files.write(directory.resolve("x.json"), EVENTS);

    assertThat(new Cli(directory).run("load", "--lake", "lake", "x.json"))
        .isEqualTo(
            new Cli.Result(
                1,
                "",
                "dvmdash: the lake is newer than this program: "
                    + lake
                    + " has format 9, known is 1: update dvmdash\n"));
  }
}
