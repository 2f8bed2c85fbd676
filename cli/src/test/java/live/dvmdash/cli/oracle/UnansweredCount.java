package live.dvmdash.cli.oracle;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The split of the requests without a result.
 *
 * @param archives the times of which archives hold everything; no relay was ever asked
 * @param end when the data ends
 */
record UnansweredCount(JobIndex jobs, MoneyIndex money, List<KnownSpan> archives, long end) {

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
    split.put("too_young", count(open, request -> end - request.createdAt() < 600));
    split.put("unobservable", count(open, this::isUnobservable));
    return split;
  }

  private String reaction(OracleEvent request) {
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

  /** The receipts that are linked to the request, its feedback or their invoices. */
  List<OracleReceipt> receipts(OracleEvent request) {
    return money.receipts().stream()
        .filter(receipt ->
            money
                .about(receipt)
                .filter(about -> about.equals(request) || jobs.feedbackFor(request).contains(about))
                .isPresent())
        .toList();
  }

  private boolean isCancelled(OracleEvent request) {
    return jobs.events().stream()
        .filter(event -> event.kind() == 5 && event.pubkey().equals(request.pubkey()))
        .flatMap(event -> event.tagsNamed("e").stream())
        .anyMatch(tag -> tag.size() > 1 && tag.get(1).equals(request.id()));
  }

  boolean isUnobservable(OracleEvent request) {
    boolean inArchive =
        archives.stream()
            .anyMatch(
                span -> span.first() <= request.createdAt() && request.createdAt() <= span.last());
    return !inArchive
        && request.tagsNamed("relays").stream()
            .flatMap(tag -> tag.stream().skip(1))
            .anyMatch(relay -> relay.startsWith("wss://"));
  }

  private static long count(List<OracleEvent> events, Predicate<OracleEvent> wanted) {
    return events.stream().filter(wanted).count();
  }
}
