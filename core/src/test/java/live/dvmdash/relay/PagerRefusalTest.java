package live.dvmdash.relay;

import static live.dvmdash.relay.Expedition.DAY;
import static live.dvmdash.relay.Expedition.NOW;
import static live.dvmdash.relay.Expedition.SPAN;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import live.dvmdash.event.Event;
import live.dvmdash.span.Interval;
import live.dvmdash.span.KindSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Relays that take few kinds, or not every kind. */
class PagerRefusalTest {

  private static final Answer NO = new Answer.Disliked("invalid: too many kinds");
  private static final Answer SILENCE = new Answer.Silent();
  private static final Answer NOTHING = new Answer.Ended(false);
  private static final KindSet THOUSAND = KindSet.range(5000, 5999).plus(KindSet.of(6300, 7000));
  private static final List<Event> EVENTS = events();

  private static List<Event> events() {
    List<Event> events = new ArrayList<>();
    for (int number = 0; number < 300; number++) {
      int kind = List.of(5050, 5300, 5999, 7000).get(number % 4);
      events.add(Sample.event(NOW - number * 2000L, kind, number % 20, "event " + number));
    }
    return events;
  }

  static Stream<Arguments> limitsOnKinds() {
    return Stream.of(
        Arguments.of(500, NO, 500, 3 * 30),
        Arguments.of(50, NO, 50, 21 * 30),
        Arguments.of(20, NO, 20, 51 * 30),
        Arguments.of(19, NO, 3, 340 * 15),
        Arguments.of(500, SILENCE, 500, 3 * 30),
        Arguments.of(60, SILENCE, 50, 21 * 30),
        Arguments.of(500, NOTHING, 500, 3 * 30),
        Arguments.of(499, NOTHING, 50, 21 * 30),
        Arguments.of(3, NOTHING, 3, 340 * 15));
  }

  @ParameterizedTest
  @MethodSource("limitsOnKinds")
  void findsHowManyKindsTheRelayTakes(int most, Answer otherwise, int remembered, int questions) {
    Expedition walk = new Expedition(new SimulatedRelay(EVENTS).maxKinds(most, otherwise));
    walk.kinds = THOUSAND;

    walk.go().foundAll(EVENTS).questions(questions);

    assertThat(walk.memory.kindsAtOnce()).isEqualTo(remembered);
  }

  @Test
  void startsWithWhatIsRemembered() {
    Expedition walk = new Expedition(new SimulatedRelay(EVENTS).maxKinds(50, NO));
    walk.kinds = THOUSAND;
    walk.windows = Windows.WHOLE;
    walk.memory = new RelayMemory(50, 500);

    walk.go().foundAll(EVENTS).questions(21 + 4 + 2);

    assertThat(walk.relay.asked()).allMatch(filter -> filter.kinds().size() <= 50);
  }

  @Test
  void aSilenceThatWasChanceIsForgotten() {
    Expedition walk = new Expedition(new SimulatedRelay(EVENTS).first(SILENCE));
    walk.kinds = THOUSAND;

    walk.go().foundAll(EVENTS).questions(50);

    assertThat(walk.memory.kindsAtOnce()).isEqualTo(Integer.MAX_VALUE);
  }

  @Test
  void aRefusedKindIsAGapAndTheOthersAreNot() {
    KindSet refused = KindSet.of(5100, 6050);
    Expedition walk =
        new Expedition(
            new SimulatedRelay(EVENTS).notAllowing(refused, new Answer.Disliked("kind 5100?")));

    walk.go().isWhole();

    assertThat(walk.walk.silentlyMissing(EVENTS)).isEmpty();
    assertThat(walk.walk.reasons()).containsExactly("refused: kind 5100?");
    assertThat(walk.walk.gaps()).allMatch(gap -> gap.kinds().minus(refused).isEmpty());
    long asked =
        walk.relay.asked().stream().filter(f -> f.kinds().equals(KindSet.of(5100))).count();
    assertThat(asked).isEqualTo(1);
  }

  @Test
  void aKindThatGetsNoAnswerIsAGapAndTheOthersAreNot() {
    Expedition walk =
        new Expedition(new SimulatedRelay(EVENTS).notAllowing(KindSet.of(5050), SILENCE));

    walk.go().isWhole();

    assertThat(walk.walk.silentlyMissing(EVENTS)).isEmpty();
    assertThat(walk.walk.reasons()).containsExactly(Setbacks.NO_ANSWER);
    assertThat(walk.walk.gaps()).allMatch(gap -> gap.kinds().equals(KindSet.of(5050)));
  }

  @Test
  void aRelayThatRefusesEverySingleKindIsNotAskedForAllOfThem() {
    Expedition walk = new Expedition(new SimulatedRelay(EVENTS).maxKinds(0, NO));
    walk.kinds = THOUSAND;

    walk.go().isWhole().questions(75);

    assertThat(walk.walk.found()).isEmpty();
    assertThat(walk.walk.silentlyMissing(EVENTS)).isEmpty();
    assertThat(walk.memory.kindsAtOnce()).isEqualTo(Integer.MAX_VALUE);
  }

  @Test
  void aRelayThatNeverAnswersIsLost() {
    Expedition walk = new Expedition(new SimulatedRelay(EVENTS).maxKinds(0, SILENCE));

    walk.go().questions(6);

    assertThat(walk.lost).isEqualTo(new Answer.Lost(Answer.Loss.UNREACHABLE, "does not answer"));
    assertThat(walk.walk.windows()).hasSize(1);
    assertThat(walk.walk.silentlyMissing(EVENTS)).isEmpty();
  }

  @Test
  void aRelayThatNeverAnswersForTheOnlyKindIsLost() {
    Expedition walk = new Expedition(new SimulatedRelay(EVENTS).maxKinds(0, SILENCE));
    walk.kinds = KindSet.of(5300);

    walk.go().questions(3);

    assertThat(walk.lost).isNotNull();
  }

  @Test
  void unknownKindsOnceOverTheWholeSpanCostOneQuestionMore() {
    Expedition known = new Expedition(EVENTS);
    Pager pager =
        new Pager(
            known.relay,
            known.walk,
            known.traffic,
            RelayMemory.NONE,
            KnownAuthors.NONE,
            Expedition.NOT_AFTER);
    try {
      pager.walk(Selection.ALL, KindSet.of(5050, 5300, 5999, 7000), SPAN, Windows.WHOLE);
      int before = known.relay.asked().size();
      pager.walk(Selection.ALL, KindSet.range(6000, 6999), SPAN, Windows.WHOLE);

      assertThat(known.relay.asked()).hasSize(before + 2);
      assertThat(known.walk.gaps()).isEmpty();
    } catch (InterruptedException e) {
      throw new IllegalStateException("nothing interrupts a test", e);
    }
  }

  @Test
  void aRelayWithNothingCostsTwoQuestionsMore() {
    Expedition walk = new Expedition(List.of());
    walk.kinds = THOUSAND;
    walk.windows = new Windows(DAY, DAY);

    walk.go().foundAll(List.of()).questions(11 + 2);
  }

  @Test
  void whatALookBringsThatIsNotWantedIsNotReported() {
    List<Event> feedback = Sample.every(100, NOW - DAY, 20, 7000);
    Expedition walk = new Expedition(feedback);
    walk.kinds = KindSet.range(6000, 6299);
    walk.windows = Windows.WHOLE;

    walk.go().foundAll(List.of()).questions(3);

    assertThat(walk.traffic.mismatching()).hasValue(0);
    assertThat(walk.walk.settled().parts())
        .containsExactly(new Interval(SPAN.since(), SPAN.until()));
  }
}
