package live.dvmdash.cli;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import live.dvmdash.cli.output.Destination;
import live.dvmdash.cli.output.Document;
import live.dvmdash.cli.output.Format;
import live.dvmdash.cli.output.ReportWriter;
import live.dvmdash.cli.output.Style;
import live.dvmdash.event.KindTable;
import live.dvmdash.lake.Lake;
import live.dvmdash.lake.Snapshot;
import live.dvmdash.query.Chapters;
import live.dvmdash.query.Coverage;
import live.dvmdash.query.Database;
import live.dvmdash.query.DvmLookup;
import live.dvmdash.query.LakeKnowledge;
import live.dvmdash.query.Scope;
import live.dvmdash.query.Vocabulary;
import live.dvmdash.report.Report;
import live.dvmdash.report.ReportRunner;
import live.dvmdash.report.Reports;
import live.dvmdash.report.Table;
import org.jspecify.annotations.Nullable;

/** One run of reports over a lake. */
final class StatsRun {

  private final Console console;
  private final Lake lake;
  private final KindTable kinds;
  private final List<Report> reports;
  private final boolean now;

  StatsRun(Console console, Lake lake, KindTable kinds, List<Report> reports, boolean now) {
    this.console = console;
    this.lake = lake;
    this.kinds = kinds;
    this.reports = reports;
    this.now = now;
  }

  int run(Scope time, TypedFilter filter, Format format, Destination destination, Style style)
      throws IOException, Refusal {
    Snapshot snapshot = lake.snapshot();
    try (Database database = Engine.open(snapshot)) {
      Vocabulary vocabulary = new Vocabulary(database, kinds);
      vocabulary.defineStored();
      LakeKnowledge knowledge = Engine.knowledge(lake);
      Coverage coverage =
          Coverage.of(database, time, knowledge.sources(), knowledge.relays(), kinds);
      String missing = coverage.firstEvent() == null ? nothingIn(time, snapshot) : null;
      // Programs that read JSON get their object also when there is nothing to count.
      if (missing == null || format == Format.JSON) {
        vocabulary.defineNames();
        Scope scope = time.with(filter.find(new DvmLookup(database)));
        vocabulary.defineJobs(scope, coverage);
        new Chapters(database, kinds, knowledge).define(Reports.chapters(reports), scope, coverage);
        if (missing == null && !scope.filter().isEmpty() && !vocabulary.hasEvents()) {
          missing =
              "no job of " + ScopedDocument.named(scope) + " passes the filters: leave one out";
        }
        if (missing == null || format == Format.JSON) {
          @Nullable Instant generatedAt = now ? console.clock().instant() : null;
          Document document =
              ScopedDocument.of(scope, coverage, generatedAt, tables(new ReportRunner(database)));
          new ReportWriter(console.out().failing()).write(document, format, destination, style);
        }
      }
      if (missing == null) {
        return ExitCodes.DONE;
      }
      console.say(missing);
      return ExitCodes.NOTHING_FOUND;
    }
  }

  private String nothingIn(Scope scope, Snapshot snapshot) throws IOException {
    return lake.exists()
        ? LakeContents.nothingIn(ScopedDocument.named(scope), snapshot)
        : LakeContents.noLake(lake);
  }

  private List<Table> tables(ReportRunner runner) throws IOException {
    List<Table> tables = new ArrayList<>();
    for (Report report : reports) {
      tables.addAll(runner.run(report));
    }
    return tables;
  }
}
