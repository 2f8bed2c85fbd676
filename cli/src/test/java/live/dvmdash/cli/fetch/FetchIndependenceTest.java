package live.dvmdash.cli.fetch;

import static live.dvmdash.cli.testing.FetchWorld.HOUR;
import static live.dvmdash.cli.testing.FetchWorld.NOW;
import static live.dvmdash.cli.testing.FetchWorld.idsOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import live.dvmdash.cli.testing.Cli;
import live.dvmdash.cli.testing.FetchWorld;
import live.dvmdash.cli.testing.Fetched;
import live.dvmdash.event.Event;
import live.dvmdash.relay.testing.SignedEvents;
import live.dvmdash.relay.testing.TestRelay;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Relays that do not answer beside such that do. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(value = 90, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FetchIndependenceTest {

  private static final SignedEvents CUSTOMER = SignedEvents.by(1);
  private static final List<Event> EVENTS = CUSTOMER.requests(20, NOW - 30 * HOUR);

  @TempDir private Path directory;

  @Test
  void aMuteHostKeepsNobodyFromFollowingAndTheTimeToFollowIsALimit() throws Exception {
    FetchWorld world = new FetchWorld(directory);
    world.cli().from(Cli.NOW);
    try (TestRelay relay = TestRelay.with(EVENTS).start();
        ServerSocket mute = mute()) {
      CompletableFuture<Fetched> run =
          CompletableFuture.supplyAsync(
              () ->
                  world.fetch(
                      List.of(url(mute), relay.url()),
                      "--no-context",
                      "--follow",
                      "--for",
                      "12s",
                      "--timeout",
                      "60s",
                      "--commit-every",
                      "1s"),
              Executors.newVirtualThreadPerTaskExecutor());
      while (relay.requests().stream().noneMatch(asked -> asked.filter().until() > NOW + HOUR)) {
        Thread.sleep(50);
      }
      Event news = CUSTOMER.request(NOW + 1, 5050);
      relay.publish(news);
      while (!world.ids().contains(news.id().hex())) {
        Thread.sleep(50);
      }
      assertThat(run).as("followed while the mute host is waited for").isNotDone();

      Fetched fetched = run.get();

      assertThat(fetched.exitCode()).as("the mute host never worked").isZero();
      assertThat(fetched.status(0)).isEqualTo("failed");
      assertThat(fetched.status(1)).isEqualTo("complete");
    }
  }

  @Test
  void aRelayThatWasNeverReachedLacksAllThatWasWanted() throws Exception {
    FetchWorld world = new FetchWorld(directory);
    try (TestRelay relay = TestRelay.with(EVENTS).start();
        ServerSocket mute = mute()) {
      Fetched run = world.fetch(List.of(relay.url(), url(mute)), "--no-context", "--timeout", "1s");

      assertThat(run.exitCode()).isZero();
      assertThat(world.ids()).isEqualTo(idsOf(EVENTS));
      JsonNode lost = run.relay(1);
      assertThat(lost.path("oldest").isNull()).isTrue();
      long earliest = Long.MAX_VALUE;
      long latest = 0;
      for (JsonNode gap : lost.path("gaps")) {
        earliest = Math.min(earliest, gap.path("since").asLong());
        latest = Math.max(latest, gap.path("until").asLong());
      }
      assertThat(earliest).isEqualTo(NOW - 20 * 24 * HOUR);
      assertThat(latest).isGreaterThan(NOW);
    }
  }

  /** Takes connections and says nothing. */
  private static ServerSocket mute() throws IOException {
    return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  }

  private static String url(ServerSocket socket) {
    return "ws://127.0.0.1:" + socket.getLocalPort();
  }
}
