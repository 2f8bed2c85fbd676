package live.dvmdash.cli.oracle;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** All invoices and receipts that are known, whatever the scope. */
final class MoneyIndex {

  private final Map<String, OracleEvent> carriers = new HashMap<>();
  private final List<OracleReceipt> receipts = new ArrayList<>();
  private final Map<String, OracleEvent> jobs = new HashMap<>();

  MoneyIndex(Collection<OracleEvent> known) {
    List<OracleEvent> inOrder = new ArrayList<>(known);
    inOrder.sort(Comparator.comparingLong(OracleEvent::createdAt).thenComparing(OracleEvent::id));
    for (OracleEvent event : inOrder) {
      boolean answer = JobIndex.isResult(event.kind()) || JobIndex.isFeedback(event.kind());
      if (answer || JobIndex.isRequest(event.kind())) {
        jobs.put(event.id(), event);
      }
      if (answer) {
        invoices(event).forEach(invoice -> carriers.putIfAbsent(invoice, event));
      }
      if (event.kind() == 9735) {
        receipts.add(OracleReceipt.of(event));
      }
    }
  }

  /** Of jobs that pass only: their invoices, and the receipts that are linked to them. */
  static MoneyIndex of(Collection<OracleEvent> known, Predicate<OracleEvent> passes) {
    MoneyIndex index =
        new MoneyIndex(
            known.stream().filter(event -> event.kind() == 9735 || passes.test(event)).toList());
    index.receipts.removeIf(receipt -> index.about(receipt).isEmpty());
    return index;
  }

  private static List<String> invoices(OracleEvent answer) {
    return answer.tagsNamed("amount").stream()
        .filter(tag -> tag.size() > 2 && OracleInvoice.counted(tag.get(2)).isPresent())
        .map(tag -> tag.get(2))
        .toList();
  }

  /** Every distinct invoice with the event that carried it first. */
  Map<String, OracleEvent> carriers() {
    return carriers;
  }

  List<OracleReceipt> receipts() {
    return receipts;
  }

  /** The event whose invoice the receipt pays; empty when it is no invoice of a job. */
  Optional<OracleEvent> invoiced(OracleReceipt receipt) {
    return receipt.bolt11().map(carriers::get);
  }

  /** The job that the receipt is linked to, by its invoice or else by its first e tag. */
  Optional<OracleEvent> about(OracleReceipt receipt) {
    return invoiced(receipt).or(() -> receipt.event().firstValue("e").map(jobs::get));
  }

  /** The receipts that are linked to the request, what answers it or their invoices. */
  List<OracleReceipt> receiptsFor(OracleEvent request, JobIndex index) {
    List<OracleEvent> about = new ArrayList<>(index.feedbackFor(request));
    about.addAll(index.resultsFor(request));
    about.add(request);
    return receipts.stream()
        .filter(receipt -> about(receipt).filter(about::contains).isPresent())
        .toList();
  }

  /** Who is said to be paid: the author of the answer or, on a request, the payee. */
  Optional<String> dvmOf(OracleReceipt receipt) {
    return about(receipt)
        .flatMap(
            job -> JobIndex.isRequest(job.kind()) ? receipt.payee() : Optional.of(job.pubkey()));
  }
}
