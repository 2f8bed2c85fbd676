package live.dvmdash.fetch;

import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;

/**
 * The relays' threads, and the loop of the thread that takes what they bring until all have come
 * back. When the user wants to stop, the threads are interrupted; what they have is taken still.
 */
final class Crew {

  private static final Duration TICK = Duration.ofMillis(100);

  /** How long interrupted threads may take to come back before they are left behind. */
  private static final Duration FAREWELL = Duration.ofSeconds(15);

  private final IntakeQueue queue;
  private final Store store;
  private final FetchWatcher watcher;
  private final BooleanSupplier stop;
  private final Map<RelayWorker, Thread> away = new ConcurrentHashMap<>();

  Crew(IntakeQueue queue, Store store, FetchWatcher watcher, BooleanSupplier stop) {
    this.queue = queue;
    this.store = store;
    this.watcher = watcher;
    this.stop = stop;
  }

  /** Sends a relay's worker on an errand. */
  void send(RelayWorker worker, Runnable errand) {
    away.put(worker, Thread.ofVirtual().name(worker.name()).start(errand));
  }

  /** Takes what the workers bring until the last one has come back. */
  void await() throws IOException {
    Set<RelayWorker> left = new HashSet<>(away.keySet());
    boolean stopping = false;
    long farewell = 0;
    while (!left.isEmpty()) {
      Incoming next = queue.poll(TICK);
      if (next == null) {
        store.settle();
      } else {
        store.take(next);
        if (next instanceof Incoming.Returned returned) {
          left.remove(returned.from());
        }
      }
      watcher.tick(store.views());
      if (!stopping && stop.getAsBoolean()) {
        stopping = true;
        farewell = System.nanoTime() + FAREWELL.toNanos();
        away.values().forEach(Thread::interrupt);
      }
      if (stopping && System.nanoTime() - farewell > 0) {
        break;
      }
      store.commitWhenDue();
    }
    away.clear();
  }

  /** Ends all threads that are still away. */
  void dismiss() {
    away.values().forEach(Thread::interrupt);
  }
}
