package live.dvmdash.fetch;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import live.dvmdash.fetch.FetchOutcome.Verdict;
import live.dvmdash.lake.Lake;
import live.dvmdash.lake.Partition;
import live.dvmdash.lake.RelayRecord;
import live.dvmdash.lake.Run;
import live.dvmdash.lake.Tally;
import live.dvmdash.relay.Answer;
import live.dvmdash.relay.RelayMemory;
import live.dvmdash.relay.Traffic;
import live.dvmdash.span.KindTimes;

/** Draws the conclusions of a fetch: what to remember of each relay, and what to tell. */
final class Conclusion {

  private final Lake lake;
  private final FetchPlan plan;
  private final long started;
  private final long ended;
  private final List<RelayResult> results = new ArrayList<>();
  private final List<String> news = new ArrayList<>();
  private boolean failedAnew;
  private boolean reached;

  Conclusion(Lake lake, FetchPlan plan, long started, long ended) {
    this.lake = lake;
    this.plan = plan;
    this.started = started;
    this.ended = ended;
  }

  FetchOutcome draw(
      Store store, List<RelayRecord> asleep, SortedMap<Partition, Long> added, boolean stopped)
      throws IOException {
    for (Map.Entry<RelayWorker, RelayAccount> entry : store.accounts().entrySet()) {
      conclude(entry.getKey(), entry.getValue());
    }
    for (RelayRecord record : asleep) {
      results.add(
          new RelayResult(
              record.relay(),
              RelayResult.RESTING,
              record.error(),
              new Tally(),
              new Traffic(),
              null,
              0,
              List.of(),
              KindTimes.NONE));
    }
    Map<String, KindTimes> lost = stopped ? Map.of() : Losses.of(plan, store.accounts().values());
    return new FetchOutcome(verdict(stopped, lost), results, added, lost, news);
  }

  private Verdict verdict(boolean stopped, Map<String, KindTimes> lost) throws IOException {
    if (stopped) {
      return Verdict.STOPPED;
    }
    if (!reached) {
      return Verdict.UNREACHABLE;
    }
    Run last = lake.runs().latestFetch();
    boolean lostAnew = Losses.isNew(lost, last == null ? Map.of() : last.lost());
    return failedAnew || lostAnew ? Verdict.INCOMPLETE : Verdict.DONE;
  }

  private void conclude(RelayWorker worker, RelayAccount account) throws IOException {
    RelayRecord before = account.before();
    String status = status(worker, account);
    Answer.Lost loss = worker.lost();
    String error = loss == null ? null : loss.text();
    RelayMemory memory = worker.memory();
    boolean counts = status.equals(RelayResult.INTERRUPTED) && worker.hasAnswered();
    RelayRecord now = counts ? account.record().withAnswer(ended) : account.record();
    RelayRecord after =
        now.withWays(memory.kindsAtOnce(), memory.largestPage()).withOutcome(status, error, ended);
    lake.relays().write(after);
    RelayChoice choice = worker.choice();
    boolean rested = Rest.isDead(choice.decommissioned(), before, started);
    boolean fails = !after.isWorking();
    reached |= !fails || status.equals(RelayResult.REFUSED) || worker.hasAnswered();
    boolean broke = fails && status.equals(RelayResult.FAILED) && worker.hasAnswered();
    failedAnew |= fails && (before.isWorking() || (broke && before.lastTried() == null));
    tell(choice, before, after, broke);
    results.add(
        new RelayResult(
            worker.name(),
            rested && !after.isWorking() && !choice.typed() ? RelayResult.RESTING : status,
            error,
            account.intake().tally(),
            worker.traffic(),
            worker.oldest() == Long.MAX_VALUE ? null : worker.oldest(),
            account.thinned(),
            account.gaps(),
            account.asked().values().stream().reduce(KindTimes.NONE, KindTimes::plus)));
  }

  private static String status(RelayWorker worker, RelayAccount account) {
    Answer.Lost loss = worker.lost();
    if (loss == null) {
      return account.gaps().isEmpty() ? RelayResult.COMPLETE : RelayResult.INCOMPLETE;
    }
    return switch (loss.why()) {
      case UNREACHABLE -> RelayResult.FAILED;
      case AUTH_REQUIRED, RESTRICTED -> RelayResult.REFUSED;
      case RATE_LIMITED, OUT_OF_TIME -> RelayResult.INCOMPLETE;
      case STOPPED -> RelayResult.INTERRUPTED;
    };
  }

  private void tell(RelayChoice choice, RelayRecord before, RelayRecord after, boolean broke) {
    Long failing = before.failingSince();
    if (!after.isWorking() && (before.isWorking() || (broke && before.lastTried() == null))) {
      news.add(after.relay() + ": does not work any more: " + after.error());
    } else if (after.isWorking() && failing != null) {
      news.add(after.relay() + ": is back after " + spoken(ended - failing));
    } else if (failing != null && !choice.typed() && hasDied(choice, before, after)) {
      news.add(after.relay() + ": has failed for a week: rests from now on, tried once a day");
    }
  }

  /** Whether a relay counts as dead by now and did not yet when it was tried before. */
  private boolean hasDied(RelayChoice choice, RelayRecord before, RelayRecord after) {
    Long tried = before.lastTried();
    return Rest.isDead(choice.decommissioned(), after, ended)
        && !(tried != null && Rest.isDead(choice.decommissioned(), before, tried));
  }

  private static String spoken(long seconds) {
    Duration time = Duration.ofSeconds(seconds);
    if (time.toDays() >= 2) {
      return time.toDays() + " days";
    }
    if (time.toHours() >= 2) {
      return time.toHours() + " hours";
    }
    return time.toMinutes() < 2 ? "a minute" : time.toMinutes() + " minutes";
  }
}
