package live.dvmdash.cli.fetch;

import static live.dvmdash.cli.testing.FetchWorld.HOUR;
import static live.dvmdash.cli.testing.FetchWorld.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import live.dvmdash.cli.console.ExitCodes;
import live.dvmdash.cli.summary.GapRemark;
import live.dvmdash.cli.testing.Cli;
import live.dvmdash.cli.testing.FetchWorld;
import live.dvmdash.event.Event;
import live.dvmdash.relay.testing.Behaviour;
import live.dvmdash.relay.testing.SignedEvents;
import live.dvmdash.relay.testing.TestRelay;
import live.dvmdash.span.Interval;
import live.dvmdash.span.KindSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What {@code --quiet} says all the same, and what a terminal shows of gaps. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(value = 90, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FetchNewsTest {

  private static final int GONE = 404;

  private static final List<Event> EVENTS = SignedEvents.by(1).requests(9, NOW - 3 * HOUR);

  private static final String GONE_WORDS =
      ": failed: 127.0.0.1 answers with status 404 of HTTP in place of a WebSocket\n";

  @TempDir private Path directory;
  private final List<String> relays = new ArrayList<>();

  private Cli.Result quiet(FetchWorld world, String... options) {
    List<String> line = new ArrayList<>(List.of("fetch", "--quiet", "--no-context"));
    line.addAll(List.of("--timeout", "1s", "--days", "1"));
    relays.forEach(relay -> line.addAll(List.of("--relay", relay)));
    line.addAll(List.of(options));
    return world.cli().run(line.toArray(String[]::new));
  }

  @Test
  void strictSaysEachTimeWhichRelayItIs() {
    FetchWorld world = new FetchWorld(directory);
    try (TestRelay good = TestRelay.with(EVENTS).start();
        TestRelay dead = TestRelay.with(EVENTS).handshake(GONE).start()) {
      relays.addAll(List.of(good.url(), dead.url()));
      Cli.Result first = quiet(world, "--strict");
      Cli.Result second = quiet(world, "--strict");

      Cli.Result said = new Cli.Result(3, "", "dvmdash: " + dead.url() + GONE_WORDS);
      assertThat(first).isEqualTo(said);
      assertThat(second).isEqualTo(said);
      assertThat(quiet(world)).isEqualTo(new Cli.Result(0, "", ""));
    }
  }

  @Test
  void whatNoRelayGaveIsSaidOnceAndWithStrictAlways() {
    FetchWorld world = new FetchWorld(directory);
    try (TestRelay refusing =
        TestRelay.with(EVENTS).always(Behaviour.closed("error: no such kind")).start()) {
      relays.add(refusing.url());
      Cli.Result first = quiet(world, "--kinds", "5300");
      assertThat(first.exitCode()).isEqualTo(ExitCodes.INCOMPLETE);
      assertThat(first.out()).isEmpty();
      assertThat(first.err())
          .contains("dvmdash: no relay gave all of kind 5300 from 2025-03-14 12:00 to ")
          .endsWith(": the next fetch asks again\n");

      assertThat(quiet(world, "--kinds", "5300").err()).isEmpty();
      Cli.Result strict = quiet(world, "--kinds", "5300", "--strict");
      assertThat(strict.exitCode()).isEqualTo(ExitCodes.INCOMPLETE);
      assertThat(strict.err())
          .startsWith("dvmdash: " + refusing.url() + ": ")
          .contains("no such kind")
          .hasLineCount(1);
    }
  }

  @Test
  void unreachableRelaysAreNamedEachTime() {
    FetchWorld world = new FetchWorld(directory);
    try (TestRelay dead = TestRelay.with(EVENTS).handshake(GONE).start()) {
      relays.add(dead.url());
      quiet(world);

      assertThat(quiet(world))
          .isEqualTo(
              new Cli.Result(
                  4,
                  "",
                  "dvmdash: "
                      + dead.url()
                      + GONE_WORDS
                      + "dvmdash: no relay can be reached: check the network, or name others with"
                      + " --relay\n"));
    }
  }

  @Test
  void theSummaryHasAShortLineForTheGapsOfARelay() {
    FetchWorld world = new FetchWorld(directory);
    try (TestRelay relay =
        TestRelay.with(EVENTS)
            .always(Behaviour.closed("error: " + "words ".repeat(60).strip()))
            .start()) {
      String[] line = {
        "fetch", "--no-context", "--days", "1", "--relay", relay.url(), "--kinds", "5300"
      };
      String whole = world.cli().run(line).out();
      String shown = world.cli().onTerminal(100).run(line).out();

      List<String> gaps = whole.lines().filter(each -> each.contains("gap")).toList();
      assertThat(gaps).hasSize(1);
      assertThat(gaps.getFirst())
          .startsWith(relay.url() + ": refused: error: words ")
          .contains(": 3 gaps from 2025-03-14 12:00 to 2025-03-15 12:15 UTC, kind ");
      assertThat(shown.lines().filter(each -> each.contains(": refused: error: words")))
          .singleElement()
          .satisfies(each -> assertThat(each).hasSize(100).endsWith("…"));
    }
  }

  @Test
  void aRehearsalOnATerminalShowsTheEndsOfLongLists() {
    FetchWorld world = new FetchWorld(directory);
    String[] line = {"fetch", "--dry-run", "--no-context", "--relay", "wss://a.example"};

    String whole = world.cli().run(line).out();
    String shown = world.cli().onTerminal(100).run(line).out();

    assertThat(shown).contains("\"kinds\":[5000,5001 … 31990]", "\"kinds\":[5003,5004 … 6999]");
    assertThat(shown.lines())
        .hasSameSizeAs(whole.lines().toList())
        .allMatch(each -> each.length() < 150);
    assertThat(whole).contains("\"kinds\":[5003,5004,").doesNotContain("…");
  }

  @Test
  void whatWasFetchedIsShownByTheCommandThatIsNamed() {
    FetchWorld world = new FetchWorld(directory);
    try (TestRelay relay = TestRelay.with(EVENTS).start()) {
      Cli cli = world.cli().without("DVMDASH_LAKE");
      Cli.Result run =
          cli.run(
              "fetch",
              "--relay",
              relay.url(),
              "--no-context",
              "--lake",
              "a b",
              "--since",
              "2025-03-10");
      assertThat(run.out())
          .endsWith("for figures: dvmdash stats --since 2025-03-10 --lake 'a b'\n");
      assertThat(cli.run("stats", "--since", "2025-03-10", "--lake", "a b").exitCode()).isZero();
    }
  }

  @Test
  void gapsOfOneReasonAreOneRemark() {
    assertThat(GapRemark.spoken(KindSet.range(5300, 5339)))
        .isEqualTo("kinds 5300, 5301 and 38 more");
    assertThat(GapRemark.spoken(KindSet.of(5300, 5301, 7000)))
        .isEqualTo("kinds 5300, 5301 and 7000");
    assertThat(GapRemark.spoken(KindSet.of(5300, 5301))).isEqualTo("kinds 5300 and 5301");
    assertThat(GapRemark.spoken(new Interval(NOW, NOW + 5 * HOUR)))
        .isEqualTo("2025-03-15 12:00 to 17:00 UTC");
    assertThat(GapRemark.spoken(new Interval(NOW, NOW + 1)))
        .isEqualTo("2025-03-15 12:00:00 to 12:00:01 UTC");
    assertThat(GapRemark.spoken(new Interval(NOW, NOW + 25 * HOUR)))
        .isEqualTo("2025-03-15 12:00 to 2025-03-16 13:00 UTC");
  }
}
