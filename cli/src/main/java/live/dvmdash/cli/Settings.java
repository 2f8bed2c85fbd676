package live.dvmdash.cli;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Where options come from that the command line does not name: the environment ({@code
 * DVMDASH_LAKE} for {@code --lake}), then the settings file ({@code lake = …}, or {@code
 * stats.format = …} for one command alone).
 */
final class Settings implements IDefaultValueProvider {

  /** What a person may want always. What says what to do now is typed. */
  private static final Set<String> SETTABLE =
      Set.of(
          "--lake",
          "--relay",
          "--auth-key-file",
          "--timeout",
          "--budget",
          "--commit-every",
          "--base-url",
          "--exclude-kinds",
          "--format",
          "--limit",
          "--quiet",
          "--verbose",
          "--wait",
          "--threads",
          "--keep-download",
          "--trust-signatures");

  private final Console console;
  private final Properties file;

  private Settings(Console console, Properties file) {
    this.console = console;
    this.file = file;
  }

  /**
   * Reads the settings file, if there is one.
   *
   * @throws Refusal when it cannot be read
   */
  static Settings read(Console console) throws Refusal {
    Properties properties = new Properties();
    Path path = path(console);
    if (path != null && Files.exists(path)) {
      try (Reader reader = Files.newBufferedReader(path, StandardCharsets.UTF_8)) {
        properties.load(reader);
      } catch (IOException | IllegalArgumentException e) {
        throw new Refusal(
            ExitCodes.USAGE, "the settings cannot be read: " + path + ": mend or remove the file");
      }
    }
    return new Settings(console, properties);
  }

  /** The settings file; null when nobody says where a home is. */
  static @Nullable Path path(Console console) {
    String config = console.variable("XDG_CONFIG_HOME");
    String home = console.variable("HOME");
    if (config == null && home == null) {
      return null;
    }
    Path base = config == null ? Path.of(home, ".config") : Path.of(config);
    return base.resolve("dvmdash").resolve("config.properties");
  }

  /**
   * Checks that every line of the settings file is the name of an option.
   *
   * @throws Refusal when one is not
   */
  void check(CommandLine root) throws Refusal {
    Set<String> known = new TreeSet<>();
    addSettings(root, known);
    for (String name : file.stringPropertyNames()) {
      if (!known.contains(name)) {
        throw Refusal.usage(
            "unknown setting: "
                + name
                + " in "
                + path(console)
                + ": settings are named like options, for example lake or stats.format");
      }
    }
  }

  private static void addSettings(CommandLine parent, Set<String> known) {
    for (CommandLine command : parent.getSubcommands().values()) {
      for (OptionSpec option : command.getCommandSpec().options()) {
        if (isSettable(option)) {
          known.add(key(option));
          known.add(key(command.getCommandSpec(), option));
        }
      }
      addSettings(command, known);
    }
  }

  @Override
  public @Nullable String defaultValue(ArgSpec argument) {
    if (!(argument instanceof OptionSpec option) || !isSettable(option)) {
      return null;
    }
    String key = key(option);
    String value = console.variable("DVMDASH_" + key.toUpperCase(Locale.ROOT).replace('-', '_'));
    CommandSpec command = option.command();
    if (value == null && command != null) {
      value = file.getProperty(key(command, option));
    }
    return value == null ? file.getProperty(key) : value;
  }

  /** Whether the environment and the settings file may say it. */
  static boolean isSettable(OptionSpec option) {
    return SETTABLE.contains(option.longestName());
  }

  private static String key(OptionSpec option) {
    return option.longestName().replaceFirst("^--", "");
  }

  /** As {@link #key(OptionSpec)}, for one command alone, for example {@code stats.limit}. */
  private static String key(CommandSpec command, OptionSpec option) {
    return command.qualifiedName(".").replaceFirst("^[^.]*\\.", "") + "." + key(option);
  }
}
