package live.dvmdash.cli.sample;

import java.time.DateTimeException;
import java.time.YearMonth;
import live.dvmdash.cli.console.Refusal;
import live.dvmdash.sample.GeneratorOptions;
import picocli.CommandLine.Option;

/** The options that say what an invented archive is like. */
final class WorldOptions {

  @Option(names = "--seed", paramLabel = "N", description = "Which world (default: 1).")
  private long seed = 1;

  @Option(
      names = "--events",
      paramLabel = "N",
      description = "About how many events (default: 10000).")
  private int events = 10_000;

  @Option(
      names = {"-m", "--month"},
      paramLabel = "MONTH",
      description = "The month of the archive (default: 2025-02).")
  private String month = "2025-02";

  @Option(names = "--threads", paramLabel = "N", description = "Threads (default: one a core).")
  private int threads = Runtime.getRuntime().availableProcessors();

  GeneratorOptions resolve() throws Refusal {
    try {
      return new GeneratorOptions(seed, events, YearMonth.parse(month), threads);
    } catch (DateTimeException e) {
      throw Refusal.usage("--month takes a month such as 2025-02, not " + month);
    } catch (IllegalArgumentException e) {
      throw Refusal.usage(String.valueOf(e.getMessage()));
    }
  }
}
