package live.dvmdash.relay;

import static live.dvmdash.relay.testing.Behaviour.alsoTelling;
import static live.dvmdash.relay.testing.Behaviour.closed;
import static live.dvmdash.relay.testing.Behaviour.dripping;
import static live.dvmdash.relay.testing.Behaviour.eachTwice;
import static live.dvmdash.relay.testing.Behaviour.inserting;
import static live.dvmdash.relay.testing.Behaviour.notice;
import static live.dvmdash.relay.testing.Behaviour.silence;
import static live.dvmdash.relay.testing.Behaviour.silentAfter;
import static live.dvmdash.relay.testing.Conditions.first;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import live.dvmdash.event.Event;
import live.dvmdash.event.SigningAuthor;
import live.dvmdash.relay.Answer.Disliked;
import live.dvmdash.relay.Answer.Ended;
import live.dvmdash.relay.Answer.Loss;
import live.dvmdash.relay.Answer.Lost;
import live.dvmdash.relay.Answer.Silent;
import live.dvmdash.relay.testing.Request;
import live.dvmdash.relay.testing.SignedEvents;
import live.dvmdash.relay.testing.Step;
import live.dvmdash.relay.testing.TestRelay;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a session makes of the answers of relays that stay connected. */
@Timeout(60)
class RelaySessionTest {

  private static final List<Event> EVENTS = SignedEvents.by(1).requests(30, 1_700_000_000L);
  private static final List<Event> NEWEST_FIRST = EVENTS.reversed();

  @Test
  void oneConnectionServesManyQuestions() throws Exception {
    try (TestRelay relay = TestRelay.with(EVENTS).start();
        TestSession talk = TestSession.with(relay)) {
      assertThat(talk.ask()).isEqualTo(new Ended(false));
      assertThat(talk.events).isEqualTo(NEWEST_FIRST);
      assertThat(talk.ask(TestSession.filter(5300))).isEqualTo(new Ended(false));
      assertThat(talk.ask()).isEqualTo(new Ended(false));

      assertThat(relay.connections()).isEqualTo(1);
      assertThat(talk.traffic.connections()).hasValue(1);
      assertThat(talk.traffic.pages()).hasValue(3);
      assertThat(relay.requests()).extracting(Request::subscription).doesNotHaveDuplicates();
      assertThat(relay.closes())
          .isEqualTo(
              relay.requests().stream()
                  .map(Request::subscription)
                  .limit(relay.closes().size())
                  .toList())
          .hasSizeGreaterThanOrEqualTo(2);
    }
  }

  @Test
  void aRelayMaySayThatNothingIsLeft() throws Exception {
    try (TestRelay relay = TestRelay.with(EVENTS).finishHint().start();
        TestSession talk = TestSession.with(relay)) {
      assertThat(talk.ask()).isEqualTo(new Ended(true));
    }
  }

  @Test
  void whatNobodyAskedForIsCounted() throws Exception {
    Event other = SignedEvents.by(2).request(1_700_000_000L, 5300);
    try (TestRelay relay =
            TestRelay.with(EVENTS)
                .always(inserting(3, Step.eventOf("another", SigningAuthor.json(other))))
                .always(inserting(5, Step.binary(1, 2, 3), Step.text("{no json"), Step.text("[]")))
                .start();
        TestSession talk = TestSession.with(relay)) {
      assertThat(talk.ask()).isEqualTo(new Ended(false));
      assertThat(talk.events).isEqualTo(NEWEST_FIRST);
      assertThat(talk.traffic.mismatching()).hasValue(1);
      assertThat(talk.traffic.unreadable()).hasValue(3);
    }
  }

  @Test
  void everythingUnderTheSubscriptionIsHandedOn() throws Exception {
    Event other = SignedEvents.by(2).request(1_700_000_000L, 5300);
    try (TestRelay relay =
            TestRelay.with(EVENTS)
                .and(SignedEvents.withNumberInTag(SignedEvents.by(3).request(1_700_000_000L, 5050)))
                .always(alsoTelling(other))
                .always(eachTwice())
                .start();
        TestSession talk = TestSession.with(relay)) {
      assertThat(talk.ask()).isEqualTo(new Ended(false));
      assertThat(talk.events).hasSize(62).contains(other);
      assertThat(talk.faults).containsOnly("tags is not an array of arrays of strings").hasSize(2);
    }
  }

  @Test
  void aLargeMessageIsPassedOverAndTheRestIsNotLost() throws Exception {
    try (TestRelay relay =
            TestRelay.with(EVENTS).always(inserting(10, Step.noticeOf(20_000_000))).start();
        TestSession talk = TestSession.with(relay)) {
      assertThat(talk.ask()).isEqualTo(new Ended(false));
      assertThat(talk.events).isEqualTo(NEWEST_FIRST);
      assertThat(talk.traffic.oversized()).hasValue(1);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 1000})
  void framesAreJoined(int bytes) throws Exception {
    Event wide = SigningAuthor.number(4).sign(1_800_000_000L, 5050, List.of(), "aé€😀\u0000\"");
    try (TestRelay relay =
            TestRelay.with(List.of(wide, EVENTS.getFirst())).fragmented(bytes).start();
        TestSession talk = TestSession.with(relay)) {
      assertThat(talk.ask()).isEqualTo(new Ended(false));
      assertThat(talk.events).containsExactly(wide, EVENTS.getFirst());
    }
  }

  @Test
  void silenceEndsAndTheSubscriptionToo() throws Exception {
    try (TestRelay relay =
            TestRelay.with(EVENTS)
                .when(first(1), silence())
                .when(first(2), silentAfter(4))
                .start();
        TestSession talk = TestSession.with(relay)) {
      assertThat(talk.ask()).isEqualTo(new Silent());
      assertThat(talk.events).isEmpty();
      assertThat(talk.ask()).isEqualTo(new Silent());
      assertThat(talk.events).hasSize(4);
      assertThat(talk.ask()).isEqualTo(new Ended(false));
      assertThat(relay.connections()).isEqualTo(1);
      assertThat(relay.closes()).hasSizeGreaterThanOrEqualTo(2);
    }
  }

  @Test
  void aSlowDripEndsAltogether() throws Exception {
    SessionOptions hasty = new SessionOptions(Duration.ofMillis(400), null, true, null);
    try (TestRelay relay = TestRelay.with(EVENTS).always(dripping(Duration.ofMillis(200))).start();
        TestSession talk = TestSession.with(relay, hasty)) {
      assertThat(talk.ask()).isEqualTo(new Silent());
      assertThat(talk.events).isNotEmpty().hasSizeLessThan(EVENTS.size());
    }
  }

  @Test
  void timeThatTheReceiverTakesIsNotHeldAgainstTheRelay() throws Exception {
    try (TestRelay relay = TestRelay.with(EVENTS).start();
        TestSession talk = TestSession.with(relay)) {
      Answer answer =
          talk.session.ask(
              TestSession.REQUESTS,
              delivery -> {
                talk.time.sleep(TestSession.TIMEOUT.multipliedBy(2));
                return talk.take(delivery);
              });
      assertThat(answer).isEqualTo(new Ended(false));
      assertThat(talk.events).hasSize(30);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"unsupported: filter", "invalid: no", "ERROR: too many kinds", "", "error: oops"})
  void aFilterThatIsDislikedMayBeAskedDifferently(String words) throws Exception {
    try (TestRelay relay = TestRelay.with(EVENTS).when(first(1), closed(words)).start();
        TestSession talk = TestSession.with(relay)) {
      assertThat(talk.ask()).isEqualTo(new Disliked(words));
      assertThat(talk.ask()).isEqualTo(new Ended(false));
      assertThat(relay.connections()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ERROR: bad req: too many kinds", "filter is invalid", "hm"})
  void aNoticeWithNothingBehindItIsARefusal(String words) throws Exception {
    try (TestRelay relay = TestRelay.with(EVENTS).when(first(1), notice(words)).start();
        TestSession talk = TestSession.with(relay)) {
      assertThat(talk.ask()).isEqualTo(new Disliked(words));
      assertThat(talk.ask()).isEqualTo(new Ended(false));
    }
  }

  @Test
  void aNoticeWithAnAnswerBehindItIsAGreeting() throws Exception {
    Step greeting = Step.notice("restricted to members, others may not write");
    try (TestRelay relay =
            TestRelay.with(EVENTS)
                .greeting(greeting)
                .always(inserting(0, greeting, new Step.Pause(Duration.ofMillis(100))))
                .start();
        TestSession talk = TestSession.with(relay)) {
      assertThat(talk.ask()).isEqualTo(new Ended(false));
      assertThat(talk.events).hasSize(30);
    }
  }

  @Test
  void aRelayThatDoesNotServeUsIsLost() throws Exception {
    try (TestRelay relay = TestRelay.with(EVENTS).always(closed("blocked: banned")).start();
        TestSession talk = TestSession.with(relay)) {
      assertThat(talk.ask()).isEqualTo(new Lost(Loss.RESTRICTED, "blocked: banned"));
      assertThat(relay.requests()).hasSize(1);
    }
  }

  @Test
  void aRelayIsAskedMoreSlowlyWhenItWantsThat() throws Exception {
    try (TestRelay relay =
            TestRelay.with(EVENTS)
                .when(first(2), closed("ERROR: rate-limited: slow down"))
                .when(first(3), notice("too many concurrent REQs"))
                .start();
        TestSession talk = TestSession.with(relay)) {
      assertThat(talk.ask()).isEqualTo(new Ended(false));
      assertThat(talk.events).isEqualTo(NEWEST_FIRST);
      assertThat(talk.time.sleeps()).hasSize(3);
      assertThat(talk.time.sleeps().getFirst()).isBetween(seconds(10), seconds(13));
      assertThat(talk.time.sleeps().getLast()).isBetween(seconds(40), seconds(50));
    }
  }

  @Test
  void aRelayThatIsNeverAskedSlowlyEnoughIsLost() throws Exception {
    try (TestRelay relay = TestRelay.with(EVENTS).always(closed("rate-limited: no")).start();
        TestSession talk = TestSession.with(relay)) {
      assertThat(talk.ask()).isEqualTo(new Lost(Loss.RATE_LIMITED, "rate-limited: no"));
      assertThat(relay.requests()).hasSize(6);
      assertThat(talk.time.sleeps()).allMatch(wait -> wait.compareTo(seconds(75)) <= 0);
    }
  }

  @Test
  void theTimeForARelayIsNotExceeded() throws Exception {
    SessionOptions options = new SessionOptions(TestSession.TIMEOUT, seconds(15), true, null);
    try (TestRelay relay = TestRelay.with(EVENTS).always(closed("rate-limited: no")).start();
        TestSession talk = TestSession.with(relay, options)) {
      assertThat(talk.ask())
          .isInstanceOfSatisfying(
              Lost.class, lost -> assertThat(lost.why()).isEqualTo(Loss.OUT_OF_TIME));
      assertThat(relay.requests()).hasSize(2);
    }
    options = new SessionOptions(seconds(30), seconds(3), true, null);
    try (TestRelay relay = TestRelay.with(EVENTS).always(silentAfter(3)).start();
        TestSession talk = TestSession.with(relay, options)) {
      assertThat(talk.ask())
          .isInstanceOfSatisfying(
              Lost.class, lost -> assertThat(lost.why()).isEqualTo(Loss.OUT_OF_TIME));
      assertThat(talk.events).hasSize(3);
    }
  }

  private static Duration seconds(int seconds) {
    return Duration.ofSeconds(seconds);
  }
}
