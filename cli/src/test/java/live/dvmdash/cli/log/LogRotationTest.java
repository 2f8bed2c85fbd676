package live.dvmdash.cli.log;

import static java.nio.file.StandardOpenOption.WRITE;
import static live.dvmdash.cli.testing.FetchWorld.HOUR;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import live.dvmdash.cli.console.ExitCodes;
import live.dvmdash.cli.testing.DvmdashProcess;
import live.dvmdash.cli.testing.FetchWorld;
import live.dvmdash.relay.testing.SignedEvents;
import live.dvmdash.relay.testing.TestRelay;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Rotates the log of a fetch that goes on, in both of the ways that logrotate knows. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LogRotationTest {

  private static final SignedEvents CUSTOMER = SignedEvents.by(1);

  @TempDir private Path directory;

  private Path log = Path.of("");
  private long second;

  @Test
  void theNextLineIsInTheFileThatHasTheName() throws Exception {
    second = Instant.now().getEpochSecond();
    log = directory.resolve("log");
    try (TestRelay relay = TestRelay.with(CUSTOMER.requests(5, second - 3 * HOUR)).start();
        DvmdashProcess fetch = DvmdashProcess.start(directory, follow(relay))) {
      await("\"new\":5");
      Path first = Files.move(log, directory.resolve("log.1"));

      publishUntilStored(relay);

      assertThat(Files.readString(first)).contains("\"begins\"");
      assertThat(Files.readString(log)).doesNotContain("\"begins\"");
      Files.copy(log, directory.resolve("log.2"));
      FileChannel.open(log, WRITE).truncate(0).close();

      publishUntilStored(relay);
      fetch.signal("TERM");

      assertThat(fetch.await(30)).isEqualTo(ExitCodes.INTERRUPTED);
      List<String> lines = Files.readAllLines(log);
      for (String line : lines) {
        assertThat(FetchWorld.read(line).path("command").asText()).isEqualTo("fetch");
      }
      assertThat(lines.getLast()).contains("\"ends\"", "\"exit_code\":130");
    }
  }

  private List<String> follow(TestRelay relay) {
    return List.of(
        "fetch",
        "--quiet",
        "--no-context",
        "--follow",
        "--days",
        "1",
        "--commit-every",
        "1s",
        "--lake",
        directory.resolve("lake").toString(),
        "--relay",
        relay.url(),
        "--log-file",
        log.toString(),
        "--log-format",
        "json");
  }

  /** Publishes until the follower says that it has stored something. */
  private void publishUntilStored(TestRelay relay) throws Exception {
    for (int tries = 0; tries < 60 && !holds("\"stored\""); tries++) {
      relay.publish(CUSTOMER.request(second++, 5050));
      TimeUnit.MILLISECONDS.sleep(500);
    }
    assertThat(holds("\"stored\"")).isTrue();
  }

  private void await(String words) throws Exception {
    for (int tries = 0; tries < 120 && !holds(words); tries++) {
      TimeUnit.MILLISECONDS.sleep(250);
    }
    assertThat(log).content().contains(words);
  }

  private boolean holds(String words) throws IOException {
    return Files.exists(log) && Files.readString(log).contains(words);
  }
}
