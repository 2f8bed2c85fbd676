package live.dvmdash.relay;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A moment until which something may take. */
final class Deadline {

  private final TimeSource time;
  private final long start;
  private final long nanos;

  /** So long from now; null for never. */
  Deadline(TimeSource time, @Nullable Duration length) {
    this.time = time;
    this.start = time.nanoTime();
    this.nanos = length == null ? Long.MAX_VALUE : length.toNanos();
  }

  /** What is left, 0 when it is over. */
  long nanosLeft() {
    return nanos == Long.MAX_VALUE ? nanos : Math.max(0, nanos - (time.nanoTime() - start));
  }

  boolean isOver() {
    return nanosLeft() == 0;
  }
}
