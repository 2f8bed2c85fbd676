package live.dvmdash.span;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;

/** A set of kinds. Immutable. */
public final class KindSet {

  /** No kind at all. */
  public static final KindSet NONE = new KindSet(new BitSet());

  private final BitSet kinds;

  private KindSet(BitSet kinds) {
    this.kinds = kinds;
  }

  /** Those kinds. */
  public static KindSet of(int... kinds) {
    BitSet set = new BitSet();
    for (int kind : kinds) {
      set.set(kind);
    }
    return new KindSet(set);
  }

  /** Those kinds. */
  public static KindSet of(Collection<Integer> kinds) {
    BitSet set = new BitSet();
    kinds.forEach(set::set);
    return new KindSet(set);
  }

  /** All kinds from the first to the last, both included. */
  public static KindSet range(int first, int last) {
    BitSet set = new BitSet();
    set.set(first, last + 1);
    return new KindSet(set);
  }

  /**
   * Reads what {@link #toString} writes.
   *
   * @throws IllegalArgumentException when the text is something else
   */
  public static KindSet parse(String text) {
    BitSet set = new BitSet();
    for (String part : text.isEmpty() ? new String[0] : text.split(" ", -1)) {
      String[] ends = part.split("-", -1);
      int first = Integer.parseInt(ends[0]);
      int last = Integer.parseInt(ends[ends.length - 1]);
      if (ends.length > 2 || first < 0 || last < first) {
        throw new IllegalArgumentException("not a set of kinds: " + text);
      }
      set.set(first, last + 1);
    }
    return new KindSet(set);
  }

  /** The kinds in ascending order. */
  public List<Integer> kinds() {
    return kinds.stream().boxed().toList();
  }

  /** How many kinds there are. */
  public int size() {
    return kinds.cardinality();
  }

  /** Whether there is none. */
  public boolean isEmpty() {
    return kinds.isEmpty();
  }

  /** Whether the kind is in the set. */
  public boolean contains(int kind) {
    return kind >= 0 && kinds.get(kind);
  }

  /** The kinds of both sets. */
  public KindSet plus(KindSet other) {
    BitSet set = (BitSet) kinds.clone();
    set.or(other.kinds);
    return new KindSet(set);
  }

  /** The kinds of this set that are not in the other. */
  public KindSet minus(KindSet other) {
    BitSet set = (BitSet) kinds.clone();
    set.andNot(other.kinds);
    return new KindSet(set);
  }

  /** The set in pieces of at most so many kinds, in ascending order. */
  public List<KindSet> chunks(int size) {
    List<KindSet> chunks = new ArrayList<>();
    BitSet chunk = new BitSet();
    for (int kind : kinds()) {
      chunk.set(kind);
      if (chunk.cardinality() == size) {
        chunks.add(new KindSet(chunk));
        chunk = new BitSet();
      }
    }
    if (!chunk.isEmpty()) {
      chunks.add(new KindSet(chunk));
    }
    return chunks;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof KindSet set && kinds.equals(set.kinds);
  }

  @Override
  public int hashCode() {
    return kinds.hashCode();
  }

  /** The kinds and runs of kinds, for example {@code 5000-5999 7000}. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (int from = kinds.nextSetBit(0); from >= 0; ) {
      int after = kinds.nextClearBit(from);
      text.append(text.isEmpty() ? "" : " ").append(from);
      if (after > from + 1) {
        text.append('-').append(after - 1);
      }
      from = kinds.nextSetBit(after);
    }
    return text.toString();
  }
}
