package live.dvmdash.relay;

import static live.dvmdash.relay.testing.Behaviour.closed;
import static live.dvmdash.relay.testing.Behaviour.inserting;
import static live.dvmdash.relay.testing.Behaviour.withoutEnd;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Collectors;
import live.dvmdash.event.Event;
import live.dvmdash.relay.Answer.Broken;
import live.dvmdash.relay.Answer.Disliked;
import live.dvmdash.relay.Answer.Ended;
import live.dvmdash.relay.Answer.Silent;
import live.dvmdash.relay.testing.Request;
import live.dvmdash.relay.testing.SignedEvents;
import live.dvmdash.relay.testing.Step;
import live.dvmdash.relay.testing.TestRelay;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Listening for events that are still to come. */
@Timeout(60)
class ListenTest {

  private static final SignedEvents AUTHOR = SignedEvents.by(1);
  private static final List<Event> EVENTS = AUTHOR.requests(3, 1_700_000_000L);
  private static final List<Filter> CHUNKS =
      List.of(TestSession.filter(5050), TestSession.filter(5300));

  private final BlockingQueue<Event> heard = new LinkedBlockingQueue<>();

  @Test
  void storedEventsAndNewOnesAreHeardInAllChunks() throws Exception {
    try (TestRelay relay = TestRelay.with(EVENTS).start();
        TestSession talk = TestSession.with(relay)) {
      FutureTask<Answer> listening = listening(talk, Duration.ofSeconds(5));
      for (Event stored : EVENTS.reversed()) {
        assertThat(heard.take()).isEqualTo(stored);
      }

      while (relay.requests().size() < 2) {
        Thread.sleep(5);
      }
      Event first = AUTHOR.request(1_700_000_100L, 5050);
      Event second = AUTHOR.request(1_700_000_101L, 5300);
      relay.publish(first);
      assertThat(heard.take()).isEqualTo(first);
      relay.publish(second);
      assertThat(heard.take()).isEqualTo(second);

      // That nothing comes for longer than the timeout is no fault of a relay with nothing new.
      assertThat(listening.get()).isEqualTo(new Ended(false));
      assertThat(relay.connections()).isEqualTo(1);
      assertThat(relay.pings()).isPositive();
      assertThat(relay.requests().stream().map(Request::subscription).collect(Collectors.toSet()))
          .hasSize(2);
    }
  }

  @Test
  void aDeadConnectionIsFoundOut() throws Exception {
    try (TestRelay relay = TestRelay.with(EVENTS).withoutPongs().start();
        TestSession talk = TestSession.with(relay)) {
      assertThat(listening(talk, Duration.ofSeconds(50)).get())
          .isEqualTo(new Broken("the relay gives no sign of life", false));
    }
  }

  @Test
  void aBrokenConnectionIsSaid() throws Exception {
    try (TestRelay relay = TestRelay.with(EVENTS).start();
        TestSession talk = TestSession.with(relay)) {
      FutureTask<Answer> listening = listening(talk, null);
      heard.take();
      relay.dropAll();
      // The JDK does not report every end; the watchdog says the rest in words of its own.
      assertThat(listening.get())
          .isIn(
              new Broken("the connection broke", false),
              new Broken("the relay gives no sign of life", false));
    }
  }

  @Test
  void aRelayThatDoesNotSayThatTheStoredEventsAreThroughIsSilent() throws Exception {
    try (TestRelay relay = TestRelay.with(EVENTS).always(withoutEnd()).start();
        TestSession talk = TestSession.with(relay)) {
      assertThat(listening(talk, Duration.ofSeconds(50)).get()).isEqualTo(new Silent());
    }
  }

  @Test
  void anEndByTheRelayIsARefusal() throws Exception {
    try (TestRelay relay =
            TestRelay.with(EVENTS)
                .always(inserting(50, new Step.Closed("error: shutting down")))
                .start();
        TestSession talk = TestSession.with(relay)) {
      assertThat(listening(talk, Duration.ofSeconds(50)).get())
          .isEqualTo(new Disliked("error: shutting down"));
    }
    try (TestRelay relay = TestRelay.empty().always(closed("unsupported: live")).start();
        TestSession talk = TestSession.with(relay)) {
      assertThat(listening(talk, Duration.ofSeconds(50)).get())
          .isEqualTo(new Disliked("unsupported: live"));
    }
  }

  private FutureTask<Answer> listening(TestSession talk, @Nullable Duration atMost) {
    FutureTask<Answer> listening =
        new FutureTask<>(
            () -> talk.session.listen(CHUNKS, delivery -> heard.add(delivery.event()), atMost));
    Thread.ofVirtual().start(listening);
    return listening;
  }
}
