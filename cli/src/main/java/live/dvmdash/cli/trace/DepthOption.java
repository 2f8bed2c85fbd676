package live.dvmdash.cli.trace;

import live.dvmdash.cli.console.Refusal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that says how far chains of jobs are followed. */
final class DepthOption {

  @Option(
      names = "--depth",
      paramLabel = "N",
      description = "Follow chains of jobs over so many links; all of them by default.")
  private @Nullable Integer depth;

  /**
   * How many links.
   *
   * @throws Refusal when the number is negative
   */
  long links() throws Refusal {
    if (depth != null && depth < 0) {
      throw Refusal.usage("--depth takes a number of links, 0 or more, not " + depth);
    }
    return depth == null ? Long.MAX_VALUE : depth;
  }
}
