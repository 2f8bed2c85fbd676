package live.dvmdash.cli.option;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import live.dvmdash.cli.console.Console;
import live.dvmdash.cli.console.Refusal;
import live.dvmdash.cli.console.SecretKeys;
import live.dvmdash.cli.log.LogFormat;
import live.dvmdash.cli.log.RunLog;
import live.dvmdash.cli.settings.Settings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;

/**
 * The options that say where a log is kept. They are looked for in the words of the command line
 * before that is read as a whole, so that the log has also what is wrong with it.
 */
public final class LogOptions {

  private static final String FILE = "--log-file";
  private static final String FORMAT = "--log-format";

  @Option(
      names = FILE,
      paramLabel = "FILE",
      description = "Add to this file what happens and what went wrong, a line each.")
  @SuppressWarnings("UnusedVariable") // for help and checks; its word is read before it
  private @Nullable Path file;

  @Option(
      names = FORMAT,
      paramLabel = "FORMAT",
      description = "How: ${COMPLETION-CANDIDATES} (default: text).")
  @SuppressWarnings("UnusedVariable") // for help and checks; its word is read before it
  private @Nullable LogFormat format;

  /**
   * Begins the log that a command line or the settings name, if they do.
   *
   * @throws Refusal when it cannot be written
   */
  public static void begin(Console console, CommandLine root, String... arguments) throws Refusal {
    CommandLine command = named(root, arguments);
    String name = isHelp(arguments) ? null : value(command, FILE, arguments);
    if (name == null) {
      console.log().turnOff();
      return;
    }
    if (name.isBlank()) {
      throw Refusal.value(FILE, FILE + " names no file: is a variable of your script empty?");
    }
    try {
      console
          .log()
          .begin(
              console.directory().resolve(name),
              format(value(command, FORMAT, arguments)),
              name(command),
              typed(name(command), arguments));
    } catch (IOException | InvalidPathException e) {
      console.log().turnOff();
      throw Refusal.value(FILE, RunLog.unwritable(e));
    }
  }

  private static String name(CommandLine command) {
    return command.getCommandSpec().qualifiedName().replaceFirst("^dvmdash ", "");
  }

  /** What was typed, except whom the lake is to forget, and secret keys. */
  private static String typed(String command, String... arguments) {
    return command.equals("forget") ? command : SecretKeys.hide(String.join(" ", arguments));
  }

  private static CommandLine named(CommandLine root, String... arguments) {
    CommandLine command = root;
    for (String word : arguments) {
      CommandLine below = command.getSubcommands().get(word);
      if (below == null) {
        return command;
      }
      command = below;
    }
    return command;
  }

  private static boolean isHelp(String... arguments) {
    return Arrays.asList(arguments).contains("--help") || Arrays.asList(arguments).contains("-h");
  }

  /** What is typed, else what is set; null for nothing. */
  private static @Nullable String value(CommandLine command, String name, String... arguments) {
    OptionSpec option = command.getCommandSpec().findOption(name);
    if (option == null) {
      return null;
    }
    List<String> words = Arrays.asList(arguments);
    for (int i = 0; i < words.size() && !words.get(i).equals("--"); i++) {
      if (words.get(i).startsWith(name + "=")) {
        return words.get(i).substring(name.length() + 1);
      }
      if (words.get(i).equals(name)) {
        return i + 1 < words.size() ? words.get(i + 1) : null;
      }
    }
    IDefaultValueProvider settings = command.getDefaultValueProvider();
    return settings instanceof Settings known ? known.defaultValue(option) : null;
  }

  /** The format of that name; one that does not exist is refused when the options are read. */
  private static LogFormat format(@Nullable String name) {
    return LogFormat.JSON.toString().equalsIgnoreCase(name) ? LogFormat.JSON : LogFormat.TEXT;
  }
}
