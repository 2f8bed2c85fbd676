package live.dvmdash.fetch;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The way from the threads of the relays to the one that writes the lake. Relays that are faster
 * than it wait, so that memory stays bounded.
 *
 * @param <T> what is handed over
 */
final class IntakeQueue<T> {

  private static final int KIB = 1024;
  private static final int MAX_KIB = 4 * KIB;

  private final BlockingQueue<T> queue = new LinkedBlockingQueue<>();
  private final Semaphore room = new Semaphore(MAX_KIB);
  private final ToLongFunction<T> bytes;

  /** An empty one; {@code bytes} says how large something is, 0 for what takes no room. */
  IntakeQueue(ToLongFunction<T> bytes) {
    this.bytes = bytes;
  }

  /** Hands something over; waits until there is room, whatever happens. */
  void put(T incoming) {
    room.acquireUninterruptibly(size(incoming));
    queue.add(incoming);
  }

  /** The next thing; null when there is none for so long. */
  @Nullable T poll(Duration wait) {
    T next = null;
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

  private int size(T incoming) {
    long size = bytes.applyAsLong(incoming);
    return size == 0 ? 0 : (int) Math.min(MAX_KIB, 1 + size / KIB);
  }
}
