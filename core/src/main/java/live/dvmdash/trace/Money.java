package live.dvmdash.trace;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import live.dvmdash.event.Bytes32;
import live.dvmdash.query.Rows;
import live.dvmdash.trace.Edge.Via;
import live.dvmdash.trace.Node.Invoice;
import live.dvmdash.trace.Node.Receipt;

/** The invoices and receipts of a trace, and how they hang together. */
final class Money {

  private final SortedSet<Carriage> carriages = new TreeSet<>();
  private final Map<String, Invoice> invoices = new TreeMap<>();
  private final Map<Bytes32, Receipt> receipts = new LinkedHashMap<>();

  /** That an event carries an invoice. */
  private record Carriage(Bytes32 event, String bolt11) implements Comparable<Carriage> {
    @Override
    public int compareTo(Carriage other) {
      int events = event.compareTo(other.event);
      return events == 0 ? bolt11.compareTo(other.bolt11) : events;
    }
  }

  /** Rows of an event and an invoice that it carries. */
  void addInvoices(Rows rows) {
    for (Row row : Row.all(rows)) {
      String bolt11 = row.required("bolt11", String.class);
      carriages.add(new Carriage(row.required("event_id", Bytes32.class), bolt11));
      invoices.put(
          bolt11,
          new Invoice(
              bolt11,
              row.optional("msat", Long.class),
              row.optional("payment_hash", Bytes32.class),
              row.optional("created_at", Long.class),
              row.optional("expiry", Long.class),
              row.required("checksum_ok", Boolean.class)));
    }
  }

  /** Rows of a receipt each, in their order. */
  void addReceipts(Rows rows) {
    for (Row row : Row.all(rows)) {
      Bytes32 id = row.required("id", Bytes32.class);
      receipts.put(
          id,
          new Receipt(
              id,
              row.required("created_at", Long.class),
              row.required("pubkey", Bytes32.class),
              row.optional("bolt11", String.class),
              row.optional("msat", Long.class),
              row.optional("payer", Bytes32.class),
              row.optional("payee", Bytes32.class),
              row.optional("receipt_for", Bytes32.class),
              row.required("verdict", String.class)));
    }
  }

  Collection<Invoice> invoices() {
    return invoices.values();
  }

  Collection<Receipt> receipts() {
    return receipts.values();
  }

  /** Whether the id is that of a receipt of the trace. */
  boolean isReceipt(Bytes32 id) {
    return receipts.containsKey(id);
  }

  /** The events that receipts name as what was paid for. */
  List<Bytes32> paidFor() {
    List<Bytes32> events = new ArrayList<>();
    for (Receipt receipt : receipts.values()) {
      if (receipt.receiptFor() != null) {
        events.add(receipt.receiptFor());
      }
    }
    return events;
  }

  /** Those who paid or were paid. */
  List<Bytes32> parties() {
    List<Bytes32> parties = new ArrayList<>();
    for (Receipt receipt : receipts.values()) {
      if (receipt.payer() != null) {
        parties.add(receipt.payer());
      }
      if (receipt.payee() != null) {
        parties.add(receipt.payee());
      }
    }
    return parties;
  }

  /** The edges between events, invoices, receipts and those who pay; all their ends are nodes. */
  List<Edge> edges() {
    List<Edge> edges = new ArrayList<>();
    for (Carriage carriage : carriages) {
      edges.add(new Edge(Edge.Type.HAS_INVOICE, carriage.event.hex(), carriage.bolt11));
    }
    for (Receipt receipt : receipts.values()) {
      addReceiptFor(receipt, edges);
      addParties(receipt, edges);
    }
    return edges;
  }

  private void addReceiptFor(Receipt receipt, List<Edge> edges) {
    String bolt11 = receipt.bolt11();
    if (bolt11 != null && invoices.containsKey(bolt11)) {
      edges.add(new Edge(Edge.Type.HAS_RECEIPT, bolt11, receipt.key(), Via.BOLT11));
    }
    Bytes32 event = receipt.receiptFor();
    if (event == null) {
      return;
    }
    edges.add(new Edge(Edge.Type.RECEIPT_FOR, receipt.key(), event.hex()));
    for (Carriage carriage : carriages) {
      if (carriage.event.equals(event) && !carriage.bolt11.equals(bolt11)) {
        edges.add(new Edge(Edge.Type.HAS_RECEIPT, carriage.bolt11, receipt.key(), Via.E));
      }
    }
  }

  private static void addParties(Receipt receipt, List<Edge> edges) {
    if (receipt.payer() != null) {
      edges.add(new Edge(Edge.Type.PAYMENT_FROM, receipt.key(), receipt.payer().hex()));
    }
    if (receipt.payee() != null) {
      edges.add(new Edge(Edge.Type.PAYMENT_TO, receipt.key(), receipt.payee().hex()));
    }
  }
}
