package live.dvmdash.trace;

import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import live.dvmdash.event.Bytes32;
import live.dvmdash.event.Kind;
import live.dvmdash.event.KindTable;
import live.dvmdash.query.Database;
import live.dvmdash.query.SqlResource;
import live.dvmdash.query.Surroundings;
import live.dvmdash.query.Surroundings.Wanted;
import org.jspecify.annotations.Nullable;

/**
 * Gathers what a trace may need: from an event to what it names and what names it, and on from
 * there through everything that belongs to a job. It finds all of a trace and hardly more; what is
 * part of it is decided afterwards.
 */
final class Gathering {

  /** Each round costs a look into some files, so a longer chain is better read as a whole. */
  private static final int MOST_ROUNDS = 24;

  private static final int MOST_WANTED = 5_000;

  private final Database database;
  private final KindTable kinds;
  private final Surroundings surroundings;
  private final Set<Bytes32> soughtIds = new HashSet<>();
  private final Set<Bytes32> soughtObjects = new HashSet<>();
  private final Set<Bytes32> soughtAuthors = new HashSet<>();
  private final Set<String> soughtInvoices = new HashSet<>();
  private final Map<Bytes32, Integer> found = new HashMap<>();
  private final Set<Bytes32> inputs = new HashSet<>();

  Gathering(Database database, KindTable kinds, Surroundings surroundings) {
    this.database = database;
    this.kinds = kinds;
    this.surroundings = surroundings;
  }

  /** What the next round looks for. */
  private static final class Next {
    private final Set<Bytes32> ids = new HashSet<>();
    private final Set<Bytes32> objects = new HashSet<>();
    private final Set<Bytes32> authors = new HashSet<>();
    private final Set<String> invoices = new HashSet<>();

    private int size() {
      return ids.size() + objects.size() + authors.size() + invoices.size();
    }
  }

  /**
   * Gathers around an event.
   *
   * @return false when there is too much of it, so that all events have to be looked at
   */
  boolean around(Bytes32 id) throws IOException {
    Next next = new Next();
    next.ids.add(id);
    return go(next, id);
  }

  /** Gathers around an invoice, likewise. */
  boolean around(String invoice) throws IOException {
    Next next = new Next();
    next.invoices.add(invoice);
    return go(next, null);
  }

  private boolean go(Next first, @Nullable Bytes32 start) throws IOException {
    Next next = first;
    for (int round = 0; round < MOST_ROUNDS; round++) {
      next.ids.removeIf(id -> !soughtIds.add(id));
      next.objects.removeIf(id -> !soughtObjects.add(id));
      next.authors.removeIf(id -> !soughtAuthors.add(id));
      next.invoices.removeIf(invoice -> !soughtInvoices.add(invoice));
      if (next.size() == 0) {
        return true;
      }
      if (next.size() > MOST_WANTED) {
        return false;
      }
      surroundings.add(new Wanted(next.ids, next.objects, next.invoices, next.authors));
      next = new Next();
      String sql = SqlResource.statements(Gathering.class, "gathered.sql").getFirst();
      for (Row row : Row.all(database.query(sql))) {
        int kind = Math.toIntExact(row.required("kind", Long.class));
        if (found.put(row.required("id", Bytes32.class), kind) == null) {
          follow(row, kind, row.required("id", Bytes32.class).equals(start), next);
        }
      }
      followMissingInputs(next);
    }
    return false;
  }

  private void follow(Row row, int kind, boolean isStart, Next next) {
    if (kind == Kind.ZAP_RECEIPT) {
      followReceipt(row, isStart, next);
      return;
    }
    next.authors.add(row.required("pubkey", Bytes32.class));
    if (kinds.isRequest(kind)) {
      next.objects.add(row.required("id", Bytes32.class));
      addAll(row.list("job_inputs"), next.ids);
      addAll(row.list("job_inputs"), inputs);
      addAll(row.list("addressed"), next.authors);
    } else if (kinds.isAnswer(kind)) {
      next.objects.add(row.required("id", Bytes32.class));
      Bytes32 target = row.optional("target", Bytes32.class);
      if (target != null) {
        next.ids.add(target);
        next.objects.add(target);
      }
      for (Object invoice : row.list("bills")) {
        next.invoices.add((String) invoice);
      }
    }
  }

  private static void followReceipt(Row row, boolean isStart, Next next) {
    Bytes32 object = row.optional("receipt_for", Bytes32.class);
    if (object != null) {
      next.ids.add(object);
    }
    for (String party : List.of("payer", "payee")) {
      Bytes32 pubkey = row.optional(party, Bytes32.class);
      if (pubkey != null) {
        next.authors.add(pubkey);
      }
    }
    String invoice = row.optional("receipt_bolt11", String.class);
    if (isStart && object != null) {
      next.objects.add(object);
    }
    if (isStart && invoice != null) {
      next.invoices.add(invoice);
    }
  }

  /** Of an input that is not there only its answers can tell that it was a request. */
  private void followMissingInputs(Next next) {
    for (Bytes32 input : inputs) {
      if (soughtIds.contains(input) && !found.containsKey(input)) {
        next.objects.add(input);
      }
    }
  }

  private static void addAll(Collection<?> values, Set<Bytes32> into) {
    for (Object value : values) {
      into.add((Bytes32) value);
    }
  }
}
