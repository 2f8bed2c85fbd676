package live.dvmdash.lake;

import java.util.Arrays;

/**
 * Sets of relays by event, in one table of open addressing: the event's number, and beside it a bit
 * for each relay. A place without a bit is empty.
 */
final class RelaySets {

  private static final int FIRST_CAPACITY = 1024;
  private static final int MAX_FILL_PERCENT = 70;

  /** How many longs the bits of a place take. */
  private int words = 1;

  private long[] events = new long[FIRST_CAPACITY];
  private long[] bits = new long[FIRST_CAPACITY];
  private int size;

  /** Receives a member of a set. */
  @FunctionalInterface
  interface RelaySink {
    void accept(int relay);
  }

  /**
   * Adds a relay to the set of an event.
   *
   * @param relay its number, from 0
   * @return whether the event is new
   */
  boolean add(long event, int relay) {
    int word = relay / Long.SIZE;
    if (word >= words) {
      rebuild(events.length, word + 1);
    }
    int at = place(event);
    boolean added = isEmpty(at);
    events[at] = event;
    bits[at * words + word] |= 1L << relay;
    if (added) {
      size++;
      if (size * 100L > (long) MAX_FILL_PERCENT * events.length) {
        rebuild(events.length * 2, words);
      }
    }
    return added;
  }

  /** The number of events. */
  int size() {
    return size;
  }

  /** All events in ascending order. */
  long[] sortedEvents() {
    long[] sorted = new long[size];
    int count = 0;
    for (int at = 0; at < events.length; at++) {
      if (!isEmpty(at)) {
        sorted[count++] = events[at];
      }
    }
    Arrays.sort(sorted);
    return sorted;
  }

  /** Gives the relays of an event in ascending order; none when it is unknown. */
  void relaysOf(long event, RelaySink sink) {
    int at = place(event);
    for (int word = 0; word < words; word++) {
      for (long rest = bits[at * words + word]; rest != 0; rest &= rest - 1) {
        sink.accept(word * Long.SIZE + Long.numberOfTrailingZeros(rest));
      }
    }
  }

  private boolean isEmpty(int at) {
    return !hasBit(bits, at * words, words);
  }

  /** Where the event is, or the empty place where it would go. */
  private int place(long event) {
    int mask = events.length - 1;
    int at = (int) event & mask;
    while (!isEmpty(at) && events[at] != event) {
      at = (at + 1) & mask;
    }
    return at;
  }

  private void rebuild(int capacity, int newWords) {
    long[] oldEvents = events;
    long[] oldBits = bits;
    int oldWords = words;
    events = new long[capacity];
    bits = new long[capacity * newWords];
    words = newWords;
    for (int from = 0; from < oldEvents.length; from++) {
      if (hasBit(oldBits, from * oldWords, oldWords)) {
        int to = place(oldEvents[from]);
        events[to] = oldEvents[from];
        System.arraycopy(oldBits, from * oldWords, bits, to * newWords, oldWords);
      }
    }
  }

  private static boolean hasBit(long[] bits, int from, int count) {
    for (int i = from; i < from + count; i++) {
      if (bits[i] != 0) {
        return true;
      }
    }
    return false;
  }
}
