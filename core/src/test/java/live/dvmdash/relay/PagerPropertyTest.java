package live.dvmdash.relay;

import static live.dvmdash.relay.Expedition.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import live.dvmdash.event.Event;
import live.dvmdash.span.Interval;
import live.dvmdash.span.Intervals;
import live.dvmdash.span.KindSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class PagerPropertyTest {

  private static final int AUTHORS = 12;
  private static final List<Integer> KINDS = List.of(5050, 5100, 5300, 6300, 7000);
  private static final long LENGTH = 20_000;
  private static final Interval SPAN = new Interval(NOW - LENGTH, NOW);

  /** Events in clusters of all sizes, many of them in the same seconds. */
  private static List<Event> events(long seed, int count) {
    Random random = new Random(seed);
    List<Event> events = new ArrayList<>();
    long second = NOW - 1;
    for (int number = 0; number < count; number++) {
      if (random.nextInt(1 + random.nextInt(60)) == 0) {
        second = NOW - 1 - random.nextInt((int) LENGTH);
      }
      int kind = KINDS.get(random.nextInt(KINDS.size()));
      long time = Math.max(SPAN.since(), second - random.nextInt(3) / 2);
      events.add(Sample.event(time, kind, random.nextInt(AUTHORS), seed + " " + number));
    }
    return events;
  }

  private static int densest(List<Event> events) {
    Map<List<Object>, Integer> counts = new HashMap<>();
    for (Event event : events) {
      counts.merge(List.of(event.createdAt(), event.kind(), event.pubkey()), 1, Integer::sum);
    }
    return counts.values().stream().max(Comparator.naturalOrder()).orElse(0);
  }

  private static Expedition walk(SimulatedRelay relay, int window) {
    Expedition walk = new Expedition(relay);
    walk.kinds = KindSet.of(KINDS);
    walk.span = SPAN;
    walk.windows = new Windows(window, 8L * window);
    walk.authors = kind -> Sample.authors(AUTHORS);
    return walk;
  }

  private static void assertThatNothingIsSilentlyMissing(Expedition walk, List<Event> truth) {
    assertThat(walk.lost).isNull();
    assertThat(walk.walk.settled()).isEqualTo(Intervals.of(SPAN));
    assertThat(walk.walk.silentlyMissing(truth)).isEmpty();
    Set<Event> found = new HashSet<>(walk.walk.found());
    assertThat(walk.walk.found()).hasSameSizeAs(found);
    assertThat(new HashSet<>(truth)).containsAll(found);
  }

  @Property(tries = 300)
  void anHonestRelayGivesEverything(
      @ForAll long seed,
      @ForAll @IntRange(max = 1500) int count,
      @ForAll @IntRange(min = 10, max = 200) int cap,
      @ForAll @IntRange(min = 500, max = 30_000) int window) {
    List<Event> events = events(seed, count);
    int enough = Math.max(cap, densest(events));

    Expedition walk = walk(new SimulatedRelay(events).cap(enough), window).go();

    assertThatNothingIsSilentlyMissing(walk, events);
    assertThat(walk.walk.found()).containsExactlyInAnyOrderElementsOf(events);
    walk.questions(60 + 3 * walk.walk.windows().size() + 12 * count / enough);
  }

  @Property(tries = 300)
  void whatARelayWithoutOrderDoesNotGiveIsInAGap(
      @ForAll long seed,
      @ForAll @IntRange(max = 1500) int count,
      @ForAll @IntRange(min = 10, max = 200) int cap,
      @ForAll @IntRange(min = 500, max = 30_000) int window,
      @ForAll boolean shuffled) {
    List<Event> events = events(seed, count);
    SimulatedRelay relay = new SimulatedRelay(events).cap(cap);

    Expedition walk = walk(shuffled ? relay.shuffled(seed) : relay.oldestFirst(), window).go();

    assertThatNothingIsSilentlyMissing(walk, events);
    walk.questions(100 + 30 * walk.walk.windows().size() + 30 * count / cap);
  }

  @Property(tries = 300)
  void whatAMisbehavingRelayDoesNotGiveIsInAGap(
      @ForAll long seed,
      @ForAll @IntRange(max = 1000) int count,
      @ForAll @IntRange(min = 10, max = 200) int cap,
      @ForAll @IntRange(max = 127) int ways) {
    List<Event> events = events(seed, count);
    SimulatedRelay relay = new SimulatedRelay(events).cap(cap);
    if ((ways & 1) != 0) {
      relay.ignoringUntil();
    }
    if ((ways & 2) != 0) {
      relay.ignoringSince();
    }
    if ((ways & 4) != 0) {
      relay.ignoringLimit();
    }
    if ((ways & 8) != 0) {
      relay.repeating();
    }
    if ((ways & 16) != 0) {
      relay.maxKinds(3, new Answer.Disliked("too many"));
    }
    if ((ways & 32) != 0) {
      relay.finishing();
    }
    if ((ways & 64) != 0) {
      relay.alwaysWith(Sample.malformed("{}"), Sample.delivery(Sample.event(1, 1, 1, "old")));
    }

    Expedition walk = walk(relay, 2000).go();

    assertThatNothingIsSilentlyMissing(walk, events);
  }
}
