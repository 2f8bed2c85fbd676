package live.dvmdash.trace;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import live.dvmdash.event.Bytes32;
import live.dvmdash.event.Kind;
import live.dvmdash.event.KindTable;
import live.dvmdash.query.Database;
import live.dvmdash.query.Rows;
import live.dvmdash.query.SqlResource;
import live.dvmdash.query.Vocabulary;
import org.jspecify.annotations.Nullable;

/**
 * Finds traces. The chain of requests is followed link by link, with one query for all requests
 * that are equally far away; a request is visited once, so that circles end. The SQL stands in the
 * files of this package.
 */
public final class Tracer {

  private final Database database;
  private final KindTable kinds;
  private final Vocabulary vocabulary;
  private boolean linksDefined;

  private Tracer(Database database, KindTable kinds) {
    this.database = database;
    this.kinds = kinds;
    this.vocabulary = new Vocabulary(database, kinds);
  }

  /**
   * A tracer over an engine, in which it defines the vocabulary it needs.
   *
   * @param database an engine without a vocabulary
   * @param kinds tells what is a job
   */
  public static Tracer over(Database database, KindTable kinds) throws IOException {
    Tracer tracer = new Tracer(database, kinds);
    if (!database.isEmpty()) {
      tracer.vocabulary.defineStored();
    }
    return tracer;
  }

  /**
   * The events whose id begins so, ascending; the first ten when there are more.
   *
   * @param hexPrefix at most 64 lower-case hex digits
   */
  public List<Bytes32> idsStartingWith(String hexPrefix) throws IOException {
    if (database.isEmpty()) {
      return List.of();
    }
    int open = Bytes32.HEX_LENGTH - hexPrefix.length();
    Rows rows =
        query(
            "prefix.sql",
            Bytes32.ofHex(hexPrefix + "0".repeat(open)),
            Bytes32.ofHex(hexPrefix + "f".repeat(open)));
    return ids(rows);
  }

  /**
   * The trace of a request, result or feedback.
   *
   * @throws NotFound when the lake does not have the event, or it is part of no job
   */
  public Trace trace(Bytes32 id) throws IOException, NotFound {
    if (database.isEmpty()) {
      throw new NotFound(NotFound.Reason.UNKNOWN, "the lake holds no events yet");
    }
    List<List<@Nullable Object>> found = query("find.sql", id).values();
    if (found.isEmpty()) {
      throw new NotFound(NotFound.Reason.UNKNOWN, "no event " + id + " in the lake");
    }
    int kind = Math.toIntExact((Long) Objects.requireNonNull(found.getFirst().get(0)));
    if (!kinds.isRequest(kind) && !kinds.isAnswer(kind)) {
      throw new NotFound(
          NotFound.Reason.NO_JOB, "event " + id + " is part of no job: " + described(kind));
    }
    Bytes32 root = kinds.isRequest(kind) ? id : (Bytes32) found.getFirst().get(1);
    defineLinks();
    gather(id, root);
    return graph(id, root);
  }

  private String described(int kind) {
    String name =
        switch (kind) {
          case Kind.PROFILE -> "it is a profile";
          case Kind.ANNOUNCEMENT -> "it is the announcement of a DVM";
          case Kind.DELETION -> "it is a deletion";
          case Kind.ZAP_RECEIPT -> "it is a zap receipt";
          case Kind.RELAY_LIST -> "it is a list of relays";
          case Kind.HEARTBEAT -> "it is a DVM's sign of life";
          default ->
              kinds.excluded().contains(kind)
                  ? "its kind is excluded from the kinds of jobs"
                  : "it is neither a job request nor a result nor feedback";
        };
    return name + " (kind " + kind + ")";
  }

  private void defineLinks() throws IOException {
    if (!linksDefined) {
      vocabulary.defineNames();
      vocabulary.defineTraces();
      linksDefined = true;
    }
  }

  /** Fills the tables of the trace. */
  private void gather(Bytes32 id, @Nullable Bytes32 root) throws IOException {
    update("forget.sql");
    if (root == null) {
      update("alone.sql", id);
      return;
    }
    update("start.sql", root);
    long hop = 0;
    long found;
    do {
      found = update("hop.sql", hop + 1, hop, hop);
      hop++;
    } while (found > 0);
    update("gather.sql");
  }

  private Trace graph(Bytes32 id, @Nullable Bytes32 root) throws IOException {
    Graph graph = new Graph(kinds);
    List<@Nullable Object> span = query("span.sql").values().getFirst();
    graph.addDeletions(query("deletions.sql"));
    graph.addEvents(
        query(
            "events.sql",
            Objects.requireNonNull(span.get(0)),
            Objects.requireNonNull(span.get(1))));
    graph.addRequests(ids(query("requests.sql")));
    graph.addNames(query("names.sql"));
    return graph.trace(id, root);
  }

  private Rows query(String file, Object... parameters) throws IOException {
    return database.query(SqlResource.statements(Tracer.class, file).getFirst(), parameters);
  }

  /** Runs the statements of a file, each with all parameters. */
  private long update(String file, Object... parameters) throws IOException {
    long rows = 0;
    for (String statement : SqlResource.statements(Tracer.class, file)) {
      rows += database.update(statement, parameters);
    }
    return rows;
  }

  private static List<Bytes32> ids(Rows rows) {
    List<Bytes32> ids = new ArrayList<>(rows.values().size());
    for (List<@Nullable Object> row : rows.values()) {
      ids.add((Bytes32) Objects.requireNonNull(row.getFirst()));
    }
    return ids;
  }
}
