package live.dvmdash.cli.fetch;

import static live.dvmdash.cli.testing.FetchWorld.HOUR;
import static live.dvmdash.cli.testing.FetchWorld.NOW;
import static live.dvmdash.cli.testing.FetchWorld.all;
import static live.dvmdash.cli.testing.FetchWorld.idsOf;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import live.dvmdash.cli.testing.Cli;
import live.dvmdash.cli.testing.FetchWorld;
import live.dvmdash.cli.testing.Fetched;
import live.dvmdash.event.Event;
import live.dvmdash.relay.testing.Request;
import live.dvmdash.relay.testing.SignedEvents;
import live.dvmdash.relay.testing.TestRelay;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Fetches that go on listening. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(value = 90, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FetchFollowTest {

  private static final SignedEvents CUSTOMER = SignedEvents.by(1);
  private static final SignedEvents DVM = SignedEvents.by(2);
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  @TempDir private Path directory;

  private final List<Event> published = new ArrayList<>();

  /** Starts a fetch that follows, in a world where time goes on. */
  private CompletableFuture<Fetched> follow(FetchWorld world, TestRelay relay, String time) {
    world.cli().from(Cli.NOW);
    return CompletableFuture.supplyAsync(
        () -> world.fetch(relay, "--no-context", "--follow", "--for", time, "--commit-every", "1s"),
        Executors.newVirtualThreadPerTaskExecutor());
  }

  private void publish(TestRelay relay, Event event) {
    published.add(event);
    relay.publish(event);
  }

  private static void await(TestRelay relay, BooleanSupplier condition)
      throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("in time; %s", asked(relay)).isLessThan(end);
      Thread.sleep(100);
    }
  }

  private static String asked(TestRelay relay) {
    StringBuilder asked =
        new StringBuilder("open: " + relay.openConnections() + " of " + relay.connections());
    for (Request request : relay.requests()) {
      asked.append("; on ").append(request.connection()).append(' ').append(request.subscription());
      asked.append(" from ").append(request.filter().since() - NOW);
      asked.append(" to ").append(request.filter().until() - NOW);
    }
    return asked.toString();
  }

  /** Whether somebody listens for the future. */
  private static boolean isListening(TestRelay relay, int after) {
    return relay.requests().stream()
        .skip(after)
        .anyMatch(request -> request.filter().until() > NOW + 24 * HOUR);
  }

  @Test
  void whatComesIsStoredWhileItListens() throws Exception {
    FetchWorld world = new FetchWorld(directory);
    List<Event> stored = CUSTOMER.requests(10, NOW - 3 * HOUR);
    try (TestRelay relay = TestRelay.with(stored).start()) {
      CompletableFuture<Fetched> run = follow(world, relay, "20s");
      await(relay, () -> isListening(relay, 0));
      Event request = CUSTOMER.request(NOW + 2, 5050);
      publish(relay, request);
      publish(relay, DVM.result(NOW + 3, request));
      await(relay, () -> world.ids().containsAll(idsOf(published)));
      assertThat(run).as("it is committed before the end").isNotDone();

      Fetched fetched = run.get();

      fetched.assertFlawless();
      assertThat(fetched.count("new")).isEqualTo(12);
      assertThat(world.ids()).isEqualTo(idsOf(all(stored, published)));
    }
  }

  @Test
  void aBrokenConnectionIsMadeAgainAndNothingIsMissed() throws Exception {
    FetchWorld world = new FetchWorld(directory);
    try (TestRelay relay = TestRelay.with(CUSTOMER.requests(10, NOW - 3 * HOUR)).start()) {
      CompletableFuture<Fetched> run = follow(world, relay, "30s");
      await(relay, () -> isListening(relay, 0));
      publish(relay, CUSTOMER.request(NOW + 1, 5050));
      // The JDK's client may miss the end of a connection that comes right behind data; then only
      // the next ping of the usual half-minute finds out.
      await(relay, () -> world.ids().containsAll(idsOf(published)));
      relay.dropAll();
      await(relay, () -> relay.openConnections() == 0);
      int before = relay.requests().size();
      publish(relay, CUSTOMER.request(NOW + 2, 5050));
      await(relay, () -> isListening(relay, before));
      publish(relay, CUSTOMER.request(NOW + 3, 5050));

      Fetched fetched = run.get();

      fetched.assertFlawless();
      assertThat(world.ids()).containsAll(idsOf(published)).hasSize(13);
    }
  }

  @Test
  void whatNobodyWantsIsNotStored() throws Exception {
    FetchWorld world = new FetchWorld(directory);
    try (TestRelay relay = TestRelay.empty().start()) {
      CompletableFuture<Fetched> run = follow(world, relay, "15s");
      await(relay, () -> isListening(relay, 0));
      Event good = CUSTOMER.request(NOW + 1, 5050);
      relay.publish(SignedEvents.withWrongSignature(CUSTOMER.request(NOW + 1, 5050)));
      relay.publish(CUSTOMER.request(NOW + 5_000, 5050));
      relay.publish(CUSTOMER.event(NOW + 1, 1));
      relay.publish(good);

      Fetched fetched = run.get();

      assertThat(fetched.exitCode()).isZero();
      assertThat(world.ids()).containsExactly(good.id().hex());
      assertThat(fetched.summary().at("/invalid/bad_signature").asInt()).isEqualTo(1);
      assertThat(fetched.count("future")).isEqualTo(1);
    }
  }

  @Test
  void oneHeartbeatOfADvmIsKeptForAnHour() throws Exception {
    FetchWorld world = new FetchWorld(directory);
    List<Event> beats = new ArrayList<>();
    for (int minute = 0; minute < 120; minute += 5) {
      beats.add(DVM.heartbeat(NOW - 4 * HOUR + minute * 60L));
      beats.add(SignedEvents.by(3).heartbeat(NOW - 4 * HOUR + minute * 60L));
    }
    try (TestRelay relay = TestRelay.with(beats).start()) {
      CompletableFuture<Fetched> run = follow(world, relay, "15s");
      await(relay, () -> isListening(relay, 0));
      publish(relay, DVM.heartbeat(NOW + 1));
      publish(relay, DVM.heartbeat(NOW + 2));

      Fetched fetched = run.get();

      fetched.assertFlawless();
      assertThat(world.ids()).as("two DVMs in two hours, and one now").hasSize(5);
      assertThat(fetched.count("new")).isEqualTo(5);
      assertThat(fetched.count("thinned")).isEqualTo(beats.size() - 4 + 1);
    }
  }

  @Test
  void heartbeatsOfAnHourThatIsKnownAreThinnedByLaterRunsToo() {
    FetchWorld world = new FetchWorld(directory);
    try (TestRelay relay =
        TestRelay.with(List.of(DVM.heartbeat(NOW - HOUR), DVM.heartbeat(NOW - HOUR + 60)))
            .start()) {
      world.fetch(relay, "--no-context", "--days", "1").assertFlawless();
      assertThat(world.ids()).hasSize(1);
      relay.publish(DVM.heartbeat(NOW - HOUR + 120));

      Fetched again = world.fetch(relay, "--no-context", "--days", "1");

      again.assertFlawless();
      assertThat(again.count("new")).isZero();
      assertThat(world.ids()).hasSize(1);
    }
  }

  @Test
  void manyCommitsLeaveFewFiles() throws Exception {
    FetchWorld world = new FetchWorld(directory);
    try (TestRelay relay = TestRelay.empty().start()) {
      CompletableFuture<Fetched> run = follow(world, relay, "20s");
      await(relay, () -> isListening(relay, 0));
      for (int i = 0; i < 10; i++) {
        publish(relay, CUSTOMER.request(NOW + i, 5050));
        Thread.sleep(800);
      }

      run.get().assertFlawless();

      assertThat(world.ids()).isEqualTo(idsOf(published));
      for (String dataset : List.of("events", "sightings")) {
        Path month = world.lake().resolve(dataset).resolve("month=2025-03");
        assertThat(month).isDirectoryContaining("glob:**.parquet");
        assertThat(month.toFile().list()).as(dataset).hasSizeLessThanOrEqualTo(8);
      }
    }
  }
}
