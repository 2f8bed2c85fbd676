package live.dvmdash.span;

import java.util.ArrayList;
import java.util.List;

/** A set of seconds, as the fewest intervals that make it up, in order. Immutable. */
public final class Intervals {

  /** No second at all. */
  public static final Intervals NONE = new Intervals(List.of());

  private final List<Interval> parts;

  private Intervals(List<Interval> parts) {
    this.parts = parts;
  }

  /** The seconds of one interval. */
  public static Intervals of(Interval interval) {
    return new Intervals(List.of(interval));
  }

  /**
   * The seconds from {@code since} up to {@code until}, none when the first is not before the
   * second.
   */
  public static Intervals between(long since, long until) {
    return since < until ? of(new Interval(since, until)) : NONE;
  }

  /** The intervals, in order; no two of them touch. */
  public List<Interval> parts() {
    return parts;
  }

  /** Whether it holds no second. */
  public boolean isEmpty() {
    return parts.isEmpty();
  }

  /** How many seconds it holds. */
  public long seconds() {
    return parts.stream().mapToLong(Interval::seconds).sum();
  }

  /** Whether it holds every second of the interval. */
  public boolean containsAll(Interval interval) {
    return between(interval.since(), interval.until()).minus(this).isEmpty();
  }

  /** The seconds of both. */
  public Intervals plus(Intervals other) {
    List<Interval> merged = new ArrayList<>();
    int mine = 0;
    int theirs = 0;
    while (mine < parts.size() || theirs < other.parts.size()) {
      boolean takeMine =
          theirs == other.parts.size()
              || (mine < parts.size()
                  && parts.get(mine).since() <= other.parts.get(theirs).since());
      append(merged, takeMine ? parts.get(mine++) : other.parts.get(theirs++));
    }
    return new Intervals(List.copyOf(merged));
  }

  private static void append(List<Interval> merged, Interval next) {
    int last = merged.size() - 1;
    if (last >= 0 && next.since() <= merged.get(last).until()) {
      Interval before = merged.get(last);
      merged.set(last, new Interval(before.since(), Math.max(before.until(), next.until())));
    } else {
      merged.add(next);
    }
  }

  /** The seconds of this set that are not in the other. */
  public Intervals minus(Intervals other) {
    List<Interval> left = new ArrayList<>();
    for (Interval part : parts) {
      long from = part.since();
      for (Interval taken : other.parts) {
        if (taken.until() > from && taken.since() < part.until()) {
          if (taken.since() > from) {
            left.add(new Interval(from, taken.since()));
          }
          from = Math.max(from, taken.until());
        }
      }
      if (from < part.until()) {
        left.add(new Interval(from, part.until()));
      }
    }
    return new Intervals(List.copyOf(left));
  }

  /** The seconds that are in both. */
  public Intervals intersect(Intervals other) {
    return minus(minus(other));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Intervals intervals && parts.equals(intervals.parts);
  }

  @Override
  public int hashCode() {
    return parts.hashCode();
  }

  @Override
  public String toString() {
    return parts.toString();
  }
}
