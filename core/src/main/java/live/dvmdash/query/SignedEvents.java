package live.dvmdash.query;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import live.dvmdash.event.Bytes32;
import live.dvmdash.event.Event;
import live.dvmdash.event.Signature;
import org.jspecify.annotations.Nullable;

/** Events of the lake as their authors signed them, so that anyone can check them. */
public final class SignedEvents {

  private final Database database;

  /** Over an engine in which {@code stored} is defined. */
  public SignedEvents(Database database) {
    this.database = database;
  }

  /**
   * Those of some ids that the lake has, by id.
   *
   * @param since the earliest {@code created_at} among them, which saves looking elsewhere
   * @param until the latest, inclusive
   */
  public Map<Bytes32, Event> of(Collection<Bytes32> ids, long since, long until)
      throws IOException {
    if (ids.isEmpty() || database.isEmpty()) {
      return Map.of();
    }
    String values =
        ids.stream()
            .sorted()
            .map(id -> "unhex('" + id.hex() + "')")
            .collect(Collectors.joining(", "));
    Map<Bytes32, Event> events = new HashMap<>();
    for (List<@Nullable Object> row :
        database
            .query(
                "SELECT id, pubkey, created_at, kind, tags, content, lower(hex(sig)) FROM stored"
                    + " WHERE created_at BETWEEN ? AND ? AND id IN ("
                    + values
                    + ")",
                since,
                until)
            .values()) {
      Event event = event(row);
      events.put(event.id(), event);
    }
    return Map.copyOf(events);
  }

  private static Event event(List<@Nullable Object> row) {
    return new Event(
        (Bytes32) cell(row, 0),
        (Bytes32) cell(row, 1),
        (Long) cell(row, 2),
        Math.toIntExact((Long) cell(row, 3)),
        tags((List<?>) cell(row, 4)),
        (String) cell(row, 5),
        Objects.requireNonNull(Signature.parse((String) cell(row, 6))));
  }

  private static List<List<String>> tags(List<?> lists) {
    List<List<String>> tags = new ArrayList<>();
    for (Object list : lists) {
      tags.add(((List<?>) list).stream().map(String::valueOf).toList());
    }
    return List.copyOf(tags);
  }

  private static Object cell(List<@Nullable Object> row, int place) {
    return Objects.requireNonNull(row.get(place));
  }
}
