package live.dvmdash.cli.oracle;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Traces by plain search over all events: nodes and edges as lines of text. */
final class TraceCount {

  private final Map<String, OracleEvent> events = new HashMap<>();
  private final JobIndex jobs;
  private final MoneyIndex money;

  TraceCount(Collection<OracleEvent> known) {
    for (OracleEvent event : known) {
      events.put(event.id(), event);
    }
    jobs = new JobIndex(known);
    money = new MoneyIndex(known);
  }

  Collection<OracleEvent> events() {
    return events.values();
  }

  JobIndex jobs() {
    return jobs;
  }

  MoneyIndex money() {
    return money;
  }

  /** The request that an event belongs to. */
  Optional<String> root(OracleEvent event) {
    if (JobIndex.isRequest(event.kind())) {
      return Optional.of(event.id());
    }
    if (isAnswer(event)) {
      return JobIndex.target(event);
    }
    return money.about(OracleReceipt.of(event)).flatMap(this::root);
  }

  /** The nodes and edges of the trace from a request, in the order of the alphabet. */
  SortedSet<String> graph(String root) {
    SortedSet<String> lines = new TreeSet<>();
    Set<String> requests = chain(root);
    Set<String> inJob = new HashSet<>(requests);
    Set<OracleEvent> shown = new HashSet<>();
    for (String request : requests) {
      node(request, shown, lines);
      for (OracleEvent event : events.values()) {
        if (isAnswer(event) && JobIndex.target(event).equals(Optional.of(request))) {
          shown.add(event);
          inJob.add(event.id());
          String type = JobIndex.isFeedback(event.kind()) ? "FEEDBACK_FOR" : "RESULT_FOR";
          lines.add(type + " " + event.id() + " " + request);
          addInvoices(event, lines);
        }
      }
      for (String input : inputs(request)) {
        node(input, shown, lines);
        lines.add("JOB_INPUT " + request + " " + input);
      }
    }
    addReceipts(inJob, shown, lines);
    for (OracleEvent event : shown) {
      lines.add("event " + event.id());
      lines.add("entity " + event.pubkey());
      lines.add("MAKES_EVENT " + event.pubkey() + " " + event.id());
    }
    return lines;
  }

  private void node(String id, Set<OracleEvent> shown, SortedSet<String> lines) {
    OracleEvent event = events.get(id);
    if (event == null) {
      lines.add("missing " + id);
    } else {
      shown.add(event);
    }
  }

  private Set<String> chain(String root) {
    Set<String> requests = new HashSet<>();
    Deque<String> open = new ArrayDeque<>(List.of(root));
    while (!open.isEmpty()) {
      String request = open.remove();
      if (requests.add(request)) {
        inputs(request).stream().flatMap(input -> job(input).stream()).forEach(open::add);
        for (OracleEvent other : events.values()) {
          boolean follows =
              JobIndex.isRequest(other.kind())
                  && inputs(other.id()).stream()
                      .anyMatch(input -> job(input).equals(Optional.of(request)));
          if (follows) {
            open.add(other.id());
          }
        }
      }
    }
    return requests;
  }

  /** The request that an id in a job's input stands for. */
  private Optional<String> job(String id) {
    OracleEvent event = events.get(id);
    if (event == null) {
      boolean answered =
          events.values().stream()
              .anyMatch(it -> isAnswer(it) && JobIndex.target(it).equals(Optional.of(id)));
      return answered ? Optional.of(id) : Optional.empty();
    }
    if (JobIndex.isResult(event.kind())) {
      return JobIndex.target(event);
    }
    return JobIndex.isRequest(event.kind()) ? Optional.of(id) : Optional.empty();
  }

  List<String> inputs(String request) {
    OracleEvent event = events.get(request);
    List<String> inputs = new ArrayList<>();
    if (event != null && JobIndex.isRequest(event.kind())) {
      for (List<String> tag : event.tagsNamed("i")) {
        if (tag.size() > 2 && tag.get(2).equals("job") && isId(tag.get(1))) {
          inputs.add(tag.get(1));
        }
      }
    }
    return inputs;
  }

  private static List<String> invoices(OracleEvent answer) {
    return answer.tagsNamed("amount").stream()
        .filter(tag -> tag.size() > 2 && OracleInvoice.counted(tag.get(2)).isPresent())
        .map(tag -> tag.get(2))
        .toList();
  }

  private static void addInvoices(OracleEvent answer, SortedSet<String> lines) {
    for (String invoice : invoices(answer)) {
      lines.add("invoice " + invoice);
      lines.add("HAS_INVOICE " + answer.id() + " " + invoice);
    }
  }

  private void addReceipts(Set<String> inJob, Set<OracleEvent> shown, SortedSet<String> lines) {
    Map<String, Set<String>> carried = new HashMap<>();
    for (String id : inJob) {
      OracleEvent event = events.get(id);
      if (event != null && isAnswer(event)) {
        invoices(event).forEach(it -> carried.computeIfAbsent(it, bill -> new HashSet<>()).add(id));
      }
    }
    for (OracleReceipt receipt : money.receipts()) {
      Optional<String> named = receipt.event().firstValue("e").filter(TraceCount::isId);
      boolean billed = receipt.bolt11().filter(carried::containsKey).isPresent();
      if (!billed && named.filter(inJob::contains).isEmpty()) {
        continue;
      }
      String id = receipt.event().id();
      lines.add("receipt " + id + " " + receipt.verdict());
      carried.forEach((invoice, carriers) -> {
        if (receipt.bolt11().equals(Optional.of(invoice))) {
          lines.add("HAS_RECEIPT " + invoice + " " + id + " bolt11");
        } else if (named.filter(carriers::contains).isPresent()) {
          lines.add("HAS_RECEIPT " + invoice + " " + id + " e");
        }
      });
      named.ifPresent(event -> {
        node(event, shown, lines);
        lines.add("RECEIPT_FOR " + id + " " + event);
      });
      receipt.payer().ifPresent(payer -> party("FROM", id, payer, lines));
      receipt.payee().ifPresent(payee -> party("TO", id, payee, lines));
    }
  }

  private static void party(String way, String receipt, String key, SortedSet<String> lines) {
    lines.add("entity " + key);
    lines.add("PAYMENT_" + way + " " + receipt + " " + key);
  }

  static boolean isAnswer(OracleEvent event) {
    return JobIndex.isResult(event.kind()) || JobIndex.isFeedback(event.kind());
  }

  private static boolean isId(String text) {
    return text.matches("[0-9a-f]{64}");
  }
}
