package live.dvmdash.relay;

import live.dvmdash.span.Interval;
import live.dvmdash.span.KindSet;
import org.jspecify.annotations.Nullable;

/** What a relay's answers have shown of its ways so far. */
final class Habits {

  /** No relay is known that gives fewer events than this for lack of room in an answer. */
  static final int SMALLEST_CAP = 10;

  /** So often must an event be older than the one before it, and never newer. */
  private static final int PROOF_OF_ORDER = 6;

  /** Nobody stops before so many bytes. */
  private static final long HEAVY = 1 << 16;

  private int largestPage;
  private int largestNow;
  private long mostBytes;
  private int smallestCut = Integer.MAX_VALUE;
  private int descents;
  private boolean unsorted;
  private int provenKinds;
  private @Nullable Filter witness;

  Habits(int largestPage) {
    this.largestPage = largestPage;
  }

  /** Learns from an answer. */
  void learn(Filter filter, Page page) {
    Page.Volume volume = page.volume();
    largestPage = Math.max(largestPage, volume.events());
    largestNow = Math.max(largestNow, volume.events());
    mostBytes = Math.max(mostBytes, volume.bytes());
    unsorted |= page.isUnsorted();
    descents = (int) Math.min(PROOF_OF_ORDER, (long) descents + page.descents());
    if (page.hasMatching()) {
      proveKinds(filter.kinds().size());
      Interval second = new Interval(page.newest(), page.newest() + 1);
      witness =
          new Filter(filter.selection(), KindSet.of(page.kindOfNewest()), second, EmptyAnswers.FEW);
    }
  }

  /** Learns that an answer of that volume was not complete. */
  void cut(Page.Volume volume) {
    smallestCut = Math.min(smallestCut, volume.events());
  }

  /** The most that an answer ever held. */
  int largestPage() {
    return largestPage;
  }

  /**
   * Whether an answer of that volume may have been cut off: it is as large as the largest, or as
   * one that is known to have been cut off. The number that was asked for says nothing, since
   * relays have caps of their own. Some count bytes, and stop before the event that would be too
   * much. Of a relay without order no answer is ever known to have been cut off, so there the
   * largest one from earlier runs, when its cap may have been another, does not count.
   */
  boolean isFull(Page.Volume volume) {
    int largest = unsorted ? largestNow : largestPage;
    boolean isLong = volume.events() >= largest || volume.events() >= smallestCut;
    boolean isHeavy = volume.bytes() >= HEAVY && volume.bytes() >= mostBytes / 2;
    return volume.events() >= SMALLEST_CAP && (isLong || isHeavy);
  }

  /** Whether an answer was ever out of order, newest first. */
  boolean isUnsorted() {
    return unsorted;
  }

  /** Whether answers were in order so often that it is no chance. */
  boolean isNewestFirst() {
    return !unsorted && descents >= PROOF_OF_ORDER;
  }

  /** The most kinds for which an answer was ever more than nothing, or is believed to be. */
  int provenKinds() {
    return provenKinds;
  }

  void proveKinds(int kinds) {
    provenKinds = Math.max(provenKinds, kinds);
  }

  /** A filter that the relay has answered with an event; null when there was no event yet. */
  @Nullable Filter witness() {
    return witness;
  }
}
