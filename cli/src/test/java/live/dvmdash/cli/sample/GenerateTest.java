package live.dvmdash.cli.sample;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import live.dvmdash.cli.testing.Cli;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class GenerateTest {

  @TempDir private Path directory;

  @Test
  void theSameWordsGiveTheSameBytes() throws Exception {
    Cli cli = new Cli(directory);

    Cli.Result printed = cli.run("generate", "--seed", "7", "--events", "200", "--threads", "1");
    Cli.Result written =
        cli.run("generate", "--seed", "7", "--events", "200", "--threads", "3", "-o", "x.json");

    assertThat(printed.exitCode()).isZero();
    assertThat(printed.err()).isEmpty();
    assertThat(written.exitCode()).isZero();
    assertThat(written.err()).isEmpty();
    assertThat(written.out()).matches("x\\.json: [0-9]+ elements, [0-9]+ of them valid events\n");
    assertThat(Files.readString(directory.resolve("x.json"))).isEqualTo(printed.out());
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files).containsExactly(directory.resolve("x.json"));
    }
    assertThat(cli.run("generate", "--seed", "8", "--events", "200").out())
        .isNotEqualTo(printed.out());
  }

  @Test
  void whatItMakesCanBeLoaded() {
    Cli cli = new Cli(directory);
    cli.run("generate", "--events", "100", "--month", "2024-07", "-o", "x.json");

    assertThat(cli.run("load", "x.json").exitCode()).isZero();
    assertThat(cli.run("stats", "overview", "--month", "2024-07").exitCode()).isZero();
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  @Timeout(60)
  void aNamedPipeIsWrittenToAndNotReplaced() throws Exception {
    Path pipe = directory.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    Process reader = new ProcessBuilder("sh", "-c", "wc -c < \"$0\"", pipe.toString()).start();
    int bytes = new Cli(directory).run("generate", "--events", "20").out().length();

    Cli.Result result = new Cli(directory).run("generate", "--events", "20", "-q", "-o", "pipe");

    assertThat(result).isEqualTo(new Cli.Result(0, "", ""));
    assertThat(new String(reader.getInputStream().readAllBytes(), US_ASCII).strip())
        .isEqualTo(Integer.toString(bytes));
    assertThat(Files.isRegularFile(pipe)).isFalse();
  }
}
