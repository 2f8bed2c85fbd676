package live.dvmdash.query;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import live.dvmdash.event.Bytes32;
import live.dvmdash.event.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Finds DVMs by what people call them: authors of a result or of feedback, or of an announcement.
 */
public final class DvmLookup {

  private final Database database;

  /** Over an engine in which {@code stored} and {@code names} are defined. */
  public DvmLookup(Database database) {
    this.database = database;
  }

  /**
   * A DVM.
   *
   * @param name what it calls itself
   */
  public record NamedDvm(Bytes32 pubkey, String name) {}

  /**
   * The DVMs of that name, whatever the case of its letters; when there is none, those whose names
   * contain it. By name, then by key.
   */
  public List<NamedDvm> named(String name) throws IOException {
    List<NamedDvm> exact = found("lower(n.name) = lower(?)", name);
    return exact.isEmpty() ? found("contains(lower(n.name), lower(?))", name) : exact;
  }

  private List<NamedDvm> found(String condition, String name) throws IOException {
    String sql =
        """
        SELECT n.pubkey, n.name
        FROM names n
        WHERE %s
          AND n.pubkey IN (
            SELECT pubkey FROM stored WHERE kind BETWEEN %d AND %d OR kind IN (%d, %d))
        ORDER BY n.name, n.pubkey
        """
            .formatted(
                condition,
                Kind.FIRST_REQUEST + Kind.RESULT_OFFSET,
                Kind.LAST_REQUEST + Kind.RESULT_OFFSET,
                Kind.FEEDBACK,
                Kind.ANNOUNCEMENT);
    List<NamedDvm> dvms = new ArrayList<>();
    for (List<@Nullable Object> row : database.query(sql, name).values()) {
      if (row.get(0) instanceof Bytes32 pubkey && row.get(1) instanceof String found) {
        dvms.add(new NamedDvm(pubkey, found));
      }
    }
    return dvms;
  }
}
