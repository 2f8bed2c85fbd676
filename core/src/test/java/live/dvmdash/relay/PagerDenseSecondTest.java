package live.dvmdash.relay;

import static live.dvmdash.relay.Expedition.DAY;
import static live.dvmdash.relay.Expedition.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import live.dvmdash.event.Bytes32;
import live.dvmdash.event.Event;
import live.dvmdash.span.Interval;
import live.dvmdash.span.KindSet;
import org.junit.jupiter.api.Test;

class PagerDenseSecondTest {

  private static final long SECOND = NOW - DAY;

  /** Two thousand events of several kinds and authors, seven hundred of them in one second. */
  private static List<Event> twoThousand() {
    List<Event> events =
        new ArrayList<>(Sample.crowd(SECOND, 700, List.of(5050, 5300, 6300, 7000), 12));
    Random random = new Random(1);
    for (int number = 0; number < 1300; number++) {
      long time = NOW - random.nextInt((int) (3 * DAY));
      int kind = List.of(5050, 5300, 6300, 7000).get(number % 4);
      events.add(Sample.event(time, kind, random.nextInt(12), "apart " + number));
    }
    return events;
  }

  @Test
  void findsTwoThousandOfTwoThousand() {
    List<Event> events = twoThousand();

    new Expedition(new SimulatedRelay(events).cap(100)).go().foundAll(events).questions(60);
  }

  @Test
  void findsThemWhateverTheOrder() {
    List<Event> events = twoThousand();

    new Expedition(new SimulatedRelay(events).cap(100).oldestFirst())
        .go()
        .foundAll(events)
        .questions(120);
    new Expedition(new SimulatedRelay(events).cap(100).shuffled(5))
        .go()
        .foundAll(events)
        .questions(120);
  }

  @Test
  void asksForFewerKindsWhileThatIsEnough() {
    List<Event> events = Sample.crowd(SECOND, 300, List.of(5050, 5100, 5300, 7000), 300);
    events = new ArrayList<>(events);
    events.addAll(Sample.every(10, SECOND + 1, 200, 5300));

    new Expedition(new SimulatedRelay(events).cap(100)).go().foundAll(events).questions(30);
  }

  @Test
  void authorsWhomNobodyKnowsLeaveAGap() {
    List<Event> events = new ArrayList<>(Sample.crowd(SECOND, 300, List.of(5300), 300));
    events.addAll(Sample.every(10, SECOND + 1, 200, 5050));
    Expedition walk = new Expedition(new SimulatedRelay(events).cap(100));

    walk.go().isWhole().questions(40);

    assertThat(walk.walk.gaps())
        .containsExactly(
            new Gap(
                Selection.ALL,
                KindSet.of(5300),
                new Interval(SECOND, SECOND + 1),
                DenseSecond.STRANGE_AUTHORS));
    assertThat(walk.walk.found()).hasSize(200 + 100);
  }

  @Test
  void oneStrangeAuthorAmongTheKnownLeavesAGapThoughAllIsFound() {
    List<Event> events = new ArrayList<>(Sample.crowd(SECOND, 150, List.of(5300), 2));
    events.addAll(Sample.crowd(SECOND - 50, 80, List.of(5050), 1));
    events.addAll(Sample.crowd(SECOND - 60, 80, List.of(5050), 1));
    Expedition walk = new Expedition(new SimulatedRelay(events).cap(80));

    walk.go().isWhole();

    assertThat(walk.walk.found()).containsExactlyInAnyOrderElementsOf(events);
    assertThat(walk.walk.gaps())
        .anySatisfy(gap -> assertThat(gap.time().since()).isEqualTo(SECOND));
  }

  @Test
  void authorsWhoAreKnownFromElsewhereMakeItComplete() {
    List<Event> events = new ArrayList<>(Sample.crowd(SECOND, 300, List.of(5300), 300));
    events.addAll(Sample.every(10, SECOND + 1, 200, 5050));
    Expedition walk = new Expedition(new SimulatedRelay(events).cap(100));
    List<Bytes32> known = Sample.authors(1000);
    walk.authors = kind -> kind == 5300 ? known : List.of();

    walk.go().foundAll(events).questions(50);
  }

  @Test
  void authorsWhoAreFoundDuringTheWalkDoNotProveThemselves() {
    List<Event> events = new ArrayList<>(Sample.crowd(SECOND, 300, List.of(5300), 300));
    events.addAll(Sample.every(10, SECOND + 1, 200, 5050));
    Expedition walk = new Expedition(new SimulatedRelay(events).cap(100));
    walk.authors = kind -> walk.walk.found().stream().map(Event::pubkey).toList();

    walk.go().isWhole();

    assertThat(walk.walk.reasons()).containsExactly(DenseSecond.STRANGE_AUTHORS);
  }

  @Test
  void authorsWhomTheWalkHasMetAreAskedForThoughNobodyElseKnowsThemYet() {
    List<Event> events = new ArrayList<>();
    for (int number = 0; number < 240; number++) {
      events.add(Sample.event(SECOND, 5300, number % 4, "crowd " + number));
      events.add(Sample.event(SECOND + 1 + number, 5300, number % 5, "apart " + number));
    }
    events.add(lastOfTheSecond(4));

    new Expedition(new SimulatedRelay(events).cap(100)).go().foundAll(events);
  }

  /** An event so late in the order of ids that no page of the whole second holds it. */
  private static Event lastOfTheSecond(int author) {
    int number = 0;
    Event event;
    do {
      event = Sample.event(SECOND, 5300, author, "last " + number++);
    } while (!event.id().hex().startsWith("fff"));
    return event;
  }

  @Test
  void oneAuthorWithMoreThanTheRelayGivesIsAGap() {
    List<Event> events = new ArrayList<>(Sample.crowd(SECOND, 150, List.of(5300), 1));
    events.addAll(Sample.every(10, SECOND + 1, 200, 5300));
    Expedition walk = new Expedition(new SimulatedRelay(events).cap(100));

    walk.go().isWhole().questions(25);

    assertThat(walk.walk.found()).hasSize(300);
    assertThat(walk.walk.reasons()).containsExactly(DenseSecond.TOO_DENSE);
    assertThat(walk.walk.silentlyMissing(events)).isEmpty();
  }

  @Test
  void aSelectionByAuthorsIsDividedByItself() {
    List<Event> events = new ArrayList<>(Sample.crowd(SECOND, 300, List.of(5300), 20));
    events.addAll(Sample.every(10, SECOND + 1, 200, 5300));
    Expedition walk = new Expedition(new SimulatedRelay(events).cap(100));
    walk.selection = new Selection(Selection.Field.AUTHORS, Sample.authors(20));

    walk.go().foundAll(events).questions(30);
  }

  @Test
  void aSelectionByTagsIsDividedByItsValuesAsFarAsTheyGo() {
    List<Event> events = new ArrayList<>();
    for (int number = 0; number < 300; number++) {
      List<List<String>> tags = List.of(List.of("p", Sample.author(number % 2).hex()));
      events.add(Sample.event(SECOND, 6300, number, tags, "to " + number));
      events.add(Sample.event(SECOND + 1 + number, 6300, number, tags, "to " + number));
    }
    Expedition walk = new Expedition(new SimulatedRelay(events).cap(200));
    walk.selection = new Selection(Selection.Field.P_TAGS, Sample.authors(2));
    walk.go().foundAll(events).questions(20);

    Expedition narrow = new Expedition(new SimulatedRelay(events).cap(100));
    narrow.selection = walk.selection;
    narrow.go().isWhole().questions(30);
    assertThat(narrow.walk.reasons()).containsExactly(DenseSecond.TOO_DENSE);
    assertThat(narrow.walk.silentlyMissing(events)).isEmpty();
  }

  @Test
  void aFewEventsAtOnceAreNoReasonToDoubt() {
    List<Event> events = Sample.crowd(SECOND, 9, List.of(5300), 9);

    new Expedition(events).go().foundAll(events).questions(18);
  }

  @Test
  void aSecondThatIsFullForTheBeginningIsNotWhenLargerPagesCame() {
    List<Event> events = new ArrayList<>(Sample.crowd(NOW, 20, List.of(5300), 20));
    events.addAll(Sample.every(100, NOW - 3 * DAY, 300, 5300));

    new Expedition(events).go().foundAll(events).questions(20);
  }

  @Test
  void aCapThatBecameSmallerIsNoticed() {
    List<Event> events = twoThousand();
    Expedition walk = new Expedition(new SimulatedRelay(events).cap(100));
    walk.memory = new RelayMemory(Integer.MAX_VALUE, 500);

    walk.go().foundAll(events).questions(60);
  }

  @Test
  void aRelayThatCountsBytesLosesNothing() {
    List<Event> events = new ArrayList<>();
    for (int number = 0; number < 300; number++) {
      String content = "x".repeat(1000 + number * 70 % 9000) + number;
      events.add(Sample.event(SECOND, 5050 + number % 2 * 50, number % 15, content));
      events.add(Sample.event(SECOND - number * 30L, 5300, number % 15, content));
    }

    Expedition walk = new Expedition(new SimulatedRelay(events).byteCap(200_000)).go().isWhole();

    assertThat(walk.walk.silentlyMissing(events)).isEmpty();
    assertThat(walk.walk.found()).hasSameSizeAs(events);
    walk.questions(150);
  }

  @Test
  void heavyEventsFillAPageThoughTheyAreFew() {
    List<Event> events = new ArrayList<>(Sample.every(10, SECOND + 1, 300, 5300));
    for (int number = 0; number < 40; number++) {
      String content = "x".repeat(10_000) + number;
      events.add(Sample.event(SECOND, 5050, number % 4, content));
    }
    Expedition walk = new Expedition(new SimulatedRelay(events).byteCap(200_000));
    walk.authors = kind -> Sample.authors(4);

    walk.go().foundAll(events).questions(30);
  }
}
