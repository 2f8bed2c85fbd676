package live.dvmdash.cli.fetch;

import static live.dvmdash.cli.testing.FetchWorld.DAY;
import static live.dvmdash.cli.testing.FetchWorld.HOUR;
import static live.dvmdash.cli.testing.FetchWorld.NOW;
import static live.dvmdash.cli.testing.FetchWorld.all;
import static live.dvmdash.cli.testing.FetchWorld.idsOf;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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

/** Receipts, deletions and profiles around the jobs. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(value = 90, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FetchContextTest {

  private static final SignedEvents CUSTOMER = SignedEvents.by(1);
  private static final SignedEvents DVM = SignedEvents.by(2);
  private static final SignedEvents WALLET = SignedEvents.by(3);
  private static final SignedEvents STRANGER = SignedEvents.by(4);

  private static final Event REQUEST = CUSTOMER.request(NOW - 3 * DAY, 5050);
  private static final Event RESULT = DVM.result(NOW - 3 * DAY + 5, REQUEST);
  private static final List<Event> JOBS = List.of(REQUEST, RESULT);

  private static final List<Event> CONTEXT =
      List.of(
          WALLET.zapReceipt(NOW - 3 * DAY + 60, RESULT, CUSTOMER, 21_000),
          CUSTOMER.deletion(NOW - 3 * DAY + 90, REQUEST),
          CUSTOMER.profile(NOW - 900 * DAY),
          DVM.profile(NOW - 400 * DAY),
          DVM.announcement(NOW - 300 * DAY, 5050),
          DVM.relayList(NOW - 200 * DAY, "wss://relay.example"));

  private static final List<Event> UNRELATED =
      List.of(
          STRANGER.profile(NOW - HOUR),
          STRANGER.relayList(NOW - HOUR, "wss://relay.example"),
          WALLET.zapReceipt(NOW - HOUR, STRANGER.event(NOW - HOUR, 1), CUSTOMER, 1_000),
          STRANGER.deletion(NOW - HOUR, STRANGER.event(NOW - HOUR, 1)));

  @TempDir private Path directory;

  @Test
  void whatSurroundsTheJobsIsFetchedToo() {
    FetchWorld world = new FetchWorld(directory);
    try (TestRelay relay = TestRelay.with(all(JOBS, CONTEXT, UNRELATED)).start()) {
      Fetched run = world.fetch(relay);

      run.assertFlawless();
      assertThat(world.ids()).isEqualTo(idsOf(all(JOBS, CONTEXT)));
      assertThat(relay.connections()).isEqualTo(1);
      assertThat(relay.requests())
          .allSatisfy(request -> assertThat(request.text()).hasSizeLessThan(16_384));
    }
  }

  @Test
  void itMayBeOnAnotherRelayThanTheJobs() {
    FetchWorld world = new FetchWorld(directory);
    try (TestRelay jobs = TestRelay.with(JOBS).start();
        TestRelay context = TestRelay.with(all(CONTEXT, UNRELATED)).start()) {
      Fetched run = world.fetch(List.of(jobs.url(), context.url()));

      run.assertFlawless();
      assertThat(world.ids()).isEqualTo(idsOf(all(JOBS, CONTEXT)));
    }
  }

  @Test
  void withoutContextNobodyIsAskedForIt() {
    FetchWorld world = new FetchWorld(directory);
    try (TestRelay relay = TestRelay.with(all(JOBS, CONTEXT)).start()) {
      world.fetch(relay, "--no-context").assertFlawless();

      assertThat(world.ids()).isEqualTo(idsOf(JOBS));
      assertThat(relay.requests())
          .allSatisfy(request -> assertThat(request.kinds()).doesNotContain(0, 5, 9735, 10_002));
    }
  }

  @Test
  void receiptsThatComeDaysLaterAreFoundByALaterRun() {
    FetchWorld world = new FetchWorld(directory);
    Event late = WALLET.zapReceipt(NOW + 5 * DAY, RESULT, CUSTOMER, 5_000);
    try (TestRelay relay = TestRelay.with(JOBS).start()) {
      world.fetch(relay).assertFlawless();
      relay.publish(late);

      world.later(Duration.ofDays(6)).fetch(relay).assertFlawless();

      assertThat(world.ids()).isEqualTo(idsOf(all(JOBS, List.of(late))));
    }
  }

  @Test
  void aWiderFetchAsksAboutTheJobsThatANarrowerOneDidNotKnow() {
    FetchWorld world = new FetchWorld(directory);
    Event lately = CUSTOMER.request(NOW - HOUR, 5050);
    try (TestRelay relay = TestRelay.with(all(JOBS, CONTEXT, List.of(lately))).start()) {
      world.fetch(relay, "--days", "1").assertFlawless();
      world.fetch(relay, "--days", "20").assertFlawless();
      assertThat(world.ids()).isEqualTo(idsOf(all(JOBS, CONTEXT, List.of(lately))));
      int before = relay.requests().size();

      world.fetch(relay, "--days", "20").assertFlawless();

      assertThat(relay.requests().subList(before, relay.requests().size()))
          .as("a day that is known well is not asked about again")
          .noneMatch(request -> request.text().contains(REQUEST.id().hex()));
    }
  }

  @Test
  void manyJobsAreAskedAboutInPieces() {
    FetchWorld world = new FetchWorld(directory);
    List<Event> jobs = CUSTOMER.requests(900, NOW - 5 * HOUR);
    List<Event> deletions = new ArrayList<>();
    for (Event job : jobs) {
      deletions.add(CUSTOMER.deletion(job.createdAt() + 10, job));
    }
    try (TestRelay relay = TestRelay.with(all(jobs, deletions)).cap(100).start()) {
      world.fetch(relay, "--days", "1").assertFlawless();

      assertThat(world.ids()).isEqualTo(idsOf(all(jobs, deletions)));
      assertThat(relay.requests())
          .allSatisfy(request -> assertThat(request.text()).hasSizeLessThan(16_384));
    }
  }
}
