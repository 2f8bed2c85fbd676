package live.dvmdash.cli.option;

import java.util.List;
import live.dvmdash.cli.console.Refusal;
import live.dvmdash.event.Kind;
import live.dvmdash.event.KindTable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that changes the table of foreign kinds. */
public final class KindOption {

  @Option(
      names = "--exclude-kinds",
      split = ",",
      paramLabel = "KIND",
      description =
          "Kinds inside the ranges of NIP-90 that are no jobs, in place of the usual ones"
              + " (5128,5129,5666,5969,6666,6969).")
  private @Nullable List<Integer> excluded;

  /**
   * The table of kinds to go by.
   *
   * @throws Refusal when a number is no kind
   */
  public KindTable table() throws Refusal {
    KindTable defaults = KindTable.defaults();
    if (excluded == null) {
      return defaults;
    }
    for (int kind : excluded) {
      if (kind < 0 || kind > Kind.MAX) {
        throw Refusal.value(
            "--exclude-kinds",
            "--exclude-kinds takes numbers from 0 to " + Kind.MAX + ", not " + kind);
      }
    }
    return defaults.excluding(excluded);
  }
}
