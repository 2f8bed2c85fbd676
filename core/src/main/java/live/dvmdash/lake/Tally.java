package live.dvmdash.lake;

import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import live.dvmdash.event.Event;

/**
 * Counts of one source. Always {@code elements = valid + invalid} and {@code valid = new +
 * duplicates}, also while events wait for their commit. Not safe for several threads.
 */
public final class Tally {

  private final Map<Invalid, Long> invalid = new EnumMap<>(Invalid.class);
  private final SortedMap<Partition, Span> spans = new TreeMap<>();
  private long valid;
  private long duplicates;
  private long forgotten;

  /** The events of a source in one partition, of which there is at least one. */
  static final class Span {

    private long events;
    private long first = Long.MAX_VALUE;
    private long last;

    private void add(long createdAt) {
      events++;
      first = Math.min(first, createdAt);
      last = Math.max(last, createdAt);
    }

    /** How many events there are. */
    long events() {
      return events;
    }

    /** The earliest {@code created_at}. */
    long first() {
      return first;
    }

    /** The latest {@code created_at}. */
    long last() {
      return last;
    }
  }

  void countValid(Event event) {
    valid++;
    spans
        .computeIfAbsent(Partition.of(event.createdAt()), partition -> new Span())
        .add(event.createdAt());
  }

  void countDuplicate() {
    duplicates++;
  }

  /** Counts an event that the lake is to be without; it counts as no element of the source. */
  void countForgotten() {
    forgotten++;
  }

  /** The same of an event that was counted as valid before. */
  void forget() {
    valid--;
    forgotten++;
  }

  void countInvalid(Invalid reason) {
    invalid.merge(reason, 1L, Long::sum);
  }

  /** All elements of the source. */
  public long elements() {
    return valid + invalid();
  }

  /** Elements that are valid events. */
  public long valid() {
    return valid;
  }

  /** Valid events whose id was taken before. */
  public long duplicates() {
    return duplicates;
  }

  /** Valid events that the lake did not have. */
  public long added() {
    return valid - duplicates;
  }

  /** Valid events beside the elements, which the lake is to be without. */
  public long forgotten() {
    return forgotten;
  }

  /** Elements refused for any reason. */
  public long invalid() {
    return invalid.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Elements refused for that reason. */
  public long invalid(Invalid reason) {
    return invalid.getOrDefault(reason, 0L);
  }

  /** Where the source's events lie in time. */
  Map<Partition, Span> spans() {
    return spans;
  }
}
