package live.dvmdash.relay;

import static live.dvmdash.relay.testing.Behaviour.challenge;
import static live.dvmdash.relay.testing.Behaviour.closed;
import static live.dvmdash.relay.testing.Behaviour.notice;
import static live.dvmdash.relay.testing.Conditions.unauthenticated;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import live.dvmdash.event.Event;
import live.dvmdash.relay.Answer.Ended;
import live.dvmdash.relay.Answer.Loss;
import live.dvmdash.relay.Answer.Lost;
import live.dvmdash.relay.testing.Authentication;
import live.dvmdash.relay.testing.SignedEvents;
import live.dvmdash.relay.testing.Step;
import live.dvmdash.relay.testing.TestRelay;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Relays that want to know who asks (NIP-42). */
@Timeout(60)
class AuthenticationTest {

  private static final List<Event> EVENTS = SignedEvents.by(1).requests(5, 1_700_000_000L);

  @TempDir private Path directory;
  private AuthKey key;

  @BeforeEach
  void readKey() throws Exception {
    Path file = directory.resolve("key");
    Files.writeString(file, "%064x".formatted(77));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    key = AuthKey.read(file);
  }

  @Test
  void aChallengeOnDemandIsAnsweredAndTheQuestionAskedAgain() throws Exception {
    try (TestRelay relay = TestRelay.with(EVENTS).when(unauthenticated(), challenge()).start();
        TestSession talk = TestSession.with(relay, TestSession.options(key))) {
      assertThat(talk.ask()).isEqualTo(new Ended(false));
      assertThat(talk.events).hasSize(5);
      assertThat(relay.authentications())
          .singleElement()
          .extracting(Authentication::fault)
          .isNull();
      assertThat(relay.requests().getLast().client()).isEqualTo(key.pubkey().hex());
      assertThat(relay.requests()).hasSize(2);
      assertThat(relay.connections()).isEqualTo(1);
    }
  }

  @Test
  void aChallengeOnConnectingIsAnswered() throws Exception {
    try (TestRelay relay =
            TestRelay.with(EVENTS)
                .greeting(new Step.Challenge())
                .when(unauthenticated(), closed("ERROR: auth-required: who is it?"))
                .start();
        TestSession talk = TestSession.with(relay, TestSession.options(key))) {
      assertThat(talk.ask()).isEqualTo(new Ended(false));
      assertThat(talk.events).hasSize(5);
      assertThat(relay.authentications()).hasSize(1);
    }
  }

  @Test
  void aRefusalByNoticeIsAnsweredToo() throws Exception {
    try (TestRelay relay =
            TestRelay.with(EVENTS)
                .greeting(new Step.Challenge())
                .when(unauthenticated(), notice("please authenticate first"))
                .start();
        TestSession talk = TestSession.with(relay, TestSession.options(key))) {
      assertThat(talk.ask()).isEqualTo(new Ended(false));
      assertThat(talk.events).hasSize(5);
    }
  }

  @Test
  void withoutAKeyNothingIsTold() throws Exception {
    try (TestRelay relay = TestRelay.with(EVENTS).when(unauthenticated(), challenge()).start();
        TestSession talk = TestSession.with(relay)) {
      assertThat(talk.ask())
          .isEqualTo(
              new Lost(Loss.AUTH_REQUIRED, "auth-required: this relay serves only those it knows"));
      assertThat(relay.authentications()).isEmpty();
      assertThat(relay.requests()).hasSize(1);
    }
  }

  @Test
  void aRelayThatWantsToKnowButNeverAsksIsLost() throws Exception {
    try (TestRelay relay = TestRelay.with(EVENTS).always(closed("auth-required: who?")).start();
        TestSession talk = TestSession.with(relay, TestSession.options(key))) {
      assertThat(talk.ask()).isEqualTo(new Lost(Loss.AUTH_REQUIRED, "auth-required: who?"));
    }
  }

  @Test
  void aRelayThatIsNeverSatisfiedIsLost() throws Exception {
    try (TestRelay relay = TestRelay.with(EVENTS).always(challenge()).start();
        TestSession talk = TestSession.with(relay, TestSession.options(key))) {
      assertThat(talk.ask())
          .isInstanceOfSatisfying(
              Lost.class, lost -> assertThat(lost.why()).isEqualTo(Loss.AUTH_REQUIRED));
      assertThat(relay.requests().size()).isLessThanOrEqualTo(4);
    }
  }
}
