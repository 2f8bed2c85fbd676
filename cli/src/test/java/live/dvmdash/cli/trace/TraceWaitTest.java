package live.dvmdash.cli.trace;

import static live.dvmdash.cli.testing.FetchWorld.NOW;
import static live.dvmdash.cli.testing.FetchWorld.idsOf;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import live.dvmdash.cli.testing.Cli;
import live.dvmdash.cli.testing.FetchWorld;
import live.dvmdash.cli.testing.SampleData;
import live.dvmdash.event.Event;
import live.dvmdash.relay.testing.SignedEvents;
import live.dvmdash.relay.testing.TestRelay;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Traces that grow while one waits. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(value = 90, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TraceWaitTest {

  private static final SignedEvents CUSTOMER = SignedEvents.by(1);
  private static final SignedEvents DVM = SignedEvents.by(2);
  private static final SignedEvents WALLET = SignedEvents.by(3);
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  private final Event request = CUSTOMER.request(NOW, 5050);
  private final Event feedback = DVM.feedback(NOW + 1, request, "processing");
  private final Event result = DVM.result(NOW + 2, request);
  private final Event receipt = WALLET.zapReceipt(NOW + 5, result, CUSTOMER, 21_000);

  @TempDir private Path directory;

  private CompletableFuture<Cli.Result> waitFor(Cli cli, TestRelay relay, String... more) {
    String[] line = new String[7 + more.length];
    List.of("trace", request.id().hex(), "--relay", relay.url(), "--wait", "12s", "--timeout=3s")
        .toArray(line);
    System.arraycopy(more, 0, line, 7, more.length);
    return CompletableFuture.supplyAsync(
        () -> cli.run(line), Executors.newVirtualThreadPerTaskExecutor());
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("in time").isLessThan(end);
      Thread.sleep(50);
    }
  }

  private static boolean isAskedFor(TestRelay relay, Event event) {
    return relay.requests().stream()
        .anyMatch(asked ->
            asked.filter().tags().values().stream()
                .anyMatch(values -> values.contains(event.id().hex())));
  }

  @Test
  void aRequestThatDoesNotExistYetIsSeenComingWithAllThatFollows() throws Exception {
    FetchWorld world = new FetchWorld(directory);
    try (TestRelay relay = TestRelay.empty().start()) {
      CompletableFuture<Cli.Result> run = waitFor(world.cli(), relay);
      await(() -> isAskedFor(relay, request));
      relay.publish(request);
      relay.publish(feedback);
      relay.publish(result);
      await(() -> isAskedFor(relay, result));
      relay.publish(receipt);
      assertThat(run).as("a result is no end").isNotDone();

      Cli.Result end = run.get();

      assertThat(end.err()).isEmpty();
      assertThat(end.exitCode()).isZero();
      assertThat(end.out())
          .startsWith("answered by 1 DVM, first after 2 s; a receipt of 21 sats seen\n")
          .contains("processing", "receipt " + receipt.id().hex())
          .doesNotContain("\u001b");
      assertThat(world.ids()).isEqualTo(idsOf(List.of(request, feedback, result, receipt)));
      assertThat(relay.connections()).isEqualTo(1);
      assertThat(relay.closes()).as("what is not wanted any more is ended").isNotEmpty();
    }
  }

  @Test
  void onATerminalTheTreeIsRedrawnAndGoneAtTheEnd() throws Exception {
    FetchWorld world = new FetchWorld(directory);
    try (TestRelay relay = TestRelay.empty().start()) {
      CompletableFuture<Cli.Result> run = waitFor(world.cli().onWholeTerminal(80), relay);
      await(() -> isAskedFor(relay, request));
      relay.publish(request);
      await(() -> !world.ids().isEmpty());
      relay.publish(result);

      String shown = run.get().out();

      assertThat(shown)
          .contains("not seen yet: " + request.id().hex())
          .contains("no reaction", "listening to 1 relay, ", " s left\n");
      String last = shown.substring(shown.lastIndexOf("\u001b[J") + 3);
      assertThat(last).startsWith("answered by 1 DVM, first after 2 s\n\n");
    }
  }

  @Test
  void whatNeverComesIsNotFound() throws Exception {
    FetchWorld world = new FetchWorld(directory);
    try (TestRelay relay = TestRelay.empty().start()) {
      Cli.Result end =
          world.cli().run("trace", request.id().hex(), "--wait", "5s", "--relay", relay.url());

      assertThat(end)
          .isEqualTo(
              new Cli.Result(5, "", "dvmdash: the lake holds no events yet, nor at 1 relay\n"));
      assertThat(world.lake()).doesNotExist();
    }
  }

  @Test
  void aStandingWaitForOtherWritersMakesNoTraceWait() throws Exception {
    Path settings = directory.resolve("home/.config/dvmdash/config.properties");
    Files.createDirectories(settings.getParent());
    Files.writeString(settings, "wait = 5m\nrelay = wss://relay.example\n");
    Cli cli = new Cli(directory).with("DVMDASH_LAKE", SampleData.lake());

    assertThat(cli.run("trace", "2a8dba66").exitCode()).isZero();
    Files.writeString(settings, "trace.wait = 5m\n");
    assertThat(cli.run("trace", "2a8dba66").err())
        .contains("trace.wait", "it is typed and never set");
  }
}
