package live.dvmdash.cli.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import live.dvmdash.cli.testing.Cli;
import live.dvmdash.cli.testing.SampleData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConcurrentLoadTest {

  @TempDir private Path directory;

  @Test
  void severalLoadsOfTheSameShareTheEvents() throws Exception {
    Cli cli = new Cli(directory).with("DVMDASH_LAKE", "lake");
    List<Future<Cli.Result>> runs = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
      for (int i = 0; i < 3; i++) {
        runs.add(threads.submit(() -> cli.run("load", "--json", SampleData.FEBRUARY.toString())));
      }
    }

    int added = 0;
    for (Future<Cli.Result> run : runs) {
      assertThat(run.get().exitCode()).as(run.get().err()).isZero();
      JsonNode summary = new ObjectMapper().readTree(run.get().out());
      assertThat(summary.path("valid").asInt())
          .isEqualTo(summary.path("new").asInt() + summary.path("duplicates").asInt());
      added += summary.path("new").asInt();
    }
    assertThat(added).isEqualTo(SampleData.FEBRUARY_UNIQUE);
    assertThat(cli.run("export").out().lines().distinct()).hasSize(SampleData.FEBRUARY_UNIQUE);
    assertThat(cli.run("export").out().lines()).hasSize(SampleData.FEBRUARY_UNIQUE);
  }
}
