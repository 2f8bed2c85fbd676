package live.dvmdash.cli.report;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import live.dvmdash.cli.console.Refusal;
import live.dvmdash.cli.lake.Engine;
import live.dvmdash.event.KindTable;
import live.dvmdash.lake.Snapshot;
import live.dvmdash.query.Chapters;
import live.dvmdash.query.Coverage;
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

/**
 * Two months of a lake, and the days of them that can be compared. Whatever says how one month
 * differs from another says it by these days.
 *
 * @param snapshot the lake
 * @param kinds which kinds are job kinds
 * @param knowledge what the lake knows of its sources
 * @param filter which jobs
 * @param before the earlier month
 * @param earlier what is known of it
 * @param after the later month
 * @param later what is known of it
 * @param days which are compared
 */
record MonthPair(
    Snapshot snapshot,
    KindTable kinds,
    LakeKnowledge knowledge,
    JobFilter filter,
    Scope before,
    Coverage earlier,
    Scope after,
    Coverage later,
    SharedDays days) {

  /**
   * Looks up what is known of both months.
   *
   * @param whole whether all days are compared, whatever is known of them
   */
  static MonthPair of(
      Snapshot snapshot,
      KindTable kinds,
      LakeKnowledge knowledge,
      TypedFilter typed,
      Scope before,
      Scope after,
      boolean whole)
      throws IOException, Refusal {
    try (Database database = Engine.open(snapshot)) {
      Vocabulary vocabulary = new Vocabulary(database, kinds);
      vocabulary.defineStored();
      vocabulary.defineNames();
      JobFilter filter = typed.find(new DvmLookup(database));
      Coverage earlier = coverage(database, before, knowledge, kinds);
      Coverage later = coverage(database, after, knowledge, kinds);
      SharedDays days = whole ? SharedDays.whole() : SharedDays.of(earlier, later);
      return new MonthPair(snapshot, kinds, knowledge, filter, before, earlier, after, later, days);
    }
  }

  private static Coverage coverage(
      Database database, Scope scope, LakeKnowledge knowledge, KindTable kinds) throws IOException {
    return Coverage.of(database, scope, knowledge.sources(), knowledge.relays(), kinds);
  }

  /** Whether both have data, on days that can be compared. */
  boolean canBeCompared() {
    return earlier.firstEvent() != null && later.firstEvent() != null && !days.none();
  }

  /** All of the comparison. */
  List<Table> tables() throws IOException {
    List<Report> reports =
        Reports.all().stream()
            .filter(report -> SideBySide.REPORTS.contains(report.name()))
            .toList();
    return SideBySide.of(sideBefore(reports), sideAfter(reports), days.basis());
  }

  /** The first table of the comparison alone. */
  Table overview() throws IOException {
    List<Report> reports = List.of(Reports.overview());
    return SideBySide.overview(sideBefore(reports), sideAfter(reports), days.basis());
  }

  private Side sideBefore(List<Report> reports) throws IOException {
    return side(before.with(filter.on(days.before())), earlier, reports);
  }

  private Side sideAfter(List<Report> reports) throws IOException {
    return side(after.with(filter.on(days.after())), later, reports);
  }

  private Side side(Scope scope, Coverage coverage, List<Report> reports) throws IOException {
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
}
