package live.dvmdash.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
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
import live.dvmdash.query.Coverage.State;
import live.dvmdash.query.Database;
import live.dvmdash.query.DvmLookup;
import live.dvmdash.query.JobFilter;
import live.dvmdash.query.LakeKnowledge;
import live.dvmdash.query.Scope;
import live.dvmdash.query.SharedDays;
import live.dvmdash.query.Vocabulary;
import live.dvmdash.report.Report;
import live.dvmdash.report.ReportRunner;
import live.dvmdash.report.Reports;
import live.dvmdash.report.SideBySide;
import live.dvmdash.report.SideBySide.Side;
import live.dvmdash.report.Table;
import org.jspecify.annotations.Nullable;

/** One comparison of two months of a lake. */
final class CompareRun {

  private final Console console;
  private final Lake lake;
  private final KindTable kinds;
  private final TypedFilter typed;
  private final boolean whole;

  CompareRun(Console console, Lake lake, KindTable kinds, TypedFilter typed, boolean whole) {
    this.console = console;
    this.lake = lake;
    this.kinds = kinds;
    this.typed = typed;
    this.whole = whole;
  }

  int run(Scope before, Scope after, Format format, Destination destination, Style style)
      throws IOException, Refusal {
    Snapshot snapshot = lake.snapshot();
    LakeKnowledge knowledge = Engine.knowledge(lake);
    JobFilter filter;
    Coverage earlier;
    Coverage later;
    try (Database database = Engine.open(snapshot)) {
      Vocabulary vocabulary = new Vocabulary(database, kinds);
      vocabulary.defineStored();
      vocabulary.defineNames();
      filter = typed.find(new DvmLookup(database));
      earlier = coverage(database, before, knowledge);
      later = coverage(database, after, knowledge);
    }
    SharedDays days = whole ? SharedDays.whole() : SharedDays.of(earlier, later);
    String missing = missing(before, earlier, after, later, days, snapshot);
    if (missing == null || format == Format.JSON) {
      List<Table> tables =
          SideBySide.of(
              side(snapshot, knowledge, before.with(filter.on(days.before())), earlier),
              side(snapshot, knowledge, after.with(filter.on(days.after())), later),
              days.basis());
      Document document = document(before, after, earlier, later, filter, days, tables);
      new ReportWriter(console.out().failing()).write(document, format, destination, style);
    }
    if (missing == null) {
      return ExitCodes.DONE;
    }
    console.say(missing);
    return ExitCodes.NOTHING_FOUND;
  }

  private Coverage coverage(Database database, Scope scope, LakeKnowledge knowledge)
      throws IOException {
    return Coverage.of(database, scope, knowledge.sources(), knowledge.relays(), kinds);
  }

  private Side side(Snapshot snapshot, LakeKnowledge knowledge, Scope scope, Coverage coverage)
      throws IOException {
    List<Report> reports =
        Reports.all().stream()
            .filter(report -> SideBySide.REPORTS.contains(report.name()))
            .toList();
    Map<String, Table> tables = new LinkedHashMap<>();
    try (Database database = Engine.open(snapshot)) {
      Vocabulary vocabulary = new Vocabulary(database, kinds);
      vocabulary.defineStored();
      vocabulary.defineNames();
      vocabulary.defineJobs(scope, coverage);
      new Chapters(database, kinds, knowledge).define(Reports.chapters(reports), scope, coverage);
      ReportRunner runner = new ReportRunner(database);
      for (Report report : reports) {
        runner.run(report).forEach(table -> tables.put(table.name(), table));
      }
    }
    int some = scope.filter().days().size();
    return new Side(
        String.valueOf(scope.label()), some == 0 ? coverage.days().size() : some, tables);
  }

  private static @Nullable String missing(
      Scope before,
      Coverage earlier,
      Scope after,
      Coverage later,
      SharedDays days,
      Snapshot snapshot)
      throws IOException {
    if (earlier.firstEvent() == null) {
      return LakeContents.nothingIn(String.valueOf(before.label()), snapshot);
    }
    if (later.firstEvent() == null) {
      return LakeContents.nothingIn(String.valueOf(after.label()), snapshot);
    }
    return days.none()
        ? "no day has data in both months: --whole compares them all the same"
        : null;
  }

  private static Document document(
      Scope before,
      Scope after,
      Coverage earlier,
      Coverage later,
      JobFilter filter,
      SharedDays days,
      List<Table> tables) {
    List<Document.Gap> gaps = new ArrayList<>(Gaps.of(earlier));
    gaps.addAll(Gaps.of(later));
    TreeSet<String> sources = new TreeSet<>(earlier.sources());
    sources.addAll(later.sources());
    return new Document(
        Document.SCHEMA,
        new Document.Scope(
            before.label() + " and " + after.label(), null, null, TypedFilter.words(filter)),
        new Document.Coverage(
            earlier.firstEvent() == null ? later.firstEvent() : earlier.firstEvent(),
            later.lastEvent() == null ? earlier.lastEvent() : later.lastEvent(),
            List.copyOf(sources),
            earlier.count(State.COMPLETE) + later.count(State.COMPLETE),
            earlier.count(State.PARTIAL) + later.count(State.PARTIAL),
            earlier.count(State.NONE) + later.count(State.NONE),
            gaps,
            "compared: " + days.basis()),
        null,
        tables);
  }
}
