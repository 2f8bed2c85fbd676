package live.dvmdash.report;

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

  /** The unit of a column by its name, for example {@link #MSAT} for {@code paid_msat}. */
  public static Unit of(String column) {
    String last = column.substring(column.lastIndexOf("__") + 1).replaceFirst("^_", "");
    if (column.contains("_time__") && !last.equals("n")) {
      return SECONDS;
    }
    return switch (last) {
      case "pubkey", "npub", "id" -> KEY;
      case "name",
          "source",
          "reason",
          "first_day",
          "last_day",
          "day",
          "coverage",
          "month",
          "label" ->
          TEXT;
      case "kind" -> KIND;
      case "first_seen",
          "last_seen",
          "last_used",
          "last_heartbeat",
          "last_result",
          "last_feedback",
          "data_end",
          "as_of",
          "since",
          "until",
          "created_at" ->
          EPOCH;
      case "share", "results_per_request" -> RATIO;
      case "heartbeat_age", "result_age" -> SECONDS;
      default -> {
        if (last.endsWith("_msat") || column.contains("_msat_")) {
          yield MSAT;
        }
        yield last.endsWith("_rate") || last.endsWith("_share") || last.contains("_rate_")
            ? RATIO
            : COUNT;
      }
    };
  }
}
