package live.dvmdash.cli.fetch;

import static live.dvmdash.cli.testing.FetchWorld.HOUR;
import static live.dvmdash.cli.testing.FetchWorld.NOW;
import static live.dvmdash.cli.testing.FetchWorld.idsOf;
import static live.dvmdash.relay.testing.Behaviour.dripping;
import static live.dvmdash.relay.testing.Conditions.first;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import live.dvmdash.cli.console.ExitCodes;
import live.dvmdash.cli.testing.Cli;
import live.dvmdash.cli.testing.FetchWorld;
import live.dvmdash.cli.testing.Fetched;
import live.dvmdash.cli.testing.SampleData;
import live.dvmdash.event.Event;
import live.dvmdash.relay.testing.SignedEvents;
import live.dvmdash.relay.testing.TestRelay;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Several at work on one lake. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(value = 90, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FetchLockTest {

  private static final List<Event> EVENTS = SignedEvents.by(1).requests(20, NOW - 3 * HOUR);

  @TempDir private Path directory;

  @Test
  void aSecondFetchIsRefusedOrWaitsAndOthersGoOn() throws Exception {
    FetchWorld world = new FetchWorld(directory);
    try (TestRelay slow =
            TestRelay.with(EVENTS).when(first(1), dripping(Duration.ofMillis(400))).start();
        TestRelay other = TestRelay.with(EVENTS).start()) {
      CompletableFuture<Fetched> run =
          CompletableFuture.supplyAsync(
              () -> world.fetch(slow, "--no-context", "--days", "1"),
              Executors.newVirtualThreadPerTaskExecutor());
      while (slow.requests().isEmpty()) {
        Thread.sleep(20);
      }

      Cli.Result second = world.cli().run("fetch", "--no-context", "--relay", other.url());
      Cli.Result load = world.cli().run("load", "--quiet", SampleData.FEBRUARY.toString());
      Cli.Result compact = world.cli().run("compact", "--quiet");
      assertThat(run).as("the first is still at work").isNotDone();

      assertThat(second.exitCode()).isEqualTo(ExitCodes.LOCKED);
      assertThat(second.err()).startsWith("dvmdash: ").hasLineCount(1);
      assertThat(other.connections()).isZero();
      assertThat(load.exitCode()).as(load.err()).isZero();
      assertThat(compact.exitCode()).as(compact.err()).isZero();
      Fetched waited = world.fetch(other, "--no-context", "--days", "1", "--wait", "60s");
      waited.assertFlawless();
      run.get().assertFlawless();
      assertThat(world.ids())
          .containsAll(idsOf(EVENTS))
          .hasSize(EVENTS.size() + SampleData.FEBRUARY_UNIQUE);
    }
  }
}
