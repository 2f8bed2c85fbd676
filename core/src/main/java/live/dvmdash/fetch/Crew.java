package live.dvmdash.fetch;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The relays' threads, and the loop of the thread that takes what they bring until all have come
 * back. When it is to end before that, the threads are interrupted; what they have is taken still.
 */
final class Crew {

  private static final Duration TICK = Duration.ofMillis(100);

  /** How long interrupted threads may take to come back before they are left behind. */
  private static final Duration FAREWELL = Duration.ofSeconds(15);

  private final IntakeQueue queue;
  private final Store store;
  private final FetchWatcher watcher;
  private final Map<RelayWorker, Thread> away = new ConcurrentHashMap<>();

  /** Decides who does what next. Asked by the thread that takes what comes. */
  interface Dispatcher {

    /** A worker has come to the end of its errand; it may be sent on another one at once. */
    void returned(RelayWorker worker) throws IOException;

    /** Some time has passed. */
    void tick() throws IOException;

    /** Whether all are to come back now. */
    boolean isOver();
  }

  Crew(IntakeQueue queue, Store store, FetchWatcher watcher) {
    this.queue = queue;
    this.store = store;
    this.watcher = watcher;
  }

  /** Sends a relay's worker on an errand. */
  void send(RelayWorker worker, Runnable errand) {
    away.put(worker, Thread.ofVirtual().name(worker.name()).start(errand));
  }

  /** Takes what the workers bring until none is away any more. */
  void work(Dispatcher dispatcher) throws IOException {
    boolean recalled = false;
    long farewell = 0;
    while (!away.isEmpty()) {
      take(dispatcher);
      watcher.tick(store.views());
      if (recalled) {
        if (System.nanoTime() - farewell > 0) {
          break;
        }
      } else if (dispatcher.isOver()) {
        recalled = true;
        farewell = System.nanoTime() + FAREWELL.toNanos();
        dismiss();
      } else {
        dispatcher.tick();
      }
      store.commitWhenDue();
    }
    away.clear();
  }

  private void take(Dispatcher dispatcher) throws IOException {
    Incoming next = queue.poll(TICK);
    if (next == null) {
      store.settle();
      return;
    }
    store.take(next);
    if (next instanceof Incoming.Returned returned) {
      away.remove(returned.from());
      dispatcher.returned(returned.from());
    }
  }

  /** Ends all threads that are still away. */
  void dismiss() {
    away.values().forEach(Thread::interrupt);
  }
}
