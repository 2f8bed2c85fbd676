package live.dvmdash.cli.fetch;

import static live.dvmdash.cli.testing.FetchWorld.DAY;
import static live.dvmdash.cli.testing.FetchWorld.HOUR;
import static live.dvmdash.cli.testing.FetchWorld.NOW;
import static live.dvmdash.cli.testing.FetchWorld.idsOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import live.dvmdash.cli.testing.Cli;
import live.dvmdash.cli.testing.FetchWorld;
import live.dvmdash.event.Event;
import live.dvmdash.relay.testing.Behaviour;
import live.dvmdash.relay.testing.Conditions;
import live.dvmdash.relay.testing.SignedEvents;
import live.dvmdash.relay.testing.TestRelay;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What the lake knows after a fetch, apart from the events. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(value = 90, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FetchRecordsTest {

  private static final List<Event> EVENTS = events();

  @TempDir private Path directory;

  private static List<Event> events() {
    List<Event> events = new ArrayList<>();
    for (int day = 0; day < 5; day++) {
      events.add(SignedEvents.by(1).request(NOW - day * DAY - HOUR, 5050));
    }
    return events;
  }

  @Test
  void daysThatWereFetchedInFullAreComplete() {
    FetchWorld world = new FetchWorld(directory);
    try (TestRelay relay = TestRelay.with(EVENTS).start()) {
      world.fetch(relay, "--days", "10").assertFlawless();
      assertThat(world.ids()).isEqualTo(idsOf(EVENTS));

      JsonNode coverage = coverage(world, "2025-03-06", "2025-03-14");
      assertThat(coverage.at("/days/complete").asInt()).isEqualTo(8);
      assertThat(coverage.at("/sources/0").asText()).isEqualTo(relay.url());

      JsonNode longer = coverage(world, "2025-03-01", "2025-03-14");
      assertThat(longer.at("/days/complete").asInt()).isEqualTo(8);
      assertThat(longer.at("/days/none").asInt()).as("1 to 5 March").isEqualTo(5);
    }
  }

  @Test
  void aDayWithAGapAtOneRelayIsNotComplete() {
    FetchWorld world = new FetchWorld(directory);
    try (TestRelay relay =
        TestRelay.with(EVENTS)
            .when(Conditions.naming(7000), Behaviour.closed("blocked: kind 7000 not allowed"))
            .start()) {
      world.fetch(relay, "--days", "10", "--no-context");

      assertThat(coverage(world, "2025-03-06", "2025-03-14").at("/days/complete").asInt()).isZero();
    }
  }

  private static JsonNode coverage(FetchWorld world, String since, String until) {
    Cli.Result stats =
        world.cli().run("stats", "overview", "--json", "--since", since, "--until", until);
    assertThat(stats.exitCode()).as(stats.err()).isZero();
    return FetchWorld.read(stats.out()).path("coverage");
  }

  @Test
  void whichRelayHadWhatIsNotedAlsoOfWhatIsNotNew() throws IOException {
    FetchWorld world = new FetchWorld(directory);
    try (TestRelay first = TestRelay.with(EVENTS).start();
        TestRelay second = TestRelay.with(EVENTS.subList(0, 2)).start()) {
      world.fetch(first, "--no-context").assertFlawless();
      int before = sightings(world).size();
      assertThat(before).isPositive();

      world.fetch(second, "--no-context").assertFlawless();

      assertThat(sightings(world)).hasSizeGreaterThan(before);
    }
  }

  private static List<Path> sightings(FetchWorld world) throws IOException {
    try (Stream<Path> files = Files.walk(world.lake().resolve("sightings"))) {
      return files.filter(file -> file.toString().endsWith(".parquet")).toList();
    }
  }

  @Test
  void theRunIsNotedWithItsEnd() throws IOException {
    FetchWorld world = new FetchWorld(directory);
    try (TestRelay relay = TestRelay.with(EVENTS).start()) {
      world.fetch(relay, "--days", "10", "--no-context").assertFlawless();

      try (Stream<Path> files = Files.walk(world.lake())) {
        assertThat(files.filter(file -> file.toString().endsWith(".json")).toList())
            .anySatisfy(
                file -> assertThat(Files.readString(file)).contains("fetch").contains(relay.url()));
      }
    }
  }
}
