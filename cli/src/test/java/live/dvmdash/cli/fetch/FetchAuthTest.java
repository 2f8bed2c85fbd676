package live.dvmdash.cli.fetch;

import static live.dvmdash.cli.testing.FetchWorld.HOUR;
import static live.dvmdash.cli.testing.FetchWorld.idsOf;
import static live.dvmdash.relay.testing.Conditions.unauthenticated;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import live.dvmdash.cli.console.ExitCodes;
import live.dvmdash.cli.testing.Cli;
import live.dvmdash.cli.testing.FetchWorld;
import live.dvmdash.cli.testing.Fetched;
import live.dvmdash.event.Event;
import live.dvmdash.event.Nip19Encoder;
import live.dvmdash.relay.testing.Behaviour;
import live.dvmdash.relay.testing.SignedEvents;
import live.dvmdash.relay.testing.Step;
import live.dvmdash.relay.testing.TestRelay;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Relays that want to know who asks (NIP-42). They look at a real clock. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(value = 90, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FetchAuthTest {

  private final Instant today = Instant.now();
  private final List<Event> events =
      SignedEvents.by(1).requests(20, today.getEpochSecond() - 3 * HOUR);

  @TempDir private Path directory;

  private FetchWorld world() {
    FetchWorld world = new FetchWorld(directory);
    world.cli().at(today);
    return world;
  }

  private String keyFile(String permissions) throws IOException {
    Path file = directory.resolve("key");
    Files.writeString(file, "0".repeat(63) + "7\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    return file.toString();
  }

  @Test
  void whoIsAskedOnDemandSaysSo() throws IOException {
    FetchWorld world = world();
    try (TestRelay relay =
        TestRelay.with(events).when(unauthenticated(), Behaviour.challenge()).start()) {
      Fetched run = world.fetch(relay, "--days", "1", "--auth-key-file", keyFile("rw-------"));

      run.assertFlawless();
      assertThat(world.ids()).isEqualTo(idsOf(events));
      assertThat(relay.authentications()).hasSize(1);
      assertThat(relay.authentications().getFirst().fault()).isNull();
      assertThat(relay.authentications().getFirst().event().pubkey())
          .isEqualTo(SignedEvents.by(7).pubkey());
    }
  }

  @Test
  void whoIsAskedOnConnectingSaysSo() throws IOException {
    FetchWorld world = world();
    try (TestRelay relay =
        TestRelay.with(events)
            .greeting(new Step.Challenge())
            .when(unauthenticated(), Behaviour.closed("ERROR: auth-required: sign in first"))
            .start()) {
      Fetched run = world.fetch(relay, "--days", "1", "--auth-key-file", keyFile("rw-------"));

      run.assertFlawless();
      assertThat(world.ids()).isEqualTo(idsOf(events));
    }
  }

  /** Whoever wrote the id of an event may have put a relay of his into it. */
  @Test
  void aTraceSignsInAtRelaysOfTheUserAndAtNoOthers() throws IOException {
    FetchWorld world = world();
    String id = events.getFirst().id().hex();
    try (TestRelay mine =
            TestRelay.with(events).when(unauthenticated(), Behaviour.challenge()).start();
        TestRelay theirs =
            TestRelay.with(List.of()).when(unauthenticated(), Behaviour.challenge()).start()) {
      String typed = Nip19Encoder.nevent(events.getFirst().id(), theirs.url());
      Cli.Result run =
          world
              .cli()
              .run(
                  "trace",
                  typed,
                  "--fetch",
                  "--relay",
                  mine.url(),
                  "--auth-key-file",
                  keyFile("rw-------"));

      assertThat(run.out()).as(run.err()).contains(id);
      assertThat(mine.authentications()).hasSize(1);
      assertThat(theirs.connections()).isPositive();
      assertThat(theirs.authentications()).isEmpty();
    }
  }

  @Test
  void aChallengeThatDemandsNothingIsNoObstacle() {
    FetchWorld world = world();
    try (TestRelay relay = TestRelay.with(events).greeting(new Step.Challenge()).start()) {
      Fetched run = world.fetch(relay, "--days", "1");

      run.assertFlawless();
      assertThat(world.ids()).isEqualTo(idsOf(events));
      assertThat(relay.authentications()).isEmpty();
    }
  }

  @Test
  void withoutAKeyTheRelayRefuses() {
    FetchWorld world = world();
    try (TestRelay relay =
        TestRelay.with(events).when(unauthenticated(), Behaviour.challenge()).start()) {
      Fetched run = world.fetch(relay, "--days", "1");

      assertThat(run.exitCode()).isEqualTo(ExitCodes.INCOMPLETE);
      assertThat(run.status()).isEqualTo("refused");
      assertThat(run.error(0)).contains("auth-required");
      assertThat(relay.requests()).hasSize(1);
    }
  }

  @Test
  void aKeyThatOthersMayReadIsNotUsed() throws IOException {
    FetchWorld world = world();
    try (TestRelay relay = TestRelay.with(events).start()) {
      Cli.Result run =
          world.cli().run("fetch", "--relay", relay.url(), "--auth-key-file", keyFile("rw-r--r--"));

      assertThat(run.exitCode()).isIn(ExitCodes.FAILED, ExitCodes.USAGE);
      assertThat(run.err()).startsWith("dvmdash: ").contains("chmod 600").hasLineCount(1);
      assertThat(relay.connections()).isZero();
    }
  }
}
