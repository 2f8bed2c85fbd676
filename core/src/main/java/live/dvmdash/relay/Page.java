package live.dvmdash.relay;

import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;
import live.dvmdash.event.Bytes32;
import live.dvmdash.event.Event;
import live.dvmdash.span.KindSet;

/** One answer to one filter, summed up while it comes. */
final class Page {

  /**
   * How much an answer held.
   *
   * @param events how many different things, whatever they are
   * @param bytes of their JSON
   */
  record Volume(int events, long bytes) {}

  private final Set<Bytes32> keys = new HashSet<>();
  private final Set<Bytes32> authors = new HashSet<>();
  private final BitSet kinds = new BitSet();
  private Answer answer = new Answer.Silent(); // as long as it has not ended otherwise
  private long bytes;
  private int matching;
  private int fresh;
  private int beyond;
  private int strangers;
  private long oldest = Long.MAX_VALUE;
  private long newest = Long.MIN_VALUE;
  private int kindOfNewest;
  private long last = Long.MAX_VALUE;
  private int descents;
  private boolean unsorted;

  /** Counts what came, and says whether it did not come before in this answer. */
  boolean add(Bytes32 key, int length) {
    if (!keys.add(key)) {
      return false;
    }
    bytes += length;
    return true;
  }

  /** An event that was asked for. */
  void match(Event event) {
    long time = event.createdAt();
    if (matching > 0) {
      unsorted |= time > last;
      descents += time < last ? 1 : 0;
    }
    matching++;
    last = time;
    oldest = Math.min(oldest, time);
    if (time > newest) {
      newest = time;
      kindOfNewest = event.kind();
    }
    authors.add(event.pubkey());
    kinds.set(event.kind());
  }

  /** One that was asked for but for its time, which is later. */
  void beyond() {
    beyond++;
  }

  /** Something from the time asked for, or from no time, that was not asked for. */
  void stranger() {
    strangers++;
  }

  /** Something that never came before in this walk. */
  void fresh() {
    fresh++;
  }

  void end(Answer how) {
    answer = how;
  }

  Answer answer() {
    return answer;
  }

  Volume volume() {
    return new Volume(keys.size(), bytes);
  }

  int matchingCount() {
    return matching;
  }

  boolean hasMatching() {
    return matching > 0;
  }

  boolean hasFresh() {
    return fresh > 0;
  }

  boolean hasBeyond() {
    return beyond > 0;
  }

  boolean hasStrangers() {
    return strangers > 0;
  }

  /** The oldest time of an event that was asked for, if there is one. */
  long oldest() {
    return oldest;
  }

  /** The newest time of an event that was asked for, if there is one. */
  long newest() {
    return newest;
  }

  int kindOfNewest() {
    return kindOfNewest;
  }

  /** How often an event was older than the one before it. */
  int descents() {
    return descents;
  }

  /** Whether an event was newer than the one before it. */
  boolean isUnsorted() {
    return unsorted;
  }

  /** Whether all that was asked for is from one second. */
  boolean isOneSecond() {
    return oldest == newest;
  }

  KindSet kinds() {
    return KindSet.of(kinds.stream().boxed().toList());
  }

  Set<Bytes32> authors() {
    return authors;
  }
}
