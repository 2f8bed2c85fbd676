package live.dvmdash.cli.oracle;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import live.dvmdash.report.Table;
import org.jspecify.annotations.Nullable;

/** What holds between the numbers of the reports, whatever the data. */
final class ReportInvariants {

  private static final List<String> ASCENDING = List.of("min", "p50", "p90", "p95", "p99", "max");

  private static final List<String> SPLIT =
      List.of("no_reaction", "processing", "payment_required", "error", "partial", "other_status");

  private final Map<String, Table> tables;
  private final List<String> violations = new ArrayList<>();

  private ReportInvariants(Map<String, Table> tables) {
    this.tables = tables;
  }

  /** What does not hold, a line each. */
  static List<String> violations(Map<String, Table> tables) {
    ReportInvariants invariants = new ReportInvariants(tables);
    for (String column : List.of("requests", "results", "answered")) {
      invariants.sumIsOverviews("kinds", column);
    }
    for (String column : List.of("requests", "results", "feedback", "answered")) {
      invariants.sumIsOverviews("daily", column);
    }
    invariants.sumIsOverviews("dvms", "results");
    invariants.sumIsOverviews("dvms", "feedback");
    invariants.rowsAreCounted("dvms", "dvms");
    invariants.rowsAreCounted("kinds", "kinds");
    invariants.unansweredAddUp();
    for (String part : List.of("payments__by_dvm", "payments__by_kind")) {
      invariants.paymentsAddUp(part);
    }
    tables.values().forEach(invariants::checkRows);
    return invariants.violations;
  }

  private void sumIsOverviews(String report, String column) {
    long overview = sum("overview", column);
    long sum = sum(report, column);
    if (sum != overview) {
      violations.add(
          "sum of %s.%s is %d, overview has %d".formatted(report, column, sum, overview));
    }
  }

  /** As many rows as the overview says; of kinds, those with a request. */
  private void rowsAreCounted(String report, String column) {
    Table table = Objects.requireNonNull(tables.get(report));
    long rows =
        table.rows().stream()
            .filter(row -> !has(table, "requests") || number(table, row, "requests") > 0)
            .count();
    if (rows != sum("overview", column)) {
      violations.add("%d rows of %s".formatted(rows, report));
    }
  }

  private void unansweredAddUp() {
    long total = sum("unanswered", "total");
    long answered = sum("overview", "answered");
    if (total != sum("overview", "requests") - answered) {
      violations.add("%d unanswered and %d answered are not all".formatted(total, answered));
    }
    for (String report : List.of("unanswered", "unanswered__by_kind", "unanswered__by_dvm")) {
      long parts = SPLIT.stream().mapToLong(part -> sum(report, part)).sum();
      if (parts != sum(report, "total")) {
        violations.add("the split of %s adds up to %d".formatted(report, parts));
      }
    }
    if (sum("unanswered__by_kind", "total") != total) {
      violations.add("the kinds of unanswered requests do not add up");
    }
  }

  /** Sums end at the most that a number in the reports can be. */
  private void paymentsAddUp(String part) {
    for (String column :
        List.of("payment_requests", "asked_msat", "invoices", "invoiced_msat", "paid_msat")) {
      if (!bounded(total(part, column)).equals(total("payments", column))) {
        violations.add("%s of %s does not add up".formatted(column, part));
      }
    }
    BigInteger verdicts =
        Stream.of("ok", "amount_mismatch", "hash_mismatch", "unsigned_request")
            .map(verdict -> total("payments", "paid_msat_by_verdict__" + verdict))
            .reduce(BigInteger.ZERO, BigInteger::add);
    if (!bounded(verdicts).equals(total("payments", "paid_msat"))) {
      violations.add("the verdicts do not add up");
    }
    if (sum("payments", "receipts")
        != sum("payments", "receipts_via_bolt11")
            + sum("payments", "receipts_via_e")
            + sum("payments", "receipts_unlinked")) {
      violations.add("the links of receipts do not add up");
    }
    long linked = sum("payments", "receipts") - sum("payments", "receipts_unlinked");
    if (sum(part, "receipts") != linked) {
      violations.add("%s has not the %d linked receipts".formatted(part, linked));
    }
  }

  private BigInteger total(String report, String column) {
    Table table = Objects.requireNonNull(tables.get(report));
    return table.rows().stream()
        .map(row -> BigInteger.valueOf(number(table, row, column)))
        .reduce(BigInteger.ZERO, BigInteger::add);
  }

  private static BigInteger bounded(BigInteger sum) {
    return sum.min(BigInteger.valueOf(Long.MAX_VALUE));
  }

  private long sum(String report, String column) {
    Table table = Objects.requireNonNull(tables.get(report));
    return table.rows().stream().mapToLong(row -> number(table, row, column)).sum();
  }

  private void checkRows(Table table) {
    for (List<@Nullable Object> row : table.rows()) {
      atMost(table, row, "answered_kind_matched", "answered");
      atMost(table, row, "answered_within_24h", "answered");
      atMost(table, row, "response_time__n", "answered");
      atMost(table, row, "addressed_answered", "addressed");
      for (String part :
          List.of("paid", "cancelled", "too_young", "unobservable", "receipt_seen_no_result")) {
        atMost(table, row, part, "total");
      }
      atMost(table, row, "receipt_seen_no_result", "paid");
      atMost(table, row, "customers", "answered");
      atMost(table, row, "first_seen", "last_seen");
      atMost(table, row, "answered", "taken");
      atMost(table, row, "errors", "taken");
      atMost(table, row, "silent", "addressed");
      if (!table.name().equals("dvms")) {
        atMost(table, row, "answered", "requests");
      }
      if (table.name().equals("kinds") || table.name().equals("daily")) {
        atMost(table, row, "users", "requests");
      }
      for (String time : List.of("response_time", "first_feedback_time")) {
        for (int i = 1; i < ASCENDING.size(); i++) {
          atMost(table, row, time + "__" + ASCENDING.get(i - 1), time + "__" + ASCENDING.get(i));
        }
      }
    }
  }

  /** Holds trivially where the report has no such columns. */
  private void atMost(Table table, List<@Nullable Object> row, String less, String more) {
    if (has(table, less)
        && has(table, more)
        && number(table, row, less) > number(table, row, more)) {
      violations.add("%s: %s is above %s in %s".formatted(table.name(), less, more, row));
    }
  }

  private static boolean has(Table table, String column) {
    return table.columns().stream().anyMatch(each -> each.name().equals(column));
  }

  private static long number(Table table, List<@Nullable Object> row, String column) {
    for (int i = 0; i < table.columns().size(); i++) {
      if (table.columns().get(i).name().equals(column)) {
        return row.get(i) instanceof Long number ? number : 0;
      }
    }
    throw new IllegalArgumentException(table.name() + " has no column " + column);
  }
}
