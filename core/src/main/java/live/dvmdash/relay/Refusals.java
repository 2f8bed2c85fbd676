package live.dvmdash.relay;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import live.dvmdash.span.KindSet;
import org.jspecify.annotations.Nullable;

/** What a relay refused or left unanswered in one walk, however little it was asked for. */
final class Refusals {

  /** A relay that refused so many single kinds and took none refuses something else. */
  private static final int HOPELESS = 64;

  /** The same for one that has not answered anything yet. */
  private static final int HOPELESS_AT_ONCE = 8;

  private static final int SILENCES = 3;
  private static final int SILENCES_IN_VAIN = 5;
  private static final int BREAKS_IN_VAIN = 200;

  private final Map<Integer, String> reasons = new HashMap<>();
  private @Nullable String reasonForAll;
  private boolean hasAnswered;
  private int inARow;
  private int silences;
  private int inVain;
  private int breaks;

  /** The refused ones among the kinds, by the reason. */
  Map<String, KindSet> among(KindSet kinds) {
    Map<String, KindSet> refused = new TreeMap<>();
    for (int kind : kinds.kinds()) {
      String reason = reasonForAll == null ? reasons.get(kind) : reasonForAll;
      if (reason != null) {
        refused.merge(reason, KindSet.of(kind), KindSet::plus);
      }
    }
    return refused;
  }

  /** The relay does not answer for a single kind. */
  void refuse(int kind, String reason) {
    reasons.put(kind, reason);
    inARow++;
    if (inARow >= (hasAnswered ? HOPELESS : HOPELESS_AT_ONCE)) {
      reasonForAll = reason;
    }
  }

  /** The relay answered. */
  void answered(boolean broughtSomething) {
    hasAnswered = true;
    inARow = 0;
    breaks = broughtSomething ? 0 : breaks;
    spoke();
  }

  /** The relay said something, if only no. */
  void spoke() {
    silences = 0;
    inVain = 0;
  }

  /** The relay was silent though asked for a single kind. */
  void silent() {
    silences++;
  }

  /** Whether a relay that was so often silent, or broke off, is to be given up. */
  boolean isOver() {
    return silences >= SILENCES || inVain >= SILENCES_IN_VAIN || breaks >= BREAKS_IN_VAIN;
  }

  /** The relay fell silent amidst an answer. */
  void fellSilent(boolean broughtSomething) {
    inVain = broughtSomething ? 0 : inVain + 1;
  }

  /** The connection broke. */
  void broke(boolean broughtSomething) {
    breaks = broughtSomething ? 0 : breaks + 1;
  }
}
