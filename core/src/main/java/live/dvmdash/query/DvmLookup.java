package live.dvmdash.query;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import live.dvmdash.event.Bytes32;
import live.dvmdash.event.Kind;
import live.dvmdash.event.Nip19.IdPrefix;
import org.jspecify.annotations.Nullable;

/**
 * Finds DVMs by what people call them or by the beginning of their keys, and customers by the
 * latter. A DVM is here the author of a result, of feedback or of an announcement.
 */
public final class DvmLookup {

  private static final String DVMS =
      "kind BETWEEN %d AND %d OR kind IN (%d, %d)"
          .formatted(
              Kind.FIRST_REQUEST + Kind.RESULT_OFFSET,
              Kind.LAST_REQUEST + Kind.RESULT_OFFSET,
              Kind.FEEDBACK,
              Kind.ANNOUNCEMENT);

  private static final String CUSTOMERS =
      "kind BETWEEN %d AND %d".formatted(Kind.FIRST_REQUEST, Kind.LAST_REQUEST);

  private final Database database;

  /** Over an engine in which {@code stored} and {@code names} are defined. */
  public DvmLookup(Database database) {
    this.database = database;
  }

  /**
   * A key that was looked for.
   *
   * @param name what its owner is called; null without a name
   */
  public record NamedKey(Bytes32 pubkey, @Nullable String name) {}

  /**
   * The DVMs of that name, whatever the case of its letters; when there is none, those whose names
   * contain it. By name, then by key.
   */
  public List<NamedKey> named(String name) throws IOException {
    List<NamedKey> exact = found("lower(n.name) = lower(?)", DVMS, name);
    return exact.isEmpty() ? found("contains(lower(n.name), lower(?))", DVMS, name) : exact;
  }

  /** The DVMs whose keys begin so, by name, then by key. */
  public List<NamedKey> dvms(IdPrefix prefix) throws IOException {
    return found("s.pubkey BETWEEN ? AND ?", DVMS, prefix.lowest(), prefix.highest());
  }

  /** The authors of requests whose keys begin so, by name, then by key. */
  public List<NamedKey> customers(IdPrefix prefix) throws IOException {
    return found("s.pubkey BETWEEN ? AND ?", CUSTOMERS, prefix.lowest(), prefix.highest());
  }

  private List<NamedKey> found(String condition, String kinds, Object... parameters)
      throws IOException {
    String sql =
        """
        SELECT s.pubkey, n.name
        FROM (SELECT DISTINCT pubkey FROM stored WHERE %s) s
        LEFT JOIN names n ON n.pubkey = s.pubkey
        WHERE %s
        ORDER BY n.name NULLS LAST, s.pubkey
        """
            .formatted(kinds, condition);
    List<NamedKey> keys = new ArrayList<>();
    for (List<@Nullable Object> row : database.query(sql, parameters).values()) {
      if (row.get(0) instanceof Bytes32 pubkey) {
        keys.add(new NamedKey(pubkey, (String) row.get(1)));
      }
    }
    return keys;
  }
}
