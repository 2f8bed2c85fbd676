package live.dvmdash.relay.testing;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/** To which requests a {@link Behaviour} belongs. */
public final class Conditions {

  private Conditions() {}

  /** A filter names more kinds than that. */
  public static Predicate<Request> moreKindsThan(int count) {
    return request -> request.filters().stream().anyMatch(filter -> filter.kinds().size() > count);
  }

  /** A filter names the kind. */
  public static Predicate<Request> naming(int kind) {
    return request -> request.kinds().contains(kind);
  }

  /** The first requests that come. */
  public static Predicate<Request> first(int count) {
    return first(count, request -> true);
  }

  /** The first requests of a sort. */
  public static Predicate<Request> first(int count, Predicate<Request> sort) {
    AtomicInteger seen = new AtomicInteger();
    return request -> sort.test(request) && seen.incrementAndGet() <= count;
  }

  /** All requests but the first that come. */
  public static Predicate<Request> afterFirst(int count) {
    return first(count).negate();
  }

  /** The requests of a client that has not proved who it is. */
  public static Predicate<Request> unauthenticated() {
    return request -> request.client() == null;
  }

  /** Requests beyond that many filters within any period; refused ones count too. */
  public static Predicate<Request> moreFiltersThan(int count, Duration period) {
    Deque<Long> times = new ArrayDeque<>();
    Lock lock = new ReentrantLock();
    return request -> {
      lock.lock();
      try {
        long now = System.nanoTime();
        times.removeIf(time -> now - time > period.toNanos());
        request.filters().forEach(filter -> times.add(now));
        return times.size() > count;
      } finally {
        lock.unlock();
      }
    };
  }
}
