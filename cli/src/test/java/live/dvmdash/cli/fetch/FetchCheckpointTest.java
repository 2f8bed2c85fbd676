package live.dvmdash.cli.fetch;

import static live.dvmdash.cli.testing.FetchWorld.DAY;
import static live.dvmdash.cli.testing.FetchWorld.HOUR;
import static live.dvmdash.cli.testing.FetchWorld.NOW;
import static live.dvmdash.cli.testing.FetchWorld.all;
import static live.dvmdash.cli.testing.FetchWorld.idsOf;
import static live.dvmdash.relay.testing.Conditions.first;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import live.dvmdash.cli.console.ExitCodes;
import live.dvmdash.cli.testing.FetchWorld;
import live.dvmdash.cli.testing.Fetched;
import live.dvmdash.event.Event;
import live.dvmdash.relay.testing.Behaviour;
import live.dvmdash.relay.testing.Request;
import live.dvmdash.relay.testing.SignedEvents;
import live.dvmdash.relay.testing.TestRelay;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What later runs ask for. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(value = 90, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FetchCheckpointTest {

  private static final SignedEvents AUTHOR = SignedEvents.by(1);

  @TempDir private Path directory;

  private static List<Event> daily(int days) {
    List<Event> events = new ArrayList<>();
    for (int day = 0; day < days; day++) {
      events.add(AUTHOR.request(NOW - day * DAY - HOUR, 5050));
    }
    return events;
  }

  private static long earliestAsked(TestRelay relay, int after) {
    return relay.requests().stream()
        .skip(after)
        .mapToLong((Request request) -> request.filter().since())
        .min()
        .orElseThrow();
  }

  @Test
  void aSecondRunAsksOnlyForWhatIsYoungerThanADay() {
    FetchWorld world = new FetchWorld(directory);
    List<Event> events = daily(20);
    try (TestRelay relay = TestRelay.with(events).start()) {
      world.fetch(relay, "--no-context").assertFlawless();
      int first = relay.requests().size();

      Fetched again = world.later(Duration.ofMinutes(1)).fetch(relay, "--no-context");

      again.assertFlawless();
      assertThat(again.count("new")).isZero();
      assertThat(relay.requests().size() - first).isLessThan(first).isPositive();
      assertThat(earliestAsked(relay, first)).isBetween(NOW - DAY - HOUR, NOW - DAY + 60);
      assertThat(world.ids()).isEqualTo(idsOf(events));
    }
  }

  @Test
  void anEventThatComesLateIsFoundWhileItsTimeIsYoung() {
    FetchWorld world = new FetchWorld(directory);
    List<Event> events = daily(3);
    Event late = AUTHOR.request(NOW - 20 * HOUR, 5050);
    try (TestRelay relay = TestRelay.with(events).start()) {
      world.fetch(relay, "--no-context").assertFlawless();
      relay.publish(late);

      world.later(Duration.ofHours(3)).fetch(relay, "--no-context").assertFlawless();

      assertThat(world.ids()).isEqualTo(idsOf(all(events, List.of(late))));
    }
  }

  @Test
  void daysOfOutageAreMadeUpFor() {
    FetchWorld world = new FetchWorld(directory);
    List<Event> events = daily(5);
    try (TestRelay relay = TestRelay.with(events).start()) {
      world.fetch(relay, "--no-context").assertFlawless();
      List<Event> missed = new ArrayList<>();
      for (int day = 0; day < 6; day++) {
        missed.add(AUTHOR.request(NOW + day * DAY + HOUR, 5050));
      }
      missed.forEach(relay::publish);
      int first = relay.requests().size();

      world.later(Duration.ofDays(6)).fetch(relay, "--no-context").assertFlawless();

      assertThat(world.ids()).isEqualTo(idsOf(all(events, missed)));
      assertThat(earliestAsked(relay, first)).isBetween(NOW - DAY - HOUR, NOW - DAY);
    }
  }

  @Test
  void aLongerTimeAsksOnlyForWhatWasNotAsked() {
    FetchWorld world = new FetchWorld(directory);
    List<Event> events = daily(20);
    try (TestRelay relay = TestRelay.with(events).start()) {
      world.fetch(relay, "--no-context", "--days", "5").assertFlawless();
      int first = relay.requests().size();

      world.fetch(relay, "--no-context", "--days", "20").assertFlawless();

      assertThat(world.ids()).isEqualTo(idsOf(events));
      assertThat(relay.requests().stream().skip(first).map(Request::filter))
          .allSatisfy(filter ->
              assertThat(filter.until() < NOW - 5 * DAY || filter.until() >= NOW - DAY).isTrue());
    }
  }

  @Test
  void otherKindsAreAskedForWhereTheyWereNot() {
    FetchWorld world = new FetchWorld(directory);
    Event other = AUTHOR.request(NOW - 10 * DAY, 5100);
    List<Event> events = all(daily(20), List.of(other));
    try (TestRelay relay = TestRelay.with(events).start()) {
      world.fetch(relay, "--no-context", "--kinds", "5050").assertFlawless();
      int first = relay.requests().size();

      world.fetch(relay, "--no-context", "--kinds", "5050,5100").assertFlawless();

      assertThat(world.ids()).isEqualTo(idsOf(events));
      assertThat(relay.requests().stream().skip(first))
          .filteredOn(request -> request.filter().since() < NOW - DAY - HOUR)
          .isNotEmpty()
          .allSatisfy(request -> assertThat(request.kinds()).containsExactly(5100));
    }
  }

  @Test
  void refetchAsksForEverythingAgain() {
    FetchWorld world = new FetchWorld(directory);
    List<Event> events = daily(20);
    Event hidden = AUTHOR.request(NOW - 10 * DAY, 5050);
    try (TestRelay relay = TestRelay.with(events).start()) {
      world.fetch(relay, "--no-context").assertFlawless();
      relay.publish(hidden);
      world.fetch(relay, "--no-context").assertFlawless();
      assertThat(world.ids()).doesNotContain(hidden.id().hex());

      Fetched run = world.fetch(relay, "--no-context", "--refetch");

      run.assertFlawless();
      assertThat(run.count("new")).isEqualTo(1);
      assertThat(world.ids()).isEqualTo(idsOf(all(events, List.of(hidden))));
    }
  }

  @Test
  void anotherRelayHasCheckpointsOfItsOwn() {
    FetchWorld world = new FetchWorld(directory);
    Event other = AUTHOR.request(NOW - 10 * DAY, 5050);
    List<Event> events = daily(20);
    try (TestRelay relay = TestRelay.with(events).start();
        TestRelay second = TestRelay.with(List.of(other)).start()) {
      world.fetch(relay, "--no-context").assertFlawless();

      world.fetch(second, "--no-context").assertFlawless();

      assertThat(world.ids()).isEqualTo(idsOf(all(events, List.of(other))));
    }
  }

  @Test
  void aGapIsAskedForAgainAndClosed() {
    FetchWorld world = new FetchWorld(directory);
    List<Event> events = daily(8);
    try (TestRelay relay =
        TestRelay.with(events)
            .when(
                first(1, request -> request.filter().since() < NOW - 3 * DAY),
                Behaviour.closed("rate-limited: later"))
            .start()) {
      Fetched broken = world.fetch(relay, "--no-context", "--budget", "8s");
      assertThat(broken.exitCode()).isEqualTo(ExitCodes.INCOMPLETE);
      assertThat(broken.status()).isEqualTo("incomplete");
      assertThat(broken.gaps(0)).isNotEmpty();
      assertThat(world.ids()).isSubsetOf(idsOf(events)).isNotEmpty();
      int first = relay.requests().size();

      Fetched healed = world.fetch(relay, "--no-context");

      healed.assertFlawless();
      assertThat(world.ids()).isEqualTo(idsOf(events));
      assertThat(relay.requests().size()).isGreaterThan(first);
    }
  }
}
