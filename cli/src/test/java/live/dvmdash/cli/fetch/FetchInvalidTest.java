package live.dvmdash.cli.fetch;

import static live.dvmdash.cli.testing.FetchWorld.HOUR;
import static live.dvmdash.cli.testing.FetchWorld.NOW;
import static live.dvmdash.cli.testing.FetchWorld.all;
import static live.dvmdash.cli.testing.FetchWorld.idsOf;
import static live.dvmdash.relay.testing.Behaviour.alsoTelling;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import live.dvmdash.cli.testing.FetchWorld;
import live.dvmdash.cli.testing.Fetched;
import live.dvmdash.event.Event;
import live.dvmdash.event.SigningAuthor;
import live.dvmdash.relay.testing.Behaviour;
import live.dvmdash.relay.testing.SignedEvents;
import live.dvmdash.relay.testing.Step;
import live.dvmdash.relay.testing.TestRelay;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Events that are wrong, or are none of those that were asked for. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(value = 90, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FetchInvalidTest {

  private static final SignedEvents AUTHOR = SignedEvents.by(1);
  private static final List<Event> EVENTS = AUTHOR.requests(30, NOW - 3 * HOUR);

  @TempDir private Path directory;

  @Test
  void forgeriesAreCountedAndQuarantinedUnderTheRelaysName() {
    FetchWorld world = new FetchWorld(directory);
    Event victim = AUTHOR.request(NOW - HOUR, 5050);
    Event forged = AUTHOR.request(NOW - HOUR, 5100);
    try (TestRelay bad =
            TestRelay.with(EVENTS)
                .and(SignedEvents.withWrongId(victim))
                .and(SignedEvents.withWrongSignature(forged))
                .and(SignedEvents.withNumberInTag(AUTHOR.request(NOW - HOUR, 5300)))
                .start();
        TestRelay good = TestRelay.with(List.of(victim, forged)).start()) {
      Fetched run = world.fetch(bad, "--no-context", "--days", "1");

      run.assertFlawless();
      assertThat(world.ids()).isEqualTo(idsOf(EVENTS));
      assertThat(run.summary().at("/invalid/malformed").asInt()).isEqualTo(1);
      assertThat(run.summary().at("/invalid/bad_id").asInt()).isEqualTo(1);
      assertThat(run.summary().at("/invalid/bad_signature").asInt()).isEqualTo(1);
      assertThat(quarantine(world, bad.url()))
          .isEqualTo(Map.of("malformed", 1, "bad_id", 1, "bad_signature", 1));

      world.fetch(good, "--no-context", "--days", "1").assertFlawless();
      assertThat(world.ids())
          .as("what is forged does not block what is true")
          .isEqualTo(idsOf(all(EVENTS, List.of(victim, forged))));
    }
  }

  private static Map<String, Integer> quarantine(FetchWorld world, String source) {
    Map<String, Integer> counts = new TreeMap<>();
    for (JsonNode line :
        FetchWorld.read(world.cli().run("quarantine", "--json").out()).path("quarantine")) {
      assertThat(line.path("source").asText()).isEqualTo(source);
      counts.put(line.path("reason").asText(), line.path("elements").asInt());
    }
    return counts;
  }

  @Test
  void anotherValidSignatureOfTheSameEventIsNoOtherEvent() {
    FetchWorld world = new FetchWorld(directory);
    Event again = SigningAuthor.number(1).signAgain(EVENTS.getFirst());
    try (TestRelay first = TestRelay.with(EVENTS).start();
        TestRelay second = TestRelay.with(List.of(again)).start()) {
      Fetched run = world.fetch(List.of(first.url(), second.url()), "--no-context", "--days", "1");

      run.assertFlawless();
      assertThat(world.ids()).isEqualTo(idsOf(EVENTS));
      assertThat(run.count("duplicates")).isEqualTo(1);
    }
  }

  @Test
  void whatNobodyAskedForIsCountedAndNotStored() {
    FetchWorld world = new FetchWorld(directory);
    Event note = AUTHOR.event(NOW - HOUR, 1);
    Event ancient = AUTHOR.request(NOW - 1_000 * HOUR, 5050);
    try (TestRelay relay = TestRelay.with(EVENTS).always(alsoTelling(note, ancient)).start()) {
      Fetched run = world.fetch(relay, "--no-context", "--days", "1");

      run.assertFlawless();
      assertThat(world.ids()).isEqualTo(idsOf(EVENTS));
      assertThat(run.count("mismatching")).isPositive();
      assertThat(run.count("elements")).isEqualTo(EVENTS.size());
    }
  }

  @Test
  void theFutureIsBelievedForAQuarterOfAnHour() {
    FetchWorld world = new FetchWorld(directory);
    Event soon = AUTHOR.request(NOW + 800, 5050);
    Event later = AUTHOR.request(NOW + 2_000, 5050);
    try (TestRelay relay =
        TestRelay.with(all(EVENTS, List.of(soon))).always(alsoTelling(later)).start()) {
      Fetched run = world.fetch(relay, "--no-context", "--days", "1");

      assertThat(world.ids()).isEqualTo(idsOf(all(EVENTS, List.of(soon))));
      assertThat(run.count("future")).isPositive();
      assertThat(run.count("elements")).isEqualTo(EVENTS.size() + 1);
      assertThat(run.exitCode()).isZero();
    }
  }

  @Test
  void aMessageOfTwentyMegabytesIsPassedOver() {
    FetchWorld world = new FetchWorld(directory);
    try (TestRelay relay =
        TestRelay.with(EVENTS)
            .always(Behaviour.insteadOf(Set.of(EVENTS.get(10)), Step.noticeOf(20_000_000)))
            .start()) {
      Fetched run = world.fetch(relay, "--no-context", "--days", "1", "--kinds", "5050");

      assertThat(world.ids()).isEqualTo(idsOf(all(EVENTS.subList(0, 10), EVENTS.subList(11, 30))));
      assertThat(run.count("oversized")).isPositive();
      assertThat(run.exitCode()).isZero();
    }
  }
}
