package live.dvmdash.cli.relays;

import live.dvmdash.cli.console.Refusal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that says how many relays are suggested. */
final class LimitOption {

  private static final int LIMIT_FOR_PEOPLE = 20;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "At most N relays; 0 for all (default: 20 for people, all for machines).")
  private @Nullable Integer limit;

  /**
   * How many; 0 for all.
   *
   * @param forMachines whether a program reads them
   */
  int rows(boolean forMachines) throws Refusal {
    if (limit != null && limit < 0) {
      throw Refusal.value("--limit", "--limit takes a number from 0, not " + limit);
    }
    return limit != null ? limit : forMachines ? 0 : LIMIT_FOR_PEOPLE;
  }
}
