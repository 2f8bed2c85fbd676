package live.dvmdash.query;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import live.dvmdash.event.Bytes32;
import org.jspecify.annotations.Nullable;

/** Where events of the lake point to, for whoever looks for more around them. */
public final class JobPointers {

  private final Database database;

  /** Over an engine in which {@code stored} is defined. */
  public JobPointers(Database database) {
    this.database = database;
  }

  /** The relays that requests of those ids want to be answered at, as they write it, each once. */
  public List<String> relays(Collection<Bytes32> ids) throws IOException {
    if (ids.isEmpty() || database.isEmpty()) {
      return List.of();
    }
    String values =
        ids.stream()
            .sorted()
            .map(id -> "unhex('" + id.hex() + "')")
            .collect(Collectors.joining(", "));
    List<String> relays = new ArrayList<>();
    for (List<@Nullable Object> row :
        database
            .query(
                "SELECT DISTINCT unnest(relays) AS relay FROM stored WHERE relays IS NOT NULL"
                    + " AND id IN ("
                    + values
                    + ") ORDER BY relay")
            .values()) {
      relays.add(String.valueOf(row.getFirst()));
    }
    return relays;
  }

  /** The event that a zap receipt names as paid for; null when it names none, or is not there. */
  public @Nullable Bytes32 paidFor(Bytes32 receipt) throws IOException {
    if (database.isEmpty()) {
      return null;
    }
    for (List<@Nullable Object> row :
        database.query("SELECT receipt_for FROM stored WHERE id = ?", receipt).values()) {
      return (Bytes32) row.getFirst();
    }
    return null;
  }
}
