package live.dvmdash.cli.trace;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import live.dvmdash.cli.console.Console;
import live.dvmdash.cli.console.ExitCodes;
import live.dvmdash.cli.console.Interruption;
import live.dvmdash.cli.console.Refusal;
import live.dvmdash.cli.lake.Engine;
import live.dvmdash.cli.lake.Ledger;
import live.dvmdash.cli.output.Destination;
import live.dvmdash.cli.output.trace.TraceFormat;
import live.dvmdash.event.KindTable;
import live.dvmdash.event.Signatures;
import live.dvmdash.fetch.Fetch;
import live.dvmdash.fetch.Inquiry;
import live.dvmdash.fetch.InquiryOrder;
import live.dvmdash.fetch.InquiryOutcome;
import live.dvmdash.fetch.InquiryOutcome.Asked;
import live.dvmdash.lake.Lake;
import live.dvmdash.lake.OpenRun;
import live.dvmdash.trace.NotFound;
import org.jspecify.annotations.Nullable;

/** A trace for which relays are asked first, or listened to. */
final class InquiryRun {

  private static final Duration COMMIT_PATIENCE = Duration.ofSeconds(30);
  private static final int MOST_NAMED = 3;

  private final Console console;
  private final Lake lake;
  private final KindTable kinds;
  private final TraceSubject subject;
  private final TraceOptions output;
  private final Ledger ledger;
  private final boolean quiet;

  InquiryRun(
      Console console,
      Lake lake,
      KindTable kinds,
      TraceSubject subject,
      TraceOptions output,
      Ledger ledger,
      boolean quiet) {
    this.console = console;
    this.lake = lake;
    this.kinds = kinds;
    this.subject = subject;
    this.output = output;
    this.ledger = ledger;
    this.quiet = quiet;
  }

  int run(InquiryOrder order, InquiryOptions how) throws IOException, Refusal {
    Duration patience = how.patience();
    return ledger.record("trace", lake, run -> run(order, how.fetch(), patience, run));
  }

  private int run(InquiryOrder order, boolean fetch, @Nullable Duration patience, OpenRun run)
      throws IOException, Refusal {
    boolean showsTree =
        output.format() == TraceFormat.TREE
            && output.destination(console) instanceof Destination.Stdout;
    try (Interruption interruption = new Interruption(console);
        LiveTrace live = new LiveTrace(console, subject, output.style(console), quiet, showsTree);
        Inquiry inquiry =
            new Inquiry(lake, means(), order, subject, live, interruption::isRequested)) {
      InquiryOutcome outcome = new InquiryOutcome(List.of(), true);
      if (fetch) {
        outcome = inquiry.ask();
      }
      if (patience != null && !interruption.isRequested()) {
        live.listen(patience);
        outcome = inquiry.listen(patience);
      }
      live.close();
      run.count("new", inquiry.added());
      return conclude(outcome, interruption.isRequested());
    }
  }

  private Fetch.Means means() {
    return new Fetch.Means(
        kinds,
        Signatures.fastest(),
        Engine::open,
        console.clock(),
        Runtime.getRuntime().availableProcessors(),
        COMMIT_PATIENCE,
        Duration.ZERO);
  }

  private int conclude(InquiryOutcome outcome, boolean interrupted) throws IOException, Refusal {
    try {
      new TraceRun(console, subject, output).show();
    } catch (NotFound e) {
      if (interrupted) {
        return ExitCodes.INTERRUPTED;
      }
      throw nothing(String.valueOf(e.getMessage()), outcome);
    }
    String remark = remark(outcome);
    if (!quiet && !interrupted && !remark.isEmpty()) {
      console.say(remark);
    }
    return interrupted ? ExitCodes.INTERRUPTED : subject.exitCode();
  }

  private static Refusal nothing(String sentence, InquiryOutcome outcome) {
    if (!outcome.isReached()) {
      return new Refusal(ExitCodes.UNREACHABLE, sentence + ", and " + unreached(outcome));
    }
    long reached = outcome.relays().stream().filter(Asked::reached).count();
    String failed = outcome.failed().isEmpty() ? "" : "; " + failed(outcome);
    return Refusal.nothing(
        sentence + ", nor at " + (reached == 1 ? "1 relay" : reached + " relays") + failed);
  }

  /** What a reader of the trace has to know of the relays; empty when there is nothing. */
  private static String remark(InquiryOutcome outcome) {
    if (!outcome.isReached()) {
      return unreached(outcome) + "; this is what the lake has";
    }
    List<String> parts = new ArrayList<>();
    if (!outcome.failed().isEmpty()) {
      parts.add(failed(outcome));
    }
    if (!outcome.complete()) {
      parts.add("there was no time for all that is missing: run it again to go on");
    }
    return String.join("; ", parts);
  }

  private static String unreached(InquiryOutcome outcome) {
    return outcome.relays().isEmpty()
        ? "no relay was asked, because all rest: name one with --relay"
        : "no relay could be reached: " + named(outcome.failed());
  }

  private static String failed(InquiryOutcome outcome) {
    return "%d of %d relays did not answer: %s"
        .formatted(outcome.failed().size(), outcome.relays().size(), named(outcome.failed()));
  }

  private static String named(List<Asked> relays) {
    String first =
        relays.stream()
            .limit(MOST_NAMED)
            .map(asked -> asked.relay().text() + " (" + asked.trouble() + ")")
            .collect(Collectors.joining(", "));
    return relays.size() > MOST_NAMED
        ? first + " and " + (relays.size() - MOST_NAMED) + " more"
        : first;
  }
}
