package live.dvmdash.fetch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import live.dvmdash.event.Bytes32;
import live.dvmdash.event.Event;
import live.dvmdash.event.Kind;
import live.dvmdash.event.KindTable;
import live.dvmdash.relay.Answer;
import live.dvmdash.relay.Delivery;
import live.dvmdash.relay.Filter;
import live.dvmdash.relay.Gap;
import live.dvmdash.relay.Pager;
import live.dvmdash.relay.RelayMemory;
import live.dvmdash.relay.RelaySession;
import live.dvmdash.relay.RelayUrl;
import live.dvmdash.relay.Selection;
import live.dvmdash.relay.Selection.Field;
import live.dvmdash.relay.Traffic;
import live.dvmdash.relay.Walk;
import live.dvmdash.relay.Windows;
import live.dvmdash.span.Interval;
import live.dvmdash.span.KindSet;
import org.jspecify.annotations.Nullable;

/**
 * One relay that is asked about a request. Its errands run on a thread of their own, one at a time;
 * what comes goes to the queue.
 */
final class Informant implements Walk {

  private static final int BATCH_EVENTS = 100;
  private static final int BATCH_BYTES = 256 << 10;

  /** How long to leave a relay alone that broke off or fell silent while it was listened to. */
  private static final Duration BREATH = Duration.ofSeconds(1);

  private final RelayUrl url;
  private final RelaySession session;
  private final Traffic traffic;
  private final Pager pager;
  private final IntakeQueue<Told> queue;
  private final KindTable kinds;
  private final long newest;
  private final Map<Field, Set<Bytes32>> asked = new EnumMap<>(Field.class);
  private final Set<Bytes32> heard = new HashSet<>();
  private List<Delivery> batch = new ArrayList<>();
  private int batchBytes;
  private long sentBytes;
  private Field field = Field.ALL;
  private volatile Answer.@Nullable Lost lost;

  /**
   * One that was asked nothing yet.
   *
   * @param newest the latest second that is believed of an event, epoch seconds
   */
  Informant(
      RelayUrl url,
      RelaySession session,
      Traffic traffic,
      IntakeQueue<Told> queue,
      KindTable kinds,
      long newest) {
    this.url = url;
    this.session = session;
    this.traffic = traffic;
    this.queue = queue;
    this.kinds = kinds;
    this.newest = newest;
    this.pager = new Pager(session, this, traffic, RelayMemory.NONE, new SeenAuthors(), newest);
  }

  RelayUrl url() {
    return url;
  }

  /** Whether it could be connected to. */
  boolean isReached() {
    return traffic.connections().get() > 0;
  }

  /** Whether there is no use in asking any more. */
  boolean isLost() {
    return lost != null;
  }

  InquiryOutcome.Asked outcome() {
    Answer.Lost why = lost;
    String trouble = why == null ? session.trouble() : why.text();
    if (trouble == null && !isReached()) {
      trouble = "did not connect in time";
    }
    return new InquiryOutcome.Asked(url, isReached(), trouble);
  }

  /** Of some values those that this relay was not asked for yet; from now on it counts as asked. */
  Set<Bytes32> open(Field by, Set<Bytes32> values) {
    Set<Bytes32> before = asked.computeIfAbsent(by, key -> new HashSet<>());
    return values.stream().filter(before::add).collect(Collectors.toSet());
  }

  /** Asks for all that the relay has stored. */
  void ask(List<Selection> questions) {
    try {
      Interval everything = new Interval(0, newest + 1);
      for (Selection question : questions) {
        field = question.field();
        lost = lost == null ? pager.walk(question, anyKind(), everything, Windows.WHOLE) : lost;
      }
    } catch (InterruptedException e) {
      lost = new Answer.Lost(Answer.Loss.OUT_OF_TIME, "did not answer in time");
    } catch (RuntimeException e) {
      lost = new Answer.Lost(Answer.Loss.UNREACHABLE, "a mistake in dvmdash: " + e);
    } finally {
      flush();
      queue.put(new Told.Returned(this));
    }
  }

  private static KindSet anyKind() {
    return KindSet.of(List.of());
  }

  /**
   * Takes what is stored and what comes from now on. An interrupt makes it look at the filters
   * anew, so that what is wanted can change.
   *
   * @param wanted the filters at the moment; none when it is over
   * @param end when it is over, in nanoseconds of {@link System#nanoTime}
   */
  void listen(Supplier<List<Filter>> wanted, long end) {
    try {
      while (lost == null) {
        List<Filter> filters = wanted.get();
        Duration left = Duration.ofNanos(end - System.nanoTime());
        if (filters.isEmpty() || !left.isPositive()) {
          return;
        }
        listen(filters, left);
      }
    } finally {
      queue.put(new Told.Returned(this));
    }
  }

  private void listen(List<Filter> filters, Duration left) {
    try {
      switch (session.listen(filters, delivery -> hear(filters, delivery), left)) {
        case Answer.Ended ended -> {}
        case Answer.Lost gone -> lost = gone;
        case Answer.Disliked disliked ->
            lost = new Answer.Lost(Answer.Loss.RESTRICTED, disliked.text());
        case Answer.Broken broken -> Thread.sleep(BREATH);
        case Answer.Silent silent -> Thread.sleep(BREATH);
      }
    } catch (InterruptedException e) {
      // What is wanted has changed, or it is over; the caller looks.
    } catch (RuntimeException e) {
      lost = new Answer.Lost(Answer.Loss.UNREACHABLE, "a mistake in dvmdash: " + e);
    }
  }

  private boolean hear(List<Filter> filters, Delivery delivery) {
    Event event = delivery.event();
    if (event != null && (event.createdAt() > newest || !isWanted(filters, event))) {
      return false;
    }
    if (!heard.add(delivery.key())) {
      return false;
    }
    add(delivery);
    flush();
    return true;
  }

  private boolean isWanted(List<Filter> filters, Event event) {
    return filters.stream()
        .anyMatch(
            filter -> filter.matchesAnyTime(event) && isWanted(event, filter.selection().field()));
  }

  /** What refers to an event may be anything, a reaction of a reader for instance. */
  private boolean isWanted(Event event, Field by) {
    int kind = event.kind();
    return switch (by) {
      case E_TAGS -> kinds.isAnswer(kind) || kind == Kind.ZAP_RECEIPT || kind == Kind.DELETION;
      case I_TAGS -> kinds.isRequest(kind);
      case ALL, IDS, AUTHORS, P_TAGS -> true;
    };
  }

  @Override
  public void found(Delivery delivery) {
    Event event = delivery.event();
    if (event == null || isWanted(event, field)) {
      add(delivery);
    }
  }

  private void add(Delivery delivery) {
    batch.add(delivery);
    batchBytes += delivery.json().length;
    if (batch.size() >= BATCH_EVENTS || batchBytes >= BATCH_BYTES) {
      flush();
    }
  }

  private void flush() {
    if (!batch.isEmpty()) {
      queue.put(new Told.Events(this, new RelayBatch(List.copyOf(batch), sentBytes)));
      sentBytes += batchBytes;
      batch = new ArrayList<>();
      batchBytes = 0;
    }
  }

  /** Nothing is remembered of what a relay has given about one request. */
  @Override
  public void settled(Selection selection, KindSet ofKinds, Interval window, List<Gap> gaps) {}

  /** Takes leave of the relay. */
  void close() {
    session.close();
  }
}
