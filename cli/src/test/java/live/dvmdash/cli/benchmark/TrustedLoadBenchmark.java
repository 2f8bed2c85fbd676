package live.dvmdash.cli.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.YearMonth;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * A load that believes the signatures, ids checked, against what DuckDB takes to turn the same file
 * into Parquet and checks nothing; and the bytes of the lake against those of such a file.
 */
@ExtendWith(Figures.OfTheRun.class)
final class TrustedLoadBenchmark {

  private static final int EVENTS = Integer.getInteger("benchmark.events", 1_000_000);

  private static final String COPY =
      "COPY (SELECT %s FROM read_json('%s', format = 'newline_delimited', maximum_object_size = 33554432,"
          + " ignore_errors = false, columns = {id: 'VARCHAR', pubkey: 'VARCHAR', created_at:"
          + " 'BIGINT', kind: 'INTEGER', tags: 'VARCHAR[][]', content: 'VARCHAR', sig:"
          + " 'VARCHAR'})) TO '%s' (FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 3)";

  /** Only what has the form of an event can be bytes. */
  private static final String AS_BYTES =
      "unhex(if(regexp_full_match(id, '[0-9a-f]{64}'), id, '')) AS id,"
          + " unhex(if(regexp_full_match(pubkey, '[0-9a-f]{64}'), pubkey, '')) AS pubkey,"
          + " created_at, kind, tags, content,"
          + " unhex(if(regexp_full_match(sig, '[0-9a-f]{128}'), sig, '')) AS sig";

  @TempDir private Path directory;

  @Test
  void trustedLoadAgainstDuckDb(Figures figures) throws Exception {
    Path archive = valid();
    Path lake = directory.resolve("lake");
    Spent load =
        Installation.run(
            "load", "--quiet", "--trust-signatures", "--lake", lake.toString(), archive.toString());
    Path hex = directory.resolve("hex.parquet");
    Path bytes = directory.resolve("bytes.parquet");
    Spent copy = copy(COPY.formatted("*", archive, hex));
    copy(COPY.formatted(AS_BYTES, archive, bytes));
    Installation.run("compact", "--quiet", "--lake", lake.toString());
    long ours = sizeOf(lake.resolve("events").toRealPath());
    System.out.printf(
        Locale.ROOT,
        "%,d events: load %.1f s CPU, %.1f s wall, peak %,d MiB; DuckDB %.1f, %.1f: ratio %.2f CPU;"
            + " %.1f bytes an event against %.1f: ratio %.2f%n",
        EVENTS,
        load.cpu(),
        load.wall(),
        load.peakKib() / 1024,
        copy.cpu(),
        copy.wall(),
        load.cpu() / copy.cpu(),
        (double) ours / EVENTS,
        (double) Files.size(bytes) / EVENTS,
        (double) ours / Files.size(bytes));
    figures.cpu(
        "trusted load of %,d events".formatted(EVENTS),
        "DuckDB writing the same file as Parquet, unchecked",
        load.cpu() / copy.cpu(),
        2.0);
    figures.bytes(
        "bytes of a lake, derived columns included",
        "Parquet by DuckDB of the seven fields of events",
        (double) ours / Files.size(bytes),
        1.1);
  }

  /**
   * The valid events of a generated archive, one a line: DuckDB gives up at the first other one.
   */
  private Path valid() throws IOException, InterruptedException {
    Path all = directory.resolve("all");
    Installation.addMonth(all, YearMonth.of(2025, 2), EVENTS);
    Path file = directory.resolve("events.jsonl");
    Spent.by(
        new ProcessBuilder(Installation.command("export", "--lake", all.toString()))
            .redirectOutput(file.toFile()));
    return file;
  }

  private static Spent copy(String sql) throws SQLException {
    long start = System.nanoTime();
    long before = Spent.cpuNanosOfThisProcess();
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
    return new Spent(
        (System.nanoTime() - start) / 1e9, (Spent.cpuNanosOfThisProcess() - before) / 1e9, 0);
  }

  private static long sizeOf(Path tree) throws IOException {
    try (var files = Files.walk(tree)) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    }
  }
}
