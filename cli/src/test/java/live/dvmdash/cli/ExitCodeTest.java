package live.dvmdash.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import live.dvmdash.cli.console.StandardOutput;
import live.dvmdash.cli.testing.Cli;
import live.dvmdash.cli.testing.SampleData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExitCodeTest {

  @TempDir private Path directory;

  @ParameterizedTest
  @CsvSource({
    "0, load --lake new LINES",
    "0, load --lake new LINES --json",
    "0, load --lake new LINES --quiet",
    "0, load --lake new LINES LINES",
    "0, load --lake new -",
    "0, stats overview --lake SAMPLE --month latest",
    "0, stats overview --lake SAMPLE --month latest -o x.csv",
    "0, export --lake SAMPLE --kind 31990",
    "0, quarantine --lake SAMPLE",
    "0, quarantine --lake SAMPLE --json",
    "0, quarantine --lake SAMPLE --raw",
    "0, generate --events 20",
    "0, generate --events 20 -o x.json",
    "0, completion",
    "0, --version",
    "0, stats --help",
    "1, load --lake new missing.json",
    "1, load --lake LINES LINES",
    "1, load --lake . LINES",
    "1, stats --lake LINES",
    "1, stats overview --lake SAMPLE --month latest -o missing/x.json",
    "1, generate --events 20 -o missing/x.json",
    "2, ''",
    "2, stats --lake SAMPLE --month latest --format csv",
    "2, stats --lake SAMPLE money",
    "3, load --lake new LINES missing.json",
    "3, load --lake new BROKEN",
    "5, stats --lake new",
    "5, stats --lake SAMPLE --month 2024-06",
    "5, export --lake new",
    "5, export --lake SAMPLE --kind 4",
    "5, quarantine --lake new",
    "5, quarantine --lake new --json",
    "5, compact --lake new"
  })
  void isZeroExactlyWhenNothingIsSaidOnStandardError(int code, String line) throws IOException {
    Files.write(directory.resolve("lines.jsonl"), SampleData.events(5));
    String events = String.join("\n", SampleData.events(5));
    Files.writeString(directory.resolve("broken.jsonl"), events.substring(0, events.length() - 9));
    String[] words =
        line.replace("LINES", "lines.jsonl")
            .replace("BROKEN", "broken.jsonl")
            .replace("SAMPLE", SampleData.lake())
            .split(" +");

    Cli.Result result = new Cli(directory).run(line.isEmpty() ? new String[0] : words);

    assertThat(result.exitCode()).as(result.toString()).isEqualTo(code);
    assertThat(result.err().isBlank()).as(result.err()).isEqualTo(code == 0);
    if (code != 0 && !line.isEmpty()) {
      assertThat(result.err()).startsWith("dvmdash: ").containsOnlyOnce("\n");
    }
  }

  @Test
  void sixWhileAnotherRunHoldsTheLake() throws IOException {
    Path file = Files.write(directory.resolve("lines.jsonl"), SampleData.events(9));
    Cli cli = new Cli(directory);
    Path lake = directory.resolve("lake");
    cli.run("load", "--lake", "lake", SampleData.JANUARY.toString());

    Cli.Result locked;
    try (FileChannel channel = FileChannel.open(lake.resolve(".lock"), StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      locked = cli.run("load", "--lake", "lake", file.toString(), "--wait", "1s");
      assertThat(lock.isValid()).isTrue();
    }

    assertThat(locked.exitCode()).isEqualTo(6);
    assertThat(locked.out()).isEmpty();
    assertThat(locked.err())
        .matches(
            "dvmdash: locked: \\Q"
                + lake
                + "\\E: process [0-9]+ \\(dvmdash load, since [-0-9T:]+Z\\)"
                + " is writing: waited 1 s for it: try again, or add --wait 5m\n");
    assertThat(cli.run("load", "--lake", "lake", file.toString()).exitCode()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "stats overview --month latest",
    "export",
    "quarantine",
    "quarantine --raw",
    "completion",
    "stats --help"
  })
  void outputThatIsLostIsAFailure(String line) {
    ByteArrayOutputStream err = new ByteArrayOutputStream();

    int code = run(line, "No space left on device", err);

    assertThat(code).isEqualTo(1);
    assertThat(err.toString(UTF_8))
        .isEqualTo(
            "dvmdash: standard output: No space left on device:"
                + " not all of the output was written\n");
  }

  @ParameterizedTest
  @CsvSource({"stats overview --month latest", "export", "quarantine --raw", "generate"})
  void aReaderThatHasHadEnoughIsNoFailure(String line) {
    ByteArrayOutputStream err = new ByteArrayOutputStream();

    assertThat(run(line, "Broken pipe", err)).isZero();
    assertThat(err.toString(UTF_8)).isEmpty();
  }

  private int run(String line, String failure, OutputStream err) {
    OutputStream failing =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException(failure);
          }
        };
    return new Cli(directory)
        .with("DVMDASH_LAKE", SampleData.lake())
        .run(new StandardOutput(failing), new PrintStream(err, true, UTF_8), line.split(" +"));
  }
}
