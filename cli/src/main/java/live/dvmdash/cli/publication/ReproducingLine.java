package live.dvmdash.cli.publication;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import live.dvmdash.cli.output.Publication;
import live.dvmdash.query.Scope;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The command that gives the figures of a run again, whenever and wherever it is typed: a scope
 * that was relative to today is absolute in it, and it names no place of files.
 */
public final class ReproducingLine {

  /** What is said otherwise, or does not change any figure. */
  private static final Set<String> LEFT_OUT =
      Set.of(
          "--month",
          "--with",
          "--days",
          "--since",
          "--until",
          "--report",
          "--file",
          "--format",
          "--json",
          "--output",
          "--lake",
          "--now",
          "--log-file",
          "--log-format",
          "--fetch",
          "--wait",
          "--relay",
          "--timeout",
          "--auth-key-file",
          "--quiet",
          "--verbose",
          "--help");

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

  private ReproducingLine() {}

  /**
   * The command line.
   *
   * @param command after its options were parsed
   * @param words what it begins with, behind {@code dvmdash}: its name, and all that is left out of
   *     its options
   * @param withCustomers whether it may name customers
   */
  public static Publication.Command of(
      CommandSpec command, List<String> words, boolean withCustomers) {
    List<String> line = new ArrayList<>(List.of("dvmdash"));
    line.addAll(words);
    boolean abridged = false;
    for (OptionSpec option : command.options()) {
      String name = option.longestName();
      boolean hidden = name.equals("--customer") && !withCustomers;
      for (String value : LEFT_OUT.contains(name) ? List.<String>of() : values(command, option)) {
        abridged |= hidden;
        line.add(name);
        if (option.arity().max() > 0) {
          line.add(hidden ? "…" : quoted(name.equals("--note") ? fileName(value) : value));
        }
      }
    }
    line.addAll(List.of("-o", "report.html"));
    return new Publication.Command(String.join(" ", line), abridged);
  }

  /** Where files are is nobody's business. */
  private static String fileName(String path) {
    return String.valueOf(Path.of(path).getFileName());
  }

  /** The options that give that scope. */
  public static List<String> scope(Scope scope) {
    String label = scope.label();
    return label != null && scope.previousMonth() != null
        ? List.of("--month", label)
        : List.of("--since", moment(scope.since()), "--until", moment(scope.until()));
  }

  private static String moment(long epochSecond) {
    return epochSecond % Scope.DAY == 0
        ? Instant.ofEpochSecond(epochSecond).toString().substring(0, 10)
        : Instant.ofEpochSecond(epochSecond).toString();
  }

  /** What was typed, else what the environment or the settings say. */
  private static List<String> values(CommandSpec command, OptionSpec option) {
    if (command.commandLine().getParseResult().hasMatchedOption(option)) {
      return option.originalStringValues();
    }
    @Nullable IDefaultValueProvider settings = command.defaultValueProvider();
    try {
      String value = settings == null ? null : settings.defaultValue(option);
      return value == null ? List.of() : List.of(value);
    } catch (Exception e) {
      throw new IllegalStateException("a setting that was read before", e);
    }
  }

  /** A value as one word of a shell. */
  public static String quoted(String value) {
    return PLAIN.matcher(value).matches() ? value : "'" + value.replace("'", "'\\''") + "'";
  }
}
