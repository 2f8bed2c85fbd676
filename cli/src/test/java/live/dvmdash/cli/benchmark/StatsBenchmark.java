package live.dvmdash.cli.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import live.dvmdash.event.KindTable;
import live.dvmdash.lake.Lake;
import live.dvmdash.query.Chapters;
import live.dvmdash.query.Coverage;
import live.dvmdash.query.Database;
import live.dvmdash.query.LakeKnowledge;
import live.dvmdash.query.Scope;
import live.dvmdash.query.Vocabulary;
import live.dvmdash.report.Report;
import live.dvmdash.report.ReportRunner;
import live.dvmdash.report.Reports;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code dvmdash stats} of a month, as a process from start to end, against the SQL of the same
 * reports in an engine that is warm, plus the start of a JVM that opens the engine.
 */
@ExtendWith(Figures.OfTheRun.class)
final class StatsBenchmark {

  private static final int EVENTS = Integer.getInteger("benchmark.events", 500_000);
  private static final YearMonth MONTH = YearMonth.of(2025, 5);
  private static final int RUNS = 7;

  @TempDir private Path directory;

  @Test
  void defaultReportsAgainstTheirSql(Figures figures) throws Exception {
    Path lake = lake();
    List<Spent> whole = new ArrayList<>();
    List<Spent> starts = new ArrayList<>();
    List<Spent> queries = new ArrayList<>();
    List<Spent> alone = new ArrayList<>();
    for (int run = -2; run < RUNS; run++) {
      Spent stats =
          Installation.run(
              "stats", "--month", MONTH.toString(), "--lake", lake.toString(), "--json");
      Spent start = Installation.runBare(BareQuery.class, "SELECT 1");
      Spent sql = reports(lake);
      Spent hello = Spent.by(Installation.java(), "-version");
      if (run >= 0) {
        whole.add(stats);
        starts.add(start);
        queries.add(sql);
        alone.add(hello);
      }
    }
    report(
        figures,
        Spent.median(whole),
        Spent.median(starts),
        Spent.median(queries),
        Spent.median(alone));
  }

  private static void report(Figures figures, Spent stats, Spent start, Spent sql, Spent alone) {
    Spent against = start.and(sql);
    System.out.printf(
        Locale.ROOT,
        "stats of %,d events: %.2f s wall, %.2f s CPU; their SQL %.2f, %.2f; opening the engine"
            + " %.2f, %.2f; java -version %.3f: ratio %.2f wall, %.2f CPU; peak %,d MiB%n",
        EVENTS,
        stats.wall(),
        stats.cpu(),
        sql.wall(),
        sql.cpu(),
        start.wall(),
        start.cpu(),
        alone.wall(),
        stats.wall() / against.wall(),
        stats.cpu() / against.cpu(),
        stats.peakKib() / 1024);
    String work = "`stats` of a month of %,d events".formatted(EVENTS);
    String bare = "their SQL in a warm engine, and the start of a JVM that opens it";
    figures.wall(work, bare, stats.wall() / against.wall(), 1.5);
    figures.cpu(work, bare, stats.cpu() / against.cpu(), 1.3);
  }

  /** A generated month, or the lake that {@code benchmark.lake} names. */
  private Path lake() throws IOException, InterruptedException {
    String given = System.getProperty("benchmark.lake");
    if (given != null) {
      return Path.of(given);
    }
    Path lake = directory.resolve("lake");
    Installation.addMonth(lake, MONTH, EVENTS);
    return lake;
  }

  /** Runs the reports in this process, which gets warm by it, and throws away what they say. */
  private static Spent reports(Path folder) throws IOException {
    long start = System.nanoTime();
    long before = Spent.cpuNanosOfThisProcess();
    Lake lake = Lake.at(folder, Clock.systemUTC());
    KindTable kinds = KindTable.defaults();
    Scope scope = Scope.of(MONTH);
    List<Report> reports = Reports.standard();
    LakeKnowledge knowledge =
        new LakeKnowledge(
            lake.sources().all(), lake.relays().all(), lake.quarantine(), address -> null);
    int threads = Runtime.getRuntime().availableProcessors();
    try (Database database =
        Database.open(lake.snapshot(), threads, Files.createTempDirectory("engine"))) {
      Vocabulary vocabulary = new Vocabulary(database, kinds);
      vocabulary.defineStored();
      Coverage coverage =
          Coverage.of(database, scope, knowledge.sources(), knowledge.relays(), kinds);
      vocabulary.defineNames();
      vocabulary.defineJobs(scope, coverage);
      new Chapters(database, kinds, knowledge).define(Reports.chapters(reports), scope, coverage);
      ReportRunner runner = new ReportRunner(database);
      for (Report report : reports) {
        runner.run(report);
      }
    }
    return new Spent(
        (System.nanoTime() - start) / 1e9, (Spent.cpuNanosOfThisProcess() - before) / 1e9, 0);
  }
}
