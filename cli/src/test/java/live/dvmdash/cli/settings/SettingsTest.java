package live.dvmdash.cli.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import live.dvmdash.cli.testing.Cli;
import live.dvmdash.cli.testing.SampleData;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {

  @TempDir private Path directory;
  private Cli cli;
  private Path file;

  @BeforeEach
  void lakes() throws IOException {
    cli = new Cli(directory);
    file =
        Files.createDirectories(directory.resolve("home/.config/dvmdash"))
            .resolve("config.properties");
    for (String lake : new String[] {"option", "environment", "file", "default"}) {
      Path lakes = Files.createDirectories(directory.resolve(lake));
      Files.writeString(lakes.resolve("lake.properties"), "format=9\n");
    }
    Path home = Files.createDirectories(directory.resolve("home/.local/share"));
    Files.createSymbolicLink(home.resolve("dvmdash"), directory.resolve("default"));
  }

  @Test
  void optionsGoBeforeTheEnvironmentAndThatBeforeTheFile() throws IOException {
    assertThat(lakeOf("quarantine")).endsWith("home/.local/share/dvmdash");

    Files.writeString(file, "lake = file\n");
    assertThat(lakeOf("quarantine")).endsWith("/file");

    cli.with("DVMDASH_LAKE", "environment");
    assertThat(lakeOf("quarantine")).endsWith("/environment");

    assertThat(lakeOf("quarantine", "--lake", "option")).endsWith("/option");
  }

  @Test
  void aSettingMayBeForOneCommandAlone() throws IOException {
    Files.writeString(file, "# where things are\nlake = file\nquarantine.lake = environment\n");

    assertThat(lakeOf("quarantine")).endsWith("/environment");
    assertThat(lakeOf("compact")).endsWith("/file");
  }

  @Test
  void aSettingMayBeForACommandBelowAnother() throws IOException {
    Files.writeString(
        file, "lake = file\nrelays.lake = environment\nrelays.suggest.lake = option\n");

    assertThat(lakeOf("quarantine")).endsWith("/file");
    assertThat(lakeOf("relays")).endsWith("/environment");
    assertThat(lakeOf("relays", "suggest")).endsWith("/option");
  }

  @Test
  void theFileMayBeElsewhere() throws IOException {
    Files.writeString(file, "lake = file\n");
    Path other = Files.createDirectories(directory.resolve("xdg/dvmdash"));
    Files.writeString(other.resolve("config.properties"), "lake = environment\n");
    cli.with("XDG_CONFIG_HOME", directory.resolve("xdg").toString());

    assertThat(lakeOf("quarantine")).endsWith("/environment");
  }

  @Test
  void dataMayBeElsewhere() throws IOException {
    Path data = Files.createDirectories(directory.resolve("data"));
    Files.createSymbolicLink(data.resolve("dvmdash"), directory.resolve("file"));

    assertThat(cli.with("XDG_DATA_HOME", data.toString()).run("quarantine").err())
        .contains(data.resolve("dvmdash") + " has format 9");
  }

  @Test
  void aFlagThatIsSetAndTypedIsStillSet() throws IOException {
    Files.write(directory.resolve("x.jsonl"), SampleData.events(2));
    Cli quiet = cli.with("DVMDASH_LAKE", "made").with("DVMDASH_QUIET", "true");

    assertThat(quiet.run("load", "x.jsonl")).isEqualTo(new Cli.Result(0, "", ""));
    assertThat(quiet.run("load", "x.jsonl", "--quiet")).isEqualTo(new Cli.Result(0, "", ""));
  }

  @Test
  void whatIsTypedGoesBeforeSettingsThatWouldContradictIt() throws IOException {
    Files.writeString(file, "format = table\nlake = " + SampleData.lake());

    assertThat(cli.run("stats", "kinds", "--days", "40", "--json").out()).startsWith("{");
    assertThat(cli.run("quarantine", "--json").out()).startsWith("{");
  }

  @Test
  void whatToDoNowIsNoSetting() throws IOException {
    Files.writeString(file, "stats.month = 2025-02\n");

    assertThat(cli.run("stats").err())
        .isEqualTo(
            "dvmdash: unknown setting: "
                + file
                + ", line 1: stats.month: it says what to do now, so it is typed and never set:"
                + " remove the line\n");
  }

  @Test
  void aNameThatNoOptionHasIsRefused() throws IOException {
    Files.writeString(file, "lakes = file\n");

    assertThat(cli.run("quarantine"))
        .isEqualTo(
            new Cli.Result(
                2,
                "",
                "dvmdash: unknown setting: " + file + ", line 1: lakes: did you mean lake?\n"));
    Files.writeString(file, "# mine\n\nlake = \\\n  colour = x\n  colour : red\n");
    assertThat(cli.run("quarantine").err())
        .startsWith("dvmdash: unknown setting: " + file + ", line 5: colour: there are auth-key")
        .endsWith(", trust-signatures, verbose, wait\n");
  }

  @Test
  void aVariableThatMeansNothingIsNamed() throws IOException {
    cli.with("DVMDASH_LAKE", "environment").with("DVMDASH_JAVA_HOME", "x");
    String sentence = cli.run("quarantine").err();
    assertThat(sentence).hasLineCount(1);

    cli.with("DVMDASH_RELAYS", "wss://nos.lol").with("DVMDASH_DAYS", "3");
    assertThat(cli.run("quarantine").err())
        .isEqualTo(
            "dvmdash: environment: DVMDASH_DAYS means nothing and is passed over\n"
                + "dvmdash: environment: DVMDASH_RELAYS means nothing and is passed over:"
                + " did you mean DVMDASH_RELAY?\n"
                + sentence);
  }

  @Test
  void aRelayThatIsNoneSaysWhereItIsSet() throws IOException {
    Files.writeString(file, "wait = 1s\nrelay = wss://nos.lol, https://nos.lol\n");
    String wrong =
        "relay 'https://nos.lol': a relay is reached by wss:// or ws://:"
            + " write it like wss://relay.example\n";
    assertThat(cli.run("fetch", "--lake", "new"))
        .isEqualTo(new Cli.Result(2, "", "dvmdash: " + file + ", line 2: " + wrong));

    cli.with("DVMDASH_RELAY", "https://nos.lol");
    assertThat(cli.run("relays", "--lake", "new").err())
        .isEqualTo("dvmdash: DVMDASH_RELAY: " + wrong);
    assertThat(cli.run("relays", "--lake", "new", "--relay", "https://nos.lol").err())
        .isEqualTo("dvmdash: " + wrong);
  }

  @Test
  void aSecretKeyInPlaceOfARelayIsNotRepeated() throws IOException {
    String secret = "nsec1vl029mgpspedva04g90vltkh6fvh240zqtv9k0t9af8935ke9laqsnlfe5";
    Files.writeString(file, "relay = " + secret + "\n");
    assertThat(cli.run("fetch", "--lake", "new").err())
        .startsWith("dvmdash: " + file + ", line 1: relay: this is a secret key")
        .doesNotContain(secret);

    cli.with("DVMDASH_RELAY", secret);
    Cli.Result result = cli.run("fetch", "--lake", "new");
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err())
        .startsWith("dvmdash: DVMDASH_RELAY: relay: this is a secret key")
        .doesNotContain(secret);
    assertThat(directory.resolve("new")).doesNotExist();
  }

  @Test
  void aValueThatMakesNoSenseIsRefusedAsOnTheCommandLine() throws IOException {
    Files.writeString(file, "stats.limit = plenty\n");

    assertThat(cli.run("stats", "--lake", SampleData.lake()))
        .isEqualTo(
            new Cli.Result(
                2,
                "",
                "dvmdash: "
                    + file
                    + ", line 1: --limit takes a whole number, not plenty: see dvmdash stats"
                    + " --help\n"));
  }

  @Test
  void aFileThatIsNoneIsNamed() throws IOException {
    Files.createDirectory(file);

    assertThat(cli.run("stats"))
        .isEqualTo(
            new Cli.Result(
                2,
                "",
                "dvmdash: the settings cannot be read: " + file + ": mend or remove the file\n"));
  }

  /** The lakes here are too new, so every command names the one that it tried to open. */
  private String lakeOf(String... line) {
    String err = cli.run(line).err();
    assertThat(err).startsWith("dvmdash: the lake is newer than this program: ");
    return err.replaceFirst(".*program: ", "").replaceFirst(" has format 9.*\n", "");
  }
}
