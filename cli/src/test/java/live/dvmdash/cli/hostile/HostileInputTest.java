package live.dvmdash.cli.hostile;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import live.dvmdash.cli.console.ExitCodes;
import live.dvmdash.cli.testing.Cli;
import live.dvmdash.cli.testing.DvmdashProcess;
import live.dvmdash.cli.testing.FetchWorld;
import live.dvmdash.event.Event;
import live.dvmdash.event.SigningAuthor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Archives made to exhaust whoever reads them, by processes with no more memory than the launcher
 * gives. None hangs, and none is the end of what stands beside it.
 */
@Timeout(value = 180, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HostileInputTest {

  private static final int PATIENCE_SECONDS = 150;
  private static final long AT = 1_738_400_000;
  private static final int DEEP = 100_000;
  private static final int MEBIBYTE = 1 << 20;

  private static final SigningAuthor AUTHOR = SigningAuthor.number(1);
  private static final String FIRST = json(5100, List.of(), "first");
  private static final String LAST = json(5100, List.of(), "last");

  @TempDir private Path directory;

  /** What a load came to. */
  private record Loaded(int exitCode, JsonNode summary, String err) {}

  private static String json(int kind, List<List<String>> tags, String content) {
    Event event = AUTHOR.sign(AT, kind, tags, content);
    return new String(SigningAuthor.json(event), UTF_8);
  }

  /** The event of {@link #FIRST} with one more field in front. */
  private static String withField(String json) {
    return "{" + json + "," + FIRST.substring(1);
  }

  private Loaded load(Path archive) throws Exception {
    List<String> arguments =
        List.of(
            "load", "--json", "--lake", directory.resolve("lake").toString(), archive.toString());
    try (DvmdashProcess load = DvmdashProcess.start(directory, arguments)) {
      int exitCode = load.await(PATIENCE_SECONDS);
      assertThat(load.err()).doesNotContain("Exception", "Error", "\tat ");
      return new Loaded(exitCode, FetchWorld.read(load.out()), load.err());
    }
  }

  private static OutputStream open(Path archive) throws IOException {
    OutputStream file = Files.newOutputStream(archive);
    boolean packed = archive.toString().endsWith(".gz");
    return new BufferedOutputStream(packed ? new GZIPOutputStream(file) : file, MEBIBYTE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"archive.json", "archive.jsonl", "archive.json.gz"})
  void eachIsRefusedByItself(String name) throws Exception {
    List<String> malformed =
        List.of(
            withField("\"x\":" + "[".repeat(DEEP) + "]".repeat(DEEP)),
            withField("\"x\":" + "{\"a\":".repeat(DEEP) + "1" + "}".repeat(DEEP)),
            withField("\"x\":" + "9".repeat(DEEP)),
            withField("\"x\":0." + "9".repeat(DEEP) + "e" + "9".repeat(DEEP)),
            withField("\"" + "x".repeat(DEEP) + "\":1"),
            withField("\"x\":\"\u00c0\u0080\""),
            withField("\"x\":\"\u0000\""),
            withField("\"x\":\"" + "x".repeat(100 * MEBIBYTE) + "\""));
    List<String> badIds =
        List.of(
            FIRST.replace("\"first\"", "\"\\ud83d\""), FIRST.replace("\"first\"", "\"\\u0000\""));
    List<String> again = List.of(withField("\"kind\":1,\"content\":\"other\""), FIRST);
    boolean lines = name.endsWith("l");
    Path archive = directory.resolve(name);
    try (OutputStream out = open(archive)) {
      out.write((lines ? "" : "[").getBytes(ISO_8859_1));
      for (List<String> elements : List.of(List.of(FIRST), malformed, badIds, again)) {
        for (String element : elements) {
          out.write(element.getBytes(ISO_8859_1));
          out.write((lines ? "\n" : ",").getBytes(ISO_8859_1));
        }
      }
      out.write((LAST + (lines ? "\n" : "]")).getBytes(ISO_8859_1));
    }

    Loaded loaded = load(archive);

    assertThat(loaded.err()).isEmpty();
    assertThat(loaded.exitCode()).isZero();
    assertThat(loaded.summary().path("new").asInt()).isEqualTo(2);
    assertThat(loaded.summary().path("duplicates").asInt()).isEqualTo(again.size());
    JsonNode invalid = loaded.summary().path("invalid");
    assertThat(invalid.path("malformed").asInt()).isEqualTo(malformed.size());
    assertThat(invalid.path("bad_id").asInt()).isEqualTo(badIds.size());
  }

  @Test
  void aBombIsGivenUpAndWhatStandsBeforeItIsStored() throws Exception {
    Path archive = directory.resolve("bomb.json.gz");
    byte[] blanks = new byte[MEBIBYTE];
    Arrays.fill(blanks, (byte) ' ');
    try (OutputStream out = open(archive)) {
      out.write(("[" + FIRST + ",").getBytes(UTF_8));
      for (int i = 0; i < 1_100; i++) {
        out.write(blanks);
      }
      out.write((LAST + "]").getBytes(UTF_8));
    }

    Loaded loaded = load(archive);

    assertThat(loaded.err())
        .matches(
            "dvmdash: bomb.json.gz: ends before the closing ] at byte 1073\\d{6}: gzip data unpack to"
                + " more than 200 times their size, which no archive does: everything before it is"
                + " stored\n");
    assertThat(loaded.exitCode()).isEqualTo(ExitCodes.INCOMPLETE);
    assertThat(loaded.summary().path("new").asInt()).isEqualTo(1);
  }

  @Test
  void validEventsMayHoldWhateverTheyLike() throws Exception {
    String deep = "[".repeat(DEEP) + "]".repeat(DEEP);
    String number = "{\"name\":" + "9".repeat(DEEP) + "}";
    List<String> events =
        List.of(
            json(0, List.of(), "{\"name\":" + deep + "}"),
            json(0, List.of(), number),
            json(31990, List.of(List.of("d", deep)), "{\"nip90Params\":" + deep + "}"),
            json(6100, List.of(List.of("request", "{\"id\":" + deep + "}")), ""),
            json(
                6100, List.of(List.of("amount", "9".repeat(DEEP), "lnbc1" + "q".repeat(DEEP))), ""),
            json(9735, List.of(List.of("description", "{\"tags\":" + deep + "}")), ""),
            json(9735, List.of(List.of("description", number)), ""),
            json(
                5100,
                List.of(List.of("bid", "1e99999"), List.of(), List.of("")),
                "\u0000".repeat(99)));
    Path archive = Files.writeString(directory.resolve("archive.jsonl"), String.join("\n", events));

    Loaded loaded = load(archive);

    assertThat(loaded.err()).isEmpty();
    assertThat(loaded.summary().path("new").asInt()).isEqualTo(events.size());
    Cli cli = new Cli(directory).with("DVMDASH_LAKE", "lake");
    for (String command :
        List.of(
            "stats --json --month 2025-02",
            "stats --month 2025-02",
            "export",
            "requests --month 2025-02")) {
      assertThat(cli.run(command.split(" "))).as(command).returns(0, Cli.Result::exitCode);
    }
  }
}
