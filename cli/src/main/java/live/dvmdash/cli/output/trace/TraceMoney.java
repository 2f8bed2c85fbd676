package live.dvmdash.cli.output.trace;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import live.dvmdash.event.Bytes32;
import live.dvmdash.trace.Edge;
import live.dvmdash.trace.Edge.Via;
import live.dvmdash.trace.Node;
import live.dvmdash.trace.Node.Invoice;
import live.dvmdash.trace.Node.Receipt;
import live.dvmdash.trace.Trace;

/**
 * The money of a trace by what a reader follows: from an event to its invoices, from there to the
 * receipts. Each receipt has one place: at its invoice, else at the invoice of the event that it
 * names, else at that event.
 */
final class TraceMoney {

  private final Map<String, Invoice> invoices = new HashMap<>();
  private final Map<String, Receipt> receipts = new LinkedHashMap<>();
  private final Map<String, List<Invoice>> carried = new HashMap<>();
  private final Map<String, List<Paid>> paid = new HashMap<>();
  private final Map<String, List<Receipt>> loose = new HashMap<>();

  /**
   * A receipt at an invoice.
   *
   * @param exactly whether it bears that invoice, and not another one
   */
  record Paid(Receipt receipt, boolean exactly) {}

  TraceMoney(Trace trace) {
    for (Node node : trace.nodes()) {
      if (node instanceof Invoice invoice) {
        invoices.put(invoice.bolt11(), invoice);
      } else if (node instanceof Receipt receipt) {
        receipts.put(receipt.key(), receipt);
      }
    }
    Set<String> placed = new HashSet<>();
    place(trace, Via.BOLT11, placed);
    place(trace, Via.E, placed);
    for (Edge edge : trace.edges()) {
      if (edge.type() == Edge.Type.RECEIPT_FOR && placed.add(edge.from())) {
        loose.computeIfAbsent(edge.to(), of -> new ArrayList<>()).add(receipt(edge.from()));
      }
    }
    Set<Invoice> shown = new LinkedHashSet<>();
    Map<String, List<Invoice>> ofEvents = new HashMap<>();
    for (Edge edge : trace.edges()) {
      if (edge.type() == Edge.Type.HAS_INVOICE) {
        ofEvents.computeIfAbsent(edge.from(), of -> new ArrayList<>()).add(invoice(edge.to()));
      }
    }
    for (Node node : trace.nodes()) {
      for (Invoice invoice : ofEvents.getOrDefault(node.key(), List.of())) {
        if (shown.add(invoice)) {
          carried.computeIfAbsent(node.key(), of -> new ArrayList<>()).add(invoice);
        }
      }
    }
  }

  private void place(Trace trace, Via via, Set<String> placed) {
    Set<String> now = new HashSet<>();
    for (Edge edge : trace.edges()) {
      if (edge.type() == Edge.Type.HAS_RECEIPT
          && edge.via() == via
          && !placed.contains(edge.to())) {
        if (now.add(edge.to())) {
          Paid entry = new Paid(receipt(edge.to()), via == Via.BOLT11);
          paid.computeIfAbsent(edge.from(), of -> new ArrayList<>()).add(entry);
        }
      }
    }
    placed.addAll(now);
  }

  private Invoice invoice(String bolt11) {
    Invoice invoice = invoices.get(bolt11);
    if (invoice == null) {
      throw new IllegalArgumentException("an edge leads to no node: " + bolt11);
    }
    return invoice;
  }

  private Receipt receipt(String id) {
    Receipt receipt = receipts.get(id);
    if (receipt == null) {
      throw new IllegalArgumentException("an edge leads to no node: " + id);
    }
    return receipt;
  }

  /** The invoices that an event carries, and no earlier event of the trace does. */
  List<Invoice> invoices(Bytes32 event) {
    return carried.getOrDefault(event.hex(), List.of());
  }

  /** The receipts at an invoice. */
  List<Paid> receipts(Invoice invoice) {
    return paid.getOrDefault(invoice.bolt11(), List.of());
  }

  /** The receipts on an event that are at no invoice. */
  List<Receipt> receipts(Bytes32 event) {
    return loose.getOrDefault(event.hex(), List.of());
  }
}
