package live.dvmdash.cli.fetch;

import static live.dvmdash.cli.testing.FetchWorld.DAY;
import static live.dvmdash.cli.testing.FetchWorld.HOUR;
import static live.dvmdash.cli.testing.FetchWorld.NOW;
import static live.dvmdash.cli.testing.FetchWorld.all;
import static live.dvmdash.cli.testing.FetchWorld.idsOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import live.dvmdash.cli.console.ExitCodes;
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

/** What a fetch is asked to do, from relays that do nothing wrong. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(value = 90, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FetchTest {

  private static final SignedEvents CUSTOMER = SignedEvents.by(1);
  private static final SignedEvents DVM = SignedEvents.by(2);
  private static final Event REQUEST = CUSTOMER.request(NOW - 3 * HOUR, 5050);
  private static final Event RARE = CUSTOMER.request(NOW - 30 * HOUR, 5987);

  private static final List<Event> JOBS =
      List.of(
          REQUEST,
          RARE,
          DVM.feedback(NOW - 3 * HOUR + 1, REQUEST, "processing"),
          DVM.result(NOW - 3 * HOUR + 2, REQUEST),
          DVM.result(NOW - 29 * HOUR, RARE),
          DVM.announcement(NOW - 40 * HOUR, 5050),
          CUSTOMER.event(NOW - 20 * HOUR, 31989, List.of("d", "5050")),
          DVM.heartbeat(NOW - HOUR));

  private static final List<Event> OTHERS =
      List.of(CUSTOMER.event(NOW - HOUR, 1), CUSTOMER.event(NOW - 2 * HOUR, 30_023));

  @TempDir private Path directory;

  @Test
  void everythingAboutJobsIsStoredAndNothingElse() {
    FetchWorld world = new FetchWorld(directory);
    Event old = CUSTOMER.request(NOW - 21 * DAY, 5050);
    try (TestRelay relay = TestRelay.with(all(JOBS, OTHERS, List.of(old))).start()) {
      Fetched run = world.fetch(relay);

      run.assertFlawless();
      assertThat(world.ids()).isEqualTo(idsOf(JOBS));
      assertThat(run.count("new")).isEqualTo(JOBS.size());
      assertThat(run.count("mismatching")).isZero();
      assertThat(run.relay(0).path("name").asText()).isEqualTo(relay.url());
      assertThat(run.relay(0).path("oldest").asLong()).isEqualTo(NOW - 20 * DAY);
      assertThat(relay.connections()).isEqualTo(1);
    }
  }

  @Test
  void theSummaryForPeopleIsATable() {
    FetchWorld world = new FetchWorld(directory);
    try (TestRelay relay = TestRelay.with(JOBS).start()) {
      Cli.Result run =
          world.cli().run("fetch", "--relay", relay.url(), "--days", "2", "--no-context");

      assertThat(run.exitCode()).isZero();
      assertThat(run.err()).isEmpty();
      assertThat(run.out().lines().toList().getFirst())
          .matches("relay +pages +elements +new +duplicates +invalid +back to +status");
      assertThat(run.out().lines().toList().get(1))
          .matches(relay.url() + " +\\d+ +8 +8 +0 +0 +2025-03-13 +complete");
      assertThat(run.out())
          .endsWith("new events: 2025-03 8\nfor figures: dvmdash stats --days 2\n");
    }
  }

  @Test
  void whatSeveralRelaysHaveIsStoredOnce() {
    FetchWorld world = new FetchWorld(directory);
    try (TestRelay first = TestRelay.with(JOBS.subList(0, 5)).start();
        TestRelay second = TestRelay.with(JOBS.subList(3, 8)).start()) {
      Fetched run = world.fetch(List.of(first.url(), second.url()), "--no-context");

      run.assertFlawless();
      assertThat(world.ids()).isEqualTo(idsOf(JOBS));
      assertThat(run.count("elements")).isEqualTo(10);
      assertThat(run.count("new")).isEqualTo(8);
      assertThat(run.count("duplicates")).isEqualTo(2);
      assertThat(run.status(1)).isEqualTo("complete");
    }
  }

  @Test
  void theTimeAndTheKindsAreThoseThatWereNamed() {
    FetchWorld world = new FetchWorld(directory);
    long since = NOW - 31 * HOUR;
    long until = NOW - 3 * HOUR + 2;
    try (TestRelay relay = TestRelay.with(JOBS).start()) {
      Fetched run =
          world.fetch(
              relay,
              "--no-context",
              "--since",
              Long.toString(since),
              "--until",
              Long.toString(until),
              "--kinds",
              "5050,5987,6050,7000");

      run.assertFlawless();
      assertThat(world.ids()).isEqualTo(idsOf(JOBS.subList(0, 3)));
      assertThat(relay.requests())
          .isNotEmpty()
          .allSatisfy(request -> {
            assertThat(request.filter().since()).isBetween(since, until);
            assertThat(request.filter().until()).isBetween(since, until - 1);
            assertThat(request.kinds()).isSubsetOf(5050, 5987, 6050, 7000);
          });
    }
  }

  @Test
  void aRehearsalSaysWhatWouldBeAskedAndContactsNobody() {
    FetchWorld world = new FetchWorld(directory);
    try (TestRelay relay = TestRelay.with(JOBS).start()) {
      Cli.Result text = world.cli().run("fetch", "--dry-run", "--relay", relay.otherUrl());
      Cli.Result json = world.cli().run("fetch", "--dry-run", "--json", "--relay", relay.url());

      assertThat(text.exitCode()).isZero();
      assertThat(text.err()).isEmpty();
      List<String> lines = text.out().lines().toList();
      assertThat(lines.getFirst()).isEqualTo(relay.url());
      assertThat(lines.subList(1, lines.size())).isNotEmpty().allSatisfy(FetchTest::assertRequest);
      JsonNode told = FetchWorld.read(json.out()).at("/relays/0");
      assertThat(told.path("name").asText()).isEqualTo(relay.url());
      assertThat(told.path("rests").asBoolean(true)).isFalse();
      assertThat(told.path("requests")).hasSize(lines.size() - 1);
      assertThat(relay.connections()).isZero();
      assertThat(world.lake()).doesNotExist();
    }
  }

  @Test
  void aRehearsalKnowsWhatWasGiven() {
    FetchWorld world = new FetchWorld(directory);
    try (TestRelay relay = TestRelay.with(JOBS).start()) {
      world.fetch(relay).assertFlawless();
      int before = relay.connections();

      Cli.Result run =
          world.cli().run("fetch", "--dry-run", "--json", "--no-context", "--relay", relay.url());

      assertThat(FetchWorld.read(run.out()).at("/relays/0/requests"))
          .isNotEmpty()
          .allSatisfy(request -> assertThat(request.at("/2/since").asLong()).isEqualTo(NOW - DAY));
      assertThat(relay.connections()).isEqualTo(before);
    }
  }

  private static void assertRequest(String line) {
    JsonNode message = FetchWorld.read(line);
    assertThat(message.path(0).asText()).isEqualTo("REQ");
    assertThat(message.at("/2/limit").asInt()).isPositive();
    assertThat(message.at("/2/kinds")).isNotEmpty();
  }

  @Test
  void whatMakesNoSenseIsRefusedBeforeAnybodyIsAsked() {
    FetchWorld world = new FetchWorld(directory);
    try (TestRelay relay = TestRelay.with(JOBS).start()) {
      for (List<String> nonsense :
          List.of(
              List.of("--kinds", "70000"),
              List.of("--days", "0"),
              List.of("--days", "2", "--since", "2025-03-01"),
              List.of("--since", "2025-03-02", "--until", "2025-03-01"),
              List.of("--timeout", "0s"),
              List.of("--for", "1h"),
              List.of("--relay", "https://relay.example"))) {
        List<String> arguments = new ArrayList<>(List.of("fetch", "--relay", relay.url()));
        arguments.addAll(nonsense);
        Cli.Result run = world.cli().run(arguments.toArray(String[]::new));

        assertThat(run.exitCode()).as("%s", nonsense).isEqualTo(ExitCodes.USAGE);
        assertThat(run.err()).as("%s", nonsense).startsWith("dvmdash: ");
      }
      assertThat(relay.connections()).isZero();
    }
  }
}
