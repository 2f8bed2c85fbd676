package live.dvmdash.cli.output.trace;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import live.dvmdash.event.Bytes32;
import live.dvmdash.trace.Node;
import live.dvmdash.trace.Node.KnownEvent;
import live.dvmdash.trace.Node.Role;
import live.dvmdash.trace.Trace;
import org.jspecify.annotations.Nullable;

/** A trace by what a reader follows: from a request to its answers, inputs and follow-up jobs. */
final class TraceIndex {

  private final Map<Bytes32, KnownEvent> events = new HashMap<>();
  private final String asked;
  private final Map<Bytes32, String> names;
  private final Set<Bytes32> missing = new HashSet<>();
  private final TraceMoney money;
  private final Map<Bytes32, List<KnownEvent>> answers = new LinkedHashMap<>();
  private final Map<Bytes32, List<Link>> inputs = new HashMap<>();
  private final Map<Bytes32, List<Link>> followers = new HashMap<>();

  /**
   * A request that takes another as input.
   *
   * @param request the request that takes
   * @param input the id it names: that of a request, of a result, or of anything else
   * @param job the request that this id stands for
   */
  record Link(Bytes32 request, Bytes32 input, Bytes32 job) {}

  TraceIndex(Trace trace) {
    asked = trace.asked();
    names = trace.names();
    money = new TraceMoney(trace);
    for (Node node : trace.nodes()) {
      switch (node) {
        case KnownEvent event -> add(event);
        case Node.MissingEvent event -> missing.add(event.id());
        default -> {}
      }
    }
    for (Node node : trace.nodes()) {
      if (node instanceof KnownEvent event) {
        link(event);
      }
    }
  }

  private void add(KnownEvent event) {
    events.put(event.id(), event);
    Bytes32 target = event.target();
    if (target != null) {
      answers.computeIfAbsent(target, of -> new ArrayList<>()).add(event);
    }
  }

  private void link(KnownEvent request) {
    for (Bytes32 input : request.jobInputs()) {
      KnownEvent named = events.get(input);
      Bytes32 target = named == null || named.role() != Role.RESULT ? null : named.target();
      Link link = new Link(request.id(), input, target == null ? input : target);
      inputs.computeIfAbsent(link.request, of -> new ArrayList<>()).add(link);
      followers.computeIfAbsent(link.job, of -> new ArrayList<>()).add(link);
    }
  }

  /** The event of that id; null when the trace does not have it. */
  @Nullable KnownEvent event(Bytes32 id) {
    return events.get(id);
  }

  /** Whether others name an event of that id and the lake does not have it. */
  boolean isMissing(Bytes32 id) {
    return missing.contains(id);
  }

  /** What the author is called; null without a name. */
  @Nullable String name(Bytes32 pubkey) {
    return names.get(pubkey);
  }

  /** Whether an event is what was asked for. */
  boolean isAsked(KnownEvent event) {
    return event.key().equals(asked);
  }

  /** How many requests there are, those included that only their answers tell of. */
  int jobs() {
    Set<Bytes32> jobs = new HashSet<>(answers.keySet());
    jobs.removeIf(id -> !isJob(id));
    for (KnownEvent event : events.values()) {
      if (event.role() == Role.REQUEST) {
        jobs.add(event.id());
      }
    }
    return jobs.size();
  }

  /** Invoices and receipts. */
  TraceMoney money() {
    return money;
  }

  /** The results of, and feedback on, a request in the order of time. */
  List<KnownEvent> answers(Bytes32 request) {
    return answers.getOrDefault(request, List.of());
  }

  /** What a request takes as input, in the order of its tags. */
  List<Link> inputs(Bytes32 request) {
    return inputs.getOrDefault(request, List.of());
  }

  /** What takes a request, or a result of it, as input, in the order of time. */
  List<Link> followers(Bytes32 request) {
    return followers.getOrDefault(request, List.of());
  }

  /** Whether the id is that of a request: of a known one, or of a missing one with answers. */
  boolean isJob(Bytes32 id) {
    KnownEvent event = events.get(id);
    return event == null ? answers.containsKey(id) : event.role() == Role.REQUEST;
  }
}
