package live.dvmdash.cli.fetch;

import static live.dvmdash.cli.testing.FetchWorld.HOUR;
import static live.dvmdash.cli.testing.FetchWorld.NOW;
import static live.dvmdash.cli.testing.FetchWorld.all;
import static live.dvmdash.cli.testing.FetchWorld.idsOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import live.dvmdash.cli.console.ExitCodes;
import live.dvmdash.cli.testing.FetchWorld;
import live.dvmdash.cli.testing.Fetched;
import live.dvmdash.event.Event;
import live.dvmdash.relay.testing.Behaviour;
import live.dvmdash.relay.testing.RelaySetup;
import live.dvmdash.relay.testing.SignedEvents;
import live.dvmdash.relay.testing.TestRelay;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Pages that are cut off, crowded, out of order or without end. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(value = 90, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FetchPagingTest {

  private static final List<Integer> KINDS = List.of(5050, 5100, 5300, 6050, 7000);
  private static final int AUTHORS = 20;

  private static final List<Event> EVENTS =
      all(
          SignedEvents.by(1).requests(250, NOW - HOUR),
          SignedEvents.by(2).requests(50, NOW - 20 * HOUR));

  @TempDir private Path directory;

  static Stream<Arguments> ways() {
    return Stream.of(
        way("a silent cap", relay -> relay.cap(100)),
        way("a small cap", relay -> relay.cap(10)),
        way("no cap", relay -> relay),
        way("limit ignored", RelaySetup::ignoringLimit),
        way("since ignored", RelaySetup::ignoringSince),
        way("since ignored, and a cap", relay -> relay.ignoringSince().cap(100)),
        way("oldest first", relay -> relay.oldestFirst().cap(100)),
        way("unsorted", relay -> relay.unsorted(1).cap(100)),
        way("unsorted otherwise", relay -> relay.unsorted(2).cap(30)),
        way("NIP-67", relay -> relay.finishHint().cap(100)));
  }

  private static Arguments way(String name, UnaryOperator<RelaySetup> way) {
    return argumentSet(name, way);
  }

  @ParameterizedTest
  @MethodSource("ways")
  void whateverThePagesAreLikeAllEventsCome(UnaryOperator<RelaySetup> way) {
    FetchWorld world = new FetchWorld(directory);
    try (TestRelay relay = way.apply(TestRelay.with(EVENTS)).start()) {
      Fetched run = world.fetch(relay, "--days", "1", "--no-context");

      assertThat(world.ids()).isEqualTo(idsOf(EVENTS));
      run.assertFlawless();
      assertThat(relay.requests())
          .allSatisfy(request -> assertThat(request.filter().limit()).isBetween(1, 500))
          .allSatisfy(request -> assertThat(request.text()).hasSizeLessThan(16_384));
      assertThat(relay.connections()).isEqualTo(1);
      assertThat(run.relay(0).path("connections").asInt()).isEqualTo(1);
      assertThat(run.relay(0).path("pages").asInt()).isEqualTo(relay.requests().size());
    }
  }

  @Test
  void theHintOfNip67SavesQuestions() {
    int without = questions(TestRelay.with(EVENTS), "plain");
    int with = questions(TestRelay.with(EVENTS).finishHint(), "hinting");

    assertThat(with).isLessThan(without);
  }

  private int questions(RelaySetup setup, String name) {
    try (TestRelay relay = setup.start()) {
      new FetchWorld(directory.resolve(name))
          .fetch(relay, "--days", "1", "--no-context")
          .assertFlawless();
      return relay.requests().size();
    }
  }

  /** The bar: 2,000 events, 700 of them in one second, from a relay that gives 100 at once. */
  @Test
  void aSecondDenserThanTheCapIsDividedByKindsAndAuthors() {
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < 2_000; i++) {
      SignedEvents author = SignedEvents.by(1 + i % AUTHORS);
      long time = i < 700 ? NOW - 6 * HOUR : NOW - 10 * HOUR + i * 10L;
      events.add(author.event(time, KINDS.get(i / AUTHORS % KINDS.size())));
    }
    FetchWorld world = new FetchWorld(directory);
    try (TestRelay relay = TestRelay.with(events).cap(100).start()) {
      Fetched run = world.fetch(relay, "--days", "1", "--no-context");

      run.assertFlawless();
      assertThat(world.ids()).hasSize(2_000).isEqualTo(idsOf(events));
    }
  }

  @Test
  void whatCannotBeDividedIsAGap() {
    List<Event> dense = new ArrayList<>();
    for (int i = 0; i < 150; i++) {
      dense.add(SignedEvents.by(1).request(NOW - 3 * HOUR, 5050));
    }
    List<Event> others =
        all(
            SignedEvents.by(1).requests(30, NOW - 2 * HOUR),
            SignedEvents.by(1).requests(30, NOW - 5 * HOUR));
    FetchWorld world = new FetchWorld(directory);
    try (TestRelay relay = TestRelay.with(all(dense, others)).cap(100).start()) {
      Fetched run = world.fetch(relay, "--days", "1", "--no-context");

      assertThat(world.ids()).containsAll(idsOf(others)).hasSize(160);
      assertThat(run.exitCode()).isEqualTo(ExitCodes.INCOMPLETE);
      assertThat(run.status()).isEqualTo("incomplete");
      assertThat(run.gaps(0)).hasSize(1);
      assertThat(run.gaps(0).getFirst().path("since").asLong()).isEqualTo(NOW - 3 * HOUR);
      assertThat(run.gaps(0).getFirst().path("until").asLong()).isEqualTo(NOW - 3 * HOUR + 1);
      assertThat(run.gaps(0).getFirst().path("kinds").asText()).isEqualTo("5050");

      assertThat(world.fetch(relay, "--days", "1", "--no-context").exitCode())
          .as("the same gap is nothing new")
          .isZero();
    }
  }

  @Test
  void pagesThatIgnoreUntilEndAndAreAGap() {
    FetchWorld world = new FetchWorld(directory);
    try (TestRelay relay = TestRelay.with(EVENTS).ignoringUntil().start()) {
      Fetched run = world.fetch(relay, "--days", "1", "--no-context");

      assertThat(world.ids()).isEqualTo(idsOf(EVENTS));
      assertThat(relay.requests()).hasSizeLessThan(300);
      assertThat(run.exitCode()).isIn(ExitCodes.DONE, ExitCodes.INCOMPLETE);
      assertThat(run.exitCode() == ExitCodes.DONE).isEqualTo(run.gaps(0).isEmpty());
    }
  }

  @Test
  void theSamePageForeverEnds() {
    FetchWorld world = new FetchWorld(directory);
    Set<String> newest = idsOf(EVENTS.subList(200, 250));
    try (TestRelay relay = TestRelay.with(EVENTS).ignoringUntil().ignoringSince().cap(50).start()) {
      Fetched run = world.fetch(relay, "--days", "1", "--no-context");

      assertThat(world.ids()).containsAll(newest);
      assertThat(run.exitCode()).isEqualTo(ExitCodes.INCOMPLETE);
      assertThat(run.gaps(0)).isNotEmpty();
      assertThat(relay.requests()).hasSizeLessThan(300);
    }
  }

  @Test
  void pagesWithoutEndAreGivenUp() {
    List<Event> pool = SignedEvents.by(3).requests(3_000, NOW - 2 * HOUR);
    AtomicInteger next = new AtomicInteger();
    FetchWorld world = new FetchWorld(directory);
    try (TestRelay relay =
        TestRelay.empty()
            .always(Behaviour.endless(() -> pool.get(next.getAndIncrement() % pool.size())))
            .start()) {
      Fetched run = world.fetch(relay, "--days", "1", "--no-context", "--budget", "5s");

      assertThat(idsOf(pool)).containsAll(world.ids());
      assertThat(run.exitCode()).isEqualTo(ExitCodes.INCOMPLETE);
      assertThat(run.gaps(0)).isNotEmpty();
    }
  }
}
