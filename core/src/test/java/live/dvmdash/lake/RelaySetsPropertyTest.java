package live.dvmdash.lake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class RelaySetsPropertyTest {

  @Property(tries = 200)
  void theyAreWhatAMapOfSetsIs(
      @ForAll @Size(max = 3000) List<@IntRange(max = 2500) Integer> events,
      @ForAll @IntRange(min = 1, max = 200) int relays) {
    RelaySets sets = new RelaySets();
    SortedMap<Long, SortedSet<Integer>> model = new TreeMap<>();
    for (int i = 0; i < events.size(); i++) {
      // The numbers 0 and -1 are events too, and many share their lowest bits.
      long event = (events.get(i) - 1L) << (events.get(i) % 3 * 20);
      int relay = i * 7 % relays;
      boolean added = !model.containsKey(event);
      model.computeIfAbsent(event, e -> new TreeSet<>()).add(relay);

      assertThat(sets.add(event, relay)).isEqualTo(added);
    }

    assertThat(sets.size()).isEqualTo(model.size());
    assertThat(sets.sortedEvents())
        .containsExactly(model.keySet().stream().mapToLong(Long::longValue).toArray());
    model.forEach((event, expected) -> assertThat(relaysOf(sets, event)).isEqualTo(expected));
    assertThat(relaysOf(sets, Long.MAX_VALUE)).isEmpty();
  }

  private static SortedSet<Integer> relaysOf(RelaySets sets, long event) {
    List<Integer> relays = new ArrayList<>();
    sets.relaysOf(event, relays::add);
    assertThat(relays).isSorted().doesNotHaveDuplicates();
    return new TreeSet<>(relays);
  }
}
