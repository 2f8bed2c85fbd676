package live.dvmdash.fetch;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import live.dvmdash.event.Event;
import live.dvmdash.lake.Compaction;
import live.dvmdash.lake.Ingest;
import live.dvmdash.lake.Lake;
import live.dvmdash.lake.LakeException;
import live.dvmdash.lake.LakeWriter;
import live.dvmdash.lake.RelayRecord;
import live.dvmdash.lake.SightingsWriter;
import live.dvmdash.lake.SourceIntake;
import live.dvmdash.relay.Answer;
import org.jspecify.annotations.Nullable;

/**
 * The writing end of a fetch, on one thread: takes what relays hand over and commits it. The order
 * of a commit is what makes it safe to be killed at any moment: first the events, then which relay
 * had them, and last the checkpoints that say they need not be asked for again.
 */
final class Store implements AutoCloseable {

  private final Lake lake;
  private final LakeWriter writer;
  private final Ingest ingest;
  private final SightingsWriter sightings;
  private final SeenAuthors authors;
  private final Heartbeats heartbeats = new Heartbeats();
  private final Map<RelayWorker, RelayAccount> accounts = new LinkedHashMap<>();
  private final long commitNanos;
  private final FetchWatcher watcher;
  private long lastCommit = System.nanoTime();

  Store(
      Lake lake,
      LakeWriter writer,
      Ingest ingest,
      SeenAuthors authors,
      Duration commitEvery,
      FetchWatcher watcher)
      throws IOException {
    this.lake = lake;
    this.writer = writer;
    this.ingest = ingest;
    this.sightings = lake.sightings().writer();
    this.authors = authors;
    this.commitNanos = commitEvery.toNanos();
    this.watcher = watcher;
  }

  /** Opens the account of a relay. */
  RelayAccount open(RelayWorker worker, RelayRecord before, boolean refetch) {
    SourceIntake intake = ingest.begin(worker.name(), event -> passes(worker, event));
    RelayAccount account = new RelayAccount(before, intake, refetch);
    accounts.put(worker, account);
    return account;
  }

  /** The accounts, in the order in which they were opened. */
  Map<RelayWorker, RelayAccount> accounts() {
    return accounts;
  }

  RelayAccount of(RelayWorker worker) {
    RelayAccount account = accounts.get(worker);
    if (account == null) {
      throw new IllegalArgumentException("a relay without account: " + worker.name());
    }
    return account;
  }

  /** The heartbeats that are there already. */
  Heartbeats heartbeats() {
    return heartbeats;
  }

  private boolean passes(RelayWorker worker, Event event) {
    if (!heartbeats.passes(event)) {
      of(worker).thin();
      return false;
    }
    sightings.saw(event, worker.name());
    authors.add(event);
    return true;
  }

  /** Takes the next thing that came. */
  void take(Incoming incoming) throws IOException {
    switch (incoming) {
      case Incoming.Events events -> ingest.submit(of(events.from()).intake(), events.batch());
      case Incoming.Settled settled -> of(settled.from()).settle(settled);
      case Incoming.ContextDone context -> {
        RelayAccount account = of(context.from());
        for (ContextPlan.Done done : context.plan().done()) {
          account.remember(done.checkpoint(), done.times());
        }
        account.rememberAskedAbout(context.plan().askedAbout());
      }
      case Incoming.Returned returned -> {}
    }
  }

  /** Nothing has come for a moment: time to see what became of what came before. */
  void settle() throws IOException {
    ingest.takeChecked();
  }

  /**
   * Commits when the last commit is long enough ago. That others hold the lake is no reason to stop
   * then: what was taken waits for the next one.
   */
  void commitWhenDue() throws IOException {
    if (System.nanoTime() - lastCommit >= commitNanos) {
      try {
        commit();
      } catch (LakeException.Locked e) {
        lastCommit = System.nanoTime();
      }
    }
  }

  /** Makes all that was taken part of the lake. */
  void commit() throws IOException {
    ingest.commit();
    sightings.commit();
    for (RelayAccount account : accounts.values()) {
      account.intake().finish();
      if (account.takeChanged()) {
        lake.relays().write(account.record());
      }
    }
    lastCommit = System.nanoTime();
    watcher.committed(writer.added().values().stream().mapToLong(Long::longValue).sum());
  }

  /** Merges the small files that the commits of this run left. */
  void merge(Compaction compaction) throws IOException {
    compaction.smallFiles(writer.added().keySet());
    lake.sightings().merge(sightings.committed());
  }

  /** How far each relay has come. */
  List<FetchWatcher.Watched> views() {
    List<FetchWatcher.Watched> views = new ArrayList<>();
    accounts.forEach((worker, account) -> views.add(new View(worker, account)));
    return views;
  }

  /** A relay as one sees it from outside, at the moment of looking. */
  private record View(RelayWorker worker, RelayAccount account) implements FetchWatcher.Watched {

    @Override
    public String name() {
      return worker.name();
    }

    @Override
    public String state() {
      return worker.state();
    }

    @Override
    public @Nullable String trouble() {
      Answer.Lost lost = worker.lost();
      return lost == null ? null : lost.text();
    }

    @Override
    public long pages() {
      return worker.traffic().pages().get();
    }

    @Override
    public long events() {
      return worker.traffic().events().get();
    }

    @Override
    public long added() {
      return account.intake().tally().added();
    }

    @Override
    public long oldest() {
      return worker.oldest();
    }
  }

  /** Removes temporary files; what was not committed is not stored. */
  @Override
  public void close() throws IOException {
    sightings.close();
  }
}
