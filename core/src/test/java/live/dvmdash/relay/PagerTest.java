package live.dvmdash.relay;

import static live.dvmdash.relay.Expedition.DAY;
import static live.dvmdash.relay.Expedition.NOT_AFTER;
import static live.dvmdash.relay.Expedition.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import live.dvmdash.event.Event;
import live.dvmdash.event.Signature;
import live.dvmdash.span.Interval;
import live.dvmdash.span.KindSet;
import org.junit.jupiter.api.Test;

class PagerTest {

  private static final List<Event> FEW = Sample.every(3600, NOW - 9 * DAY, 200, 5300);
  private static final List<Event> MANY = Sample.every(60, NOW - 2 * DAY, 2000, 5300);

  @Test
  void asksTwiceForAnOrdinaryWindow() {
    Expedition walk = new Expedition(FEW);
    walk.windows = new Windows(DAY, DAY);

    walk.go().foundAll(FEW).questions(2 * 11);

    assertThat(walk.walk.windows()).hasSize(11);
    assertThat(walk.traffic.events()).hasValue(FEW.size());
  }

  @Test
  void takesTimeFromTheNewestBackInGrowingWindows() {
    Expedition walk = new Expedition(List.of());

    walk.go().foundAll(List.of());

    List<Interval> windows = walk.walk.windows();
    assertThat(windows.getFirst()).isEqualTo(new Interval(NOT_AFTER + 1 - 21_600, NOT_AFTER + 1));
    assertThat(windows).extracting(Interval::seconds).startsWith(21_600L, 43_200L, 86_400L);
    walk.questions(windows.size() + 2);
  }

  @Test
  void asksOnceMoreForEachFullPage() {
    Expedition walk = new Expedition(MANY);
    walk.windows = Windows.WHOLE;

    walk.go().foundAll(MANY).questions(4 + 2);
  }

  @Test
  void believesARelayThatSaysItHasNothingMore() {
    Expedition walk = new Expedition(new SimulatedRelay(MANY).finishing());
    walk.windows = Windows.WHOLE;

    walk.go().foundAll(MANY).questions(5);
  }

  @Test
  void anUnknownCapLosesNothing() {
    for (int cap : List.of(10, 17, 100, 499)) {
      new Expedition(new SimulatedRelay(MANY).cap(cap))
          .go()
          .foundAll(MANY)
          .questions(2000 / cap * 2 + 40);
    }
  }

  @Test
  void aRelayThatIgnoresTheLimitLosesNothing() {
    new Expedition(new SimulatedRelay(MANY).ignoringLimit()).go().foundAll(MANY).questions(20);
  }

  @Test
  void endsALongWindowEarlySoThatItIsSettled() {
    Expedition walk = new Expedition(new SimulatedRelay(MANY).cap(10));
    walk.windows = Windows.WHOLE;

    walk.go().foundAll(MANY).questions(320);

    assertThat(walk.walk.windows()).hasSizeGreaterThan(3);
  }

  @Test
  void whatTheRelayRepeatsIsReportedOnce() {
    Expedition walk = new Expedition(new SimulatedRelay(MANY).repeating());

    walk.go().foundAll(MANY).questions(30);

    assertThat(walk.traffic.events()).hasValue(MANY.size());
  }

  @Test
  void aForgedCopyDoesNotHideTheTrueEvent() {
    Event event = Sample.event(NOW - 5, 5300, 1, "true");
    byte[] sig = new byte[Signature.LENGTH];
    sig[0] = 1;
    Event otherSignature =
        new Event(event.id(), event.pubkey(), NOW - 5, 5300, List.of(), "true", Signature.of(sig));
    Event otherContent =
        new Event(event.id(), event.pubkey(), NOW - 5, 5300, List.of(), "lie", event.sig());
    List<Event> all = List.of(otherContent, otherSignature, event);

    new Expedition(all).go().foundAll(all);
  }

  @Test
  void malformedEventsAreReportedOnceEach() {
    SimulatedRelay relay = new SimulatedRelay(FEW);
    Delivery one = Sample.malformed("{\"id\":1}");
    Delivery other = Sample.malformed("{\"id\":2}");
    Expedition walk = new Expedition(relay.alwaysWith(one, other, one));

    walk.go().foundAll(FEW);

    assertThat(walk.walk.malformed()).containsExactly(one, other);
  }

  @Test
  void mismatchingEventsAreCountedAndNotReported() {
    Event otherKind = Sample.event(NOW - 100, 1, 1, "a note");
    Event tooOld = Sample.event(NOW - 1000 * DAY, 5300, 1, "old");
    SimulatedRelay relay = new SimulatedRelay(FEW);
    relay.alwaysWith(Sample.delivery(otherKind), Sample.delivery(tooOld));
    Expedition walk = new Expedition(relay);

    walk.go().foundAll(FEW);

    assertThat(walk.traffic.mismatching()).hasValue(2L * relay.asked().size());
  }

  @Test
  void eventsOfTheFutureAreCountedAndNotReported() {
    Event future = Sample.event(NOT_AFTER + 1, 5300, 1, "later");
    List<Event> all = new ArrayList<>(FEW);
    all.add(future);
    Expedition walk = new Expedition(new SimulatedRelay(all).ignoringUntil());

    walk.go();

    assertThat(walk.walk.found()).containsExactlyInAnyOrderElementsOf(FEW);
    assertThat(walk.traffic.future().get()).isPositive();
    assertThat(walk.traffic.mismatching()).hasValue(0);
  }

  @Test
  void timeBeyondThePresentIsNotSettled() {
    Expedition walk = new Expedition(FEW);
    walk.span = new Interval(NOW - DAY, NOW + DAY);

    walk.go();

    assertThat(walk.walk.settled().parts()).containsExactly(new Interval(NOW - DAY, NOT_AFTER + 1));
  }

  @Test
  void asksForSelectionsAndForAnyKind() {
    List<Event> events = new ArrayList<>();
    for (int author = 0; author < 30; author++) {
      events.add(Sample.event(NOW - author * 1000L, 5300 + author, author, "by " + author));
    }
    Expedition walk = new Expedition(events);
    walk.selection =
        new Selection(Selection.Field.AUTHORS, List.of(Sample.author(3), Sample.author(7)));
    walk.kinds = KindSet.NONE;

    walk.go().foundAll(List.of(events.get(3), events.get(7)));
  }

  @Test
  void keepsFiltersWithManyKindsShort() {
    List<Event> events = Sample.every(100, NOW - DAY, 100, 40_000);
    Expedition walk = new Expedition(events);
    walk.kinds = KindSet.range(30_000, 40_000);
    walk.windows = Windows.WHOLE;

    walk.go().foundAll(events).questions(15);
  }

  @Test
  void remembersTheLargestPage() {
    Expedition walk = new Expedition(new SimulatedRelay(MANY).cap(120));
    walk.memory = new RelayMemory(Integer.MAX_VALUE, 3);

    walk.go();

    assertThat(walk.memory).isEqualTo(new RelayMemory(Integer.MAX_VALUE, 120));
  }
}
