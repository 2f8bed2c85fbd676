package live.dvmdash.cli.report;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import live.dvmdash.cli.console.Console;
import live.dvmdash.cli.console.ExitCodes;
import live.dvmdash.cli.console.Refusal;
import live.dvmdash.cli.lake.Engine;
import live.dvmdash.cli.lake.LakeContents;
import live.dvmdash.cli.lake.Reading;
import live.dvmdash.cli.output.Document;
import live.dvmdash.cli.output.Format;
import live.dvmdash.cli.output.Manner;
import live.dvmdash.cli.output.Publication;
import live.dvmdash.cli.output.ReportWriter;
import live.dvmdash.cli.publication.PublicationDetails;
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
  private final @Nullable Instant generatedAt;
  private final PublicationDetails details;

  StatsRun(
      Console console,
      Lake lake,
      KindTable kinds,
      List<Report> reports,
      @Nullable Instant generatedAt,
      PublicationDetails details) {
    this.console = console;
    this.lake = lake;
    this.kinds = kinds;
    this.reports = reports;
    this.generatedAt = generatedAt;
    this.details = details;
  }

  int run(Scope time, TypedFilter filter, Manner manner) throws IOException, Refusal {
    Reading reading = new Reading(console, lake, time::reaches);
    return reading.exitCode(reading.of(snapshot -> run(snapshot, time, filter, manner)));
  }

  private int run(Snapshot snapshot, Scope time, TypedFilter filter, Manner manner)
      throws IOException, Refusal {
    Format format = manner.format();
    // Programs that read JSON get their object also when there is nothing to count.
    Measured measured = measured(snapshot, time, filter, reports, format == Format.JSON);
    String missing = measured.missing();
    if (missing == null || format == Format.JSON) {
      new ReportWriter(console.out().failing(), details.withCustomers())
          .write(dressed(measured.document(), snapshot, time, filter, format), manner);
    }
    if (missing == null) {
      return ExitCodes.DONE;
    }
    console.say(missing);
    return ExitCodes.NOTHING_FOUND;
  }

  /** Reports over a scope; {@code missing} says why there are none, null when there are. */
  private record Measured(Document document, @Nullable String missing) {}

  /** The reports over a time; when it has nothing to count none, unless {@code evenOfNothing}. */
  private Measured measured(
      Snapshot snapshot, Scope time, TypedFilter filter, List<Report> wanted, boolean evenOfNothing)
      throws IOException, Refusal {
    try (Database database = Engine.open(snapshot)) {
      Vocabulary vocabulary = new Vocabulary(database, kinds);
      vocabulary.defineStored();
      LakeKnowledge knowledge = Engine.knowledge(lake);
      Coverage coverage =
          Coverage.of(database, time, knowledge.sources(), knowledge.relays(), kinds);
      boolean answers = lake.exists() && wanted.stream().allMatch(Report::answersWithoutEvents);
      String missing = coverage.firstEvent() == null && !answers ? nothingIn(time, snapshot) : null;
      if (missing != null && !evenOfNothing) {
        return new Measured(
            ScopedDocument.of(time, kinds, coverage, snapshot, generatedAt, List.of()), missing);
      }
      vocabulary.defineNames();
      Scope scope = time.with(filter.find(new DvmLookup(database)));
      vocabulary.defineJobs(scope, coverage);
      new Chapters(database, kinds, knowledge).define(Reports.chapters(wanted), scope, coverage);
      if (missing == null && !answers && !scope.filter().isEmpty() && !vocabulary.hasEvents()) {
        missing = "no job of " + ScopedDocument.named(scope) + " passes the filters: leave one out";
      }
      List<Table> tables =
          missing == null || evenOfNothing ? tables(wanted, new ReportRunner(database)) : List.of();
      return new Measured(
          ScopedDocument.of(scope, kinds, coverage, snapshot, generatedAt, tables), missing);
    }
  }

  private String nothingIn(Scope scope, Snapshot snapshot) throws IOException {
    return lake.exists()
        ? LakeContents.nothingIn(ScopedDocument.named(scope), snapshot)
        : LakeContents.noLake(lake);
  }

  /** A page says more about itself than other formats. */
  private Document dressed(
      Document document, Snapshot snapshot, Scope time, TypedFilter filter, Format format)
      throws IOException, Refusal {
    if (format != Format.HTML) {
      return document;
    }
    return document.with(details.of(snapshot, time, change(snapshot, time, filter)));
  }

  /** How the scope differs from the month before, when it is a month and there is one. */
  private Publication.@Nullable Change change(Snapshot snapshot, Scope time, TypedFilter filter)
      throws IOException, Refusal {
    Scope before = time.previousMonth();
    if (before == null
        || !reports.contains(Reports.overview())
        || snapshot.incomplete().stream().anyMatch(before::reaches)) {
      return null;
    }
    MonthPair pair =
        MonthPair.of(snapshot, kinds, Engine.knowledge(lake), filter, before, time, false);
    return pair.canBeCompared()
        ? new Publication.Change(pair.overview(), pair.days().before().size())
        : null;
  }

  private static List<Table> tables(List<Report> reports, ReportRunner runner) throws IOException {
    List<Table> tables = new ArrayList<>();
    for (Report report : reports) {
      tables.addAll(runner.run(report));
    }
    return tables;
  }
}
