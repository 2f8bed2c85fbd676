package live.dvmdash.cli.fetch;

import static live.dvmdash.cli.testing.FetchWorld.HOUR;
import static live.dvmdash.cli.testing.FetchWorld.NOW;
import static live.dvmdash.cli.testing.FetchWorld.idsOf;
import static live.dvmdash.relay.testing.Behaviour.cutAfter;
import static live.dvmdash.relay.testing.Behaviour.dripping;
import static live.dvmdash.relay.testing.Behaviour.droppedAfter;
import static live.dvmdash.relay.testing.Behaviour.eachTwice;
import static live.dvmdash.relay.testing.Behaviour.inserting;
import static live.dvmdash.relay.testing.Behaviour.silentAfter;
import static live.dvmdash.relay.testing.Behaviour.stalledAfter;
import static live.dvmdash.relay.testing.Behaviour.withoutEnd;
import static live.dvmdash.relay.testing.Conditions.first;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import live.dvmdash.cli.testing.FetchWorld;
import live.dvmdash.cli.testing.Fetched;
import live.dvmdash.event.Event;
import live.dvmdash.event.SigningAuthor;
import live.dvmdash.relay.testing.RelaySetup;
import live.dvmdash.relay.testing.SignedEvents;
import live.dvmdash.relay.testing.Step;
import live.dvmdash.relay.testing.TestRelay;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Connections that break, stall and bring rubbish. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(value = 90, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FetchFaultTest {

  private static final List<Event> EVENTS = SignedEvents.by(1).requests(120, NOW - 5 * HOUR);

  @TempDir private Path directory;

  static Stream<Arguments> passingFaults() {
    return Stream.of(
        fault("dropped once", relay -> relay.when(first(2), droppedAfter(30))),
        fault("dropped always", relay -> relay.when(first(100), droppedAfter(30))),
        fault("dropped before the end", relay -> relay.when(first(1), droppedAfter(120))),
        fault(
            "closed by the relay",
            relay -> relay.when(first(1), cutAfter(10, new Step.Goodbye(1001)))),
        fault("half-open", relay -> relay.when(first(1), stalledAfter(30)).withoutPongs()),
        fault("half-open from the first", relay -> relay.when(first(1), stalledAfter(0))),
        fault("silent once", relay -> relay.when(first(1), silentAfter(0))),
        fault("silent amidst answers", relay -> relay.when(first(2), silentAfter(50))),
        fault("no EOSE once", relay -> relay.when(first(1), withoutEnd())),
        fault(
            "slower than we wait", relay -> relay.when(first(1), dripping(Duration.ofMillis(300)))),
        fault("slow", relay -> relay.always(dripping(Duration.ofMillis(5)))),
        fault("fragmented", relay -> relay.fragmented(7)),
        fault("duplicates", relay -> relay.always(eachTwice())));
  }

  static Stream<Arguments> rubbish() {
    byte[] foreign = SigningAuthor.json(SignedEvents.by(2).request(NOW - HOUR, 5050));
    return Stream.of(
        fault("no JSON", relay -> relay.always(inserting(5, Step.text("[\"EVENT\",")))),
        fault("no message", relay -> relay.always(inserting(5, Step.text("{\"a\":1}")))),
        fault("an unknown word", relay -> relay.always(inserting(5, Step.text("[\"HELLO\"]")))),
        fault("binary", relay -> relay.always(inserting(5, Step.binary(0, 1, 255)))),
        fault("not UTF-8", relay -> relay.when(first(1), inserting(5, Step.invalidUtf8()))),
        fault("20 MB", relay -> relay.when(first(1), inserting(5, Step.noticeOf(20_000_000)))),
        fault("notices", relay -> relay.always(inserting(5, Step.notice("welcome")))),
        fault(
            "other subscriptions",
            relay -> relay.always(inserting(5, Step.eventOf("another", foreign)))));
  }

  private static Arguments fault(String name, UnaryOperator<RelaySetup> fault) {
    return argumentSet(name, fault);
  }

  @ParameterizedTest
  @MethodSource({"passingFaults", "rubbish"})
  void aPassingFaultCostsNothing(UnaryOperator<RelaySetup> fault) {
    FetchWorld world = new FetchWorld(directory);
    try (TestRelay relay = fault.apply(TestRelay.with(EVENTS)).start()) {
      Fetched run = world.fetch(relay, "--days", "1", "--no-context", "--timeout", "1s");

      assertThat(world.ids()).isEqualTo(idsOf(EVENTS));
      run.assertFlawless();
      assertThat(run.count("new")).isEqualTo(EVENTS.size());
    }
  }
}
