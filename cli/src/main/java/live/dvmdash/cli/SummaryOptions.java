package live.dvmdash.cli;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of commands whose output is a summary: for people, or one JSON object. */
final class SummaryOptions {

  private enum SummaryFormat {
    TABLE,
    JSON;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Option(
      names = {"-f", "--format"},
      paramLabel = "FORMAT",
      description = "${COMPLETION-CANDIDATES} (default: table).")
  private @Nullable SummaryFormat format;

  @Option(names = "--json", description = "Short for --format json.")
  private boolean json;

  boolean json() throws Refusal {
    if (json && format == SummaryFormat.TABLE) {
      throw Refusal.usage("--json and --format table contradict each other");
    }
    return json || format == SummaryFormat.JSON;
  }
}
