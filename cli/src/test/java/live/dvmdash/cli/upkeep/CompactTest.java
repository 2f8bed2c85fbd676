package live.dvmdash.cli.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import live.dvmdash.cli.testing.Cli;
import live.dvmdash.cli.testing.SampleData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompactTest {

  private static final int PARTS = 4;

  @TempDir private Path directory;

  @Test
  void mergesFilesAndChangesNothingElse() throws Exception {
    Cli cli = new Cli(directory).with("DVMDASH_LAKE", "lake");
    List<String> events = SampleData.events(400);
    for (int part = 0; part < PARTS; part++) {
      List<String> some = events.subList(part * 50, 200 + part * 50);
      cli.piping(String.join("\n", some)).run("load", "-");
    }
    String before = everything(cli);
    assertThat(files()).isGreaterThan(2L);

    Cli.Result result = cli.run("compact");

    assertThat(result)
        .isEqualTo(new Cli.Result(0, "merged 4 files into 1, in 1 month with 346 events\n", ""));
    assertThat(everything(cli)).isEqualTo(before);
    assertThat(files()).isEqualTo(2);
    assertThat(rows()).isEqualTo(350);
    assertThat(cli.run("compact"))
        .isEqualTo(
            new Cli.Result(0, "nothing to merge: every month is in as few files as can be\n", ""));
    assertThat(cli.run("compact", "--quiet")).isEqualTo(new Cli.Result(0, "", ""));
  }

  private static String everything(Cli cli) {
    return cli.run("export").out() + cli.run("stats", "--month", "2025-02", "--json").out();
  }

  /** What any other engine finds by the glob that the documentation names. */
  private long rows() throws SQLException {
    String glob = directory.resolve("lake/events/month=*/part-*.parquet").toString();
    try (Connection engine = DriverManager.getConnection("jdbc:duckdb:");
        ResultSet rows =
            engine
                .createStatement()
                .executeQuery("SELECT count(*) FROM read_parquet('" + glob + "')")) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private long files() throws IOException {
    PathMatcher glob = FileSystems.getDefault().getPathMatcher("glob:**/month=*/part-*.parquet");
    try (Stream<Path> files = Files.walk(directory.resolve("lake/events").toRealPath())) {
      return files.filter(glob::matches).count();
    }
  }
}
