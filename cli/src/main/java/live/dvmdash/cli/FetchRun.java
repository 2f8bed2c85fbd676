package live.dvmdash.cli;

import java.io.IOException;
import java.time.Duration;
import live.dvmdash.event.KindTable;
import live.dvmdash.event.Signatures;
import live.dvmdash.fetch.Fetch;
import live.dvmdash.fetch.FetchOrder;
import live.dvmdash.fetch.FetchOutcome;
import live.dvmdash.fetch.Rehearsal;
import live.dvmdash.fetch.RelayResult;
import live.dvmdash.lake.Lake;

/** One run of {@code dvmdash fetch}: fetches, shows how far it has come, and sums up. */
final class FetchRun {

  /** A commit takes moments, so this is reached only when something is wrong. */
  private static final Duration COMMIT_PATIENCE = Duration.ofMinutes(5);

  private final Console console;
  private final Lake lake;
  private final String command;
  private final Duration lockPatience;
  private final boolean quiet;
  private final boolean strict;

  FetchRun(
      Console console,
      Lake lake,
      String command,
      Duration lockPatience,
      boolean quiet,
      boolean strict) {
    this.console = console;
    this.lake = lake;
    this.command = command;
    this.lockPatience = lockPatience;
    this.quiet = quiet;
    this.strict = strict;
  }

  /** Prints what would be asked. */
  int rehearse(FetchOrder order, boolean json) throws IOException {
    FetchRehearsal rehearsal = new FetchRehearsal(new Rehearsal(lake, means()).of(order));
    if (json) {
      rehearsal.printJson(console.out());
    } else {
      rehearsal.print(console.out());
    }
    return ExitCodes.DONE;
  }

  /** Fetches. */
  int run(FetchOrder order, boolean json) throws IOException {
    try (Interruption interruption = new Interruption();
        FetchBoard board =
            new FetchBoard(
                console.err(), quiet ? Terminal.NONE : console.terminal(), console.clock())) {
      FetchOutcome outcome = new Fetch(lake, means(), board, interruption::isRequested).run(order);
      board.close();
      tell(outcome);
      FetchSummary summary = new FetchSummary(outcome);
      if (json) {
        summary.printJson(console.out());
      } else if (!quiet) {
        summary.print(console.out());
      }
      int code = exitCode(outcome);
      lake.fetches().add(outcome.run(command, code));
      return code;
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
        lockPatience);
  }

  private void tell(FetchOutcome outcome) {
    outcome.news().forEach(console::say);
    if (outcome.verdict() == FetchOutcome.Verdict.UNREACHABLE) {
      console.say("no relay can be reached: check the network, or name others with --relay");
    }
  }

  private int exitCode(FetchOutcome outcome) {
    return switch (outcome.verdict()) {
      case STOPPED -> ExitCodes.INTERRUPTED;
      case UNREACHABLE -> ExitCodes.UNREACHABLE;
      case INCOMPLETE -> ExitCodes.INCOMPLETE;
      case DONE -> strict && !isFlawless(outcome) ? ExitCodes.INCOMPLETE : ExitCodes.DONE;
    };
  }

  private static boolean isFlawless(FetchOutcome outcome) {
    return outcome.relays().stream().allMatch(RelayResult::isFlawless);
  }
}
