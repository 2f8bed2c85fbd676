package live.dvmdash.cli.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import live.dvmdash.cli.console.Console;
import live.dvmdash.cli.console.Refusal;
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
public final class Settings implements IDefaultValueProvider {

  private static final String PREFIX = "DVMDASH_";

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
          "--log-file",
          "--log-format",
          "--quiet",
          "--verbose",
          "--wait",
          "--threads",
          "--keep-download",
          "--trust-signatures");

  /** Nobody wants every trace to wait. */
  private static final Set<String> TYPED = Set.of("trace.wait");

  /** Variables that the launcher reads. */
  private static final List<String> OF_THE_LAUNCHER =
      List.of("DVMDASH_JAVA_HOME", "DVMDASH_JAVA_OPTS");

  private final Console console;
  private final SettingsFile file;

  private Settings(Console console, SettingsFile file) {
    this.console = console;
    this.file = file;
  }

  /**
   * Reads the settings file, if there is one.
   *
   * @throws Refusal when it cannot be read
   */
  public static Settings read(Console console) throws Refusal {
    return new Settings(console, SettingsFile.read(console));
  }

  /** Whether a settings file says anything, which only the whole tree of commands can check. */
  public boolean hasFile() {
    return !file.names().isEmpty();
  }

  /**
   * Checks that every line of the settings file is the name of an option, and says which variables
   * of the environment were meant to be one and are not.
   *
   * @throws Refusal when a line is not
   */
  public void check(CommandLine root) throws Refusal {
    Set<String> settable = new TreeSet<>();
    Set<String> typed = new TreeSet<>();
    addNames(root, settable, typed);
    for (String name : file.names()) {
      if (!settable.contains(name)) {
        throw Refusal.usage(
            "unknown setting: %s: %s: %s"
                .formatted(file.place(name), name, advice(name, settable, typed)));
      }
    }
    List<String> variables = new ArrayList<>(OF_THE_LAUNCHER);
    SETTABLE.forEach(option -> variables.add(variable(option.substring(2))));
    for (String name : new TreeSet<>(console.environment().keySet())) {
      if (name.startsWith(PREFIX) && !variables.contains(name)) {
        String meant = Spelling.nearest(name, variables);
        console.say(
            "environment: %s means nothing and is passed over%s"
                .formatted(name, meant == null ? "" : ": did you mean " + meant + "?"));
      }
    }
  }

  private static String advice(String name, Set<String> settable, Set<String> typed) {
    if (typed.contains(name)) {
      return "it says what to do now, so it is typed and never set: remove the line";
    }
    String meant = Spelling.nearest(name, settable);
    if (meant != null) {
      return "did you mean " + meant + "?";
    }
    Set<String> names = new TreeSet<>();
    SETTABLE.forEach(option -> names.add(option.substring(2)));
    return "there are " + String.join(", ", names);
  }

  private static void addNames(CommandLine parent, Set<String> settable, Set<String> typed) {
    for (CommandLine command : parent.getSubcommands().values()) {
      for (OptionSpec option : command.getCommandSpec().options()) {
        (SETTABLE.contains(option.longestName()) ? settable : typed).add(key(option));
        (isSettable(option) ? settable : typed).add(key(command.getCommandSpec(), option));
      }
      addNames(command, settable, typed);
    }
  }

  @Override
  public @Nullable String defaultValue(ArgSpec argument) {
    if (!(argument instanceof OptionSpec option) || !isSettable(option)) {
      return null;
    }
    String value = console.variable(variable(key(option)));
    return value == null ? file.value(nameInFile(option)) : value;
  }

  /** From where an option has its value that was not typed; null when it has none. */
  public @Nullable String origin(OptionSpec option) {
    if (!isSettable(option)) {
      return null;
    }
    String variable = variable(key(option));
    if (console.variable(variable) != null) {
      return variable;
    }
    String name = nameInFile(option);
    return file.value(name) == null ? null : file.place(name);
  }

  /** The name by which the file has the option; that for one command alone wins. */
  private String nameInFile(OptionSpec option) {
    CommandSpec command = option.command();
    String own = command == null ? key(option) : key(command, option);
    return file.value(own) == null ? key(option) : own;
  }

  /** Whether the environment and the settings file may say it. */
  public static boolean isSettable(OptionSpec option) {
    CommandSpec command = option.command();
    return SETTABLE.contains(option.longestName())
        && (command == null || !TYPED.contains(key(command, option)));
  }

  private static String variable(String key) {
    return PREFIX + key.toUpperCase(Locale.ROOT).replace('-', '_');
  }

  private static String key(OptionSpec option) {
    return option.longestName().replaceFirst("^--", "");
  }

  /** As {@link #key(OptionSpec)}, for one command alone, for example {@code stats.limit}. */
  private static String key(CommandSpec command, OptionSpec option) {
    return command.qualifiedName(".").replaceFirst("^[^.]*\\.", "") + "." + key(option);
  }
}
