package live.dvmdash.cli.fetch;

import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import live.dvmdash.cli.console.Console;
import live.dvmdash.cli.console.ExitCodes;
import live.dvmdash.cli.console.Interruption;
import live.dvmdash.cli.console.Refusal;
import live.dvmdash.cli.console.Terminal;
import live.dvmdash.cli.lake.Engine;
import live.dvmdash.cli.lake.Ledger;
import live.dvmdash.event.KindTable;
import live.dvmdash.event.Signatures;
import live.dvmdash.fetch.Fetch;
import live.dvmdash.fetch.FetchOrder;
import live.dvmdash.fetch.FetchOutcome;
import live.dvmdash.fetch.Rehearsal;
import live.dvmdash.fetch.RelayChoice;
import live.dvmdash.fetch.RelayResult;
import live.dvmdash.lake.Lake;
import live.dvmdash.lake.OpenRun;
import live.dvmdash.lake.Run;

/** One run of {@code dvmdash fetch}: fetches, shows how far it has come, and sums up. */
final class FetchRun {

  /** A commit takes moments, so this is reached only when something is wrong. */
  private static final Duration COMMIT_PATIENCE = Duration.ofMinutes(5);

  private final Console console;
  private final Lake lake;
  private final Manner manner;

  /**
   * How a fetch is to be run.
   *
   * @param ledger where the run is noted
   * @param report the command line that reports on what is fetched
   * @param lockPatience how long to wait for another fetch
   * @param quiet whether to print nothing but news
   * @param strict whether every fault of a relay counts for the exit code
   */
  record Manner(
      Ledger ledger, String report, Duration lockPatience, boolean quiet, boolean strict) {}

  FetchRun(Console console, Lake lake, Manner manner) {
    this.console = console;
    this.lake = lake;
    this.manner = manner;
  }

  /** Prints what would be asked. */
  int rehearse(FetchOrder order, boolean json) throws IOException {
    FetchRehearsal rehearsal = new FetchRehearsal(new Rehearsal(lake, means()).of(order));
    if (json) {
      rehearsal.printJson(console.out());
    } else {
      rehearsal.print(console.out(), console.terminal().stdout());
    }
    return ExitCodes.DONE;
  }

  /** Fetches. */
  int run(FetchOrder order, boolean json) throws IOException, Refusal {
    try (Interruption interruption = new Interruption(console)) {
      return manner.ledger().record(Run.FETCH, lake, run -> run(order, json, interruption, run));
    }
  }

  private int run(FetchOrder order, boolean json, Interruption interruption, OpenRun run)
      throws IOException {
    Set<String> untried = untried(order);
    try (FetchBoard board =
        new FetchBoard(
            console.err(), manner.quiet() ? Terminal.NONE : console.terminal(), console.clock())) {
      FetchLog log = new FetchLog(console, board);
      FetchOutcome outcome = new Fetch(lake, means(), log, interruption::isRequested).run(order);
      board.close();
      log.note(outcome);
      Run last = lake.runs().latestFetch();
      FetchNews news = new FetchNews(outcome);
      if (manner.quiet()) {
        news.withFirstFailures(untried).withCauses(last, manner.strict());
      }
      news.lines().forEach(console::say);
      FetchSummary summary = new FetchSummary(outcome);
      if (json) {
        summary.printJson(console.out());
      } else if (!manner.quiet()) {
        summary.print(console.out(), console.terminal());
        if (outcome.relays().stream().anyMatch(relay -> relay.tally().valid() > 0)) {
          console.out().println("for figures: " + manner.report());
        }
      }
      summary.tallies().note(run);
      outcome.note(run);
      return exitCode(outcome);
    }
  }

  private Fetch.Means means() {
    return new Fetch.Means(
        KindTable.defaults(),
        Signatures.fastest(),
        Engine::open,
        console.clock(),
        Runtime.getRuntime().availableProcessors(),
        COMMIT_PATIENCE,
        manner.lockPatience());
  }

  private Set<String> untried(FetchOrder order) throws IOException {
    Set<String> untried = new HashSet<>();
    for (RelayChoice choice : order.relays()) {
      if (lake.relays().of(choice.url().text()).lastTried() == null) {
        untried.add(choice.url().text());
      }
    }
    return untried;
  }

  private int exitCode(FetchOutcome outcome) {
    return switch (outcome.verdict()) {
      case STOPPED -> ExitCodes.INTERRUPTED;
      case UNREACHABLE -> ExitCodes.UNREACHABLE;
      case INCOMPLETE -> ExitCodes.INCOMPLETE;
      case DONE -> manner.strict() && !isFlawless(outcome) ? ExitCodes.INCOMPLETE : ExitCodes.DONE;
    };
  }

  private static boolean isFlawless(FetchOutcome outcome) {
    return outcome.relays().stream().allMatch(RelayResult::isFlawless);
  }
}
