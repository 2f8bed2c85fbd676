package live.dvmdash.cli.load;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import live.dvmdash.cli.console.ExitCodes;
import live.dvmdash.cli.testing.Cli;
import live.dvmdash.cli.testing.DvmdashProcess;
import live.dvmdash.cli.testing.SampleData;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ends loads that wait for more input, each a process of its own. */
class InterruptionTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** What may still be on its way in a pipe when the writer has written all it has. */
  private static final int PIPE = 1 << 16;

  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"INT", "TERM"})
  @Timeout(60)
  void whatArrivedIsStored(String signal) throws Exception {
    byte[] archive = Files.readAllBytes(SampleData.FEBRUARY);
    int half = archive.length / 2;
    String lake = directory.resolve("lake").toString();
    try (DvmdashProcess load =
        DvmdashProcess.start(directory, List.of("load", "--json", "--lake", lake, "-"))) {
      load.in().write(archive, 0, half);
      load.in().flush();
      load.signal(signal);

      assertThat(load.await(30)).isEqualTo(ExitCodes.INTERRUPTED);
      assertThat(load.err())
          .isEqualTo("dvmdash: standard input: interrupted: what was read is stored\n");
      JsonNode summary = JSON.readTree(load.out());
      assertThat(summary.at("/sources/0/status").asText()).isEqualTo("interrupted");
      assertThat(summary.path("elements").asInt())
          .isGreaterThanOrEqualTo(elements(archive, half - PIPE));
      assertThat(summary.path("malformed").asInt()).isZero();
      assertTheNextLoadBringsTheRest(summary.path("new").asInt());
    }
  }

  private void assertTheNextLoadBringsTheRest(int stored) throws IOException {
    Cli cli = new Cli(directory).with("DVMDASH_LAKE", "lake");
    assertThat(cli.run("export").out().lines().count()).isEqualTo(stored);

    Cli.Result rest = cli.run("load", "--json", SampleData.FEBRUARY.toString());

    assertThat(rest.exitCode()).isZero();
    assertThat(JSON.readTree(rest.out()).path("new").asInt())
        .isEqualTo(SampleData.FEBRUARY_UNIQUE - stored);
  }

  /** How many elements of an archive begin and end in its first bytes. */
  private static int elements(byte[] archive, int length) {
    return new String(archive, 0, length, UTF_8).split("\n  }", -1).length - 1;
  }
}
