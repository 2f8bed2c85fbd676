package live.dvmdash.cli.upkeep;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import live.dvmdash.cli.console.StandardOutput;
import live.dvmdash.cli.testing.Cli;
import live.dvmdash.cli.testing.Golden;
import live.dvmdash.cli.testing.SampleData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuarantineTest {

  @TempDir private Path directory;

  @Test
  void countsBySourceAndReason() throws IOException {
    Cli cli = new Cli(directory).with("DVMDASH_LAKE", SampleData.lake());

    Golden.check("quarantine/sample.txt", cli.run("quarantine").out());
    Golden.check("quarantine/sample.json", cli.run("quarantine", "--json").out());
  }

  @Test
  void refusedElementsComeBackByteForByte() throws IOException {
    String event = SampleData.events(1).getFirst();
    String refused =
        "{\"id\":1 ,  \"kind\" : 5300}\n"
            + event.replace("\"content\":\"", "\"content\":\"forged ")
            + "\n{\"content\":\"\u00ff\u00fe no UTF-8\",\"sig\":0}\n"
            + "{\"tags\":[[7]],\"id\":\"\\ud83d\"}\n";
    Files.write(directory.resolve("x.jsonl"), (event + "\n" + refused).getBytes(ISO_8859_1));
    Cli cli = new Cli(directory);
    for (int i = 0; i < 2; i++) {
      assertThat(cli.run("load", "x.jsonl").exitCode()).isZero();
    }
    ByteArrayOutputStream raw = new ByteArrayOutputStream();

    int code = cli.run(new StandardOutput(raw), new PrintStream(raw, true), "quarantine", "--raw");

    assertThat(code).isZero();
    assertThat(raw.toString(ISO_8859_1).lines())
        .containsExactlyInAnyOrderElementsOf(refused.lines().toList());
  }

  @Test
  void namesOfSourcesCannotForgeLines() throws IOException {
    Files.writeString(
        directory.resolve("a\u001b[2Jb.jsonl"),
        SampleData.events(1).getFirst() + "\n{\"id\":3,\"sig\":4}");
    Cli cli = new Cli(directory);
    cli.run("load", directory.toString());

    assertThat(cli.run("quarantine").out())
        .isEqualTo(
            """
            source        reason     elements  bytes
            a␛[2Jb.jsonl  malformed         1     16
            """);
  }

  @Test
  void whenThereIsNothing() throws IOException {
    Cli cli = new Cli(directory);
    Cli.Result without = cli.run("quarantine", "--json");
    assertThat(without.exitCode()).isEqualTo(5);
    assertThat(new ObjectMapper().readTree(without.out()).path("quarantine")).isEmpty();

    Files.write(directory.resolve("x.jsonl"), SampleData.events(1));
    cli.run("load", "x.jsonl");

    assertThat(cli.run("quarantine"))
        .isEqualTo(
            new Cli.Result(
                0, "the quarantine is empty: everything that was loaded was valid\n", ""));
    assertThat(cli.run("quarantine", "--raw")).isEqualTo(new Cli.Result(0, "", ""));
  }
}
