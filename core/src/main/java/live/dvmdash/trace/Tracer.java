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
import live.dvmdash.query.Surroundings;
import live.dvmdash.query.Vocabulary;
import org.jspecify.annotations.Nullable;

/**
 * Finds traces. First what may belong to one is gathered by the index of the lake, or, where a
 * chain is long, the whole lake is taken. In that the chain of requests is followed link by link,
 * with one query for all requests that are equally far away; a request is visited once, so that
 * circles end. The SQL stands in the files of this package.
 */
public final class Tracer {

  /** So many ids suffice to see that a prefix is too short. */
  private static final int MOST_IDS = 10;

  private final Database database;
  private final KindTable kinds;
  private final Vocabulary vocabulary;
  private final long depth;
  private final Surroundings surroundings;
  private final Gathering gathering;
  private boolean isWhole;

  private Tracer(Database database, KindTable kinds, long depth) throws IOException {
    this.database = database;
    this.kinds = kinds;
    this.depth = depth;
    this.vocabulary = new Vocabulary(database, kinds);
    this.surroundings = vocabulary.defineSurroundings();
    this.gathering = new Gathering(database, kinds, surroundings);
    vocabulary.defineTraces();
  }

  /**
   * A tracer over an engine, in which it defines the vocabulary it needs.
   *
   * @param database an engine without a vocabulary
   * @param kinds tells what is a job
   */
  public static Tracer over(Database database, KindTable kinds) throws IOException {
    return over(database, kinds, Long.MAX_VALUE);
  }

  /**
   * A tracer that does not follow chains to their ends.
   *
   * @param database an engine without a vocabulary
   * @param kinds tells what is a job
   * @param depth how many links away from the first request a request may be
   */
  public static Tracer over(Database database, KindTable kinds, long depth) throws IOException {
    return new Tracer(database, kinds, depth);
  }

  /**
   * The events whose id begins so, ascending; the first ten when there are more.
   *
   * @param hexPrefix at most 64 lower-case hex digits
   */
  public List<Bytes32> idsStartingWith(String hexPrefix) throws IOException {
    int open = Bytes32.HEX_LENGTH - hexPrefix.length();
    return surroundings.between(
        Bytes32.ofHex(hexPrefix + "0".repeat(open)),
        Bytes32.ofHex(hexPrefix + "f".repeat(open)),
        MOST_IDS);
  }

  /**
   * The trace of the request that an event belongs to: a request, result, feedback or receipt.
   *
   * @throws NotFound when the lake does not have the event, or it is part of no job
   */
  public Trace trace(Bytes32 id) throws IOException, NotFound {
    checkNotEmpty();
    define(gathering.around(id));
    List<Row> found = Row.all(query("find.sql", id));
    if (found.isEmpty()) {
      throw new NotFound(NotFound.Reason.UNKNOWN, "no event " + id + " in the lake");
    }
    Row event = found.getFirst();
    int kind = Math.toIntExact(event.required("kind", Long.class));
    Start start = kind == Kind.ZAP_RECEIPT ? ofReceipt(id, event) : ofJob(id, event, kind);
    return graph(id.hex(), start, kind == Kind.ZAP_RECEIPT ? id : null);
  }

  /**
   * The trace of the request that an invoice belongs to: by the result or feedback that carries it,
   * else by the first receipt for it.
   *
   * @param bolt11 the invoice as the event carries it, in lower case
   * @throws NotFound when no result, feedback or receipt of the lake has it
   */
  public Trace trace(String bolt11) throws IOException, NotFound {
    checkNotEmpty();
    define(gathering.around(bolt11));
    List<Row> carriers = Row.all(query("carrier.sql", bolt11));
    if (!carriers.isEmpty()) {
      return graph(bolt11, ofAnswer(carriers.getFirst()), null);
    }
    List<Row> receipts = Row.all(query("borne.sql", bolt11));
    if (receipts.isEmpty()) {
      throw new NotFound(NotFound.Reason.UNKNOWN, "no event in the lake carries that invoice");
    }
    Bytes32 receipt = receipts.getFirst().required("id", Bytes32.class);
    return graph(bolt11, ofReceipt(receipt, receipts.getFirst()), receipt);
  }

  private void checkNotEmpty() throws NotFound {
    if (database.isEmpty()) {
      throw new NotFound(NotFound.Reason.UNKNOWN, "the lake holds no events yet");
    }
  }

  /**
   * Where a trace begins.
   *
   * @param root the request; null for an answer that names none
   * @param alone that answer
   */
  private record Start(@Nullable Bytes32 root, Bytes32 alone) {}

  private Start ofJob(Bytes32 id, Row event, int kind) throws NotFound {
    if (kinds.isRequest(kind)) {
      return new Start(id, id);
    }
    if (kinds.isAnswer(kind)) {
      return new Start(event.optional("target", Bytes32.class), id);
    }
    throw noJob(id, described(kind));
  }

  private static Start ofAnswer(Row carrier) {
    return new Start(
        carrier.optional("target", Bytes32.class), carrier.required("id", Bytes32.class));
  }

  /** A receipt belongs to the event that carries its invoice, else to the one that it names. */
  private Start ofReceipt(Bytes32 id, Row receipt) throws IOException, NotFound {
    String bolt11 = receipt.optional("receipt_bolt11", String.class);
    if (bolt11 != null) {
      List<Row> carriers = Row.all(query("carrier.sql", bolt11));
      if (!carriers.isEmpty()) {
        return ofAnswer(carriers.getFirst());
      }
    }
    Bytes32 named = receipt.optional("receipt_for", Bytes32.class);
    if (named == null) {
      throw noJob(id, described(Kind.ZAP_RECEIPT) + " that names no event");
    }
    List<Row> found = Row.all(query("find.sql", named));
    if (!found.isEmpty()) {
      int kind = Math.toIntExact(found.getFirst().required("kind", Long.class));
      if (!kinds.isRequest(kind) && !kinds.isAnswer(kind)) {
        throw noJob(id, described(Kind.ZAP_RECEIPT) + " for an event of kind " + kind);
      }
      return ofJob(named, found.getFirst(), kind);
    }
    if (query("answered.sql", named).values().isEmpty()) {
      throw noJob(
          id, described(Kind.ZAP_RECEIPT) + " for event " + named + ", which is not in the lake");
    }
    return new Start(named, named);
  }

  private static NotFound noJob(Bytes32 id, String why) {
    return new NotFound(NotFound.Reason.NO_JOB, "event " + id + " is part of no job: " + why);
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

  /** Defines what depends on the events that are there now. */
  private void define(boolean suffices) throws IOException {
    if (isWhole) {
      return;
    }
    if (!suffices) {
      vocabulary.defineStoredAnew();
      isWhole = true;
    }
    vocabulary.definePeople();
    vocabulary.defineLinks();
  }

  /** Fills the tables of the trace. */
  private void gather(Start start, @Nullable Bytes32 receipt) throws IOException {
    update("forget.sql");
    if (start.root == null) {
      update("alone.sql", start.alone);
    } else {
      update("start.sql", start.root);
      long hop = 0;
      while (hop < depth && update("hop.sql", hop + 1, hop, hop) > 0) {
        hop++;
      }
      update("gather.sql");
    }
    List<@Nullable Object> span = span();
    if (span.get(0) != null && span.get(1) != null) {
      update("invoices.sql", span.get(0), span.get(1));
    }
    long receipts = 0;
    if (start.root != null) {
      receipts = update("receipts.sql");
    } else if (receipt != null) {
      receipts = update("receipt.sql", receipt);
    }
    if (receipts > 0) {
      update("paid.sql");
    }
  }

  private List<@Nullable Object> span() throws IOException {
    return query("span.sql").values().getFirst();
  }

  private Trace graph(String asked, Start start, @Nullable Bytes32 receipt) throws IOException {
    gather(start, receipt);
    Graph graph = new Graph(kinds);
    graph.money().addInvoices(query("carried.sql"));
    graph.money().addReceipts(query("received.sql"));
    graph.addDeletions(query("deletions.sql"));
    List<@Nullable Object> span = span();
    if (span.get(0) != null && span.get(1) != null) {
      graph.addEvents(query("events.sql", span.get(0), span.get(1)));
      graph.addNames(query("names.sql", span.get(0), span.get(1)));
    }
    graph.addRequests(ids(query("requests.sql")));
    return graph.trace(asked, start.root);
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
