package live.dvmdash.cli.oracle;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The split of the requests without a result.
 *
 * @param end when the data ends
 */
record UnansweredCount(JobIndex jobs, MoneyIndex money, long end) {

  /** The split of those of the requests that are unanswered. */
  Map<String, @Nullable Object> split(Collection<OracleEvent> requests) {
    List<OracleEvent> open = requests.stream().filter(event -> !jobs.isAnswered(event)).toList();
    Map<String, @Nullable Object> split = new LinkedHashMap<>();
    split.put("total", (long) open.size());
    for (String reaction :
        List.of(
            "no_reaction", "processing", "payment_required", "error", "partial", "other_status")) {
      split.put(reaction, count(open, request -> reaction(request).equals(reaction)));
    }
    split.put("paid", count(open, request -> !receipts(request).isEmpty()));
    split.put("cancelled", count(open, this::isCancelled));
    split.put("too_young", count(open, this::isTooYoung));
    split.put("unobservable", count(open, this::isUnobservable));
    return split;
  }

  /** The report itself. */
  Map<String, @Nullable Object> report(List<OracleEvent> requests) {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    object.put("requests", (long) requests.size());
    object.putAll(split(requests));
    object.put(
        "receipt_seen_no_result", count(requests, request -> isOwed(request, receipt -> true)));
    putRates(object, count(requests, jobs::isAnswered), requests);
    return object;
  }

  /** A row for each kind with an unanswered request. */
  List<Map<String, @Nullable Object>> byKind(List<OracleEvent> requests) {
    List<Map<String, @Nullable Object>> rows = new ArrayList<>();
    for (int kind : new TreeSet<>(requests.stream().map(OracleEvent::kind).toList())) {
      Map<String, @Nullable Object> row = new LinkedHashMap<>();
      row.put("kind", (long) kind);
      row.put("name", KindNames.of(kind));
      row.putAll(report(requests.stream().filter(event -> event.kind() == kind).toList()));
      rows.add(row);
    }
    return ordered(rows, "requests");
  }

  /** A row for each DVM named by an unanswered request. */
  List<Map<String, @Nullable Object>> byDvm(List<OracleEvent> requests) {
    TreeMap<String, Set<OracleEvent>> addressed = new TreeMap<>();
    for (OracleEvent request : requests) {
      request.tagsNamed("p").stream()
          .filter(tag -> tag.size() > 1 && tag.get(1).matches("[0-9a-f]{64}"))
          .forEach(tag ->
              addressed.computeIfAbsent(tag.get(1), key -> new LinkedHashSet<>()).add(request));
    }
    List<Map<String, @Nullable Object>> rows = new ArrayList<>();
    addressed.forEach((dvm, asked) -> rows.add(dvmRow(dvm, List.copyOf(asked))));
    return ordered(rows, "addressed");
  }

  private Map<String, @Nullable Object> dvmRow(String dvm, List<OracleEvent> asked) {
    Predicate<OracleEvent> byItself =
        request ->
            jobs.resultsFor(request).stream().anyMatch(result -> result.pubkey().equals(dvm));
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    row.put("pubkey", dvm);
    row.put("npub", Npub.of(dvm));
    row.put("name", jobs.names().of(dvm));
    row.put("addressed", (long) asked.size());
    row.put("addressed_answered", count(asked, byItself));
    row.put("answered_by_others", count(asked, byItself.negate().and(jobs::isAnswered)));
    row.putAll(split(asked));
    row.put(
        "receipt_seen_no_result",
        count(asked, request -> isOwed(request, receipt -> isFor(dvm, receipt))));
    putRates(row, count(asked, byItself), asked);
    return row;
  }

  private void putRates(
      Map<String, @Nullable Object> object, long answered, List<OracleEvent> requests) {
    long seen = count(requests, request -> jobs.isAnswered(request) || !isUnobservable(request));
    object.put("response_rate", Measures.ratio(answered, requests.size()));
    object.put("response_rate_without_unobservable", Measures.ratio(answered, seen));
  }

  /** Rows with anything unanswered, most first. */
  private static List<Map<String, @Nullable Object>> ordered(
      List<Map<String, @Nullable Object>> rows, String then) {
    List<Map<String, @Nullable Object>> kept = new ArrayList<>();
    for (Map<String, @Nullable Object> row : rows) {
      if (!Long.valueOf(0).equals(row.get("total"))) {
        kept.add(row);
      }
    }
    boolean kinds = then.equals("requests");
    Comparator<Map<String, @Nullable Object>> order = OracleReports.descending("total");
    kept.sort(kinds ? order : order.thenComparing(OracleReports.descending(then)));
    return kept;
  }

  /** Unanswered for more than a day although a sound receipt is there, and it could be seen. */
  private boolean isOwed(OracleEvent request, Predicate<OracleReceipt> wanted) {
    return !jobs.isAnswered(request)
        && end - request.createdAt() > OracleEvent.DAY
        && !isUnobservable(request)
        && receipts(request).stream()
            .filter(receipt -> receipt.verdict().equals("ok"))
            .anyMatch(wanted);
  }

  /** Whether the receipt is about feedback of the DVM or, on a request, says to have paid it. */
  private boolean isFor(String dvm, OracleReceipt receipt) {
    return money.dvmOf(receipt).equals(Optional.of(dvm));
  }

  String reaction(OracleEvent request) {
    Optional<OracleEvent> last =
        jobs.feedbackFor(request).stream()
            .max(Comparator.comparingLong(OracleEvent::createdAt).thenComparing(OracleEvent::id));
    if (last.isEmpty()) {
      return "no_reaction";
    }
    String status = last.get().firstValue("status").orElse("");
    return switch (status) {
      case "processing", "error", "partial" -> status;
      case "payment-required", "payment_required" -> "payment_required";
      default -> "other_status";
    };
  }

  List<OracleReceipt> receipts(OracleEvent request) {
    return money.receiptsFor(request, jobs);
  }

  boolean isCancelled(OracleEvent request) {
    return jobs.events().stream()
        .filter(event -> event.kind() == 5 && event.pubkey().equals(request.pubkey()))
        .flatMap(event -> event.tagsNamed("e").stream())
        .anyMatch(tag -> tag.size() > 1 && tag.get(1).equals(request.id()));
  }

  boolean isTooYoung(OracleEvent request) {
    return end - request.createdAt() < 600;
  }

  /** No relay was ever asked, so that no window of any was completed. */
  boolean isUnobservable(OracleEvent request) {
    return request.tagsNamed("relays").stream()
        .flatMap(tag -> tag.stream().skip(1))
        .anyMatch(relay -> relay.startsWith("wss://"));
  }

  private static long count(List<OracleEvent> events, Predicate<OracleEvent> wanted) {
    return events.stream().filter(wanted).count();
  }
}
