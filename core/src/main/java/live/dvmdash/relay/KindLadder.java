package live.dvmdash.relay;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import live.dvmdash.span.KindSet;

/**
 * How many kinds a filter names: all, or fewer where a relay does not take so many. Relays don't
 * say how many they take; they refuse, fall silent, or answer with nothing.
 */
final class KindLadder {

  private static final int[] STEPS = {500, 50, 20, 3, 1};

  /** A REQ is to stay below 16 KiB, and has a name and brackets around the filter. */
  private static final int MOST_BYTES = 16_000;

  private static final int BYTES_BESIDE = 100;
  private static final int BYTES_OF_VALUE = 67;

  private final Map<Integer, Integer> refusals = new HashMap<>();
  private final Set<Integer> silences = new HashSet<>();
  private int known;
  private int atOnce;
  private int smallestRefused = Integer.MAX_VALUE;
  private boolean answered;

  KindLadder(int known) {
    this.known = known;
    this.atOnce = known;
  }

  /** Begins a walk: what was tried in the last one and did not help is forgotten. */
  void begin() {
    silences.clear();
    endWindow(true);
  }

  /** How many kinds the relay is known to take at once. */
  int known() {
    return known;
  }

  /** The next smaller number of kinds. */
  static int below(int size) {
    for (int step : STEPS) {
      if (step < size) {
        return step;
      }
    }
    return 1;
  }

  /**
   * Learns that so many are not taken, and says how many to try. When it happens a second time in a
   * window, it is the number that the relay does not like, and not one of the kinds.
   */
  int refused(int size) {
    if (refusals.merge(size, 1, Integer::sum) > 1) {
      atOnce = Math.min(atOnce, below(size));
    }
    smallestRefused = Math.min(smallestRefused, size);
    return below(size);
  }

  /**
   * Learns that there was no answer to so many, and says how many to try. Since one silence may be
   * chance, only the second one in a walk means something.
   */
  int silent(int size) {
    if (!silences.add(size)) {
      atOnce = Math.min(atOnce, below(size));
      smallestRefused = Math.min(smallestRefused, size);
    }
    return below(size);
  }

  /** Learns that a filter was answered. */
  void answered() {
    answered = true;
  }

  /**
   * Draws the conclusion: fewer kinds from now on, unless it was some of the kinds that the relay
   * refused.
   */
  void endWindow(boolean kindsWereRefused) {
    if (answered && !kindsWereRefused && smallestRefused < Integer.MAX_VALUE) {
      known = Math.min(known, below(smallestRefused));
    }
    atOnce = known;
    answered = false;
    smallestRefused = Integer.MAX_VALUE;
    refusals.clear();
  }

  /** The kinds as filters take them by now; no kind at all means any, which is one filter. */
  List<KindSet> chunks(Selection selection, KindSet kinds) {
    return chunks(selection, kinds, atOnce);
  }

  /** The kinds in sets of at most so many, and fewer where the filter would be too long. */
  static List<KindSet> chunks(Selection selection, KindSet kinds, int atMost) {
    if (kinds.isEmpty()) {
      return List.of(kinds);
    }
    int room = MOST_BYTES - BYTES_BESIDE - BYTES_OF_VALUE * selection.values().size();
    List<KindSet> chunks = new ArrayList<>();
    List<Integer> chunk = new ArrayList<>();
    int left = room;
    for (int kind : kinds.kinds()) {
      int bytes = Integer.toString(kind).length() + 1;
      if (!chunk.isEmpty() && (chunk.size() == atMost || bytes > left)) {
        chunks.add(KindSet.of(chunk));
        chunk.clear();
        left = room;
      }
      chunk.add(kind);
      left -= bytes;
    }
    chunks.add(KindSet.of(chunk));
    return chunks;
  }
}
