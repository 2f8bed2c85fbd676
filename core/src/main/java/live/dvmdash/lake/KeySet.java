package live.dvmdash.lake;

import live.dvmdash.event.Bytes32;
import live.dvmdash.event.Signature;

/**
 * The events that are known, in 16 bytes each: the first 8 of the id, and the signature's
 * fingerprint. Both together are taken for an event with its signature, the id's half alone only
 * hints. Who searches for an id that begins like that of a known event, and gives it that one's
 * signature, gains nothing: it counts as a duplicate and is not stored. Safe for many threads.
 */
final class KeySet {

  /** What is known of an id and a signature. */
  enum Match {
    /** Certainly no event with that id. */
    NONE,
    /** The same event with the same signature. */
    SAME,
    /** Another signature, or another id that begins alike: the full ids have to be compared. */
    DOUBTFUL
  }

  private static final int SEGMENTS = 64;

  private final Segment[] segments = new Segment[SEGMENTS];

  KeySet() {
    for (int i = 0; i < SEGMENTS; i++) {
      segments[i] = new Segment();
    }
  }

  /** Whether an event is known, without changing anything. */
  Match find(Bytes32 id, Signature sig) {
    return segment(id).find(id.a(), sig.fingerprint());
  }

  /**
   * Adds an event unless its id, or one that begins alike, is known; says what was known before.
   */
  Match add(Bytes32 id, Signature sig) {
    return segment(id).add(id.a(), sig.fingerprint());
  }

  /** The number of events added. */
  int size() {
    int size = 0;
    for (Segment segment : segments) {
      size += segment.size();
    }
    return size;
  }

  private Segment segment(Bytes32 id) {
    return segments[(int) (id.a() >>> 58)];
  }

  /** An open-addressing table of pairs of longs; a pair whose second half is 0 is empty. */
  private static final class Segment {

    private static final int FIRST_CAPACITY = 32;
    private static final int MAX_FILL_PERCENT = 80;

    private long[] pairs = new long[2 * FIRST_CAPACITY];
    private int size;

    synchronized int size() {
      return size;
    }

    synchronized Match find(long idKey, long sigKey) {
      int at = place(pairs, idKey);
      return matchAt(at, sigKey);
    }

    synchronized Match add(long idKey, long sigKey) {
      int at = place(pairs, idKey);
      Match match = matchAt(at, sigKey);
      if (match == Match.NONE) {
        pairs[at] = idKey;
        pairs[at + 1] = sigKey;
        size++;
        if (size * 100L > (long) MAX_FILL_PERCENT * pairs.length / 2) {
          grow();
        }
      }
      return match;
    }

    private Match matchAt(int at, long sigKey) {
      if (pairs[at + 1] == 0) {
        return Match.NONE;
      }
      return pairs[at + 1] == sigKey ? Match.SAME : Match.DOUBTFUL;
    }

    /** Where the id's pair is, or the empty place where it would go. */
    private static int place(long[] pairs, long idKey) {
      int mask = pairs.length / 2 - 1;
      int at = (int) idKey & mask;
      while (pairs[2 * at + 1] != 0 && pairs[2 * at] != idKey) {
        at = (at + 1) & mask;
      }
      return 2 * at;
    }

    private void grow() {
      long[] larger = new long[pairs.length * 2];
      for (int i = 0; i < pairs.length; i += 2) {
        if (pairs[i + 1] != 0) {
          int at = place(larger, pairs[i]);
          larger[at] = pairs[i];
          larger[at + 1] = pairs[i + 1];
        }
      }
      pairs = larger;
    }
  }
}
