package live.dvmdash.cli.option;

import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Pattern;
import live.dvmdash.cli.console.Console;
import live.dvmdash.cli.console.Refusal;
import live.dvmdash.cli.lake.LakeContents;
import live.dvmdash.lake.Lake;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The option that says where the lake is. */
public final class LakeOption {

  private static final Pattern PLAIN = Pattern.compile("[\\w./~+@%:,=-]+");

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command = CommandSpec.create();

  @Option(
      names = "--lake",
      paramLabel = "DIR",
      description =
          "The folder of the lake (default: ~/.local/share/dvmdash, or below $XDG_DATA_HOME).")
  private @Nullable Path directory;

  /** The lake, which need not exist. */
  public Lake open(Console console) throws IOException, Refusal {
    return Lake.at(directory(console), console.clock());
  }

  /**
   * The lake, for commands that only read.
   *
   * @throws Refusal when there is none
   */
  public Lake openExisting(Console console) throws IOException, Refusal {
    Lake lake = open(console);
    if (!lake.exists()) {
      throw Refusal.nothing(LakeContents.noLake(lake));
    }
    return lake;
  }

  /** The option as one would type it for another command; empty when it goes without saying. */
  public String typed() {
    if (directory == null || !Typed.isTyped(command, "--lake")) {
      return "";
    }
    String name = directory.toString();
    return " --lake "
        + (PLAIN.matcher(name).matches() ? name : "'" + name.replace("'", "'\\''") + "'");
  }

  private Path directory(Console console) throws Refusal {
    if (directory != null && directory.toString().isBlank()) {
      throw Refusal.value("--lake", "--lake names no folder: is a variable of your script empty?");
    }
    if (directory != null) {
      return console.directory().resolve(directory);
    }
    String data = console.variable("XDG_DATA_HOME");
    if (data != null) {
      return Path.of(data, "dvmdash");
    }
    String home = console.variable("HOME");
    if (home == null) {
      throw Refusal.usage("where is the lake? HOME is not set: name a folder with --lake DIR");
    }
    return Path.of(home, ".local", "share", "dvmdash");
  }
}
