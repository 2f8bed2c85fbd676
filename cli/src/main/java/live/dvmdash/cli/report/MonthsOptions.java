package live.dvmdash.cli.report;

import java.io.IOException;
import java.util.List;
import live.dvmdash.cli.console.Console;
import live.dvmdash.cli.console.Refusal;
import live.dvmdash.event.KindTable;
import live.dvmdash.lake.Lake;
import live.dvmdash.query.Scope;
import picocli.CommandLine.Option;

/** The options that say which two months are compared. */
final class MonthsOptions {

  @Option(
      names = {"-m", "--month"},
      required = true,
      paramLabel = "MONTH",
      description = "The earlier month: 2025-01, last or latest.")
  private String month = "";

  @Option(
      names = "--with",
      required = true,
      paramLabel = "MONTH",
      description = "The later month, likewise.")
  private String with = "";

  @Option(
      names = "--whole",
      description = "Compare whole months, whatever the data covers of them.")
  private boolean whole;

  /** The earlier month. */
  Scope before(Console console, Lake lake, KindTable kinds) throws IOException, Refusal {
    return ScopeOptions.month("--month", month, console, lake, kinds);
  }

  /** The later month. */
  Scope after(Console console, Lake lake, KindTable kinds) throws IOException, Refusal {
    return ScopeOptions.month("--with", with, console, lake, kinds);
  }

  /** Whether all days are compared, whatever is known of them. */
  boolean whole() {
    return whole;
  }

  /** The words of a command line that names these months. */
  static List<String> words(Scope before, Scope after) {
    return List.of(
        "--month", String.valueOf(before.label()), "--with", String.valueOf(after.label()));
  }
}
