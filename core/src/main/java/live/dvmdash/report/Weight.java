package live.dvmdash.report;

import java.util.Set;

/**
 * How much a row loses without a column. Where there is no room for all columns, the lightest are
 * left out first. As with {@link Unit}, the name of a column decides.
 */
public enum Weight {
  /** Rounds off what other columns say. */
  DETAIL,
  /** Anything that is none of the others. */
  USUAL,
  /** What most readers look for. */
  CHIEF,
  /**
   * Whose row it is, or what rows are sorted by: never left out, for the rest says nothing then.
   */
  KEY;

  private static final Set<String> KEYS =
      Set.of(
          "pubkey",
          "npub",
          "id",
          "kind",
          "day",
          "month",
          "milestone",
          "number",
          "place",
          "relay",
          "tag",
          "parameter",
          "part",
          "source",
          "status",
          "fault",
          "change");

  private static final Set<String> CHIEFS =
      Set.of(
          "name",
          "requests",
          "results",
          "answered",
          "response_rate",
          "response_time__p50",
          "total",
          "asked_msat",
          "invoiced_msat",
          "paid_msat",
          "paid_requests_answered",
          "state",
          "coverage",
          "reason",
          "active");

  private static final Set<String> DETAILS =
      Set.of(
          "unparsable_amounts",
          "open_invoices",
          "broken_invoices",
          "receipts_via_bolt11",
          "receipts_via_e",
          "receipts_unlinked",
          "receipts_without_payer",
          "negative_response_times");

  /** The weight of a column by its name and the unit of its values. */
  static Weight of(String column, Unit unit) {
    if (KEYS.contains(column)) {
      return KEY;
    }
    if (CHIEFS.contains(column)) {
      return CHIEF;
    }
    boolean tail = column.endsWith("__p95") || column.endsWith("__p99");
    boolean split = column.contains("_by_");
    return tail || split || unit == Unit.EPOCH || unit == Unit.LIST || DETAILS.contains(column)
        ? DETAIL
        : USUAL;
  }
}
