package live.dvmdash.relay;

import static live.dvmdash.relay.Expedition.DAY;
import static live.dvmdash.relay.Expedition.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import live.dvmdash.event.Event;
import live.dvmdash.span.KindSet;
import org.junit.jupiter.api.Test;

/** Relays that do not give what was asked for, or not in order. */
class PagerMisbehaviourTest {

  private static final List<Event> MANY = mixed(2000, 400);

  private static List<Event> mixed(int count, long seconds) {
    List<Event> events = new ArrayList<>();
    for (int number = 0; number < count; number++) {
      int kind = List.of(5300, 6300, 7000, 31990).get(number % 4);
      events.add(Sample.event(NOW - number * seconds, kind, number % 50, "mixed " + number));
    }
    return events;
  }

  @Test
  void oldestFirstLosesNothing() {
    new Expedition(new SimulatedRelay(MANY).cap(100).oldestFirst())
        .go()
        .foundAll(MANY)
        .questions(120);
  }

  @Test
  void noOrderAtAllLosesNothing() {
    new Expedition(new SimulatedRelay(MANY).cap(100).shuffled(3))
        .go()
        .foundAll(MANY)
        .questions(140);
  }

  @Test
  void aPageThatIsInOrderByChanceProvesNothing() {
    List<Event> newer = Sample.crowd(NOW, 20, List.of(5300), 4);
    List<Event> older = Sample.crowd(NOW - 1, 20, List.of(5300), 4);
    List<Event> all = new ArrayList<>(newer);
    all.addAll(older);
    Expedition walk = new Expedition(new SimulatedRelay(all).cap(10));
    walk.authors = kind -> Sample.authors(4);
    walk.subscriber =
        (filter, sink) -> {
          if (!filter.time().contains(NOW) || !filter.time().contains(NOW - 1)) {
            return walk.relay.ask(filter, sink);
          }
          for (Event event : newer.subList(0, 9)) {
            sink.take(Sample.delivery(event));
          }
          sink.take(Sample.delivery(older.getFirst()));
          return new Answer.Ended(false);
        };

    walk.go().foundAll(all);
  }

  @Test
  void aSmallerCapOfARelayWithoutOrderIsNoticed() {
    Expedition walk = new Expedition(new SimulatedRelay(MANY).cap(100).shuffled(3));
    walk.memory = new RelayMemory(Integer.MAX_VALUE, 500);

    walk.go().foundAll(MANY).questions(140);
  }

  @Test
  void pagesWithoutOrderThatAreSmallerThanOthersAreBelieved() {
    Expedition walk = new Expedition(new SimulatedRelay(MANY).shuffled(3));
    walk.memory = new RelayMemory(Integer.MAX_VALUE, 500);
    walk.windows = new Windows(DAY, DAY);

    walk.go().foundAll(MANY).questions(30);
  }

  @Test
  void aRelayThatIgnoresUntilGivesWhatItGives() {
    Expedition walk =
        new Expedition(new SimulatedRelay(MANY).cap(100).ignoringUntil()).go().isWhole();

    assertThat(walk.walk.found()).containsExactlyInAnyOrderElementsOf(MANY.subList(0, 100));
    assertThat(walk.walk.reasons()).containsExactly(WindowWalk.IGNORES_UNTIL);
    assertThat(walk.walk.silentlyMissing(MANY)).isEmpty();
    walk.questions(walk.walk.windows().size() + 3);
  }

  @Test
  void aRelayThatIgnoresAllTimesGivesWhatItGives() {
    SimulatedRelay relay = new SimulatedRelay(MANY).cap(100).ignoringUntil().ignoringSince();

    Expedition walk = new Expedition(relay).go().isWhole();

    assertThat(walk.walk.found()).containsExactlyInAnyOrderElementsOf(MANY.subList(0, 100));
    assertThat(walk.walk.silentlyMissing(MANY)).isEmpty();
  }

  @Test
  void aRelayThatIgnoresSinceLosesNothing() {
    new Expedition(new SimulatedRelay(MANY).cap(100).ignoringSince())
        .go()
        .foundAll(MANY)
        .questions(60);
  }

  @Test
  void aRelayThatIgnoresKindsLosesNothing() {
    List<Event> others = new ArrayList<>(MANY);
    for (int number = 0; number < 3000; number++) {
      others.add(Sample.event(NOW - number * 250L, 1, number % 9, "a note " + number));
    }

    new Expedition(new SimulatedRelay(others).cap(100).ignoringKinds())
        .go()
        .foundAll(MANY)
        .questions(250);
  }

  @Test
  void aRelayThatSendsOnlyOtherThingsIsAGapInTheEnd() {
    List<Event> others = Sample.crowd(NOW - DAY, 200, List.of(1), 9);
    Expedition walk = new Expedition(new SimulatedRelay(others).cap(100).ignoringKinds());

    walk.go().isWhole().questions(70);

    assertThat(walk.walk.reasons()).containsExactly(WindowWalk.CROWDED);
    assertThat(walk.walk.gaps().getFirst().time().seconds()).isEqualTo(1);
  }

  @Test
  void pagesWithoutEndAreAGap() {
    int[] number = {0};
    int[] asked = {0};
    Expedition walk = new Expedition(List.of());
    walk.kinds = KindSet.of(5300);
    walk.subscriber =
        (filter, sink) -> {
          asked[0]++;
          for (int i = 0; i < 20; i++) {
            long time = filter.time().until() - 1 - i / 10;
            sink.take(Sample.delivery(Sample.event(time, 5300, 1, "endless " + number[0]++)));
          }
          return new Answer.Ended(false);
        };

    walk.go().isWhole();

    assertThat(walk.walk.reasons()).contains(WindowWalk.ENDLESS);
    assertThat(asked[0]).isLessThan(walk.walk.windows().size() * 1300);
  }
}
