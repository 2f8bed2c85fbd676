package live.dvmdash.cli.trace;

import static live.dvmdash.cli.testing.FetchWorld.HOUR;
import static live.dvmdash.cli.testing.FetchWorld.NOW;
import static live.dvmdash.cli.testing.FetchWorld.all;
import static live.dvmdash.cli.testing.FetchWorld.idsOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import live.dvmdash.cli.console.ExitCodes;
import live.dvmdash.cli.testing.Cli;
import live.dvmdash.cli.testing.FetchWorld;
import live.dvmdash.cli.testing.Fetched;
import live.dvmdash.cli.testing.SampleData;
import live.dvmdash.event.Event;
import live.dvmdash.event.Nip19Encoder;
import live.dvmdash.relay.testing.Behaviour;
import live.dvmdash.relay.testing.SignedEvents;
import live.dvmdash.relay.testing.TestRelay;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Traces for which relays are asked first. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(value = 150, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TraceFetchTest {

  private static final SignedEvents CUSTOMER = SignedEvents.by(1);
  private static final SignedEvents DVM = SignedEvents.by(2);
  private static final SignedEvents WALLET = SignedEvents.by(3);
  private static final SignedEvents READER = SignedEvents.by(4);

  private static final Event REQUEST = CUSTOMER.request(NOW - 300 * 24 * HOUR, 5050);
  private static final Event FEEDBACK = DVM.feedback(at(1), REQUEST, "processing");
  private static final Event RESULT = DVM.result(at(2), REQUEST);
  private static final Event RECEIPT = WALLET.zapReceipt(at(3), RESULT, CUSTOMER, 21_000);
  private static final Event DELETION = CUSTOMER.deletion(at(4), REQUEST);
  private static final Event NEXT =
      CUSTOMER.event(at(10), 5100, List.of("i", RESULT.id().hex(), "job"));
  private static final Event NEXT_RESULT = DVM.result(at(12), NEXT);

  private static final List<Event> CHAIN =
      List.of(REQUEST, FEEDBACK, RESULT, RECEIPT, DELETION, NEXT, NEXT_RESULT);

  private static final List<Event> OTHERS =
      List.of(
          CUSTOMER.request(at(0), 5050),
          READER.event(at(5), 7, List.of("e", RESULT.id().hex())),
          READER.event(at(5), 1, List.of("e", REQUEST.id().hex())));

  @TempDir private Path directory;

  private static long at(long seconds) {
    return NOW - 300 * 24 * HOUR + seconds;
  }

  private static Cli.Result trace(FetchWorld world, String id, String... options) {
    List<String> line = new ArrayList<>(List.of("trace", id, "--timeout", "5s"));
    line.addAll(List.of(options));
    return world.cli().run(line.toArray(String[]::new));
  }

  @Test
  void allAroundARequestIsFoundAndStored() {
    FetchWorld world = new FetchWorld(directory);
    try (TestRelay relay = TestRelay.with(all(CHAIN, OTHERS)).start()) {
      Cli.Result run = trace(world, REQUEST.id().hex(), "--fetch", "--relay", relay.url());

      assertThat(run.err()).isEmpty();
      assertThat(run.exitCode()).isZero();
      assertThat(run.out())
          .startsWith("answered by 1 DVM, first after 2 s, cancelled by the customer")
          .contains("processing", "receipt", "follow-up of result " + RESULT.id().hex());
      assertThat(world.ids()).isEqualTo(idsOf(CHAIN));
      assertThat(relay.connections()).isEqualTo(1);
      assertThat(relay.requests()).hasSizeLessThan(30);
      Cli.Result again = trace(world, REQUEST.id().hex(), "--fetch", "--relay", relay.url());
      assertThat(again).isEqualTo(run);
    }
  }

  @Test
  void anyPartOfTheChainWillDoAndSeveralRelaysComplementEachOther() {
    for (Event part : List.of(RESULT, NEXT_RESULT, RECEIPT)) {
      FetchWorld world = new FetchWorld(directory.resolve(part.id().hex()));
      try (TestRelay first = TestRelay.with(List.of(REQUEST, RECEIPT, NEXT_RESULT)).start();
          TestRelay second = TestRelay.with(List.of(FEEDBACK, RESULT, DELETION, NEXT)).start()) {
        Cli.Result run =
            trace(
                world,
                part.id().hex(),
                "--fetch",
                "--json",
                "--relay",
                first.url() + "," + second.url());

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(world.ids()).as("from " + part.kind()).isEqualTo(idsOf(CHAIN));
        JsonNode missing = FetchWorld.read(run.out()).path("nodes");
        missing.forEach(node -> assertThat(node.path("missing").asBoolean()).isFalse());
      }
    }
  }

  @Test
  void theLedgerTellsOfIt() {
    FetchWorld world = new FetchWorld(directory);
    try (TestRelay relay = TestRelay.with(CHAIN).start()) {
      trace(world, REQUEST.id().hex(), "--fetch", "--relay", relay.url());
      world.later(Duration.ofMinutes(1));
      trace(world, "ab".repeat(32), "--fetch", "--relay", relay.url());
    }

    Cli.Result status = world.cli().run("status", "--json");

    JsonNode runs = FetchWorld.read(status.out()).path("runs");
    assertThat(runs).hasSize(2);
    assertThat(runs.get(0).path("command").asText()).startsWith("trace " + REQUEST.id().hex());
    assertThat(runs.get(0).path("exit_code").asInt(-1)).isZero();
    assertThat(runs.get(0).at("/counts/new").asInt()).isEqualTo(CHAIN.size());
    assertThat(runs.get(1).path("exit_code").asInt()).isEqualTo(ExitCodes.NOTHING_FOUND);
    assertThat(runs.get(1).at("/counts/new").asInt(-1)).isZero();
    assertThat(FetchWorld.read(status.out()).path("verdict").asText()).isEqualTo("ok");
  }

  @Test
  void whatIsForgedIsNotStored() {
    FetchWorld world = new FetchWorld(directory);
    Event forged = DVM.result(at(6), REQUEST);
    try (TestRelay relay =
        TestRelay.with(List.of(REQUEST)).and(SignedEvents.withWrongSignature(forged)).start()) {
      Cli.Result run = trace(world, REQUEST.id().hex(), "--fetch", "--relay", relay.url());

      assertThat(run.out()).startsWith("no reaction");
      assertThat(world.ids()).isEqualTo(idsOf(List.of(REQUEST)));
      assertThat(world.cli().run("quarantine").out()).contains("bad_signature");
    }
  }

  @Test
  void whatTheLakeHasIsShownAlsoWhenNoRelayCanBeReached() throws IOException {
    FetchWorld world = new FetchWorld(directory);
    try (TestRelay relay = TestRelay.with(CHAIN).start()) {
      trace(world, REQUEST.id().hex(), "--fetch", "--relay", relay.url());
    }
    String nobody = deadRelay();
    Cli.Result known = trace(world, REQUEST.id().hex(), "--fetch", "--relay", nobody);
    Cli.Result unknown = trace(world, "ab".repeat(32), "--fetch", "--relay", nobody);

    assertThat(known.exitCode()).isZero();
    assertThat(known.out()).startsWith("answered by 1 DVM");
    assertThat(known.err())
        .startsWith("dvmdash: no relay could be reached: " + nobody + " (")
        .endsWith("; this is what the lake has\n")
        .hasLineCount(1);
    assertThat(unknown.exitCode()).isEqualTo(ExitCodes.UNREACHABLE);
    assertThat(unknown.out()).isEmpty();
    assertThat(unknown.err())
        .startsWith("dvmdash: no event " + "ab".repeat(32) + " in the lake, and no relay")
        .hasLineCount(1);
  }

  /** The address of a port that nobody listens at. */
  private static String deadRelay() throws IOException {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return "ws://127.0.0.1:" + server.getLocalPort();
    }
  }

  @Test
  void whatNobodyHasIsNotFound() {
    FetchWorld world = new FetchWorld(directory);
    try (TestRelay relay = TestRelay.with(OTHERS).start()) {
      Cli.Result run = trace(world, REQUEST.id().hex(), "--fetch", "--relay", relay.url());
      Cli.Result json =
          trace(world, REQUEST.id().hex(), "--fetch", "--json", "--relay", relay.url());

      assertThat(run.exitCode()).isEqualTo(ExitCodes.NOTHING_FOUND);
      assertThat(run.err()).isEqualTo("dvmdash: the lake holds no events yet, nor at 1 relay\n");
      assertThat(json.exitCode()).isEqualTo(ExitCodes.NOTHING_FOUND);
      assertThat(FetchWorld.read(json.out()).path("nodes").isEmpty()).isTrue();
      assertThat(world.ids()).isEmpty();
    }
  }

  @Test
  void aRelayThatDoesNotAnswerIsNamedAndHoldsNobodyUp() {
    FetchWorld world = new FetchWorld(directory);
    try (TestRelay relay = TestRelay.with(CHAIN).start();
        TestRelay refusing =
            TestRelay.empty().always(Behaviour.closed("restricted: not for you")).start()) {
      Cli.Result run =
          trace(
              world, REQUEST.id().hex(), "--fetch", "--relay", relay.url() + "," + refusing.url());

      assertThat(run.exitCode()).isZero();
      assertThat(run.err())
          .isEqualTo(
              "dvmdash: 1 of 2 relays did not answer: "
                  + refusing.url()
                  + " (restricted: not for you)\n");
      assertThat(world.ids()).isEqualTo(idsOf(CHAIN));
    }
  }

  @Test
  void onlyWhoIsTypedMayBeOfThisMachine() {
    FetchWorld world = new FetchWorld(directory);
    try (TestRelay hinted = TestRelay.with(List.of(RESULT)).start()) {
      Event request =
          CUSTOMER.event(at(0), 5050, List.of("relays", hinted.url(), "ws://localhost:1", "x y"));
      Event answer = DVM.result(at(1), request);
      try (TestRelay asked = TestRelay.with(List.of(request)).start();
          TestRelay other = TestRelay.with(List.of(answer)).start()) {
        Cli.Result hint = trace(world, request.id().hex(), "--fetch", "--relay", asked.url());
        String nevent = Nip19Encoder.nevent(request.id(), other.url());
        Cli.Result typed = trace(world, nevent, "--fetch", "--relay", asked.url());

        assertThat(hint.exitCode()).isZero();
        assertThat(hint.err()).isEmpty();
        assertThat(hint.out()).startsWith("no reaction");
        assertThat(hinted.connections()).isZero();
        assertThat(typed.out()).as(typed.err()).startsWith("answered by 1 DVM");
      }
    }
  }

  @Test
  void aFetchThatFollowsDoesNotHoldItUp() throws Exception {
    FetchWorld world = new FetchWorld(directory);
    world.cli().from(Cli.NOW);
    try (TestRelay followed = TestRelay.with(OTHERS).start();
        TestRelay relay = TestRelay.with(CHAIN).start()) {
      CompletableFuture<Fetched> following =
          CompletableFuture.supplyAsync(
              () -> world.fetch(followed, "--no-context", "--follow", "--for", "60s"),
              Executors.newVirtualThreadPerTaskExecutor());
      while (followed.requests().isEmpty()) {
        Thread.sleep(20);
      }

      Cli.Result run = trace(world, REQUEST.id().hex(), "--fetch", "--relay", relay.url());

      assertThat(following).as("it is still at work").isNotDone();
      assertThat(run.exitCode()).as(run.err()).isZero();
      assertThat(world.ids()).containsAll(idsOf(CHAIN));
      following.get();
    }
  }

  @Test
  void whatIsNotInTheLakeIsProposedToBeFetched() {
    Cli cli = new Cli(directory).with("DVMDASH_LAKE", SampleData.lake());
    String id = "ab".repeat(32);

    assertThat(cli.run("trace", id).err())
        .isEqualTo("dvmdash: no event " + id + " in the lake: ask relays for it with --fetch\n");
    assertThat(cli.run("trace", "abababab").err())
        .isEqualTo(
            "dvmdash: no event in the lake begins with abababab: relays know whole ids only: give"
                + " all of it with --fetch\n");
    assertThat(cli.run("trace", "lnbc1x").err())
        .isEqualTo("dvmdash: no event in the lake carries that invoice\n");
    assertThat(cli.run("trace", id, "--relay", "nos.lol"))
        .isEqualTo(
            new Cli.Result(
                2, "", "dvmdash: --relay is about asking relays: add --fetch or --wait\n"));
  }
}
