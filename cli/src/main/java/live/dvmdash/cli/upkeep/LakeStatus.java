package live.dvmdash.cli.upkeep;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import live.dvmdash.cli.console.ExitCodes;
import live.dvmdash.cli.lake.LakeContents;
import live.dvmdash.cli.output.Figures;
import live.dvmdash.lake.Inventory;
import live.dvmdash.lake.Lake;
import live.dvmdash.lake.LakeWriter;
import live.dvmdash.lake.LockHolder;
import live.dvmdash.lake.RelayRecord;
import live.dvmdash.lake.Run;
import live.dvmdash.lake.Sources.Source;
import org.jspecify.annotations.Nullable;

/**
 * How a lake stands.
 *
 * @param directory its folder
 * @param exists whether there is a lake at all
 * @param inventory what it holds
 * @param sources the files that were loaded
 * @param relays the relays that were fetched from
 * @param runs its last runs, the first one first
 * @param holders who holds it now
 */
record LakeStatus(
    Path directory,
    boolean exists,
    Inventory inventory,
    List<Source> sources,
    List<RelayRecord> relays,
    List<Run> runs,
    List<LockHolder> holders) {

  /** As many as a week of a nightly fetch and then some. */
  private static final int RUNS = 10;

  /** With less than so many times what a commit needs, the disk deserves a word. */
  private static final int LITTLE = 10;

  /**
   * How a run may end without anybody having to look: nobody had what was asked for, others were at
   * work, or a person stopped it.
   */
  private static final Set<Integer> GOOD =
      Set.of(ExitCodes.DONE, ExitCodes.NOTHING_FOUND, ExitCodes.LOCKED, ExitCodes.INTERRUPTED);

  /** Whether all is well, in one word. */
  enum Verdict {
    OK,
    ATTENTION
  }

  static LakeStatus of(Lake lake) throws IOException {
    Inventory inventory =
        lake.exists() ? Inventory.of(lake) : new Inventory(List.of(), List.of(), 0, 0, 0);
    return new LakeStatus(
        lake.directory(),
        lake.exists(),
        inventory,
        lake.sources().all(),
        lake.relays().all(),
        lake.runs().last(RUNS),
        lake.holders());
  }

  /** How many times of relays are known to be missing. */
  int gaps() {
    return relays.stream().mapToInt(relay -> relay.gaps().size()).sum();
  }

  Verdict verdict() {
    return concern() == null ? Verdict.OK : Verdict.ATTENTION;
  }

  /** The verdict in a sentence. */
  String sentence() {
    String concern = concern();
    if (concern != null) {
      return concern;
    }
    String held =
        Figures.count(inventory.events())
            + (inventory.months().size() == 1
                ? " events of 1 month"
                : " events of " + inventory.months().size() + " months");
    if (runs.isEmpty()) {
      return "all is well: " + held;
    }
    Run last = runs.getLast();
    return "all is well: "
        + held
        + ", "
        + (last.ended() == null
            ? last.name() + " is running since " + Figures.moment(last.started()) + " UTC"
            : "the last run was a " + last.name() + " at " + Figures.moment(last.ended()) + " UTC");
  }

  private @Nullable String concern() {
    if (!exists) {
      return "there is no lake yet: get events first, with dvmdash fetch or dvmdash load --last 2";
    }
    if (!inventory.damaged().isEmpty()) {
      return inventory.damaged().size() == 1
          ? "a file is damaged: it is named on standard error"
          : inventory.damaged().size() + " files are damaged: they are named on standard error";
    }
    if (inventory.freeBytes() < LakeWriter.MIN_FREE_BYTES) {
      return "the disk is nearly full: nothing can be added before some space is free";
    }
    if (inventory.freeBytes() < LITTLE * LakeWriter.MIN_FREE_BYTES) {
      return "little space is left on the disk: free some, or see dvmdash prune --help";
    }
    Run last = lastOver();
    if (last != null && last.state() == Run.State.KILLED) {
      return "the last run was killed: "
          + spoken(last)
          + ": run it again; everything it had committed is there";
    }
    if (last != null && last.exitCode() != null && !GOOD.contains(last.exitCode())) {
      return "the last run did not end well: " + spoken(last) + ", exit code " + last.exitCode();
    }
    return inventory.events() == 0 ? LakeContents.nothingYet() : null;
  }

  /** The run that began last of those that are over; null when there is none. */
  private @Nullable Run lastOver() {
    for (Run run : runs.reversed()) {
      if (run.state() != Run.State.RUNNING) {
        return run;
      }
    }
    return null;
  }

  private static String spoken(Run run) {
    return run.name() + ", begun " + Figures.moment(run.started()) + " UTC";
  }
}
