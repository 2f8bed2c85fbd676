package live.dvmdash.relay;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** Time that passes as usual, but for sleep, which is over at once and remembered. */
final class SkippedTime implements TimeSource {

  private final AtomicLong skipped = new AtomicLong();
  private final List<Duration> sleeps = new CopyOnWriteArrayList<>();

  @Override
  public long nanoTime() {
    return System.nanoTime() + skipped.get();
  }

  @Override
  public void sleep(Duration time) {
    sleeps.add(time);
    skipped.addAndGet(time.toNanos());
  }

  /** The sleeps so far that were not of no length. */
  List<Duration> sleeps() {
    return sleeps.stream().filter(Duration::isPositive).toList();
  }
}
