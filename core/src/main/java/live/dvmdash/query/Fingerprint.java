package live.dvmdash.query;

import java.io.IOException;

/**
 * A short name for exactly the events in a lake: two lakes with the same events have the same one,
 * however their files are laid out, and any other event changes it.
 */
public final class Fingerprint {

  private static final int LETTERS = 16;

  private Fingerprint() {}

  /**
   * The fingerprint of all events.
   *
   * @param database an engine with {@code stored} defined
   * @return 16 hex digits
   */
  public static String of(Database database) throws IOException {
    // In two steps, so that no single text holds the ids of all events.
    Rows rows =
        database.query(
            "SELECT sha256(coalesce(string_agg(part, '' ORDER BY part), '')) FROM ("
                + "SELECT sha256(string_agg(id, '' ORDER BY id)) AS part"
                + " FROM (SELECT hex(id) AS id FROM stored) ids GROUP BY left(id, 2)) parts");
    return String.valueOf(rows.values().getFirst().getFirst()).substring(0, LETTERS);
  }
}
