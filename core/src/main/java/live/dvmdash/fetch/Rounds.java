package live.dvmdash.fetch;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import live.dvmdash.lake.Compaction;
import live.dvmdash.lake.Lake;
import live.dvmdash.lake.RelayRecord;
import live.dvmdash.relay.RelayClient;
import live.dvmdash.relay.TimeSource;
import live.dvmdash.span.Interval;
import live.dvmdash.span.KindTimes;

/**
 * What a fetch asks for, one thing after the other: jobs, then what surrounds them, and then, when
 * it is to follow, what comes, for an hour; and again.
 */
final class Rounds implements AutoCloseable {

  /** After so long of listening the past is asked for again, since events arrive late. */
  private static final Duration ROUND = Duration.ofHours(1);

  private final Lake lake;
  private final FetchOrder order;
  private final Fetch.Means means;
  private final Store store;
  private final SeenAuthors authors;
  private final Knowledge knowledge;
  private final BooleanSupplier stop;
  private final IntakeQueue queue = new IntakeQueue();
  private final Crew crew;
  private final RelayClient client;
  private final List<RelayRecord> asleep = new ArrayList<>();
  private JobKinds kinds;
  private FetchPlan plan;
  private long began;

  Rounds(
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
    this.crew = new Crew(queue, store, watcher, stop);
    this.kinds = knowledge.kinds(order.scope(), authors::add);
    this.plan = FetchPlan.of(order, kinds, now());
    knowledge.heartbeats(Heartbeats.hoursOf(order.scope()), store.heartbeats()::know);
  }

  /** The plan of the last round. */
  FetchPlan plan() {
    return plan;
  }

  /** The relays that rest and were not even looked at. */
  List<RelayRecord> asleep() {
    return asleep;
  }

  /** Runs all rounds. */
  void run() throws IOException {
    gather();
    round();
    FetchOrder.Follow follow = order.follow();
    while (follow != null && !isOver(follow)) {
      listen(follow);
      if (!isOver(follow)) {
        long until = Fetch.newest(means.clock()) + 1;
        Interval scope = new Interval(until - order.scope().seconds(), until);
        kinds = knowledge.kinds(scope, authors::add);
        plan = FetchPlan.of(order.during(scope), kinds, now());
        round();
      }
    }
    store.commit();
    merge();
  }

  private boolean isOver(FetchOrder.Follow follow) {
    Instant until = follow.until();
    return stop.getAsBoolean()
        || (until != null && !means.clock().instant().isBefore(until))
        || store.accounts().keySet().stream().allMatch(RelayWorker::isGivenUp);
  }

  private void gather() throws IOException {
    for (RelayChoice choice : order.relays()) {
      RelayRecord record = lake.relays().of(choice.url().text());
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

  private void round() throws IOException {
    began = now();
    for (Map.Entry<RelayWorker, RelayAccount> entry : store.accounts().entrySet()) {
      RelayWorker worker = entry.getKey();
      List<Task> tasks = plan.tasks(entry.getValue()::complete);
      if (!worker.isGivenUp()) {
        crew.send(worker, () -> worker.fetchJobs(tasks));
      }
    }
    crew.await();
    store.commit();
    if (order.context() && !stop.getAsBoolean()) {
      context();
    }
  }

  private void context() throws IOException {
    ContextPlan context = knowledge.context(order, kinds);
    for (Map.Entry<RelayWorker, RelayAccount> entry : store.accounts().entrySet()) {
      RelayWorker worker = entry.getKey();
      if (worker.lost() == null) {
        List<Task> tasks = context.tasks(entry.getValue()::complete);
        crew.send(worker, () -> worker.fetchContext(context, tasks));
      }
    }
    crew.await();
    store.commit();
  }

  private void listen(FetchOrder.Follow follow) throws IOException {
    Instant now = means.clock().instant();
    Duration time = ROUND;
    if (follow.until() != null && follow.until().isBefore(now.plus(ROUND))) {
      time = Duration.between(now, follow.until());
    }
    for (RelayWorker worker : store.accounts().keySet()) {
      if (!worker.isGivenUp()) {
        Listening listening = new Listening(plan.tasks(key -> KindTimes.NONE), began, time);
        crew.send(worker, () -> worker.listen(listening));
      }
    }
    crew.await();
    store.commit();
    merge();
  }

  private void merge() throws IOException {
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
    store.accounts().keySet().forEach(RelayWorker::finish);
    client.close();
  }
}
