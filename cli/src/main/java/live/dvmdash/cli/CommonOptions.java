package live.dvmdash.cli;

import picocli.CommandLine.Option;

/** Options of every command. */
final class CommonOptions {

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help and exit.")
  @SuppressWarnings("UnusedVariable") // picocli acts on it by itself
  private boolean help;

  @Option(names = "--verbose", description = "Say more when something goes wrong.")
  @SuppressWarnings("UnusedVariable") // the error handler asks the parser for it
  private boolean verbose;

  @Option(
      names = {"-q", "--quiet"},
      description = "Say nothing but errors and the data asked for.")
  private boolean quiet;

  boolean quiet() {
    return quiet;
  }
}
