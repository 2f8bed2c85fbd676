package live.dvmdash.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import live.dvmdash.event.Event;
import live.dvmdash.span.Interval;
import live.dvmdash.span.Intervals;
import live.dvmdash.span.KindSet;
import org.jspecify.annotations.Nullable;

/** A walk through a simulated relay, from a certain present ten days back. */
final class Expedition {

  static final long NOW = 1_750_000_000;
  static final long DAY = 86_400;
  static final long NOT_AFTER = NOW + 900;
  static final Interval SPAN = new Interval(NOW - 10 * DAY, NOT_AFTER + 1);
  static final KindSet JOBS = KindSet.of(5050, 5100, 5300, 5999, 6050, 6100, 6300, 7000, 31990);

  final SimulatedRelay relay;
  final RecordedWalk walk = new RecordedWalk();
  final Traffic traffic = new Traffic();
  RelayMemory memory = RelayMemory.NONE;
  KnownAuthors authors = KnownAuthors.NONE;
  KindSet kinds = JOBS;
  Selection selection = Selection.ALL;
  Interval span = SPAN;
  Windows windows = Windows.ADAPTIVE;
  Subscriber subscriber;
  Answer.@Nullable Lost lost;

  Expedition(SimulatedRelay relay) {
    this.relay = relay;
    this.subscriber = relay;
  }

  Expedition(Collection<Event> events) {
    this(new SimulatedRelay(events));
  }

  Expedition go() {
    Pager pager = new Pager(subscriber, walk, traffic, memory, authors, NOT_AFTER);
    try {
      lost = pager.walk(selection, kinds, span, windows);
    } catch (InterruptedException e) {
      throw new IllegalStateException("nothing interrupts a test", e);
    }
    memory = pager.memory();
    return this;
  }

  /** Everything was found, each once, and all time is settled without a gap. */
  Expedition foundAll(Collection<Event> truth) {
    assertThat(walk.found()).containsExactlyInAnyOrderElementsOf(truth);
    assertThat(walk.gaps()).isEmpty();
    return isWhole();
  }

  /** All time is settled, and the relay was not lost. */
  Expedition isWhole() {
    assertThat(lost).isNull();
    assertThat(walk.settled()).isEqualTo(Intervals.of(span));
    return this;
  }

  Expedition questions(int most) {
    assertThat(relay.asked()).hasSizeLessThanOrEqualTo(most);
    for (Filter filter : relay.asked()) {
      assertThat(filter.json()).hasSizeLessThan(16_200);
      assertThat(filter.limit()).isPositive();
      assertThat(filter.time().since()).isNotNegative();
    }
    return this;
  }
}
