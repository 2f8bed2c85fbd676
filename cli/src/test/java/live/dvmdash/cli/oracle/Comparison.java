package live.dvmdash.cli.oracle;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import live.dvmdash.archive.LoadOutcome;
import live.dvmdash.event.Bytes32;
import live.dvmdash.lake.Invalid;
import live.dvmdash.lake.Partition;
import live.dvmdash.query.Scope;
import live.dvmdash.report.Table;

/** In what the program and the oracle differ, a line for each value; without lines they agree. */
final class Comparison {

  private Comparison() {}

  /** The counts of each file, and the events added to each month. */
  static List<String> ofCounts(LoadedLake lake, ArchiveOracle oracle) {
    List<String> differences = new ArrayList<>();
    for (int i = 0; i < lake.outcomes().size(); i++) {
      LoadOutcome outcome = lake.outcomes().get(i);
      SourceCounts expected = oracle.sources().get(i);
      if (outcome.error() != null || !expected.equals(counts(outcome))) {
        differences.add("%s: expected %s, got %s".formatted(outcome.name(), expected, outcome));
      }
    }
    long added = lake.added().values().stream().mapToLong(Long::longValue).sum();
    if (added != oracle.total().fresh()) {
      differences.add("expected %d added, got %d".formatted(oracle.total().fresh(), added));
    }
    oracle
        .addedByMonth()
        .forEach((month, expected) -> {
          long got = lake.added().getOrDefault(new Partition(month), 0L);
          if (got != expected) {
            differences.add("%s: expected %d added, got %d".formatted(month, expected, got));
          }
        });
    return differences;
  }

  /** Every column of every row of the reports. */
  static List<String> ofReports(LoadedLake lake, ArchiveOracle oracle, Scope scope)
      throws IOException {
    String where = "[" + scope.since() + ", " + scope.until() + ") " + scope.filter();
    Map<String, Table> tables = lake.reports(scope, 2);
    OracleReports expected =
        oracle.reports(scope.since(), scope.until(), OracleFilter.of(scope.filter()));
    List<String> differences = new ArrayList<>();
    differences.addAll(
        Differences.between(where, List.of(expected.overview()), table(tables, "overview")));
    differences.addAll(Differences.between(where, expected.kinds(), table(tables, "kinds")));
    differences.addAll(Differences.between(where, expected.dvms(), table(tables, "dvms")));
    differences.addAll(Differences.between(where, expected.daily(), table(tables, "daily")));
    differences.addAll(
        Differences.between(where, expected.completeness(), table(tables, "completeness")));
    differences.addAll(
        Differences.between(where, expected.responseTimes(), table(tables, "response-times")));
    differences.addAll(
        Differences.between(where, expected.announcements(), table(tables, "announcements")));
    differences.addAll(Differences.between(where, expected.tags(), table(tables, "tags")));
    differences.addAll(
        Differences.between(where, expected.relayMentions(), table(tables, "relay-mentions")));
    HistoryCount history = expected.history();
    differences.addAll(Differences.between(where, history.history(), table(tables, "history")));
    differences.addAll(
        Differences.between(where, history.milestones(), table(tables, "milestones")));
    differences.addAll(Differences.between(where, history.founders(), table(tables, "founders")));
    differences.addAll(ofMoney(where, expected, tables));
    return differences;
  }

  private static List<String> ofMoney(
      String where, OracleReports expected, Map<String, Table> tables) {
    List<String> differences = new ArrayList<>();
    differences.addAll(
        Differences.between(where, List.of(expected.unanswered()), table(tables, "unanswered")));
    differences.addAll(
        Differences.between(
            where, expected.unansweredByKind(), table(tables, "unanswered__by_kind")));
    differences.addAll(
        Differences.between(
            where, expected.unansweredByDvm(), table(tables, "unanswered__by_dvm")));
    PaymentsCount payments = expected.payments();
    differences.addAll(
        Differences.between(where, List.of(payments.totals()), table(tables, "payments")));
    differences.addAll(
        Differences.between(where, payments.byDvm(), table(tables, "payments__by_dvm")));
    differences.addAll(
        Differences.between(where, payments.byKind(), table(tables, "payments__by_kind")));
    return differences;
  }

  /** Every column of every row of the page of a DVM. */
  static List<String> ofPage(
      LoadedLake lake, ArchiveOracle oracle, String dvm, Scope time, long asOf) throws IOException {
    String where = "[" + time.since() + ", " + time.until() + ") as of " + asOf + " " + dvm;
    Map<String, Table> tables = lake.page(Bytes32.ofHex(dvm), time, asOf);
    OracleReports reports =
        oracle.reports(
            time.since(), time.until(), new OracleFilter(Set.of(dvm), Set.of(), Set.of(), false));
    DvmPageCount page = reports.page(dvm);
    List<String> differences = new ArrayList<>();
    differences.addAll(
        Differences.between(where, List.of(page.object(asOf)), table(tables, "dvm")));
    differences.addAll(
        Differences.between(where, page.announcementRows(), table(tables, "dvm__announcements")));
    differences.addAll(Differences.between(where, page.kinds(), table(tables, "dvm__kinds")));
    differences.addAll(Differences.between(where, page.statuses(), table(tables, "dvm__statuses")));
    differences.addAll(
        Differences.between(where, page.unanswered(), table(tables, "dvm__unanswered")));
    differences.addAll(Differences.between(where, reports.faults(), table(tables, "dvm__faults")));
    return differences;
  }

  private static SourceCounts counts(LoadOutcome outcome) {
    return new SourceCounts(
        outcome.tally().elements(),
        outcome.tally().valid(),
        outcome.tally().added(),
        outcome.tally().duplicates(),
        outcome.tally().invalid(Invalid.MALFORMED),
        outcome.tally().invalid(Invalid.BAD_ID),
        outcome.tally().invalid(Invalid.BAD_SIGNATURE));
  }

  private static Table table(Map<String, Table> tables, String report) {
    return Objects.requireNonNull(tables.get(report), report);
  }
}
