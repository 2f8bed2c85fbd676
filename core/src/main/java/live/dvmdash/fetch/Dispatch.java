package live.dvmdash.fetch;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import live.dvmdash.lake.Compaction;
import live.dvmdash.lake.Lake;
import live.dvmdash.lake.RelayRecord;
import live.dvmdash.relay.Answer;
import live.dvmdash.relay.RelayClient;
import live.dvmdash.relay.TimeSource;
import live.dvmdash.span.Interval;
import live.dvmdash.span.KindTimes;

/**
 * Sends each relay's worker from one errand to the next: for jobs, then for what surrounds them,
 * and then, when the fetch is to follow, to listen for an hour; and again. No relay holds up
 * another, with one exception: what surrounds jobs is asked for when they are known, so relays that
 * have given their jobs wait for those that are giving theirs.
 */
final class Dispatch implements Crew.Dispatcher, AutoCloseable {

  /** After so much of listening the past is asked for again, since events arrive late. */
  private static final Duration ROUND = Duration.ofHours(1);

  /** So long relays that could be listened to wait for others that still give jobs. */
  private static final Duration COURTESY = Duration.ofMinutes(1);

  /** What would begin so shortly before the end does not. */
  private static final Duration MOMENT = Duration.ofMillis(500);

  /** So long a plan holds for those whose rounds begin a little later. */
  private static final long PLAN_HOLDS_SECONDS = 300;

  private final Lake lake;
  private final FetchOrder order;
  private final Fetch.Means means;
  private final Store store;
  private final SeenAuthors authors;
  private final Knowledge knowledge;
  private final BooleanSupplier stop;
  private final IntakeQueue<Incoming> queue = new IntakeQueue<>(Incoming::bytes);
  private final Crew crew;
  private final RelayClient client;
  private final List<RelayRecord> asleep = new ArrayList<>();
  private final Map<RelayWorker, Round> atJobs = new HashMap<>();
  private final Map<RelayWorker, Round> waiting = new HashMap<>();
  private final Map<RelayWorker, Round> atContext = new HashMap<>();
  private final Set<RelayWorker> listening = new HashSet<>();
  private Round latest;
  private Round carriedOut;
  private Instant merged;
  private long waitingSince;

  /**
   * What is asked of relays at about the same time.
   *
   * @param began when, epoch seconds
   */
  private record Round(FetchPlan plan, long began) {}

  Dispatch(
      Lake lake,
      FetchOrder order,
      Fetch.Means means,
      Store store,
      SeenAuthors authors,
      FetchWatcher watcher,
      BooleanSupplier stop)
      throws IOException {
    this.lake = lake;
    this.order = order;
    this.means = means;
    this.store = store;
    this.authors = authors;
    this.stop = stop;
    this.knowledge = new Knowledge(lake, means);
    this.client = new RelayClient(means.clock(), TimeSource.real(), new SecureRandom());
    this.crew = new Crew(queue, store, watcher);
    this.latest = round(order);
    this.carriedOut = latest;
    this.merged = means.clock().instant();
    knowledge.heartbeats(Heartbeats.hoursOf(order.scope()), store.heartbeats()::know);
  }

  /** The plan that some relay has been asked for last, from one end to the other. */
  FetchPlan plan() {
    return carriedOut.plan();
  }

  /** The relays that rest and were not even looked at. */
  List<RelayRecord> asleep() {
    return asleep;
  }

  /** Has all relays asked, and returns when there is nothing left to ask. */
  void run() throws IOException {
    gather();
    for (RelayWorker worker : store.accounts().keySet()) {
      sendForJobs(worker);
    }
    crew.work(this);
    waiting.keySet().forEach(RelayWorker::forgo);
    store.commit();
    merge();
  }

  private void gather() throws IOException {
    for (RelayChoice choice : order.relays()) {
      RelayRecord record = lake.relays().of(choice.url().text()).believedAt(now());
      Rest rest = Rest.of(choice, record, now());
      if (rest == Rest.ASLEEP) {
        asleep.add(record);
      } else {
        Contact contact =
            new Contact(client, choice, order, rest == Rest.LOOK, record, authors, means.clock());
        RelayWorker worker = new RelayWorker(choice, contact, queue);
        store.open(worker, record, order.refetch());
      }
    }
  }

  @Override
  public boolean isOver() {
    Answer.Lost why = null;
    if (stop.getAsBoolean()) {
      why = new Answer.Lost(Answer.Loss.STOPPED, "stopped");
    } else if (isTimeUp()) {
      why = new Answer.Lost(Answer.Loss.OUT_OF_TIME, "there was no time for the rest");
    }
    if (why != null) {
      for (RelayWorker worker : store.accounts().keySet()) {
        worker.recall(why);
      }
    }
    return why != null;
  }

  private boolean isTimeUp() {
    FetchOrder.Follow follow = order.follow();
    Instant until = follow == null ? null : follow.until();
    return until != null && !means.clock().instant().isBefore(until.minus(MOMENT));
  }

  @Override
  public void returned(RelayWorker worker) throws IOException {
    Round ofJobs = atJobs.remove(worker);
    Round ofContext = atContext.remove(worker);
    if (ofJobs != null) {
      if (worker.lost() == null) {
        carriedOut = ofJobs;
      }
      if (worker.lost() == null && order.context()) {
        waitingSince = waiting.isEmpty() ? System.nanoTime() : waitingSince;
        waiting.put(worker, ofJobs);
      } else {
        goOn(worker, ofJobs);
      }
    } else if (ofContext != null) {
      goOn(worker, ofContext);
    } else if (listening.remove(worker) && !worker.isGivenUp() && !isOver()) {
      sendForJobs(worker);
    }
    if (!isOver()) {
      sendTheWaiting();
    }
  }

  @Override
  public void tick() throws IOException {
    sendTheWaiting();
    if (means.clock().instant().isAfter(merged.plus(ROUND))) {
      store.commit();
      merge();
    }
  }

  private void sendForJobs(RelayWorker worker) throws IOException {
    if (now() - latest.began() > PLAN_HOLDS_SECONDS) {
      long until = Fetch.newest(means.clock()) + 1;
      latest = round(order.during(new Interval(until - order.scope().seconds(), until)));
    }
    List<Task> tasks = latest.plan().tasks(store.of(worker)::complete);
    atJobs.put(worker, latest);
    crew.send(worker, () -> worker.fetchJobs(tasks));
  }

  private Round round(FetchOrder during) throws IOException {
    long began = now();
    JobKinds kinds = knowledge.kinds(during.scope(), authors::add);
    return new Round(FetchPlan.of(during, kinds, began), began);
  }

  /**
   * Asks for what surrounds the jobs once those are known that are to be had for now. As long as a
   * relay may bring more of them, what was asked is not remembered as done.
   */
  private void sendTheWaiting() throws IOException {
    if (waiting.isEmpty() || isWorthWaiting()) {
      return;
    }
    store.commit();
    boolean all = atJobs.keySet().stream().noneMatch(RelayWorker::hasAnswered);
    ContextPlan context = knowledge.context(order);
    for (Map.Entry<RelayWorker, Round> entry : waiting.entrySet()) {
      RelayWorker worker = entry.getKey();
      RelayAccount account = store.of(worker);
      List<Task> tasks = context.tasks(account::complete, account.askedAbout());
      ContextPlan remembered = all ? context : null;
      crew.send(worker, () -> worker.fetchContext(tasks, remembered));
    }
    atContext.putAll(waiting);
    waiting.clear();
  }

  private boolean isWorthWaiting() {
    boolean patient =
        order.follow() == null || System.nanoTime() - waitingSince < COURTESY.toNanos();
    Duration silence = order.limits().silence();
    return patient && atJobs.keySet().stream().anyMatch(worker -> worker.isAnswering(silence));
  }

  private void goOn(RelayWorker worker, Round round) {
    FetchOrder.Follow follow = order.follow();
    if (isOver()) {
      return;
    }
    if (follow == null || worker.isGivenUp()) {
      worker.retire();
      return;
    }
    Instant now = means.clock().instant();
    Instant until = follow.until();
    boolean ends = until != null && until.isBefore(now.plus(ROUND));
    Duration time = ends ? Duration.between(now, until) : ROUND;
    List<Task> tasks = round.plan().tasks(key -> KindTimes.NONE);
    listening.add(worker);
    crew.send(worker, () -> worker.listen(new Listening(tasks, round.began(), time)));
  }

  private void merge() throws IOException {
    merged = means.clock().instant();
    if (!stop.getAsBoolean()) {
      store.merge(new Compaction(lake, "fetch", means.patience(), means.signatures()));
    }
  }

  private long now() {
    return means.clock().instant().getEpochSecond();
  }

  /** Ends all connections. */
  @Override
  public void close() {
    crew.dismiss();
    try (ExecutorService goodbyes = Executors.newVirtualThreadPerTaskExecutor()) {
      store.accounts().keySet().forEach(worker -> goodbyes.execute(worker::finish));
    }
    client.close();
  }
}
