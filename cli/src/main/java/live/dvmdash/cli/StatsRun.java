package live.dvmdash.cli;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import live.dvmdash.cli.output.Destination;
import live.dvmdash.cli.output.Discretion;
import live.dvmdash.cli.output.Document;
import live.dvmdash.cli.output.Format;
import live.dvmdash.cli.output.Publication;
import live.dvmdash.cli.output.ReportWriter;
import live.dvmdash.cli.output.Style;
import live.dvmdash.event.KindTable;
import live.dvmdash.lake.Lake;
import live.dvmdash.lake.RelayRecord;
import live.dvmdash.lake.Snapshot;
import live.dvmdash.lake.Sources.Source;
import live.dvmdash.query.Coverage;
import live.dvmdash.query.Coverage.State;
import live.dvmdash.query.Database;
import live.dvmdash.query.Fingerprint;
import live.dvmdash.query.Horizon;
import live.dvmdash.query.Scope;
import live.dvmdash.query.Vocabulary;
import live.dvmdash.relay.BadRelayUrl;
import live.dvmdash.relay.RelayUrl;
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
  private final PublicationDetails details;

  StatsRun(
      Console console,
      Lake lake,
      KindTable kinds,
      List<Report> reports,
      boolean now,
      PublicationDetails details) {
    this.console = console;
    this.lake = lake;
    this.kinds = kinds;
    this.reports = reports;
    this.now = now;
    this.details = details;
  }

  int run(Scope scope, Format format, Destination destination, Style style) throws IOException {
    Snapshot snapshot = lake.snapshot();
    // Programs that read JSON get their object also when there is nothing to count.
    Document document = measured(snapshot, scope, reports, format == Format.JSON);
    boolean found = document.coverage().firstEvent() != null;
    if (found || format == Format.JSON) {
      new ReportWriter(console.out().failing())
          .write(dressed(document, snapshot, scope, format), format, destination, style);
    }
    if (!found) {
      console.say(
          lake.exists()
              ? LakeContents.nothingIn(named(scope), snapshot)
              : LakeContents.noLake(lake));
      return ExitCodes.NOTHING_FOUND;
    }
    return ExitCodes.DONE;
  }

  /** The reports over a scope; without events none, unless {@code evenOfNothing}. */
  private Document measured(
      Snapshot snapshot, Scope scope, List<Report> wanted, boolean evenOfNothing)
      throws IOException {
    try (Database database = Engine.open(snapshot)) {
      Vocabulary vocabulary = new Vocabulary(database, kinds);
      vocabulary.defineStored();
      List<Source> sources = lake.sources().all();
      List<RelayRecord> relays = lake.relays().all();
      Coverage coverage = Coverage.of(database, scope, sources, relays, kinds);
      if (coverage.firstEvent() == null && !evenOfNothing) {
        return document(scope, coverage, List.of());
      }
      vocabulary.defineNames();
      vocabulary.defineJobs(scope, coverage);
      vocabulary.defineChapters(
          Reports.chapters(wanted), scope, new Horizon(sources, relays, StatsRun::address));
      return document(scope, coverage, tables(wanted, new ReportRunner(database)));
    }
  }

  /** What is published says more about itself, and less about customers. */
  private Document dressed(Document document, Snapshot snapshot, Scope scope, Format format)
      throws IOException {
    Document published =
        format.isPublished() && !details.withCustomers()
            ? document.withTables(Discretion.publishable(document.tables()))
            : document;
    if (format != Format.HTML) {
      return published;
    }
    return published.with(
        new Publication(
            details.title(),
            details.note(),
            new Version().getVersion()[0],
            fingerprint(snapshot),
            details.line().of(scope),
            earlier(snapshot, scope)));
  }

  private String fingerprint(Snapshot snapshot) throws IOException {
    try (Database database = Engine.open(snapshot)) {
      new Vocabulary(database, kinds).defineStored();
      return Fingerprint.of(database);
    }
  }

  /** The overview of the month before, when the scope is a month and there is one to compare. */
  private Publication.@Nullable Earlier earlier(Snapshot snapshot, Scope scope) throws IOException {
    Report overview = Reports.overview();
    Scope before = scope.previousMonth();
    if (before == null || !reports.contains(overview)) {
      return null;
    }
    Document earlier = measured(snapshot, before, List.of(overview), false);
    return earlier.tables().isEmpty()
        ? null
        : new Publication.Earlier(earlier.scope(), earlier.coverage(), earlier.tables().getFirst());
  }

  /** The address of a relay in its usual form; null when the text is none. */
  private static @Nullable String address(String written) {
    try {
      return RelayUrl.parse(written).text();
    } catch (BadRelayUrl e) {
      return null;
    }
  }

  private static List<Table> tables(List<Report> reports, ReportRunner runner) throws IOException {
    List<Table> tables = new ArrayList<>();
    for (Report report : reports) {
      tables.addAll(runner.run(report));
    }
    return tables;
  }

  private Document document(Scope scope, Coverage coverage, List<Table> tables) {
    String note = coverage.note();
    @Nullable Instant generatedAt = now ? console.clock().instant() : null;
    return new Document(
        Document.SCHEMA,
        new Document.Scope(scope.label(), scope.since(), scope.until()),
        new Document.Coverage(
            coverage.firstEvent(),
            coverage.lastEvent(),
            coverage.sources(),
            coverage.count(State.COMPLETE),
            coverage.count(State.PARTIAL),
            coverage.count(State.NONE),
            gaps(coverage),
            note == null ? null : named(scope) + ": " + note),
        generatedAt,
        tables);
  }

  private static List<Document.Gap> gaps(Coverage coverage) {
    List<Document.Gap> gaps = new ArrayList<>();
    LocalDate first = null;
    LocalDate last = null;
    for (Coverage.Day day : coverage.days()) {
      if (day.state() == State.NONE) {
        LocalDate date = LocalDate.ofEpochDay(Math.floorDiv(day.start(), Scope.DAY));
        first = first == null ? date : first;
        last = date;
      } else if (first != null && last != null) {
        gaps.add(new Document.Gap(first, last));
        first = null;
      }
    }
    if (first != null && last != null) {
      gaps.add(new Document.Gap(first, last));
    }
    return gaps;
  }

  private static String named(Scope scope) {
    String label = scope.label();
    return label == null ? scope.since() + " to " + scope.until() : label;
  }
}
