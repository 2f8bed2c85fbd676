package live.dvmdash.cli.oracle;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is wrong with the events of one DVM. */
final class DvmFaultsCount {

  private static final Set<String> STATUSES =
      Set.of("payment-required", "processing", "error", "success", "partial");

  /** Stands for no detail; sorts behind all that events hold. */
  private static final String NONE = "\uffff";

  /** A fault of one event. */
  private record Fault(String fault, String detail, String id, long at) {}

  private final JobIndex all;
  private final List<Fault> faults = new ArrayList<>();

  DvmFaultsCount(JobIndex all) {
    this.all = all;
  }

  /** Rows by events descending, fault and detail, which comes last when it is missing. */
  List<Map<String, @Nullable Object>> rows(
      List<OracleEvent> answers, List<Map<String, @Nullable Object>> announcements) {
    for (OracleEvent answer : answers) {
      if (JobIndex.isFeedback(answer.kind())) {
        checkStatus(answer);
      } else {
        checkKind(answer);
      }
      checkLinks(answer);
      checkAmount(answer);
    }
    announcements.forEach(this::checkAnnouncement);
    Map<List<String>, List<Fault>> groups = new LinkedHashMap<>();
    faults.stream()
        .sorted(Comparator.comparingLong(Fault::at).reversed().thenComparing(Fault::id))
        .forEach(each ->
            groups
                .computeIfAbsent(List.of(each.fault(), each.detail()), key -> new ArrayList<>())
                .add(each));
    List<Map<String, @Nullable Object>> rows = new ArrayList<>();
    groups.entrySet().stream()
        .sorted(
            Comparator.comparingInt(
                    (Map.Entry<List<String>, List<Fault>> e) -> -e.getValue().size())
                .thenComparing(e -> e.getKey().get(0))
                .thenComparing(e -> e.getKey().get(1)))
        .forEach(group -> rows.add(row(group.getKey(), group.getValue())));
    return rows;
  }

  private static Map<String, @Nullable Object> row(List<String> key, List<Fault> events) {
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    row.put("fault", key.get(0));
    row.put("detail", key.get(1).equals(NONE) ? null : key.get(1));
    row.put("events", (long) events.size());
    row.put("last_used", events.getFirst().at());
    row.put("id", events.getFirst().id());
    return row;
  }

  private void checkStatus(OracleEvent event) {
    Optional<String> status = event.firstValue("status");
    if (status.isPresent() && !STATUSES.contains(status.get())) {
      add("unknown status", status.get(), event);
    }
    if (status.isEmpty() && event.tagsNamed("encrypted").isEmpty()) {
      add("no status", NONE, event);
    }
  }

  private void checkKind(OracleEvent event) {
    JobIndex.target(event)
        .flatMap(all::request)
        .filter(request -> request.kind() + 1000 != event.kind())
        .ifPresent(
            request -> add("kind of result", event.kind() + " for " + request.kind(), event));
  }

  private void checkLinks(OracleEvent event) {
    if (event.firstValue("e").filter(value -> value.matches("[0-9a-f]{64}")).isEmpty()) {
      add("no e tag", JobIndex.target(event).isEmpty() ? "no request tag either" : NONE, event);
    }
    if (event.tagsNamed("p").stream()
        .noneMatch(tag -> tag.size() > 1 && tag.get(1).matches("[0-9a-f]{64}"))) {
      add("no p tag", NONE, event);
    }
  }

  private void checkAmount(OracleEvent event) {
    List<List<String>> tags = event.tagsNamed("amount");
    if (tags.isEmpty()) {
      return;
    }
    List<String> tag = tags.getFirst();
    if (tag.size() < 2 || !tag.get(1).matches("[0-9]{1,18}")) {
      add("amount is no number", tag.size() < 2 ? NONE : tag.get(1), event);
      return;
    }
    long amount = Long.parseLong(tag.get(1));
    Optional<Long> invoiced =
        tag.size() < 3
            ? Optional.empty()
            : OracleInvoice.counted(tag.get(2)).flatMap(OracleInvoice::msat);
    boolean same = invoiced.equals(Optional.of(amount));
    boolean thousandfold =
        invoiced.filter(msat -> msat % 1000 == 0 && msat / 1000 == amount).isPresent();
    if (amount > 0 && !same && (amount < 1000 || thousandfold)) {
      add("amount in sats", String.valueOf(amount), event);
    }
  }

  private void checkAnnouncement(Map<String, @Nullable Object> announcement) {
    String fault =
        Boolean.FALSE.equals(announcement.get("readable"))
            ? "announcement is no JSON object"
            : "announcement without name";
    boolean nameless = announcement.get("name") == null;
    if (nameless
        && announcement.get("id") instanceof String id
        && announcement.get("created_at") instanceof Long at) {
      faults.add(new Fault(fault, String.valueOf(announcement.get("d")), id, at));
    }
  }

  private void add(String fault, String detail, OracleEvent event) {
    int end = detail.offsetByCodePoints(0, Math.min(80, detail.codePointCount(0, detail.length())));
    faults.add(new Fault(fault, detail.substring(0, end), event.id(), event.createdAt()));
  }
}
