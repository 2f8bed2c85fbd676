package live.dvmdash.cli.fetch;

import static live.dvmdash.cli.testing.FetchWorld.HOUR;
import static live.dvmdash.cli.testing.FetchWorld.idsOf;
import static live.dvmdash.relay.testing.Behaviour.cutAfter;
import static live.dvmdash.relay.testing.Behaviour.stalledAfter;
import static live.dvmdash.relay.testing.Conditions.first;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import live.dvmdash.cli.console.ExitCodes;
import live.dvmdash.cli.testing.DvmdashProcess;
import live.dvmdash.cli.testing.FetchWorld;
import live.dvmdash.event.Event;
import live.dvmdash.relay.testing.SignedEvents;
import live.dvmdash.relay.testing.Step;
import live.dvmdash.relay.testing.TestRelay;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ends fetches from outside, each a process of its own. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(value = 90, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FetchInterruptionTest {

  private final Instant today = Instant.now();
  private final List<Event> events =
      SignedEvents.by(1).requests(400, today.getEpochSecond() - 3 * HOUR);

  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"INT", "TERM"})
  void whatArrivedIsStoredAndTheNextRunGetsTheRest(String signal) throws Exception {
    try (TestRelay relay = TestRelay.with(events).when(first(1), stalledAfter(250)).start();
        DvmdashProcess fetch = start(relay)) {
      awaitRequest(relay);
      TimeUnit.SECONDS.sleep(1);
      fetch.signal(signal);

      assertThat(fetch.await(30)).isEqualTo(ExitCodes.INTERRUPTED);
      FetchWorld world = world();
      assertThat(world.ids()).isEqualTo(idsOf(events.subList(150, 400)));
      assertThat(FetchWorld.read(fetch.out()).at("/relays/0/status").asText())
          .isEqualTo("interrupted");
      assertTheNextRunCompletes(world, relay);
    }
  }

  @Test
  void aKilledRunLosesAtMostWhatItHadNotCommitted() throws Exception {
    Step pause = new Step.Pause(Duration.ofSeconds(60));
    try (TestRelay relay = TestRelay.with(events).when(first(1), cutAfter(250, pause)).start();
        DvmdashProcess fetch = start(relay, "--commit-every", "1s")) {
      awaitRequest(relay);
      FetchWorld world = world();
      for (int tries = 0; tries < 60 && world.ids().isEmpty(); tries++) {
        TimeUnit.MILLISECONDS.sleep(500);
      }
      fetch.kill();

      assertThat(world.ids()).isNotEmpty().isSubsetOf(idsOf(events));
      assertTheNextRunCompletes(world, relay);
    }
  }

  private void assertTheNextRunCompletes(FetchWorld world, TestRelay relay) {
    world.fetch(relay, "--no-context", "--days", "1").assertFlawless();
    assertThat(world.ids()).isEqualTo(idsOf(events));
  }

  private FetchWorld world() {
    FetchWorld world = new FetchWorld(directory);
    world.cli().at(today);
    return world;
  }

  private static void awaitRequest(TestRelay relay) throws InterruptedException {
    for (int tries = 0; tries < 600 && relay.requests().isEmpty(); tries++) {
      TimeUnit.MILLISECONDS.sleep(100);
    }
    assertThat(relay.requests()).isNotEmpty();
  }

  private DvmdashProcess start(TestRelay relay, String... options) throws IOException {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "fetch",
                "--json",
                "--no-context",
                "--days",
                "1",
                "--timeout",
                "60s",
                "--lake",
                directory.resolve("lake").toString(),
                "--relay",
                relay.url()));
    arguments.addAll(List.of(options));
    return DvmdashProcess.start(directory, arguments);
  }
}
