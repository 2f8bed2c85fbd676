package live.dvmdash.cli.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * The time of {@code dvmdash trace}, as a process from start to end, in a lake and in a tenth of
 * it, against a process that opens the query engine, and the lookups of a trace without an index.
 */
@ExtendWith(Figures.OfTheRun.class)
final class TraceBenchmark {

  private static final int EVENTS = Integer.getInteger("benchmark.events", 5_000_000);
  private static final int MONTHS = 20;
  private static final int RUNS = 9;

  private static final String RECEIPTS =
      "SELECT id FROM events WHERE kind = 9735 AND receipt_for IN (SELECT id FROM events WHERE kind"
          + " BETWEEN 5000 AND 7000) ORDER BY created_at, id LIMIT ";

  private static final List<String> STEPS =
      List.of(
          "CREATE TABLE c AS SELECT * FROM e WHERE id IN (SELECT receipt_for FROM r)",
          "CREATE TABLE q AS SELECT * FROM e WHERE id IN (SELECT target FROM c UNION SELECT id FROM c)",
          "CREATE TABLE a AS SELECT * FROM e WHERE target IN (SELECT id FROM q)",
          "CREATE TABLE p AS SELECT * FROM e WHERE receipt_for IN (SELECT id FROM q UNION SELECT id FROM a)",
          "CREATE TABLE n AS SELECT * FROM e WHERE kind IN (0, 31990) AND pubkey IN (SELECT pubkey FROM q UNION SELECT pubkey FROM a)");

  @TempDir private Path directory;

  @Test
  void traceInALakeAndInOneOfTenTimesTheSize(Figures figures) throws Exception {
    Path small = lakeOf(MONTHS / 10, directory.resolve("small"));
    String given = System.getProperty("benchmark.lake");
    Path large = given == null ? lakeOf(MONTHS, directory.resolve("large")) : Path.of(given);
    List<String> inSmall = receipts(small);
    List<String> inLarge = receipts(large);
    List<Spent> starts = new ArrayList<>();
    List<Spent> lookups = new ArrayList<>();
    List<Spent> tenths = new ArrayList<>();
    List<Spent> wholes = new ArrayList<>();
    for (int run = 0; run < RUNS; run++) {
      starts.add(Installation.runBare(BareQuery.class, "SELECT 1"));
      lookups.add(lookups(large, inLarge.get(run)));
      tenths.add(trace(small, inSmall.get(run)));
      wholes.add(trace(large, inLarge.get(run)));
    }
    report(
        figures,
        Spent.median(starts),
        Spent.median(lookups),
        Spent.median(tenths),
        Spent.median(wholes));
  }

  private static Path lakeOf(int months, Path lake) throws IOException, InterruptedException {
    for (int month = 0; month < months; month++) {
      Installation.addMonth(lake, YearMonth.of(2024, 1).plusMonths(month), EVENTS / MONTHS);
    }
    return lake;
  }

  private static void report(Figures figures, Spent start, Spent bare, Spent tenth, Spent whole) {
    Spent against = start.and(bare);
    System.out.printf(
        Locale.ROOT,
        "%,d events: trace %.2f s wall, %.2f s CPU; in a tenth of them %.2f, %.2f: %.2f times;"
            + " opening the engine %.2f, %.2f; the bare lookups %.2f, %.2f: ratio %.2f wall, %.2f"
            + " CPU%n",
        EVENTS,
        whole.wall(),
        whole.cpu(),
        tenth.wall(),
        tenth.cpu(),
        whole.wall() / tenth.wall(),
        start.wall(),
        start.cpu(),
        bare.wall(),
        bare.cpu(),
        whole.wall() / against.wall(),
        whole.cpu() / against.cpu());
    String work = "`trace` of a receipt in %,d events".formatted(EVENTS);
    figures.wall(
        work,
        "its lookups, without an index, in a warm engine, and the same start",
        whole.wall() / against.wall(),
        1.5);
    figures.wall(work, "`trace` in a tenth of the events", whole.wall() / tenth.wall(), 1.5);
  }

  /** The ids of some receipts of a lake for parts of jobs, from which the most has to be found. */
  private static List<String> receipts(Path lake) throws IOException, InterruptedException {
    Process sql =
        new ProcessBuilder(
                Installation.command(
                    "sql", "--format", "csv", "--lake", lake.toString(), RECEIPTS + RUNS))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader lines = sql.inputReader(StandardCharsets.UTF_8)) {
      List<String> ids = lines.lines().skip(1).toList();
      sql.waitFor();
      return ids;
    }
  }

  private static Spent trace(Path lake, String id) throws IOException, InterruptedException {
    return Installation.run("trace", "--json", "--lake", lake.toString(), id);
  }

  /**
   * What anyone has to look up for a trace, without an index, in an engine in this process that is
   * warm: the receipt, what it is about, the request behind that, all that answers the request, the
   * receipts for all those, and what their authors are called.
   */
  private static Spent lookups(Path lake, String receipt) throws SQLException {
    long start = System.nanoTime();
    long before = Spent.cpuNanosOfThisProcess();
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE VIEW e AS SELECT * FROM read_parquet('%s/events/*/part-*.parquet')"
              .formatted(lake));
      statement.execute(
          "CREATE TABLE r AS SELECT * FROM e WHERE id = unhex('%s')".formatted(receipt));
      for (String step : STEPS) {
        statement.execute(step);
      }
    }
    return new Spent(
        (System.nanoTime() - start) / 1e9, (Spent.cpuNanosOfThisProcess() - before) / 1e9, 0);
  }
}
