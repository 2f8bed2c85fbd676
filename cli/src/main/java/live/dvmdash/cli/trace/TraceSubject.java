package live.dvmdash.cli.trace;

import java.io.IOException;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import live.dvmdash.cli.console.Console;
import live.dvmdash.cli.console.ExitCodes;
import live.dvmdash.cli.console.Refusal;
import live.dvmdash.cli.lake.Engine;
import live.dvmdash.cli.lake.Reading;
import live.dvmdash.cli.option.Typed;
import live.dvmdash.event.Bytes32;
import live.dvmdash.event.Event;
import live.dvmdash.event.KindTable;
import live.dvmdash.event.Nip19.IdPrefix;
import live.dvmdash.fetch.LocalKnowledge;
import live.dvmdash.lake.Lake;
import live.dvmdash.lake.Snapshot;
import live.dvmdash.query.Database;
import live.dvmdash.query.JobPointers;
import live.dvmdash.query.SignedEvents;
import live.dvmdash.query.Vocabulary;
import live.dvmdash.trace.Node;
import live.dvmdash.trace.NotFound;
import live.dvmdash.trace.Trace;
import live.dvmdash.trace.Tracer;
import org.jspecify.annotations.Nullable;

/** What a person wants traced. It is looked up anew each time, since the lake may have grown. */
final class TraceSubject implements LocalKnowledge {

  private final Reading lake;
  private final KindTable kinds;
  private final long links;
  private final @Nullable Bytes32 id;
  private final String key;
  private @Nullable Trace latest;

  private TraceSubject(
      Reading lake, KindTable kinds, long links, @Nullable Bytes32 id, String key) {
    this.lake = lake;
    this.kinds = kinds;
    this.links = links;
    this.id = id;
    this.key = key;
  }

  /**
   * Understands what was typed.
   *
   * @param links how far chains are followed
   * @throws Refusal when it is no id and no invoice, or the beginning of no id or of several
   */
  static TraceSubject of(Console console, Lake opened, KindTable kinds, long links, String typed)
      throws IOException, Refusal {
    Reading lake = Reading.ofAny(console, opened);
    String bolt11 = Typed.invoice(typed);
    if (bolt11 != null) {
      return new TraceSubject(lake, kinds, links, null, bolt11);
    }
    Bytes32 id =
        Typed.reference(typed) instanceof IdPrefix prefix
            ? whole(lake, kinds, prefix)
            : Typed.eventId("ID", typed);
    return new TraceSubject(lake, kinds, links, id, id.hex());
  }

  private static Bytes32 whole(Reading lake, KindTable kinds, IdPrefix prefix)
      throws IOException, Refusal {
    List<Bytes32> ids =
        lake.of(snapshot -> {
          try (Database database = Engine.open(snapshot)) {
            return Tracer.over(database, kinds).idsStartingWith(prefix.hex());
          }
        });
    if (ids.isEmpty()) {
      throw Refusal.nothing(
          "no event in the lake begins with "
              + prefix.hex()
              + ": relays know whole ids only: give all of it with --fetch");
    }
    if (ids.size() > 1) {
      throw Refusal.usage("several events begin with " + prefix.hex() + ": add more digits");
    }
    return ids.get(0);
  }

  /** What it is called in traces: the id in hex, or the invoice. */
  String key() {
    return key;
  }

  /** What the lake has now. */
  Snapshot snapshot() throws IOException {
    return lake.snapshot();
  }

  /** Whether relays can be asked for it: they know ids, and no invoices. */
  boolean isAnEvent() {
    return id != null;
  }

  /** The trace that {@link #known} found last; null when there was none. */
  @Nullable Trace latest() {
    return latest;
  }

  /** The trace, by what the lake has now. */
  Trace trace() throws IOException, NotFound {
    return lake.of(this::trace);
  }

  private Trace trace(Snapshot snapshot) throws IOException, NotFound {
    try (Database database = Engine.open(snapshot)) {
      return trace(database);
    }
  }

  /** The exit code of a trace that was shown. */
  int exitCode() {
    return lake.exitCode(ExitCodes.DONE);
  }

  /** The events of a trace as they were signed, by id. */
  Map<Bytes32, Event> signed(Trace trace) throws IOException {
    Map<Bytes32, Long> times = new HashMap<>();
    for (Node node : trace.nodes()) {
      switch (node) {
        case Node.KnownEvent event -> times.put(event.id(), event.createdAt());
        case Node.Receipt receipt -> times.put(receipt.id(), receipt.createdAt());
        case Node.Entity entity -> {}
        case Node.Invoice invoice -> {}
        case Node.MissingEvent event -> {}
      }
    }
    if (times.isEmpty()) {
      return Map.of();
    }
    return lake.of(snapshot -> {
      try (Database database = Engine.open(snapshot)) {
        new Vocabulary(database, kinds).defineStored();
        return new SignedEvents(database)
            .of(times.keySet(), Collections.min(times.values()), Collections.max(times.values()));
      }
    });
  }

  private Trace trace(Database database) throws IOException, NotFound {
    Tracer tracer = Tracer.over(database, kinds, links);
    return id == null ? tracer.trace(key) : tracer.trace(id);
  }

  @Override
  public Known known() throws IOException {
    return lake.of(this::known);
  }

  private Known known(Snapshot snapshot) throws IOException {
    try (Database database = Engine.open(snapshot)) {
      try {
        Trace trace = trace(database);
        latest = trace;
        return around(trace, new JobPointers(database));
      } catch (NotFound e) {
        return new Known(Set.of(), nearest(e, database), List.of());
      }
    }
  }

  /** What has to come before there is anything to trace. */
  private Set<Bytes32> nearest(NotFound why, Database database) throws IOException {
    if (id == null) {
      return Set.of();
    }
    if (why.reason() == NotFound.Reason.UNKNOWN) {
      return Set.of(id);
    }
    Bytes32 paidFor = new JobPointers(database).paidFor(id);
    return paidFor == null ? Set.of() : Set.of(paidFor);
  }

  private static Known around(Trace trace, JobPointers pointers) throws IOException {
    Set<Bytes32> jobs = new HashSet<>();
    Set<Bytes32> missing = new HashSet<>();
    Set<Bytes32> requests = new HashSet<>();
    for (Node node : trace.nodes()) {
      if (node instanceof Node.MissingEvent event) {
        missing.add(event.id());
      } else if (node instanceof Node.KnownEvent event && event.role() != Node.Role.OTHER) {
        jobs.add(event.id());
        if (event.role() == Node.Role.REQUEST) {
          requests.add(event.id());
        }
      }
    }
    return new Known(jobs, missing, pointers.relays(requests));
  }
}
