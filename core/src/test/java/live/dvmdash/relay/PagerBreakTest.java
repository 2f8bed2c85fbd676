package live.dvmdash.relay;

import static live.dvmdash.relay.Expedition.DAY;
import static live.dvmdash.relay.Expedition.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import live.dvmdash.event.Event;
import live.dvmdash.span.Interval;
import live.dvmdash.span.Intervals;
import org.junit.jupiter.api.Test;

/** Relays whose answers break off. */
class PagerBreakTest {

  private static final List<Event> EVENTS = Sample.every(100, NOW - 2 * DAY, 1000, 5300);
  private static final Answer BROKEN = new Answer.Broken("connection reset", false);

  @Test
  void aBrokenConnectionIsGoneOnFromTheOldestEvent() {
    Expedition walk = new Expedition(new SimulatedRelay(EVENTS).after(60, BROKEN));

    walk.go().foundAll(EVENTS).questions(60);
  }

  @Test
  void aBrokenConnectionWithoutEventsIsAskedAgain() {
    Expedition walk = new Expedition(new SimulatedRelay(EVENTS).first(BROKEN, BROKEN, BROKEN));
    walk.windows = Windows.WHOLE;

    walk.go().foundAll(EVENTS).questions(7);
  }

  @Test
  void aConnectionThatAlwaysBreaksIsGivenUp() {
    Expedition walk = new Expedition(new SimulatedRelay(EVENTS).after(0, BROKEN));
    walk.windows = Windows.WHOLE;

    walk.go().questions(250);

    assertThat(walk.lost).isEqualTo(new Answer.Lost(Answer.Loss.UNREACHABLE, "connection reset"));
    assertThat(walk.walk.silentlyMissing(EVENTS)).isEmpty();
  }

  @Test
  void oneUnreadableEventCostsOneSecondOfItsKind() {
    Event poison = EVENTS.get(500);
    Expedition walk = new Expedition(new SimulatedRelay(EVENTS).unreadable(poison));

    walk.go().isWhole().questions(120);

    assertThat(walk.walk.found()).hasSize(999).doesNotContain(poison);
    assertThat(walk.walk.gaps()).hasSize(1);
    Gap gap = walk.walk.gaps().getFirst();
    assertThat(gap.time()).isEqualTo(new Interval(poison.createdAt(), poison.createdAt() + 1));
    assertThat(gap.kinds().kinds()).containsExactly(5300);
    assertThat(gap.reason()).isEqualTo("bytes that are no UTF-8");
  }

  @Test
  void silenceAfterEventsHalvesTheTime() {
    Expedition walk = new Expedition(new SimulatedRelay(EVENTS).cap(60));
    List<Event> found = walk.walk.found();
    walk.subscriber =
        (filter, sink) -> {
          Answer answer = walk.relay.ask(filter, sink);
          return filter.time().seconds() > 5000 && !found.isEmpty() ? new Answer.Silent() : answer;
        };
    walk.span = new Interval(NOW - 2 * DAY, NOW - 2 * DAY + 100_000);

    walk.go().isWhole();

    assertThat(found).containsExactlyInAnyOrderElementsOf(EVENTS);
    assertThat(walk.walk.gaps()).isEmpty();
    assertThat(walk.relay.asked()).hasSizeLessThan(120);
  }

  @Test
  void aRelayThatNeverEndsItsAnswersIsLostInTheEnd() {
    Expedition walk =
        new Expedition(new SimulatedRelay(EVENTS).cap(100).after(1000, new Answer.Silent()));

    walk.go();

    assertThat(walk.lost).isNotNull();
    assertThat(walk.walk.found()).isNotEmpty();
    assertThat(walk.walk.silentlyMissing(EVENTS)).isEmpty();
    walk.questions(40);
  }

  @Test
  void aLostRelayLeavesTheRestOfItsWindowAsAGap() {
    SimulatedRelay relay = new SimulatedRelay(EVENTS).cap(100);
    Expedition walk = new Expedition(relay);
    Answer.Lost lost = new Answer.Lost(Answer.Loss.OUT_OF_TIME, "the time is up");
    walk.subscriber = (filter, sink) -> relay.asked().size() == 9 ? lost : relay.ask(filter, sink);

    walk.go();

    assertThat(walk.lost).isEqualTo(lost);

    assertThat(walk.walk.reasons()).containsExactly("the time is up");
    assertThat(walk.walk.found()).isNotEmpty().hasSizeLessThan(1000);
    assertThat(walk.walk.silentlyMissing(EVENTS)).isEmpty();
    long settledFrom = walk.walk.windows().getLast().since();
    assertThat(walk.walk.settled())
        .isEqualTo(Intervals.between(settledFrom, Expedition.SPAN.until()));
    assertThat(settledFrom).isGreaterThan(Expedition.SPAN.since());
  }

  @Test
  void secondsThatWerePutAsideAreGapsWhenTheRelayIsLost() {
    List<Event> events = new ArrayList<>(EVENTS);
    events.addAll(Sample.crowd(NOW, 200, List.of(5300), 3));
    SimulatedRelay relay = new SimulatedRelay(events).cap(100);
    Expedition walk = new Expedition(relay);
    Answer.Lost lost = new Answer.Lost(Answer.Loss.STOPPED, "stopped");
    walk.subscriber =
        (filter, sink) -> filter.time().since() < NOW - DAY ? lost : relay.ask(filter, sink);

    walk.go();

    assertThat(walk.walk.silentlyMissing(events)).isEmpty();
    assertThat(walk.walk.gaps())
        .anySatisfy(gap -> assertThat(gap.time()).isEqualTo(new Interval(NOW, NOW + 1)));
  }
}
