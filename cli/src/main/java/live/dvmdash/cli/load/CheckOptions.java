package live.dvmdash.cli.load;

import java.time.Duration;
import live.dvmdash.cli.console.Refusal;
import picocli.CommandLine.Option;

/** The options that say how sources are checked. */
final class CheckOptions {

  @Option(
      names = "--trust-signatures",
      fallbackValue = "true",
      description = {
        "Skip only the check of signatures; shapes and ids are checked all the same.",
        "What is stored so counts as verified from then on."
      })
  private boolean trustSignatures;

  @Option(
      names = "--as-archive",
      description =
          "The sources hold all there is between their first and their last event; of JSON arrays"
              + " this is taken for granted. Decides which days count as complete.")
  private boolean wholePeriods;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads that check events (default: one a core).")
  private int threads = Runtime.getRuntime().availableProcessors();

  LoadRun.Choices choices(Duration patience) throws Refusal {
    if (threads < 1) {
      throw Refusal.value("--threads", "--threads takes a number from 1, not " + threads);
    }
    return new LoadRun.Choices(trustSignatures, wholePeriods, threads, patience);
  }
}
