package live.dvmdash.cli.fetch;

import static live.dvmdash.cli.testing.FetchWorld.HOUR;
import static live.dvmdash.cli.testing.FetchWorld.NOW;
import static live.dvmdash.cli.testing.FetchWorld.all;
import static live.dvmdash.cli.testing.FetchWorld.idsOf;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import live.dvmdash.cli.testing.Cli;
import live.dvmdash.cli.testing.FetchWorld;
import live.dvmdash.event.Event;
import live.dvmdash.relay.testing.SignedEvents;
import live.dvmdash.relay.testing.TestRelay;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Fetches on a machine whose clock was wrong for a while. */
@Timeout(value = 90, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FetchClockTest {

  private static final SignedEvents AUTHOR = SignedEvents.by(1);

  @TempDir private Path directory;

  @Test
  void whatComesAfterAClockThatWasAYearAheadIsNotMissed() {
    FetchWorld world = new FetchWorld(directory);
    List<Event> before = AUTHOR.requests(20, NOW - 5 * HOUR);
    try (TestRelay relay = TestRelay.with(before).start()) {
      world
          .later(Duration.ofDays(365))
          .fetch(relay, "--no-context", "--days", "370")
          .assertFlawless();
      List<Event> after = AUTHOR.requests(20, NOW + 60 * HOUR);
      after.forEach(relay::publish);

      world.later(Duration.ofHours(70)).fetch(relay, "--no-context").assertFlawless();

      assertThat(world.ids()).isEqualTo(idsOf(all(before, after)));
    }
  }

  @Test
  void aClockThatIsAYearBehindLosesNothing() {
    FetchWorld world = new FetchWorld(directory);
    List<Event> before = AUTHOR.requests(20, NOW - 5 * HOUR);
    try (TestRelay relay = TestRelay.with(before).start()) {
      world.fetch(relay, "--no-context").assertFlawless();

      world.later(Duration.ofDays(-365)).fetch(relay, "--no-context").assertFlawless();

      List<Event> after = AUTHOR.requests(20, NOW + 3 * HOUR);
      after.forEach(relay::publish);
      world.later(Duration.ofHours(10)).fetch(relay, "--no-context").assertFlawless();
      assertThat(world.ids()).isEqualTo(idsOf(all(before, after)));
    }
  }

  @Test
  void whatARunDidBeforeTheClockWasSetBackIsStillTold() {
    FetchWorld world = new FetchWorld(directory);
    try (TestRelay relay = TestRelay.with(AUTHOR.requests(20, NOW - 5 * HOUR)).start()) {
      world.fetch(relay, "--no-context").assertFlawless();
      String before = world.cli().run("export").out();
      world.later(Duration.ofDays(-2));

      for (String command : new String[] {"status", "compact", "check", "relays"}) {
        Cli.Result result = world.cli().run(command);
        assertThat(result.exitCode()).as(command + result.err()).isZero();
        assertThat(result.out()).as(command).doesNotContain("-1 ", "-2 ", "-172");
      }
      assertThat(world.cli().run("export").out()).isEqualTo(before);
    }
  }
}
