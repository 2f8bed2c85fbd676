package live.dvmdash.cli.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills loads, fetches and compactions, each a process of its own, at random moments. What is left
 * is a lake of some commit, and who goes on comes to the same end as if nothing had happened.
 *
 * <p>{@code -Ddvmdash.kills=1000} kills more often, {@code -Ddvmdash.kills.seed=…} at the moments
 * of an earlier run.
 */
class KillTest {

  private static final int KILLS = Integer.getInteger("dvmdash.kills", 30);
  private static final int KILLS_A_LAKE = 15;

  @TempDir private Path directory;

  @Test
  void aKilledWriterLeavesALakeThatCanBeFinished() throws Exception {
    long seed = Long.getLong("dvmdash.kills.seed", Instant.now().getEpochSecond());
    System.out.printf("KillTest: %d kills, -Ddvmdash.kills.seed=%d%n", KILLS, seed);
    Random random = new Random(seed);
    int alive = 0;
    try (KilledWriters undisturbed = KilledWriters.in(folder("undisturbed"))) {
      undisturbed.finish();
      for (int done = 0; done < KILLS; done += KILLS_A_LAKE) {
        try (KilledWriters world = undisturbed.again(folder("lake-" + done))) {
          for (int i = done; i < Math.min(KILLS, done + KILLS_A_LAKE); i++) {
            alive += world.killOne(random) ? 1 : 0;
          }
          world.finish();
          world.assertSameAs(undisturbed);
        }
        int killed = Math.min(KILLS, done + KILLS_A_LAKE);
        System.out.printf("KillTest: %d killed so far, %d of them alive%n", killed, alive);
      }
    }
    assertThat(alive).as("killed alive").isGreaterThan(KILLS / 2);
  }

  private Path folder(String name) throws IOException {
    return Files.createDirectory(directory.resolve(name));
  }
}
