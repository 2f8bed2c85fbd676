package live.dvmdash.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

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

  /** Without a fallback value picocli turns a flag off that is both set and typed. */
  @Test
  void everyFlagThatCanBeSetStaysSetWhenTyped() {
    List<String> settable = new ArrayList<>();
    for (CommandLine command : DvmdashCommand.tree(Console.ofProcess()).getSubcommands().values()) {
      for (OptionSpec option : command.getCommandSpec().options()) {
        if (option.typeInfo().isBoolean() && Settings.isSettable(option)) {
          settable.add(option.longestName());
          assertThat(option.fallbackValue()).as(option.longestName()).isEqualTo("true");
        }
      }
    }

    assertThat(settable).contains("--quiet", "--verbose", "--keep-download", "--trust-signatures");
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

    assertThat(cli.run("stats").err()).startsWith("dvmdash: unknown setting: stats.month in ");
  }

  @Test
  void aNameThatNoOptionHasIsRefused() throws IOException {
    Files.writeString(file, "lakes = file\n");

    assertThat(cli.run("quarantine"))
        .isEqualTo(
            new Cli.Result(
                2,
                "",
                "dvmdash: unknown setting: lakes in "
                    + file
                    + ": settings are named like options, for example lake or stats.format\n"));
  }

  @Test
  void aValueThatMakesNoSenseIsRefusedAsOnTheCommandLine() throws IOException {
    Files.writeString(file, "stats.limit = plenty\n");

    assertThat(cli.run("stats", "--lake", SampleData.lake()))
        .isEqualTo(
            new Cli.Result(
                2,
                "",
                "dvmdash: --limit takes a whole number, not plenty: see dvmdash stats --help\n"));
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
