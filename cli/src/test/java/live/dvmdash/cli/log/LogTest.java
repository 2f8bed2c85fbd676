package live.dvmdash.cli.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import live.dvmdash.cli.console.Console;
import live.dvmdash.cli.console.ExitCodes;
import live.dvmdash.cli.console.StandardOutput;
import live.dvmdash.cli.console.Terminal;
import live.dvmdash.cli.testing.Cli;
import live.dvmdash.cli.testing.FetchWorld;
import live.dvmdash.cli.testing.SampleData;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keeps logs of runs. */
class LogTest {

  private static final String NPUB =
      "npub10xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqpkge6d";

  @TempDir private Path directory;

  private Path log = Path.of("");
  private Cli cli = new Cli(Path.of(""));

  @BeforeEach
  void world() {
    log = directory.resolve("log");
    cli = new Cli(directory).with("DVMDASH_LAKE", "lake");
  }

  /** The lines of the log, with {@code PID} in place of the number of this process. */
  private List<String> lines() throws IOException {
    String pid = "[" + ProcessHandle.current().pid() + "]";
    return Files.readAllLines(log).stream().map(line -> line.replace(pid, "[PID]")).toList();
  }

  private JsonNode json(int line) throws IOException {
    return FetchWorld.read(Files.readAllLines(log).get(line));
  }

  private Path archive(int events) throws IOException {
    return Files.write(directory.resolve("some.jsonl"), SampleData.events(events));
  }

  @Test
  void itSaysWhatBeginsWhatComesOfItAndHowItEnds() throws IOException {
    archive(3);

    Cli.Result load = cli.run("load", "some.jsonl", "missing.json", "--log-file", "log");

    assertThat(load.exitCode()).isEqualTo(ExitCodes.INCOMPLETE);
    String head = "2025-03-15T12:00:00.000Z ";
    assertThat(lines())
        .containsExactly(
            head + "info load[PID] begins (arguments: load some.jsonl missing.json --log-file log)",
            head
                + "info load[PID] some.jsonl: complete (source: some.jsonl, elements: 3, new: 3,"
                + " invalid: 0)",
            head
                + "info load[PID] missing.json: failed (source: missing.json, elements: 0, new: 0,"
                + " invalid: 0)",
            head + "warning load[PID] missing.json: no such file: check the path",
            head
                + "info load[PID] counted (duplicates: 0, elements: 3, forgotten: 0, invalid: 0,"
                + " new: 3)",
            head + "warning load[PID] ends (exit_code: 3, seconds: 0.0)");
  }

  @Test
  void programsGetAnObjectALine() throws IOException {
    Path archive = archive(3);

    cli.run("load", archive.toString(), "--log-file=log", "--log-format=json");

    assertThat(Files.readAllLines(log)).hasSize(4);
    assertThat(json(1).path("time").asText()).isEqualTo("2025-03-15T12:00:00.000Z");
    assertThat(json(1).path("level").asText()).isEqualTo("info");
    assertThat(json(1).path("command").asText()).isEqualTo("load");
    assertThat(json(1).path("pid").asLong()).isEqualTo(ProcessHandle.current().pid());
    assertThat(json(1).path("message").asText()).isEqualTo("some.jsonl: complete");
    assertThat(json(1).path("source").asText()).isEqualTo("some.jsonl");
    assertThat(json(1).path("new").isIntegralNumber()).isTrue();
    assertThat(json(3).path("exit_code").asInt(-1)).isZero();
    assertThat(json(3).path("seconds").isFloatingPointNumber()).isTrue();
  }

  @Test
  void runsAddToWhatIsThereAndTheScreenStaysAsItIs() throws IOException {
    Cli.Result plain = cli.run("stats");
    Cli.Result first = cli.run("stats", "--log-file", "log");
    Cli.Result second = cli.run("stats", "--log-file", "log");

    assertThat(first).isEqualTo(plain);
    assertThat(second).isEqualTo(plain);
    assertThat(lines())
        .hasSize(6)
        .element(4)
        .asString()
        .contains("stats[PID] there is no lake yet");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "stats --log-file log --bogus",
        "stats --bogus --log-file log",
        "stats --limit many --log-file=log",
        "stats --log-format yaml --log-file log",
        "relays check --bogus --log-file log"
      })
  void aCommandLineThatMakesNoSenseIsLogged(String words) throws IOException {
    Cli.Result result = cli.run(words.split(" "));

    assertThat(result.exitCode()).isEqualTo(ExitCodes.USAGE);
    assertThat(lines()).hasSize(3);
    assertThat(lines().get(1))
        .contains(" error ")
        .endsWith(result.err().strip().replaceFirst("^dvmdash: ", ""));
    assertThat(lines().get(2)).contains("error").endsWith("ends (exit_code: 2, seconds: 0.0)");
  }

  @Test
  void theSettingsMayNameIt() throws IOException {
    cli.with("DVMDASH_LOG_FILE", "log").with("DVMDASH_LOG_FORMAT", "json");

    cli.run("relays", "check", "--bogus");

    assertThat(json(0).path("command").asText()).isEqualTo("relays check");
    assertThat(json(1).path("level").asText()).isEqualTo("error");
  }

  @Test
  void aMistakeInTheSettingsIsLogged() throws IOException {
    Path settings = directory.resolve("home/.config/dvmdash/config.properties");
    Files.createDirectories(settings.getParent());
    Files.writeString(settings, "limmit = 3\n");

    cli.run("stats", "--log-file", "log");

    assertThat(lines()).hasSize(3).element(1).asString().contains("unknown setting");
  }

  @Test
  void helpNeedsNoLog() {
    Cli.Result help = cli.with("DVMDASH_LOG_FILE", "missing/log").run("stats", "--help");

    assertThat(help.exitCode()).isZero();
    assertThat(help.err()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"missing/log", "home", ""})
  void withoutALogThatWasAskedForNothingIsDone(String name) throws IOException {
    Path archive = archive(1);
    Files.createDirectories(directory.resolve("home"));

    Cli.Result load = cli.run("load", archive.toString(), "--log-file", name);

    assertThat(load.exitCode()).isEqualTo(ExitCodes.USAGE);
    assertThat(load.err().lines()).singleElement().asString().startsWith("dvmdash: --log-file");
    assertThat(directory.resolve("lake")).doesNotExist();
  }

  @Test
  void aLogThatCannotBeGoneOnWithIsMissedOnce() throws IOException {
    Path folder = Files.createDirectory(directory.resolve("logs"));
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    RunLog kept = new RunLog(Clock.fixed(Cli.NOW, ZoneOffset.UTC));
    Console console =
        new Console(
            InputStream.nullInputStream(),
            new StandardOutput(OutputStream.nullOutputStream()),
            new PrintStream(err, true, UTF_8),
            Map.of(),
            directory,
            Terminal.NONE,
            Clock.systemUTC(),
            kept);
    log = folder.resolve("log");
    kept.begin(log, LogFormat.TEXT, "load", "load");
    Files.delete(log);
    Files.delete(folder);

    console.note(LogLevel.INFO, "one", Map.of());
    console.note(LogLevel.INFO, "two", Map.of());
    Files.createDirectory(folder);
    console.note(LogLevel.INFO, "three", Map.of());

    assertThat(err.toString(UTF_8))
        .isEqualTo(
            ("dvmdash: --log-file: cannot be written: %s: its folder does not exist: the run goes"
                    + " on, and what it says meanwhile is lost\n")
                .formatted(log));
    assertThat(lines()).singleElement().asString().endsWith("three");
  }

  @Test
  void secretsStayOut() throws IOException {
    String nsec = "nsec1vl029mgpspedva04g90vltkh6fvh240zqtv9k0t9af8935ke9laqsnlfe5";

    cli.run("trace", nsec, "--log-file", "log");
    cli.run("load", "http://me:hidden@127.0.0.1:1/a.json", "--log-file", "log");

    assertThat(log).content().doesNotContain("vl029mgpspedva").doesNotContain("hidden");
    assertThat(lines().get(0)).contains("trace nsec1…");
  }

  @Test
  void whoIsForgottenIsNotNamed() throws IOException {
    cli.run("load", archive(3).toString());

    Cli.Result forget = cli.run("forget", NPUB, "--yes", "--log-file", "log");

    assertThat(forget.exitCode()).as(forget.err()).isZero();
    assertThat(log).content().contains("forget[").doesNotContain(NPUB).doesNotContain("npub");
  }

  @Test
  void aPageForPublishingDoesNotNameIt() throws IOException {
    cli.run("load", archive(3).toString());
    cli.with("DVMDASH_LOG_FILE", "log");

    Cli.Result stats = cli.run("stats", "--month", "2025-02", "-o", "page.html");

    assertThat(stats.exitCode()).as(stats.err()).isZero();
    assertThat(directory.resolve("page.html"))
        .content()
        .contains("dvmdash stats --month 2025-02")
        .doesNotContain("--log-file");
  }

  @Test
  void progressOnATerminalStaysOut() throws IOException {
    cli.onWholeTerminal(80).run("load", archive(3).toString(), "--log-file", "log");

    assertThat(Files.readAllBytes(log)).doesNotContain('\r', 0x1b);
  }
}
