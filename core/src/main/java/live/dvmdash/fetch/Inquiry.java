package live.dvmdash.fetch;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import live.dvmdash.event.Bytes32;
import live.dvmdash.lake.Lake;
import live.dvmdash.relay.Filter;
import live.dvmdash.relay.Pager;
import live.dvmdash.relay.Selection;
import live.dvmdash.relay.Selection.Field;
import live.dvmdash.span.Interval;
import live.dvmdash.span.KindSet;

/**
 * Asks relays about one request: for events that are named and missing, and for what refers to
 * those that are there; what comes may name others, so it asks again until nothing is left to ask.
 * All that comes is checked and stored by the calling thread. Unlike a {@link Fetch} it remembers
 * nothing of relays, and others may fetch meanwhile.
 */
public final class Inquiry implements AutoCloseable {

  private static final int MOST_ROUNDS = 50;

  /** Keeps a filter well below 16 KiB, and below the 256 values that some relays allow. */
  private static final int VALUES_AT_ONCE = 200;

  /** Filters have an end, and listening must not reach it. */
  private static final long AHEAD_SECONDS = 30 * 86_400;

  private static final Duration TICK = Duration.ofMillis(100);

  /** How long interrupted threads may take to come back before they are left behind. */
  private static final Duration FAREWELL = Duration.ofSeconds(2);

  private final Lake lake;
  private final Fetch.Means means;
  private final InquiryOrder order;
  private final LocalKnowledge around;
  private final Watcher watcher;
  private final BooleanSupplier stop;
  private final InquiryStore store;
  private final IntakeQueue<Told> queue = new IntakeQueue<>(Told::bytes);
  private final Informants informants;
  private final Map<Informant, Thread> away = new HashMap<>();
  private volatile List<Filter> wanted = List.of();

  /** Sees how an inquiry goes on; on the thread that runs it. */
  public interface Watcher {

    /** The lake has grown. */
    void grown() throws IOException;

    /**
     * Some time has passed.
     *
     * @param relays how many are asked or listened to at the moment
     */
    void tick(int relays) throws IOException;
  }

  /**
   * An inquiry that nobody has been asked for yet.
   *
   * @param around asked anew after every commit that brought something
   * @param stop asked often; once it says true, what has arrived is stored and the inquiry ends
   */
  public Inquiry(
      Lake lake,
      Fetch.Means means,
      InquiryOrder order,
      LocalKnowledge around,
      Watcher watcher,
      BooleanSupplier stop) {
    this.lake = lake;
    this.means = means;
    this.order = order;
    this.around = around;
    this.watcher = watcher;
    this.stop = stop;
    this.informants = new Informants(means, order, queue);
    this.store = new InquiryStore(lake, means);
  }

  /**
   * Asks for what relays have stored, in bounded time.
   *
   * @throws live.dvmdash.lake.LakeException.Locked when another writer does not let go of the lake
   * @throws IOException when the lake cannot be read or written
   */
  public InquiryOutcome ask() throws IOException {
    long end = System.nanoTime() + order.budget().toNanos();
    informants.begin(lake, true);
    boolean open = true;
    for (int round = 0; open && round < MOST_ROUNDS && !isOver(end); round++) {
      open = ask(known(), end);
    }
    return conclude(!open);
  }

  /** One round; whether there was anything left to ask. */
  private boolean ask(LocalKnowledge.Known known, long end) throws IOException {
    for (Informant informant : informants.all()) {
      List<Selection> open = new ArrayList<>();
      values(known).forEach((by, values) -> add(open, by, informant.open(by, values)));
      if (!open.isEmpty() && !informant.isLost()) {
        send(informant, () -> informant.ask(open));
      }
    }
    if (away.isEmpty()) {
      return false;
    }
    while (!away.isEmpty() && !isOver(end)) {
      take();
    }
    recall();
    if (store.commit()) {
      watcher.grown();
    }
    return true;
  }

  /**
   * Listens for what relays have stored and for what they get from now on, until the time is over
   * or there is no relay left to listen to.
   *
   * @throws live.dvmdash.lake.LakeException.Locked as {@link #ask}
   * @throws IOException as {@link #ask}
   */
  public InquiryOutcome listen(Duration time) throws IOException {
    long end = System.nanoTime() + time.toNanos();
    informants.begin(lake, false);
    LocalKnowledge.Known known = known();
    wanted = filters(known);
    long settled = 0;
    boolean uncommitted = false;
    while (!isOver(end) && !wanted.isEmpty()) {
      for (Informant informant : informants.all()) {
        if (!away.containsKey(informant) && !informant.isLost()) {
          send(informant, () -> informant.listen(() -> wanted, end));
        }
      }
      if (away.isEmpty()) {
        break;
      }
      uncommitted |= take();
      if (uncommitted && System.nanoTime() - settled > Duration.ofMillis(500).toNanos()) {
        uncommitted = false;
        if (store.commit()) {
          widen(filters(known()));
          watcher.grown();
        }
        settled = System.nanoTime();
      }
    }
    wanted = List.of();
    recall();
    if (store.commit()) {
      watcher.grown();
    }
    return conclude(true);
  }

  private void widen(List<Filter> now) {
    if (!now.equals(wanted)) {
      wanted = now;
      away.values().forEach(Thread::interrupt);
    }
  }

  private boolean isOver(long end) {
    return stop.getAsBoolean() || System.nanoTime() - end >= 0;
  }

  private LocalKnowledge.Known known() throws IOException {
    LocalKnowledge.Known known = around.known();
    informants.hint(known.relays());
    return known;
  }

  /** What to ask by: an event that is missing may be a request that others answer. */
  private static Map<Field, Set<Bytes32>> values(LocalKnowledge.Known known) {
    Set<Bytes32> named = new HashSet<>(known.jobs());
    named.addAll(known.missing());
    return new TreeMap<>(
        Map.of(Field.IDS, known.missing(), Field.E_TAGS, named, Field.I_TAGS, named));
  }

  private static void add(List<Selection> questions, Field field, Set<Bytes32> values) {
    List<Bytes32> sorted = List.copyOf(new TreeSet<>(values));
    for (int from = 0; from < sorted.size(); from += VALUES_AT_ONCE) {
      int to = Math.min(sorted.size(), from + VALUES_AT_ONCE);
      questions.add(new Selection(field, sorted.subList(from, to)));
    }
  }

  private List<Filter> filters(LocalKnowledge.Known known) {
    Interval anyTime = new Interval(0, Fetch.newest(means.clock()) + AHEAD_SECONDS);
    List<Selection> questions = new ArrayList<>();
    values(known).forEach((by, values) -> add(questions, by, values));
    return questions.stream()
        .map(question -> new Filter(question, KindSet.of(List.of()), anyTime, Pager.LIMIT))
        .toList();
  }

  private void send(Informant informant, Runnable errand) {
    away.put(informant, Thread.ofVirtual().name(informant.url().text()).start(errand));
  }

  /** Takes the next thing that comes; whether it was events. */
  private boolean take() throws IOException {
    Told next = queue.poll(TICK);
    watcher.tick((int) away.keySet().stream().filter(Informant::isReached).count());
    return switch (next) {
      case null -> false;
      case Told.Events events -> {
        store.take(events);
        yield true;
      }
      case Told.Returned returned -> {
        away.remove(returned.from());
        yield false;
      }
    };
  }

  /** Has everybody come back, and takes what they have. */
  private void recall() throws IOException {
    long farewell = System.nanoTime() + FAREWELL.toNanos();
    away.values().forEach(Thread::interrupt);
    while (!away.isEmpty() && System.nanoTime() - farewell < 0) {
      take();
    }
    away.clear();
  }

  private InquiryOutcome conclude(boolean complete) throws IOException {
    store.merge();
    return new InquiryOutcome(informants.outcomes(), complete);
  }

  /** How many events the lake has got by it so far. */
  public long added() {
    return store.added();
  }

  /** Ends all connections; what was not committed is not stored. */
  @Override
  public void close() throws IOException {
    away.values().forEach(Thread::interrupt);
    informants.close();
    store.close();
  }
}
