package live.dvmdash.cli;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import live.dvmdash.query.Scope;
import live.dvmdash.report.Report;
import live.dvmdash.report.Reports;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The command that gives the figures of a run again, whenever and wherever it is typed: a scope
 * that was relative to today is absolute in it, and it names no place of files.
 */
final class StatsLine {

  /** What is said otherwise, or does not change any figure. */
  private static final Set<String> LEFT_OUT =
      Set.of(
          "--month",
          "--days",
          "--since",
          "--until",
          "--report",
          "--format",
          "--json",
          "--output",
          "--lake",
          "--now",
          "--note",
          "--quiet",
          "--verbose",
          "--help");

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

  private StatsLine() {}

  /**
   * The command line.
   *
   * @param command {@code stats}, after its options were parsed
   * @param withCustomers whether it may name customers
   */
  static String of(CommandSpec command, List<Report> reports, Scope scope, boolean withCustomers) {
    List<String> words = new ArrayList<>(List.of("dvmdash", "stats"));
    if (!reports.equals(Reports.all())) {
      reports.forEach(report -> words.add(report.name()));
    }
    words.addAll(scope(scope));
    for (OptionSpec option : command.options()) {
      String name = option.longestName();
      if (!LEFT_OUT.contains(name)) {
        boolean hidden = name.equals("--customer") && !withCustomers;
        for (String value : values(command, option)) {
          words.add(name);
          if (option.arity().max() > 0) {
            words.add(hidden ? "…" : quoted(value));
          }
        }
      }
    }
    words.addAll(List.of("-o", "report.html"));
    return String.join(" ", words);
  }

  private static List<String> scope(Scope scope) {
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

  private static String quoted(String value) {
    return PLAIN.matcher(value).matches() ? value : "'" + value.replace("'", "'\\''") + "'";
  }
}
