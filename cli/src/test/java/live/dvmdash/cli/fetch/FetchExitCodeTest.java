package live.dvmdash.cli.fetch;

import static live.dvmdash.cli.testing.FetchWorld.HOUR;
import static live.dvmdash.cli.testing.FetchWorld.NOW;
import static live.dvmdash.cli.testing.FetchWorld.idsOf;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import live.dvmdash.cli.console.ExitCodes;
import live.dvmdash.cli.testing.Cli;
import live.dvmdash.cli.testing.FetchWorld;
import live.dvmdash.cli.testing.Fetched;
import live.dvmdash.event.Event;
import live.dvmdash.relay.testing.Behaviour;
import live.dvmdash.relay.testing.SignedEvents;
import live.dvmdash.relay.testing.TestRelay;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What cron learns of relays that fail, stay away and come back. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(value = 90, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FetchExitCodeTest {

  /** A status with which a host says that it is no relay any more; nobody tries that twice. */
  private static final int GONE = 404;

  private static final List<Event> EVENTS = SignedEvents.by(1).requests(20, NOW - 30 * HOUR);

  @TempDir private Path directory;

  @Test
  void aRelayThatFailsIsALossOnceWhileAnotherWorks() {
    FetchWorld world = new FetchWorld(directory);
    try (TestRelay steady = TestRelay.with(EVENTS).start();
        TestRelay failing = TestRelay.with(EVENTS).start()) {
      List<String> both = List.of(steady.url(), failing.url());
      world.fetch(both, "--no-context").assertFlawless();
      failing.refuseWith(GONE);

      Fetched first = world.later(Duration.ofDays(1)).fetch(both, "--no-context");
      assertThat(first.exitCode()).isEqualTo(ExitCodes.INCOMPLETE);
      assertThat(first.status(0)).isEqualTo("complete");
      assertThat(first.status(1)).isEqualTo("failed");
      assertThat(first.error(1)).contains("404");
      assertThat(first.err())
          .startsWith("dvmdash: " + failing.url() + ": does not work any more: ")
          .hasLineCount(1);

      Fetched second = world.later(Duration.ofDays(2)).fetch(both, "--no-context");
      assertThat(second.exitCode()).as("it is known by now").isZero();
      assertThat(second.err()).isEmpty();
      assertThat(world.fetch(both, "--no-context", "--strict").exitCode())
          .isEqualTo(ExitCodes.INCOMPLETE);

      failing.relent();
      Fetched back = world.later(Duration.ofDays(3)).fetch(both, "--no-context");
      back.assertNothingWrong();
      assertThat(back.status(1)).isEqualTo("complete");
      assertThat(back.err()).isEqualTo("dvmdash: " + failing.url() + ": is back after 2 days\n");
      world.later(Duration.ofDays(4)).fetch(both, "--no-context").assertFlawless();
    }
  }

  @Test
  void theOnlyRelayThatFailsIsUnreachable() {
    FetchWorld world = new FetchWorld(directory);
    try (TestRelay relay = TestRelay.with(EVENTS).start()) {
      world.fetch(relay, "--no-context").assertFlawless();
      relay.refuseWith(GONE);

      Fetched first = world.fetch(relay, "--no-context");
      assertThat(first.exitCode()).isEqualTo(ExitCodes.UNREACHABLE);
      assertThat(first.err())
          .contains("does not work any more")
          .contains("no relay can be reached");
      assertThat(world.fetch(relay, "--no-context").exitCode()).isEqualTo(ExitCodes.UNREACHABLE);

      relay.relent();
      world.fetch(relay, "--no-context").assertNothingWrong();
      assertThat(world.ids()).isEqualTo(idsOf(EVENTS));
    }
  }

  @Test
  void aHostWithoutARelayIsUnreachable() {
    FetchWorld world = new FetchWorld(directory);
    TestRelay relay = TestRelay.with(EVENTS).start();
    relay.close();

    Fetched run = world.fetch(relay, "--no-context", "--timeout", "1s");

    assertThat(run.exitCode()).isEqualTo(ExitCodes.UNREACHABLE);
    assertThat(run.status()).isEqualTo("failed");
    assertThat(run.error(0)).contains("no connection to 127.0.0.1");
    assertThat(run.count("elements")).isZero();
  }

  @Test
  void aCertificateThatNobodyVouchesForIsNotAccepted() {
    FetchWorld world = new FetchWorld(directory);
    try (TestRelay relay = TestRelay.with(EVENTS).untrustedTls().start()) {
      Fetched run = world.fetch(relay, "--no-context", "--timeout", "20s");

      assertThat(run.exitCode()).isEqualTo(ExitCodes.UNREACHABLE);
      assertThat(run.status()).isEqualTo("failed");
      assertThat(run.error(0)).contains("certificate");
      assertThat(relay.requests()).isEmpty();
      assertThat(world.ids()).isEmpty();
    }
  }

  @Test
  void anOverloadThatPassesCostsNothing() {
    FetchWorld world = new FetchWorld(directory);
    try (TestRelay busy = TestRelay.with(EVENTS).handshake(503, 1).start();
        TestRelay limited = TestRelay.with(EVENTS).handshake(429, 1).start()) {
      Fetched run = world.fetch(List.of(busy.url(), limited.url()), "--no-context");

      run.assertFlawless();
      assertThat(run.status(1)).isEqualTo("complete");
      assertThat(run.count("duplicates")).isEqualTo(EVENTS.size());
      assertThat(world.ids()).isEqualTo(idsOf(EVENTS));
    }
  }

  @Test
  void aRelayThatBreaksOffForGoodLeavesWhatItGave() {
    List<Event> recent = SignedEvents.by(1).requests(20, NOW - 3 * HOUR);
    FetchWorld world = new FetchWorld(directory);
    try (TestRelay relay =
        TestRelay.with(recent).connectionsAccepted(1).always(Behaviour.droppedAfter(12)).start()) {
      Fetched run = world.fetch(relay, "--no-context", "--timeout", "1s");

      assertThat(run.exitCode()).isEqualTo(ExitCodes.INCOMPLETE);
      assertThat(run.status()).isEqualTo("failed");
      assertThat(world.ids()).isEqualTo(idsOf(recent.subList(8, 20)));
      assertThat(run.gaps(0)).isNotEmpty();
    }
  }

  @Test
  void aRelayThatHasBeenDeadForAWeekRests() {
    FetchWorld world = new FetchWorld(directory);
    try (TestRelay steady = TestRelay.with(EVENTS).start();
        TestRelay dead = TestRelay.with(EVENTS).handshake(GONE).start()) {
      List<String> both = List.of(steady.url(), dead.url());
      world.cli().with("DVMDASH_RELAY", String.join(",", both));
      List<String> none = List.of();
      assertThat(world.fetch(none, "--no-context").status(1)).isEqualTo("failed");
      assertThat(world.later(Duration.ofDays(6)).fetch(none, "--no-context").exitCode()).isZero();
      assertThat(dead.connections()).isEqualTo(2);

      Fetched dying = world.later(Duration.ofDays(7)).fetch(none, "--no-context");
      assertThat(dying.exitCode()).isZero();
      assertThat(dying.err())
          .isEqualTo(
              "dvmdash: "
                  + dead.url()
                  + ": has failed for a week: rests from now on, tried once a day\n");
      assertThat(dead.connections()).isEqualTo(3);

      Fetched resting =
          world.later(Duration.ofDays(7).plusHours(5)).fetch(none, "--no-context", "--strict");
      assertThat(resting.exitCode()).isZero();
      assertThat(resting.status(1)).isEqualTo("resting");
      assertThat(dead.connections()).as("nobody looked").isEqualTo(3);

      Fetched looked = world.later(Duration.ofDays(8)).fetch(none, "--no-context", "--strict");
      assertThat(looked.exitCode()).isZero();
      assertThat(looked.err()).isEmpty();
      assertThat(dead.connections()).as("it was tried once a day").isEqualTo(4);

      assertThat(world.fetch(both, "--no-context").status(1))
          .as("one that is named never rests")
          .isEqualTo("failed");
    }
  }

  @Test
  void quietSaysNothingWhenNothingChanged() {
    FetchWorld world = new FetchWorld(directory);
    try (TestRelay relay = TestRelay.with(EVENTS).start();
        TestRelay dead = TestRelay.with(EVENTS).handshake(GONE).start()) {
      String[] line = {
        "fetch", "--quiet", "--no-context", "--relay", relay.url(), "--relay", dead.url()
      };
      Cli.Result first = world.cli().run(line);
      assertThat(first.exitCode()).isZero();
      assertThat(first.out()).isEmpty();
      assertThat(first.err())
          .as("one that was never tried before is news")
          .isEqualTo(
              "dvmdash: "
                  + dead.url()
                  + ": failed: 127.0.0.1 answers with status 404 of HTTP in place of a WebSocket\n");
      assertThat(world.cli().run(line)).isEqualTo(new Cli.Result(0, "", ""));
      relay.refuseWith(GONE);

      Cli.Result changed = world.cli().run(line);

      assertThat(changed.exitCode()).isEqualTo(ExitCodes.UNREACHABLE);
      assertThat(changed.out()).isEmpty();
      assertThat(changed.err()).startsWith("dvmdash: " + relay.url() + ": does not work any more");
    }
  }
}
