package live.dvmdash.fetch;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The way from the threads of the relays to the one that writes the lake. Relays that are faster
 * than it wait, so that memory stays bounded.
 */
final class IntakeQueue {

  private static final int KIB = 1024;
  private static final int MAX_KIB = 4 * KIB;

  private final BlockingQueue<Incoming> queue = new LinkedBlockingQueue<>();
  private final Semaphore room = new Semaphore(MAX_KIB);

  /** Hands something over; waits until there is room, whatever happens. */
  void put(Incoming incoming) {
    room.acquireUninterruptibly(size(incoming));
    queue.add(incoming);
  }

  /** The next thing; null when there is none for so long. */
  @Nullable Incoming poll(Duration wait) {
    Incoming next = null;
    boolean interrupted = false;
    try {
      next = queue.poll(wait.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      interrupted = true;
    }
    if (next != null) {
      room.release(size(next));
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return next;
  }

  private static int size(Incoming incoming) {
    return incoming instanceof Incoming.Events events
        ? (int) Math.min(MAX_KIB, 1 + events.batch().bytes() / KIB)
        : 0;
  }
}
