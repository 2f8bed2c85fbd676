package live.dvmdash.cli.oracle;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What was asked for, invoiced and paid in a scope. */
final class PaymentsCount {

  private static final BigInteger MOST = BigInteger.valueOf(Long.MAX_VALUE);
  private static final List<String> VERDICTS =
      List.of("ok", "amount-mismatch", "hash-mismatch", "unsigned-request");

  private final JobIndex jobs;
  private final MoneyIndex money;
  private final Set<String> dvms;
  private final List<OracleEvent> asking;
  private final Map<String, OracleEvent> invoices = new TreeMap<>();
  private final List<OracleReceipt> receipts;

  PaymentsCount(
      JobIndex jobs,
      MoneyIndex money,
      Set<String> dvms,
      List<OracleEvent> feedback,
      Predicate<OracleEvent> inScope) {
    this.jobs = jobs;
    this.money = money;
    this.dvms = dvms;
    asking = feedback.stream().filter(PaymentsCount::asks).toList();
    money
        .carriers()
        .forEach((invoice, carrier) -> {
          if (inScope.test(carrier)) {
            invoices.put(invoice, carrier);
          }
        });
    receipts = money.receipts().stream().filter(each -> inScope.test(each.event())).toList();
  }

  Map<String, @Nullable Object> totals() {
    Map<String, @Nullable Object> totals =
        figures(
            asking, invoices.keySet(), receipts, receipt -> isAnswered(receipt, result -> true));
    totals.put("receipts_unlinked", count(receipts, receipt -> money.about(receipt).isEmpty()));
    return totals;
  }

  List<Map<String, @Nullable Object>> byDvm() {
    List<Map<String, @Nullable Object>> rows = new ArrayList<>();
    Function<OracleEvent, @Nullable String> author = OracleEvent::pubkey;
    for (String dvm : keys(author, receipt -> dvm(receipt).orElse(null))) {
      Map<String, @Nullable Object> row = new LinkedHashMap<>();
      row.put("pubkey", dvm.isEmpty() ? null : dvm);
      row.put("npub", dvm.isEmpty() ? null : Npub.of(dvm));
      row.put("name", dvm.isEmpty() ? null : jobs.names().of(dvm));
      row.putAll(
          figures(
              asking.stream().filter(event -> event.pubkey().equals(dvm)).toList(),
              invoices.keySet().stream()
                  .filter(each -> carrier(each).pubkey().equals(dvm))
                  .toList(),
              linked().filter(each -> dvm(each).orElse("").equals(dvm)).toList(),
              receipt -> isAnswered(receipt, result -> result.pubkey().equals(dvm))));
      rows.add(row);
    }
    return ordered(rows);
  }

  List<Map<String, @Nullable Object>> byKind() {
    List<Map<String, @Nullable Object>> rows = new ArrayList<>();
    for (String kind : keys(this::kind, receipt -> kind(about(receipt)))) {
      Map<String, @Nullable Object> row = new LinkedHashMap<>();
      row.put("kind", kind.isEmpty() ? null : Long.valueOf(kind));
      row.put("name", kind.isEmpty() ? null : KindNames.of(Integer.parseInt(kind)));
      row.putAll(
          figures(
              asking.stream().filter(event -> kind(event).equals(kind)).toList(),
              invoices.keySet().stream().filter(each -> kind(carrier(each)).equals(kind)).toList(),
              linked().filter(each -> kind(about(each)).equals(kind)).toList(),
              receipt -> isAnswered(receipt, result -> true)));
      rows.add(row);
    }
    return ordered(rows);
  }

  private static List<Map<String, @Nullable Object>> ordered(
      List<Map<String, @Nullable Object>> rows) {
    rows.sort(
        OracleReports.descending("paid_msat")
            .thenComparing(OracleReports.descending("asked_msat")));
    return rows;
  }

  private Map<String, @Nullable Object> figures(
      List<OracleEvent> asked,
      Collection<String> sent,
      List<OracleReceipt> got,
      Predicate<OracleReceipt> answered) {
    Map<String, @Nullable Object> figures = new LinkedHashMap<>();
    figures.put("payment_requests", (long) asked.size());
    figures.put("asked_msat", sum(asked.stream().map(PaymentsCount::amount)));
    figures.put(
        "unparsable_amounts",
        count(asked, event -> !event.tagsNamed("amount").isEmpty() && amount(event).isEmpty()));
    List<OracleInvoice> read = sent.stream().map(PaymentsCount::invoice).toList();
    figures.put("invoices", (long) sent.size());
    figures.put("invoiced_msat", sum(read.stream().map(OracleInvoice::msat)));
    figures.put("open_invoices", count(read, invoice -> invoice.msat().isEmpty()));
    figures.put("broken_invoices", count(read, invoice -> !invoice.intact()));
    figures.put("invoices_with_receipt", count(sent, this::hasReceipt));
    putReceipts(figures, got, answered);
    return figures;
  }

  private void putReceipts(
      Map<String, @Nullable Object> figures,
      List<OracleReceipt> got,
      Predicate<OracleReceipt> answered) {
    List<OracleReceipt> linked =
        got.stream().filter(each -> money.about(each).isPresent()).toList();
    Predicate<OracleReceipt> viaInvoice = receipt -> money.invoiced(receipt).isPresent();
    figures.put("receipts", (long) got.size());
    figures.put("receipts_via_bolt11", count(linked, viaInvoice));
    figures.put("receipts_via_e", count(linked, viaInvoice.negate()));
    figures.put("paid_msat", sum(linked.stream().map(each -> Optional.of(each.msat()))));
    for (String verdict : VERDICTS) {
      figures.put(
          "paid_msat_by_verdict__" + verdict.replace('-', '_'),
          sum(
              linked.stream()
                  .filter(each -> each.verdict().equals(verdict))
                  .map(each -> Optional.of(each.msat()))));
    }
    figures.put(
        "payers", linked.stream().flatMap(each -> each.payer().stream()).distinct().count());
    figures.put("receipts_without_payer", count(linked, each -> each.payer().isEmpty()));
    figures.put(
        "payees", linked.stream().flatMap(each -> each.payee().stream()).distinct().count());
    figures.put("paid_requests", requests(linked.stream()));
    figures.put("paid_requests_answered", requests(linked.stream().filter(answered)));
  }

  private boolean isAnswered(OracleReceipt receipt, Predicate<OracleEvent> wanted) {
    return request(about(receipt)).stream()
        .anyMatch(request -> jobs.resultsFor(request).stream().anyMatch(wanted));
  }

  private long requests(Stream<OracleReceipt> some) {
    return some.flatMap(each -> request(about(each)).stream()).distinct().count();
  }

  private Optional<OracleEvent> request(OracleEvent job) {
    return JobIndex.isRequest(job.kind())
        ? Optional.of(job)
        : JobIndex.target(job).flatMap(jobs::request);
  }

  /** The kind of the request in digits; empty when nobody can tell. */
  private String kind(OracleEvent job) {
    Optional<Integer> asked = request(job).map(OracleEvent::kind);
    boolean result = JobIndex.isResult(job.kind());
    return asked.map(String::valueOf).orElse(result ? String.valueOf(job.kind() - 1000) : "");
  }

  /** Who is said to be paid: the author of the answer, or on a request a DVM. */
  private Optional<String> dvm(OracleReceipt receipt) {
    OracleEvent job = about(receipt);
    Optional<String> said = money.dvmOf(receipt);
    if (!JobIndex.isRequest(job.kind())) {
      return said;
    }
    return said.filter(pubkey ->
        dvms.contains(pubkey)
            || job.tagsNamed("p").stream()
                .anyMatch(tag -> tag.size() > 1 && tag.get(1).equals(pubkey)));
  }

  private Stream<OracleReceipt> linked() {
    return receipts.stream().filter(receipt -> money.about(receipt).isPresent());
  }

  private OracleEvent about(OracleReceipt receipt) {
    return money.about(receipt).orElseThrow();
  }

  /** All keys of rows in ascending order, the one that stands for nobody last. */
  private List<String> keys(
      Function<OracleEvent, @Nullable String> ofJob,
      Function<OracleReceipt, @Nullable String> ofReceipt) {
    Set<String> keys = new HashSet<>();
    asking.forEach(event -> keys.add(Objects.requireNonNullElse(ofJob.apply(event), "")));
    invoices
        .values()
        .forEach(event -> keys.add(Objects.requireNonNullElse(ofJob.apply(event), "")));
    linked().forEach(each -> keys.add(Objects.requireNonNullElse(ofReceipt.apply(each), "")));
    return keys.stream()
        .sorted((one, other) ->
            one.isEmpty() || other.isEmpty()
                ? Boolean.compare(one.isEmpty(), other.isEmpty())
                : one.compareTo(other))
        .toList();
  }

  private boolean hasReceipt(String invoice) {
    return money.receipts().stream()
        .anyMatch(receipt -> receipt.bolt11().equals(Optional.of(invoice)));
  }

  private OracleEvent carrier(String invoice) {
    return Objects.requireNonNull(invoices.get(invoice));
  }

  private static OracleInvoice invoice(String text) {
    return OracleInvoice.read(text).orElseThrow();
  }

  private static boolean asks(OracleEvent feedback) {
    String status = feedback.firstValue("status").orElse("");
    return status.equals("payment-required") || status.equals("payment_required");
  }

  private static Optional<Long> amount(OracleEvent event) {
    return event
        .firstValue("amount")
        .filter(text -> text.matches("[0-9]{1,18}"))
        .map(Long::valueOf);
  }

  private static long sum(Stream<Optional<Long>> amounts) {
    return amounts
        .flatMap(Optional::stream)
        .map(BigInteger::valueOf)
        .reduce(BigInteger.ZERO, BigInteger::add)
        .min(MOST)
        .longValueExact();
  }

  private static <T> long count(Collection<T> things, Predicate<T> wanted) {
    return things.stream().filter(wanted).count();
  }
}
