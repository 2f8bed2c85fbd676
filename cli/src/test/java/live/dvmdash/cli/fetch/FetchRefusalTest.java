package live.dvmdash.cli.fetch;

import static live.dvmdash.cli.testing.FetchWorld.DAY;
import static live.dvmdash.cli.testing.FetchWorld.HOUR;
import static live.dvmdash.cli.testing.FetchWorld.NOW;
import static live.dvmdash.cli.testing.FetchWorld.all;
import static live.dvmdash.cli.testing.FetchWorld.idsOf;
import static live.dvmdash.relay.testing.Behaviour.closed;
import static live.dvmdash.relay.testing.Behaviour.nothing;
import static live.dvmdash.relay.testing.Behaviour.notice;
import static live.dvmdash.relay.testing.Behaviour.silence;
import static live.dvmdash.relay.testing.Conditions.first;
import static live.dvmdash.relay.testing.Conditions.moreKindsThan;
import static live.dvmdash.relay.testing.Conditions.naming;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Relays that say no: in words, by saying nothing, or by saying that there is nothing. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(value = 90, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FetchRefusalTest {

  private static final List<Event> REQUESTS = SignedEvents.by(1).requests(40, NOW - 3 * HOUR);
  private static final List<Event> EVENTS =
      all(
          REQUESTS,
          REQUESTS.stream().map(r -> SignedEvents.by(2).result(r.createdAt() + 5, r)).toList(),
          REQUESTS.stream()
              .map(r -> SignedEvents.by(2).feedback(r.createdAt() - DAY, r, "processing"))
              .toList());

  /** Sixty kinds, so that a relay has something to dislike. */
  private static final String KINDS =
      IntStream.concat(IntStream.rangeClosed(5000, 5057), IntStream.of(6050, 7000))
          .mapToObj(Integer::toString)
          .collect(Collectors.joining(","));

  @TempDir private Path directory;

  static Stream<Arguments> dislikes() {
    return Stream.of(
        dislike("CLOSED, more than 50", 50, closed("unsupported: too many kinds")),
        dislike("CLOSED, more than 3", 3, closed("invalid: at most 3 kinds")),
        dislike("CLOSED, more than 1", 1, closed("error: too many kinds in filter")),
        dislike("CLOSED of strfry", 20, closed("ERROR: bad req: filter item too large")),
        dislike("CLOSED without a word", 20, closed("")),
        dislike("NOTICE, more than 20", 20, notice("ERROR: bad req: too many kinds")),
        dislike("NOTICE of nostr-relay", 20, notice("invalid: kinds must be at most 20 items")),
        dislike("nothing, more than 50", 50, nothing()),
        dislike("nothing, more than 10", 10, nothing()),
        dislike("silence, more than 50", 50, silence()),
        dislike("silence, more than 20", 20, silence()));
  }

  private static Arguments dislike(String name, int kinds, Behaviour answer) {
    UnaryOperator<RelaySetup> setup = relay -> relay.when(moreKindsThan(kinds), answer);
    return argumentSet(name, kinds, setup);
  }

  @ParameterizedTest
  @MethodSource("dislikes")
  void tooManyKindsAreAskedForInPartsAndThatIsRemembered(
      int most, UnaryOperator<RelaySetup> setup) {
    FetchWorld world = new FetchWorld(directory);
    String[] options = {"--days", "2", "--no-context", "--kinds", KINDS, "--timeout", "1s"};
    try (TestRelay relay = setup.apply(TestRelay.with(EVENTS)).start()) {
      Fetched run = world.fetch(relay, options);

      assertThat(world.ids()).isEqualTo(idsOf(EVENTS));
      run.assertFlawless();

      int before = relay.requests().size();
      world.fetch(relay, options).assertFlawless();
      assertThat(relay.requests().subList(before, relay.requests().size()))
          .isNotEmpty()
          .allSatisfy(request -> assertThat(request.kinds()).hasSizeLessThanOrEqualTo(most));
    }
  }

  @Test
  void aRelayThatTakesThreeKindsIsAskedForAllOfNip90() {
    FetchWorld world = new FetchWorld(directory);
    Event rare = SignedEvents.by(1).request(NOW - 5 * HOUR, 5777);
    List<Event> events = all(EVENTS, List.of(rare));
    try (TestRelay relay =
        TestRelay.with(events)
            .when(moreKindsThan(3), closed("blocked: too many kinds in filter"))
            .start()) {
      Fetched run = world.fetch(relay, "--days", "2", "--no-context");

      assertThat(world.ids()).isEqualTo(idsOf(events));
      run.assertFlawless();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          restricted: members only
          blocked: you are banned
          ERROR: blocked: not welcome
          restricted: payment required
          auth-required: who are you
          ERROR: auth-required: who are you
          """)
  void aRelayThatDoesNotServeUsIsLeftAlone(String words) {
    FetchWorld world = new FetchWorld(directory);
    for (Behaviour refusal : List.of(closed(words), notice(words))) {
      try (TestRelay relay = TestRelay.with(EVENTS).always(refusal).start();
          TestRelay other = TestRelay.with(EVENTS).start()) {
        Fetched run = world.fetch(List.of(relay.url(), other.url()), "--days", "2", "--no-context");

        assertThat(run.status(0)).isEqualTo("refused");
        assertThat(run.error(0)).contains(words);
        assertThat(relay.requests()).hasSizeLessThanOrEqualTo(2);
        assertThat(run.status(1)).isEqualTo("complete");
        assertThat(run.exitCode()).as("the other relay gave it all").isZero();
        assertThat(world.ids()).isEqualTo(idsOf(EVENTS));
      }
    }
  }

  @Test
  void aRefusalOfTheOnlyRelayIsALossOnce() {
    FetchWorld world = new FetchWorld(directory);
    try (TestRelay relay = TestRelay.empty().always(closed("restricted: members only")).start()) {
      assertThat(world.fetch(relay).exitCode()).isEqualTo(ExitCodes.INCOMPLETE);
      assertThat(world.fetch(relay).exitCode()).isZero();
      assertThat(world.fetch(relay, "--strict").exitCode()).isEqualTo(ExitCodes.INCOMPLETE);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          blocked: kind 5050 is not allowed
          restricted: kind not allowed
          ERROR: blocked: kind not supported: 5050
          """)
  void aKindThatIsNotAllowedIsAGapAndNothingElseIs(String words) {
    FetchWorld world = new FetchWorld(directory);
    List<Event> others = EVENTS.stream().filter(event -> event.kind() != 5050).toList();
    try (TestRelay relay = TestRelay.with(EVENTS).when(naming(5050), closed(words)).start()) {
      Fetched run = world.fetch(relay, "--days", "2", "--no-context", "--timeout", "1s");

      assertThat(world.ids()).isEqualTo(idsOf(others));
      assertThat(run.exitCode()).isEqualTo(ExitCodes.INCOMPLETE);
      assertThat(run.status()).isEqualTo("incomplete");
      assertThat(run.gaps(0))
          .isNotEmpty()
          .allSatisfy(gap -> assertThat(gap.path("kinds").asText()).isEqualTo("5050"))
          .allSatisfy(gap -> assertThat(gap.path("reason").asText()).contains(words));

      try (TestRelay other = TestRelay.with(EVENTS).start()) {
        Fetched both =
            world.fetch(List.of(relay.url(), other.url()), "--days", "2", "--no-context");
        assertThat(both.exitCode()).as("what one does not give another does").isZero();
        assertThat(world.ids()).isEqualTo(idsOf(EVENTS));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"go away", "error: something is wrong", "mute: no", "pow: 20 bits needed"})
  void wordsOfEveryKindEndInBoundedTimeAndGaps(String words) {
    FetchWorld world = new FetchWorld(directory);
    try (TestRelay relay = TestRelay.with(EVENTS).always(closed(words)).start()) {
      Fetched run = world.fetch(relay, "--days", "2", "--no-context", "--timeout", "1s");

      assertThat(run.exitCode()).isEqualTo(ExitCodes.INCOMPLETE);
      assertThat(run.gaps(0)).isNotEmpty();
      assertThat(run.gaps(0).getFirst().path("reason").asText()).contains(words);
      assertThat(relay.requests()).hasSizeLessThan(300);
      assertThat(world.ids()).isEmpty();
    }
  }

  static Stream<Arguments> slowness() {
    return Stream.of(
        argumentSet("CLOSED", closed("rate-limited: slow down there")),
        argumentSet("CLOSED with a prefix", closed("ERROR: rate-limited: slow down")),
        argumentSet("NOTICE", notice("rate-limited: slow down")),
        argumentSet("words", closed("error: too many requests, try again later")));
  }

  @ParameterizedTest
  @MethodSource("slowness")
  void oneWhoIsToldToSlowDownWaitsAndGoesOn(Behaviour refusal) {
    FetchWorld world = new FetchWorld(directory);
    try (TestRelay relay = TestRelay.with(EVENTS).when(first(1), refusal).start()) {
      Fetched run = world.fetch(relay, "--days", "2", "--no-context");

      assertThat(world.ids()).isEqualTo(idsOf(EVENTS));
      run.assertFlawless();
    }
  }

  @Test
  void aLimitOfFiltersInAPeriodIsKept() {
    FetchWorld world = new FetchWorld(directory);
    try (TestRelay relay = TestRelay.with(EVENTS).rateLimit(5, Duration.ofSeconds(4)).start()) {
      Fetched run = world.fetch(relay, "--days", "2", "--no-context");

      assertThat(world.ids()).isEqualTo(idsOf(EVENTS));
      run.assertFlawless();
    }
  }

  @Test
  void aRelayThatAlwaysWantsUsToSlowDownCostsNoMoreThanTheBudget() {
    FetchWorld world = new FetchWorld(directory);
    try (TestRelay relay = TestRelay.with(EVENTS).always(closed("rate-limited: no")).start()) {
      Fetched run = world.fetch(relay, "--days", "2", "--budget", "3s");

      assertThat(run.exitCode()).isEqualTo(ExitCodes.INCOMPLETE);
      assertThat(run.status()).isEqualTo("incomplete");
      assertThat(run.gaps(0)).isNotEmpty();
      assertThat(relay.requests()).hasSize(1);
    }
  }

  @Test
  void oneConnectionIsEnough() {
    FetchWorld world = new FetchWorld(directory);
    try (TestRelay relay = TestRelay.with(EVENTS).onlyOneConnection().start()) {
      Fetched run = world.fetch(List.of(relay.url(), relay.otherUrl()), "--days", "2");

      assertThat(run.summary().path("relays")).hasSize(1);
      assertThat(world.ids()).isEqualTo(idsOf(EVENTS));
      run.assertFlawless();
      assertThat(relay.connections()).isEqualTo(1);
    }
  }

  @Test
  void silenceAboutEverythingIsAFailure() {
    FetchWorld world = new FetchWorld(directory);
    try (TestRelay relay = TestRelay.with(EVENTS).always(silence()).start()) {
      Fetched run = world.fetch(relay, "--days", "2", "--no-context", "--timeout", "1s");

      assertThat(run.exitCode()).isEqualTo(ExitCodes.UNREACHABLE);
      assertThat(run.status()).isEqualTo("failed");
      assertThat(run.error(0)).isEqualTo("does not answer");
    }
  }
}
