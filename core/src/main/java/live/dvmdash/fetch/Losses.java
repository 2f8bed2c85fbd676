package live.dvmdash.fetch;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import live.dvmdash.span.Interval;
import live.dvmdash.span.Intervals;
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

  /**
   * Whether something is lost that was not lost before. A hole that only went on, because nobody
   * has mended it since, is an old one.
   */
  static boolean isNew(Map<String, KindTimes> now, Map<String, KindTimes> before) {
    for (Map.Entry<String, KindTimes> entry : now.entrySet()) {
      KindTimes old = before.getOrDefault(entry.getKey(), KindTimes.NONE);
      for (KindTimes.Group group : entry.getValue().groups()) {
        for (int kind : group.kinds().kinds()) {
          if (hasNew(group.times(), old.of(kind))) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private static boolean hasNew(Intervals now, Intervals before) {
    for (Interval part : now.parts()) {
      boolean goesOn =
          before.parts().stream()
              .anyMatch(old -> old.since() <= part.until() && part.since() <= old.until());
      if (!goesOn) {
        return true;
      }
    }
    return false;
  }
}
