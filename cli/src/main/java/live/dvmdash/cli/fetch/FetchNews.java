package live.dvmdash.cli.fetch;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import live.dvmdash.cli.summary.GapRemark;
import live.dvmdash.fetch.FetchOutcome;
import live.dvmdash.fetch.FetchOutcome.Verdict;
import live.dvmdash.fetch.RelayResult;
import live.dvmdash.lake.Run;
import live.dvmdash.span.Interval;
import live.dvmdash.span.Intervals;
import live.dvmdash.span.KindSet;
import live.dvmdash.span.KindTimes;
import org.jspecify.annotations.Nullable;

/**
 * What a person hears of a fetch even when they want to hear nothing, a line for each matter; who
 * gets the summary needs less of it.
 */
final class FetchNews {

  private final FetchOutcome outcome;
  private final List<String> lines;

  /** What is said in any case. */
  FetchNews(FetchOutcome outcome) {
    this.outcome = outcome;
    this.lines = new ArrayList<>(outcome.news());
  }

  /**
   * Adds relays of which nothing came, when that is new.
   *
   * @param untried those that no fetch had tried before
   */
  FetchNews withFirstFailures(Set<String> untried) {
    for (RelayResult relay : outcome.relays()) {
      boolean useless = relay.status().equals("failed") || relay.status().equals("refused");
      if (useless && untried.contains(relay.relay())) {
        add(relay);
      }
    }
    return this;
  }

  /**
   * Adds why the exit code is not 0, as far as it is not said yet.
   *
   * @param last the fetch before; null when this was the first
   * @param strict whether every fault counts
   */
  FetchNews withCauses(@Nullable Run last, boolean strict) {
    if (outcome.verdict() == Verdict.STOPPED) {
      lines.add("stopped: what had arrived is stored");
      return this;
    }
    if (outcome.verdict() == Verdict.INCOMPLETE) {
      outcome.lostSince(last).forEach(this::addLoss);
    }
    if (strict || outcome.verdict() == Verdict.UNREACHABLE) {
      outcome.relays().stream().filter(relay -> !relay.isFlawless()).forEach(this::add);
    }
    return this;
  }

  private void add(RelayResult relay) {
    String name = relay.relay() + ": ";
    if (lines.stream().noneMatch(line -> line.startsWith(name))) {
      String error = relay.error();
      List<GapRemark> gaps = GapRemark.of(relay.gaps());
      String why = error == null && !gaps.isEmpty() ? gaps.getFirst().sentence() : error;
      lines.add(name + relay.status() + (why == null ? "" : ": " + why));
    }
  }

  private void addLoss(String checkpoint, KindTimes lost) {
    KindSet kinds = KindSet.NONE;
    Intervals times = Intervals.NONE;
    for (KindTimes.Group group : lost.groups()) {
      kinds = kinds.plus(group.kinds());
      times = times.plus(group.times());
    }
    List<Interval> parts = times.parts();
    Interval whole = new Interval(parts.getFirst().since(), parts.getLast().until());
    lines.add(
        "no relay gave all of %s from %s: the next fetch asks again"
            .formatted(GapRemark.spoken(kinds), GapRemark.spoken(whole)));
  }

  /** What there is to say; nothing when nothing changed. */
  List<String> lines() {
    List<String> all = new ArrayList<>(lines);
    if (outcome.verdict() == Verdict.UNREACHABLE) {
      all.add("no relay can be reached: check the network, or name others with --relay");
    }
    return all;
  }
}
