package live.dvmdash.cli.load;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import live.dvmdash.cli.testing.Cli;
import live.dvmdash.cli.testing.Golden;
import live.dvmdash.cli.testing.SampleData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What can be loaded, and what is said about it. */
class LoadTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> EVENTS = SampleData.events(5);

  @TempDir private Path directory;

  static Stream<Arguments> contents() throws IOException {
    String lines = String.join("\n", EVENTS) + "\n";
    String array = "[" + String.join(",", EVENTS) + "]";
    StringBuilder frames = new StringBuilder();
    EVENTS.forEach(event -> frames.append("[\"EVENT\",\"s\",").append(event).append("]\n"));
    frames.append("[\"EOSE\",\"s\"]\n[\"NOTICE\",\"bye\"]\n");
    return Stream.of(
        Arguments.of("array", array.getBytes(UTF_8)),
        Arguments.of("array on many lines", array.replace(",\"", " ,\n  \"").getBytes(UTF_8)),
        Arguments.of("lines", lines.getBytes(UTF_8)),
        Arguments.of("lines without the last end", lines.strip().getBytes(UTF_8)),
        Arguments.of("lines of DOS", lines.replace("\n", "\r\n").getBytes(UTF_8)),
        Arguments.of(
            "lines with blank ones", ("\n" + lines.replace("\n", "\n \n")).getBytes(UTF_8)),
        Arguments.of("byte order mark", ("\ufeff" + array).getBytes(UTF_8)),
        Arguments.of("frames of a relay", frames.toString().getBytes(UTF_8)),
        Arguments.of("gzipped array", gzip(array.getBytes(UTF_8))),
        Arguments.of("gzipped lines with a mark", gzip(("\ufeff" + lines).getBytes(UTF_8))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("contents")
  void recognisesContentsInFilesAndPipes(String what, byte[] content) throws IOException {
    Path file = Files.write(directory.resolve("file"), content);
    Cli cli = new Cli(directory).piping(content);

    JsonNode fromFile = json(cli.run("load", "--lake", "a", "--json", file.toString()));
    JsonNode piped = json(cli.run("load", "--lake", "b", "--json", "-"));

    assertThat(fromFile.path("elements").asInt()).as(what).isEqualTo(5);
    assertThat(fromFile.path("new").asInt()).isEqualTo(5);
    assertThat(piped.path("new").asInt()).isEqualTo(5);
    assertThat(piped.at("/sources/0/name").asText()).isEqualTo("standard input");
    assertThat(cli.run("export", "--lake", "a")).isEqualTo(cli.run("export", "--lake", "b"));
  }

  @Test
  void theReadmeOfTheSampleDataCountsRight() throws IOException {
    String readme = Files.readString(SampleData.DIRECTORY.resolve("README.md"));
    for (Path archive : List.of(SampleData.JANUARY, SampleData.FEBRUARY)) {
      String name = archive.getFileName().toString();
      JsonNode summary =
          json(new Cli(directory).run("load", "--lake", name, "--json", archive.toString()));
      StringBuilder row = new StringBuilder("| `" + name + "` |");
      for (String figure :
          List.of(
              "/elements",
              "/valid",
              "/duplicates",
              "/invalid/malformed",
              "/invalid/bad_id",
              "/invalid/bad_signature")) {
        row.append(String.format(Locale.ROOT, " %,d |", summary.at(figure).asInt()));
      }
      assertThat(readme).contains(row);
    }
  }

  @Test
  void aSecondLoadAddsNothingAndSaysSo() throws IOException {
    String[] line = {"load", "--lake", "lake", SampleData.DIRECTORY.toString()};
    Cli cli = new Cli(directory);

    Cli.Result first = cli.run(line);
    Cli.Result second = cli.run(line);

    assertThat(first.exitCode()).isZero();
    assertThat(second.exitCode()).isZero();
    Golden.check("load/first.txt", first.out());
    Golden.check("load/second.txt", second.out());
  }

  @Test
  void summaryAsJson() throws IOException {
    Cli.Result result =
        new Cli(directory)
            .run("load", "--json", SampleData.FEBRUARY.toString(), SampleData.JANUARY.toString());
    JsonNode summary = json(result);

    Golden.check("load/first.json", result.out());
    assertConsistent(summary);
    summary.path("sources").forEach(LoadTest::assertConsistent);
    int added = 0;
    for (JsonNode month : summary.path("partitions")) {
      added += month.asInt();
    }
    assertThat(added).isEqualTo(summary.path("new").asInt());
  }

  private static void assertConsistent(JsonNode counts) {
    int invalid = 0;
    for (JsonNode reason : counts.path("invalid")) {
      invalid += reason.asInt();
    }
    int valid = counts.path("valid").asInt();
    assertThat(counts.path("elements").asInt()).isEqualTo(valid + invalid);
    assertThat(valid).isEqualTo(counts.path("new").asInt() + counts.path("duplicates").asInt());
  }

  @Test
  void withoutEventsThereIsNothingToSay() {
    Cli cli = new Cli(directory);
    String table =
        """
        source          elements  valid  new  duplicates  malformed  bad id  bad signature  status
        standard input         0      0    0           0          0       0              0  complete

        nothing new: no valid event was read
        """;

    assertThat(cli.piping("").run("load", "-")).isEqualTo(new Cli.Result(0, table, ""));
    assertThat(cli.piping("[]").run("load", "-")).isEqualTo(new Cli.Result(0, table, ""));
    assertThat(cli.piping(" \n").run("load", "-")).isEqualTo(new Cli.Result(0, table, ""));
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void quietLoadsAreSilentAndFailLoudly() throws IOException {
    Path file = Files.write(directory.resolve("x.jsonl"), EVENTS);
    Cli cli = new Cli(directory);

    assertThat(cli.run("load", "-q", file.toString())).isEqualTo(new Cli.Result(0, "", ""));
    assertThat(cli.run("load", "-q", "missing"))
        .isEqualTo(new Cli.Result(1, "", "dvmdash: missing: no such file: check the path\n"));
  }

  @Test
  void aFolderIsSearchedForFilesByTheirEndings() throws IOException {
    Path folder = Files.createDirectory(directory.resolve("folder"));
    Files.writeString(folder.resolve("b.jsonl"), EVENTS.get(0));
    Files.writeString(folder.resolve("a.NDJSON"), EVENTS.get(1));
    Files.write(folder.resolve("c.json.gz"), gzip(EVENTS.get(2).getBytes(UTF_8)));
    Files.writeString(folder.resolve("README.md"), "not these");
    Files.writeString(folder.resolve(".hidden.json"), "nor these");
    Files.createDirectory(folder.resolve("deeper.json"));
    Path bare = Files.createDirectory(directory.resolve("bare"));
    Cli cli = new Cli(directory);

    JsonNode summary = json(cli.run("load", "--json", folder.toString()));

    assertThat(summary.path("sources").findValuesAsText("name"))
        .containsExactly("a.NDJSON", "b.jsonl", "c.json.gz");
    assertThat(cli.run("load", "-q", bare.toString()).err())
        .isEqualTo(
            "dvmdash: "
                + bare
                + ": the folder holds no file that ends in .json, .jsonl, .ndjson, .gz\n");
  }

  @Test
  void trustedSignaturesAreTheOnlyThingTrusted() throws IOException {
    Cli cli = new Cli(directory);

    JsonNode checked =
        json(cli.run("load", "--lake", "a", "--json", SampleData.FEBRUARY.toString()));
    JsonNode trusted =
        json(
            cli.run(
                "load",
                "--lake",
                "b",
                "--json",
                "--trust-signatures",
                SampleData.FEBRUARY.toString()));

    assertThat(checked.at("/invalid/bad_signature").asInt()).isEqualTo(5);
    assertThat(trusted.at("/invalid/bad_signature").asInt()).isZero();
    assertThat(trusted.path("valid").asInt()).isEqualTo(checked.path("valid").asInt() + 5);
    for (String reason : List.of("malformed", "bad_id")) {
      assertThat(trusted.at("/invalid/" + reason)).isEqualTo(checked.at("/invalid/" + reason));
    }
  }

  @Test
  void onlyArchivesMakeDaysComplete() throws IOException {
    Cli cli = new Cli(directory);
    cli.run("load", "--lake", "archive", SampleData.FEBRUARY.toString());
    String lines = cli.run("export", "--lake", "archive").out();
    cli.piping(lines).run("load", "--lake", "lines", "-");
    cli.piping(lines).run("load", "--lake", "whole", "--as-archive", "-");

    assertThat(completeDays(cli, "archive")).isEqualTo(28);
    assertThat(completeDays(cli, "lines")).isZero();
    assertThat(completeDays(cli, "whole")).isEqualTo(28);
  }

  private static int completeDays(Cli cli, String lake) throws IOException {
    return json(cli.run("stats", "kinds", "--json", "--lake", lake, "--month", "2025-02"))
        .at("/coverage/days/complete")
        .asInt();
  }

  static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(bytes);
    }
    return packed.toByteArray();
  }

  private static JsonNode json(Cli.Result result) throws IOException {
    assertThat(result.exitCode()).as(result.toString()).isZero();
    assertThat(result.err()).isEmpty();
    return JSON.readTree(result.out());
  }
}
