package live.dvmdash.span;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** For each kind a set of seconds: what was asked of a relay, or what is missing. Immutable. */
public final class KindTimes {

  /** Nothing at all. */
  public static final KindTimes NONE = new KindTimes(new TreeMap<>());

  private final SortedMap<Integer, Intervals> times;

  /**
   * Kinds that have the same times.
   *
   * @param kinds at least one
   * @param times never empty
   */
  public record Group(KindSet kinds, Intervals times) {}

  private KindTimes(SortedMap<Integer, Intervals> times) {
    this.times = times;
  }

  /** The same times for several kinds. */
  public static KindTimes of(KindSet kinds, Intervals times) {
    TreeMap<Integer, Intervals> map = new TreeMap<>();
    if (!times.isEmpty()) {
      kinds.kinds().forEach(kind -> map.put(kind, times));
    }
    return new KindTimes(map);
  }

  /** The times of a kind; none when nothing is known of it. */
  public Intervals of(int kind) {
    return times.getOrDefault(kind, Intervals.NONE);
  }

  /** The times that all of those kinds have in common; none when there is no kind. */
  public Intervals common(KindSet kinds) {
    Intervals common = null;
    for (int kind : kinds.kinds()) {
      common = common == null ? of(kind) : common.intersect(of(kind));
    }
    return common == null ? Intervals.NONE : common;
  }

  /** Whether there is nothing. */
  public boolean isEmpty() {
    return times.isEmpty();
  }

  /** What is in either. */
  public KindTimes plus(KindTimes other) {
    TreeMap<Integer, Intervals> map = new TreeMap<>(times);
    other.times.forEach((kind, more) -> map.merge(kind, more, Intervals::plus));
    return new KindTimes(map);
  }

  /** What is in this and not in the other. */
  public KindTimes minus(KindTimes other) {
    TreeMap<Integer, Intervals> map = new TreeMap<>();
    times.forEach((kind, mine) -> {
      Intervals left = mine.minus(other.of(kind));
      if (!left.isEmpty()) {
        map.put(kind, left);
      }
    });
    return new KindTimes(map);
  }

  /** What is in this and not before that second. */
  public KindTimes since(long second) {
    Intervals before = second <= 0 ? Intervals.NONE : Intervals.between(0, second);
    TreeMap<Integer, Intervals> map = new TreeMap<>();
    times.forEach((kind, mine) -> {
      Intervals left = mine.minus(before);
      if (!left.isEmpty()) {
        map.put(kind, left);
      }
    });
    return new KindTimes(map);
  }

  /** The same, with kinds of the same times together, by their lowest kinds. */
  public List<Group> groups() {
    Map<Intervals, List<Integer>> kinds = new LinkedHashMap<>();
    times.forEach((kind, of) -> kinds.computeIfAbsent(of, key -> new ArrayList<>()).add(kind));
    List<Group> groups = new ArrayList<>();
    kinds.forEach((of, members) -> groups.add(new Group(KindSet.of(members), of)));
    return groups;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof KindTimes kindTimes && times.equals(kindTimes.times);
  }

  @Override
  public int hashCode() {
    return times.hashCode();
  }

  @Override
  public String toString() {
    return times.toString();
  }
}
