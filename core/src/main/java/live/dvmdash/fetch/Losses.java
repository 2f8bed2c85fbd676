package live.dvmdash.fetch;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import live.dvmdash.span.Interval;
import live.dvmdash.span.Intervals;
import live.dvmdash.span.KindSet;
import live.dvmdash.span.KindTimes;

/** What no relay gave: the holes that all have in common. */
final class Losses {

  private Losses() {}

  /** What a plan looks for in detail and nobody gave, now or before, by checkpoint. */
  static Map<String, KindTimes> of(FetchPlan plan, Collection<RelayAccount> accounts) {
    Map<String, KindTimes> losses = new HashMap<>();
    for (String checkpoint : plan.checkpoints()) {
      KindTimes lost = plan.wanted(checkpoint);
      for (RelayAccount account : accounts) {
        lost = lost.minus(account.complete(checkpoint)).minus(account.covered(checkpoint));
      }
      if (!lost.isEmpty()) {
        losses.put(checkpoint, lost);
      }
    }
    return losses;
  }

  /** Whether something is lost that was not lost before. */
  static boolean isNew(Map<String, KindTimes> now, Map<String, KindTimes> before) {
    for (Map.Entry<String, KindTimes> entry : now.entrySet()) {
      KindTimes old = before.getOrDefault(entry.getKey(), KindTimes.NONE);
      if (!anew(entry.getValue(), old).isEmpty()) {
        return true;
      }
    }
    return false;
  }

  /**
   * What is lost of a checkpoint and was not before. A hole that only went on, because nobody has
   * mended it since, is an old one.
   */
  static KindTimes anew(KindTimes now, KindTimes before) {
    KindTimes anew = KindTimes.NONE;
    for (KindTimes.Group group : now.groups()) {
      for (int kind : group.kinds().kinds()) {
        Intervals holes = anew(group.times(), before.of(kind));
        anew = anew.plus(KindTimes.of(KindSet.of(kind), holes));
      }
    }
    return anew;
  }

  private static Intervals anew(Intervals now, Intervals before) {
    Intervals anew = Intervals.NONE;
    for (Interval part : now.parts()) {
      boolean goesOn =
          before.parts().stream()
              .anyMatch(old -> old.since() <= part.until() && part.since() <= old.until());
      if (!goesOn) {
        anew = anew.plus(Intervals.of(part));
      }
    }
    return anew;
  }
}
