package live.dvmdash.span;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Holds sets of seconds to what sets of numbers do. */
class IntervalsPropertyTest {

  private static final int LAST = 60;

  @Provide
  Arbitrary<BitSet> seconds() {
    return Arbitraries.integers()
        .between(0, LAST)
        .set()
        .ofMaxSize(40)
        .map(set -> {
          BitSet bits = new BitSet();
          set.forEach(bits::set);
          return bits;
        });
  }

  @Provide
  Arbitrary<Interval> intervals() {
    return Combinators.combine(
            Arbitraries.longs().between(0, LAST - 1), Arbitraries.longs().between(1, LAST))
        .as((since, length) -> new Interval(since, since + length));
  }

  @Property
  void aUnionHasTheSecondsOfBoth(@ForAll("seconds") BitSet one, @ForAll("seconds") BitSet other) {
    BitSet both = (BitSet) one.clone();
    both.or(other);
    assertThat(of(one).plus(of(other))).isEqualTo(of(both));
  }

  @Property
  void aDifferenceHasNoneOfTheOther(
      @ForAll("seconds") BitSet one, @ForAll("seconds") BitSet other) {
    BitSet left = (BitSet) one.clone();
    left.andNot(other);
    assertThat(of(one).minus(of(other))).isEqualTo(of(left));
  }

  @Property
  void anIntersectionIsInBoth(@ForAll("seconds") BitSet one, @ForAll("seconds") BitSet other) {
    BitSet common = (BitSet) one.clone();
    common.and(other);
    assertThat(of(one).intersect(of(other))).isEqualTo(of(common));
  }

  @Property
  void partsAreInOrderAndApart(@ForAll("seconds") BitSet seconds) {
    List<Interval> parts = of(seconds).parts();
    for (int i = 1; i < parts.size(); i++) {
      assertThat(parts.get(i).since()).isGreaterThan(parts.get(i - 1).until());
    }
    assertThat(of(seconds).seconds()).isEqualTo(seconds.cardinality());
  }

  @Property
  void allOfAnIntervalIsThereWhenEverySecondIs(
      @ForAll("seconds") BitSet seconds, @ForAll("intervals") Interval interval) {
    boolean every = true;
    for (long second = interval.since(); second < interval.until(); second++) {
      every &= seconds.get((int) second);
    }
    assertThat(of(seconds).containsAll(interval)).isEqualTo(every);
  }

  private static Intervals of(BitSet seconds) {
    Intervals intervals = Intervals.NONE;
    for (int second = seconds.length() - 1; second >= 0; second--) {
      if (seconds.get(second)) {
        intervals = intervals.plus(Intervals.of(new Interval(second, second + 1)));
      }
    }
    return intervals;
  }
}
