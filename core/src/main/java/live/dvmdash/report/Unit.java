package live.dvmdash.report;

import java.util.Set;

/**
 * What the values of a column mean, so that every output format shows them alike. The name of a
 * column decides, which keeps a report a single SQL file.
 */
public enum Unit {
  /** A number of things; {@code Long}. */
  COUNT,
  /** A quotient, unrounded; {@code Double}. */
  RATIO,
  /** A duration in whole seconds; {@code Long}. */
  SECONDS,
  /** A moment in epoch seconds; {@code Long}. */
  EPOCH,
  /** Thousandths of a satoshi; {@code Long}. On paper in sats. */
  MSAT,
  /** A kind of event, a name rather than a quantity; {@code Long}. */
  KIND,
  /** A public key or id in hex or bech32; {@code String}. */
  KEY,
  /**
   * Ascending values; {@code List} of {@code Long} or {@code String}. Never follows from a name: a
   * column of this unit is one whose values are lists.
   */
  LIST,
  /** Anything else; {@code String}. */
  TEXT;

  private static final Set<String> KEYS = Set.of("pubkey", "npub", "id");

  private static final Set<String> TEXTS =
      Set.of(
          "name",
          "source",
          "reason",
          "first_day",
          "last_day",
          "day",
          "coverage",
          "month",
          "label",
          "state",
          "asked");

  private static final Set<String> MOMENTS =
      Set.of(
          "first_seen",
          "last_seen",
          "last_used",
          "last_heartbeat",
          "last_result",
          "last_feedback",
          "data_end",
          "as_of",
          "since",
          "until",
          "created_at");

  /** The unit of a column by its name, for example {@link #MSAT} for {@code paid_msat}. */
  public static Unit of(String column) {
    String last = column.substring(column.lastIndexOf("__") + 1).replaceFirst("^_", "");
    if (last.equals("age")
        || last.endsWith("_age")
        || (column.contains("_time__") && !last.equals("n"))) {
      return SECONDS;
    }
    if (KEYS.contains(last)) {
      return KEY;
    }
    if (TEXTS.contains(last)) {
      return TEXT;
    }
    if (MOMENTS.contains(last)) {
      return EPOCH;
    }
    if (last.equals("kind")) {
      return KIND;
    }
    if (last.endsWith("_msat") || column.contains("_msat_")) {
      return MSAT;
    }
    boolean ratio =
        last.equals("results_per_request")
            || last.equals("share")
            || last.endsWith("_share")
            || last.endsWith("_rate")
            || last.contains("_rate_");
    return ratio ? RATIO : COUNT;
  }
}
