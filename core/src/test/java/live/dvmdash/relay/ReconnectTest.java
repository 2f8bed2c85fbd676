package live.dvmdash.relay;

import static live.dvmdash.relay.testing.Behaviour.cutAfter;
import static live.dvmdash.relay.testing.Behaviour.droppedAfter;
import static live.dvmdash.relay.testing.Behaviour.inserting;
import static live.dvmdash.relay.testing.Behaviour.only;
import static live.dvmdash.relay.testing.Behaviour.silence;
import static live.dvmdash.relay.testing.Behaviour.stalledAfter;
import static live.dvmdash.relay.testing.Conditions.first;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import live.dvmdash.event.Event;
import live.dvmdash.relay.Answer.Broken;
import live.dvmdash.relay.Answer.Ended;
import live.dvmdash.relay.Answer.Loss;
import live.dvmdash.relay.Answer.Lost;
import live.dvmdash.relay.testing.Behaviour;
import live.dvmdash.relay.testing.SignedEvents;
import live.dvmdash.relay.testing.Step;
import live.dvmdash.relay.testing.TestRelay;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a session makes of connections that break, stall, or never come to be. */
@Timeout(60)
class ReconnectTest {

  private static final List<Event> EVENTS = SignedEvents.by(1).requests(30, 1_700_000_000L);

  private static final Step SOON = new Step.Pause(Duration.ofMillis(100));

  @Test
  void aConnectionThatBroughtEventsIsMadeAgainSoon() throws Exception {
    try (TestRelay relay = TestRelay.with(EVENTS).when(first(1), droppedSoonAfter(12)).start();
        TestSession talk = TestSession.with(relay)) {
      assertThat(talk.ask())
          .isInstanceOfSatisfying(
              Broken.class,
              broken -> {
                assertThat(broken.unreadable()).isFalse();
                assertThat(broken.text()).startsWith("the connection broke");
              });
      assertThat(talk.events).hasSize(12);
      assertThat(talk.ask()).isEqualTo(new Ended(false));
      assertThat(talk.traffic.connections()).hasValue(2);
      assertThat(talk.time.sleeps())
          .singleElement()
          .satisfies(
              wait -> assertThat(wait).isBetween(Duration.ofMillis(500), Duration.ofSeconds(1)));
    }
  }

  @Test
  void aRelayThatAlwaysBreaksWithoutAnythingNewIsLost() throws Exception {
    try (TestRelay relay = TestRelay.with(EVENTS).always(droppedSoonAfter(3)).start();
        TestSession talk = TestSession.with(relay)) {
      Answer answer = talk.ask();
      int asked = 1;
      while (answer instanceof Broken) {
        answer = talk.ask();
        asked++;
      }
      assertThat(answer)
          .isInstanceOfSatisfying(
              Lost.class, lost -> assertThat(lost.why()).isEqualTo(Loss.UNREACHABLE));
      // The first connection brought something, the five after it brought nothing new.
      assertThat(asked).isEqualTo(7);
      assertThat(talk.events).hasSize(18);
    }
  }

  @Test
  void aConnectionThatStallsIsToldFromSilence() throws Exception {
    try (TestRelay relay = TestRelay.with(EVENTS).when(first(1), stalledAfter(5)).start();
        TestSession talk = TestSession.with(relay)) {
      assertThat(talk.ask()).isEqualTo(new Broken("the relay gives no sign of life", false));
      assertThat(talk.events).hasSize(5);
      assertThat(talk.ask()).isEqualTo(new Ended(false));
      assertThat(relay.connections()).isEqualTo(2);
    }
  }

  @Test
  void whatNoTextIsBreaksTheConnectionAndIsNamed() throws Exception {
    try (TestRelay relay =
            TestRelay.with(EVENTS).when(first(1), inserting(7, Step.invalidUtf8())).start();
        TestSession talk = TestSession.with(relay)) {
      assertThat(talk.ask()).isEqualTo(new Broken("the relay sent a text that is not UTF-8", true));
      assertThat(talk.events).hasSize(7);
      assertThat(talk.ask()).isEqualTo(new Ended(false));
    }
  }

  @Test
  void anEndThatTheJdkDoesNotReportIsFoundOut() throws Exception {
    for (int i = 0; i < 20; i++) {
      try (TestRelay relay = TestRelay.with(EVENTS).when(first(1), droppedAfter(12)).start();
          TestSession talk = TestSession.with(relay)) {
        assertThat(talk.ask()).isInstanceOf(Broken.class);
        assertThat(talk.ask()).isEqualTo(new Ended(false));
        assertThat(talk.events).hasSizeBetween(41, 42).containsAll(EVENTS);
      }
    }
  }

  @Test
  void aFarewellIsNoError() throws Exception {
    try (TestRelay relay =
            TestRelay.with(EVENTS).when(first(1), only(new Step.Goodbye(1001))).start();
        TestSession talk = TestSession.with(relay)) {
      assertThat(talk.ask()).isEqualTo(new Broken("the relay closed the connection (1001)", false));
      assertThat(talk.ask()).isEqualTo(new Ended(false));
    }
  }

  @Test
  void aRefusalJustBeforeTheEndIsARefusal() throws Exception {
    try (TestRelay relay =
            TestRelay.with(EVENTS)
                .always(only(Step.notice("you are banned"), SOON, new Step.Drop()))
                .start();
        TestSession talk = TestSession.with(relay)) {
      assertThat(talk.ask()).isEqualTo(new Lost(Loss.RESTRICTED, "you are banned"));
    }
  }

  @ParameterizedTest
  @CsvSource({"429, 10", "503, 10", "500, 1", "502, 1"})
  void aRelayThatCannotJustNowIsTriedAgain(int status, int seconds) throws Exception {
    try (TestRelay relay = TestRelay.with(EVENTS).handshake(status, 2).start();
        TestSession talk = TestSession.with(relay)) {
      assertThat(talk.ask()).isEqualTo(new Ended(false));
      assertThat(relay.connections()).isEqualTo(3);
      assertThat(talk.traffic.connections()).hasValue(1);
      assertThat(talk.time.sleeps()).hasSize(2);
      assertThat(talk.time.sleeps().getFirst().toSeconds()).isBetween((long) seconds, seconds + 2L);
      assertThat(talk.time.sleeps().getLast().toSeconds())
          .isBetween(2L * seconds, 2L * seconds + 5);
    }
  }

  @ParameterizedTest
  @CsvSource({"429, RATE_LIMITED, 3", "503, UNREACHABLE, 3", "403, UNREACHABLE, 1"})
  void aRelayThatNeverCanIsLost(int status, Loss why, int attempts) throws Exception {
    try (TestRelay relay = TestRelay.with(EVENTS).handshake(status).start();
        TestSession talk = TestSession.with(relay)) {
      String text =
          "127.0.0.1 answers with status %d of HTTP in place of a WebSocket".formatted(status);
      assertThat(talk.ask()).isEqualTo(new Lost(why, text));
      assertThat(relay.connections()).isEqualTo(attempts);
    }
  }

  @Test
  void aHostThatDoesNotListenIsLostAfterSomeAttempts() throws Exception {
    String url;
    try (TestRelay relay = TestRelay.empty().start()) {
      url = relay.url();
    }
    try (TestSession talk = TestSession.with(url, patient())) {
      assertThat(talk.ask())
          .isInstanceOfSatisfying(
              Lost.class, lost -> assertThat(lost.why()).isEqualTo(Loss.UNREACHABLE));
      assertThat(talk.time.sleeps()).hasSize(3);
      assertThat(talk.session.trouble()).contains("127.0.0.1");
    }
    try (TestSession talk = TestSession.with(url, patient().atOnce())) {
      assertThat(talk.ask()).isInstanceOf(Lost.class);
      assertThat(talk.time.sleeps()).isEmpty();
    }
  }

  @Test
  void noAttemptBeginsAfterTheTimeoutWhereNobodyAnswers() throws Exception {
    try (ServerSocket mute = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      String url = "ws://127.0.0.1:" + mute.getLocalPort();
      SessionOptions hasty = new SessionOptions(Duration.ofMillis(700), null, true, null);
      try (TestSession talk = TestSession.with(url, hasty)) {
        assertThat(talk.ask())
            .isInstanceOfSatisfying(
                Lost.class, lost -> assertThat(lost.why()).isEqualTo(Loss.UNREACHABLE));
        assertThat(talk.time.sleeps()).isEmpty();
      }
    }
  }

  @Test
  void aBudgetThatRunsOutSaysWhatWasWrong() throws Exception {
    String url;
    try (TestRelay relay = TestRelay.empty().start()) {
      url = relay.url();
    }
    SessionOptions brief =
        new SessionOptions(SessionOptions.DEFAULT_TIMEOUT, Duration.ofMillis(300), true, null);
    try (TestSession talk = TestSession.with(url, brief)) {
      assertThat(talk.ask())
          .isInstanceOfSatisfying(
              Lost.class,
              lost -> {
                assertThat(lost.why()).isEqualTo(Loss.UNREACHABLE);
                assertThat(lost.text()).contains("127.0.0.1");
              });
    }
  }

  @Test
  void aCertificateThatNobodyTrustsIsNamedAndNotTriedAgain() throws Exception {
    try (TestRelay relay = TestRelay.with(EVENTS).untrustedTls().start();
        TestSession talk = TestSession.with(relay, patient())) {
      assertThat(talk.ask())
          .isInstanceOfSatisfying(
              Lost.class,
              lost -> {
                assertThat(lost.why()).isEqualTo(Loss.UNREACHABLE);
                assertThat(lost.text())
                    .startsWith("the certificate of 127.0.0.1 cannot be trusted: ");
              });
      assertThat(relay.connections()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "localhost"})
  void aPrivateAddressMustBeAllowed(String host) throws Exception {
    SessionOptions options = new SessionOptions(TestSession.TIMEOUT, null, false, null);
    try (TestRelay relay = TestRelay.with(EVENTS).start();
        TestSession talk = TestSession.with(relay.url().replace("127.0.0.1", host), options)) {
      assertThat(talk.ask())
          .isEqualTo(
              new Lost(
                  Loss.UNREACHABLE, host + " is an address of this machine or of a local network"));
      assertThat(relay.connections()).isZero();
    }
  }

  @Test
  void anInterruptedThreadStopsAtOnce() throws Exception {
    SessionOptions patient = new SessionOptions(Duration.ofMinutes(5), null, true, null);
    try (TestRelay relay = TestRelay.with(EVENTS).always(silence()).start();
        TestSession talk = TestSession.with(relay, patient)) {
      FutureTask<Answer> asking = new FutureTask<>(talk::ask);
      Thread thread = Thread.ofVirtual().start(asking);
      awaitRequest(relay);
      thread.interrupt();
      assertThatExceptionOfType(ExecutionException.class)
          .isThrownBy(asking::get)
          .withCauseInstanceOf(InterruptedException.class);
    }
  }

  @Test
  void closingEndsAQuestionThatIsUnderWay() throws Exception {
    SessionOptions patient = new SessionOptions(Duration.ofMinutes(5), null, true, null);
    try (TestRelay relay = TestRelay.with(EVENTS).always(stalledAfter(1)).start();
        TestSession talk = TestSession.with(relay, patient)) {
      FutureTask<Answer> asking = new FutureTask<>(talk::ask);
      Thread.ofVirtual().start(asking);
      awaitRequest(relay);
      CompletableFuture.runAsync(talk.session::close).join();
      assertThat(asking.get()).isEqualTo(new Lost(Loss.STOPPED, "stopped"));
      assertThat(talk.ask()).isEqualTo(new Lost(Loss.STOPPED, "stopped"));
    }
  }

  private static SessionOptions patient() {
    return new SessionOptions(SessionOptions.DEFAULT_TIMEOUT, null, true, null);
  }

  /** The JDK may lose the last message before a drop, so the drop waits until it is received. */
  private static Behaviour droppedSoonAfter(int events) {
    return cutAfter(events, SOON, new Step.Drop());
  }

  private static void awaitRequest(TestRelay relay) throws InterruptedException {
    while (relay.requests().isEmpty()) {
      Thread.sleep(5);
    }
  }
}
