package live.dvmdash.query;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import live.dvmdash.event.Bytes32;
import live.dvmdash.event.Kind;
import live.dvmdash.span.Interval;
import live.dvmdash.span.KindSet;
import org.jspecify.annotations.Nullable;

/**
 * What the lake knows of jobs and of those who take part in them, for whoever looks for more. Kinds
 * that reports leave out are jobs here as well.
 */
public final class KnownJobs {

  private static final String JOBS =
      "(kind BETWEEN %d AND %d OR kind BETWEEN %d AND %d OR kind = %d)"
          .formatted(
              Kind.FIRST_REQUEST,
              Kind.LAST_REQUEST,
              Kind.FIRST_REQUEST + Kind.RESULT_OFFSET,
              Kind.LAST_REQUEST + Kind.RESULT_OFFSET,
              Kind.FEEDBACK);

  private final Database database;

  /** Over an engine in which {@code stored} is defined. */
  public KnownJobs(Database database) {
    this.database = database;
  }

  /** The kinds of jobs that there is an event of. */
  public KindSet kinds() throws IOException {
    List<Integer> kinds = new ArrayList<>();
    for (List<@Nullable Object> row :
        database.query("SELECT DISTINCT kind FROM stored WHERE " + JOBS).values()) {
      kinds.add(((Number) required(row.get(0))).intValue());
    }
    return KindSet.of(kinds);
  }

  /** The authors of a time, by kind. */
  public Map<Integer, List<Bytes32>> authors(Interval time) throws IOException {
    Map<Integer, List<Bytes32>> authors = new HashMap<>();
    for (List<@Nullable Object> row :
        database
            .query(
                "SELECT DISTINCT kind, pubkey FROM stored"
                    + " WHERE created_at >= ? AND created_at < ? AND "
                    + JOBS,
                time.since(),
                time.until())
            .values()) {
      int kind = ((Number) required(row.get(0))).intValue();
      authors.computeIfAbsent(kind, key -> new ArrayList<>()).add((Bytes32) required(row.get(1)));
    }
    return authors;
  }

  /** Receives heartbeats. */
  @FunctionalInterface
  public interface HeartbeatSink {
    /** Takes one: whose it is, the second it claims to be from, and its id. */
    void add(Bytes32 dvm, long second, Bytes32 id);
  }

  /** The heartbeats of a time, the oldest first. */
  public void heartbeats(Interval time, HeartbeatSink sink) throws IOException {
    for (List<@Nullable Object> row :
        database
            .query(
                "SELECT pubkey, created_at, id FROM stored"
                    + " WHERE created_at >= ? AND created_at < ? AND kind = "
                    + Kind.HEARTBEAT
                    + " ORDER BY created_at, id",
                time.since(),
                time.until())
            .values()) {
      long second = ((Number) required(row.get(1))).longValue();
      sink.add((Bytes32) required(row.get(0)), second, (Bytes32) required(row.get(2)));
    }
  }

  /** The ids of all requests, results and feedback of a time. */
  public List<Bytes32> ids(Interval time) throws IOException {
    return ids(
        "SELECT id FROM stored WHERE created_at >= ? AND created_at < ? AND " + JOBS,
        time.since(),
        time.until());
  }

  /** The customers and DVMs of a time. */
  public List<Bytes32> participants(Interval time) throws IOException {
    return ids(
        "SELECT DISTINCT pubkey FROM stored WHERE created_at >= ? AND created_at < ? AND " + JOBS,
        time.since(),
        time.until());
  }

  /** The ids of the requests that name a DVM, and of all that it answered with, of a time. */
  public List<Bytes32> idsAround(Bytes32 dvm, Interval time) throws IOException {
    return ids(
        "SELECT id FROM stored WHERE created_at >= ? AND created_at < ? AND "
            + JOBS
            + " AND (pubkey = ? OR list_contains(addressed, ?)) UNION"
            + " SELECT target FROM stored WHERE created_at >= ? AND created_at < ?"
            + " AND pubkey = ? AND target IS NOT NULL",
        time.since(),
        time.until(),
        dvm,
        dvm,
        time.since(),
        time.until(),
        dvm);
  }

  /** The authors of the requests that name a DVM or that it answered, of a time. */
  public List<Bytes32> customersOf(Bytes32 dvm, Interval time) throws IOException {
    return ids(
        "SELECT DISTINCT pubkey FROM stored WHERE created_at >= ? AND created_at < ?"
            + " AND list_contains(addressed, ?) UNION"
            + " SELECT DISTINCT customer FROM stored WHERE created_at >= ? AND created_at < ?"
            + " AND pubkey = ? AND customer IS NOT NULL",
        time.since(),
        time.until(),
        dvm,
        time.since(),
        time.until(),
        dvm);
  }

  /** The requests that a DVM answered and that the lake does not have. */
  public List<Bytes32> unknownTargetsOf(Bytes32 dvm, Interval time) throws IOException {
    return ids(
        "SELECT DISTINCT target FROM stored WHERE created_at >= ? AND created_at < ?"
            + " AND pubkey = ? AND target IS NOT NULL"
            + " AND target NOT IN (SELECT id FROM stored WHERE kind BETWEEN "
            + Kind.FIRST_REQUEST
            + " AND "
            + Kind.LAST_REQUEST
            + ")",
        time.since(),
        time.until(),
        dvm);
  }

  private List<Bytes32> ids(String sql, Object... parameters) throws IOException {
    List<Bytes32> ids = new ArrayList<>();
    for (List<@Nullable Object> row : database.query(sql + " ORDER BY 1", parameters).values()) {
      ids.add((Bytes32) required(row.get(0)));
    }
    return ids;
  }

  private static Object required(@Nullable Object value) {
    if (value == null) {
      throw new IllegalStateException("a column that is never empty is empty");
    }
    return value;
  }
}
