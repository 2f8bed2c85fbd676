package live.dvmdash.cli.option;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options of every command. */
public final class CommonOptions {

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help and exit.")
  private boolean help;

  @Option(
      names = "--verbose",
      fallbackValue = "true",
      description = "Say more when something goes wrong.")
  private boolean verbose;

  @Option(
      names = {"-q", "--quiet"},
      fallbackValue = "true",
      description = "Say nothing but errors and the data asked for.")
  private boolean quiet;

  @Mixin final LogOptions log = new LogOptions();

  /** Whether to say nothing but errors and the data asked for. */
  public boolean quiet() {
    return quiet;
  }
}
