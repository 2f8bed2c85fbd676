package live.dvmdash.cli.option;

import java.util.Locale;
import live.dvmdash.cli.console.Refusal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The options of commands whose output is a summary: for people, or one JSON object. */
public final class SummaryOptions {

  private enum SummaryFormat {
    TABLE,
    JSON;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command = CommandSpec.create();

  @Option(
      names = {"-f", "--format"},
      paramLabel = "FORMAT",
      description = "${COMPLETION-CANDIDATES} (default: table).")
  private @Nullable SummaryFormat format;

  @Option(names = "--json", description = "Short for --format json.")
  private boolean json;

  /**
   * Whether the summary is to be JSON.
   *
   * @throws Refusal when the options contradict each other
   */
  public boolean json() throws Refusal {
    if (json && format == SummaryFormat.TABLE && Typed.isTyped(command, "--format")) {
      throw Refusal.usage("--json and --format table contradict each other");
    }
    return json || format == SummaryFormat.JSON;
  }
}
