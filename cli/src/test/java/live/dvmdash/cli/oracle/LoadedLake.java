package live.dvmdash.cli.oracle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import live.dvmdash.archive.ArchiveLoader;
import live.dvmdash.archive.EventSource;
import live.dvmdash.archive.LoadOutcome;
import live.dvmdash.archive.LoadProgress;
import live.dvmdash.event.Bytes32;
import live.dvmdash.event.KindTable;
import live.dvmdash.event.Signatures;
import live.dvmdash.lake.Ingest;
import live.dvmdash.lake.Lake;
import live.dvmdash.lake.LakeWriter;
import live.dvmdash.lake.Partition;
import live.dvmdash.query.Chapter;
import live.dvmdash.query.Chapters;
import live.dvmdash.query.Coverage;
import live.dvmdash.query.Database;
import live.dvmdash.query.JobFilter;
import live.dvmdash.query.LakeKnowledge;
import live.dvmdash.query.RequestChoice;
import live.dvmdash.query.Scope;
import live.dvmdash.query.Vocabulary;
import live.dvmdash.report.DvmPage;
import live.dvmdash.report.Report;
import live.dvmdash.report.ReportRunner;
import live.dvmdash.report.Reports;
import live.dvmdash.report.Table;
import org.jspecify.annotations.Nullable;

/**
 * The program's own answers: files loaded into a lake, and the reports over it.
 *
 * @param lake the lake
 * @param outcomes what came of each file, in their order
 * @param added the events added to each partition
 */
record LoadedLake(Lake lake, List<LoadOutcome> outcomes, SortedMap<Partition, Long> added) {

  private static final int THREADS = 2;

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2025-03-01T00:00:00Z"), ZoneOffset.UTC);

  /** Loads the files one after the other into a new lake in that directory. */
  static LoadedLake of(Path directory, List<Path> files) throws IOException {
    Lake lake = Lake.at(directory, CLOCK);
    List<LoadOutcome> outcomes = new ArrayList<>();
    try (LakeWriter writer = new LakeWriter(lake, "load", Duration.ofSeconds(5));
        Ingest ingest = new Ingest(lake, writer, Signatures.fastest(), false, THREADS)) {
      ArchiveLoader loader = new ArchiveLoader(lake, ingest, false, LoadProgress.NONE, () -> false);
      for (Path file : files) {
        outcomes.add(loader.load(new EventSource.LocalFile(file)));
      }
      return new LoadedLake(lake, outcomes, writer.added());
    }
  }

  /** All reports over a scope, by their names. */
  Map<String, Table> reports(Scope scope, int threads) throws IOException {
    return over(
        scope,
        threads,
        Reports.chapters(Reports.all()),
        vocabulary -> {},
        database -> {
          List<Table> tables = new ArrayList<>();
          for (Report report : Reports.all()) {
            tables.addAll(new ReportRunner(database).run(report));
          }
          return byName(tables);
        });
  }

  /** The list of requests of a scope. */
  Table requests(Scope scope, RequestChoice choice) throws IOException {
    return over(
        scope,
        THREADS,
        Reports.requestList().chapters(),
        vocabulary -> {},
        database -> {
          choice.list(database);
          return new ReportRunner(database).run(Reports.requestList()).getFirst();
        });
  }

  /** The page of a DVM over a scope, by the names of its tables. */
  Map<String, Table> page(Bytes32 dvm, Scope time, long asOf) throws IOException {
    return over(
        time.with(new JobFilter(Set.of(dvm), Set.of(), Set.of(), false)),
        THREADS,
        Reports.dvmPage().chapters(),
        vocabulary -> vocabulary.defineSubject(dvm, asOf),
        database -> byName(DvmPage.of(database).tables()));
  }

  private static Map<String, Table> byName(List<Table> tables) {
    Map<String, Table> byName = new LinkedHashMap<>();
    tables.forEach(table -> byName.put(table.name(), table));
    return byName;
  }

  /** Something more to define, once the jobs are. */
  @FunctionalInterface
  private interface Addition {
    void define(Vocabulary vocabulary) throws IOException;
  }

  /** What is to be read of what is defined. */
  @FunctionalInterface
  private interface Question<T> {
    T ask(Database database) throws IOException;
  }

  /** Defines what reports select from, in the order in which the program does, and asks. */
  private <T> T over(
      Scope scope, int threads, Set<Chapter> chapters, Addition addition, Question<T> question)
      throws IOException {
    Path temporary = Files.createTempDirectory(lake.directory().getParent(), "engine");
    try (Database database = Database.open(lake.snapshot(), threads, temporary)) {
      KindTable kinds = KindTable.defaults();
      LakeKnowledge knowledge = knowledge();
      Vocabulary vocabulary = new Vocabulary(database, kinds);
      vocabulary.defineStored();
      vocabulary.defineNames();
      Coverage coverage =
          Coverage.of(database, scope, knowledge.sources(), knowledge.relays(), kinds);
      vocabulary.defineJobs(scope, coverage);
      addition.define(vocabulary);
      new Chapters(database, kinds, knowledge).define(chapters, scope, coverage);
      return question.ask(database);
    }
  }

  private LakeKnowledge knowledge() throws IOException {
    return new LakeKnowledge(
        lake.sources().all(), lake.relays().all(), lake.quarantine(), LoadedLake::address);
  }

  /** The addresses of the tests are written in one way only. */
  private static @Nullable String address(String written) {
    return written.startsWith("wss://") ? written : null;
  }
}
