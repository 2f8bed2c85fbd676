package live.dvmdash.relay;

import java.time.Duration;

/** The passing of time, so that a test need not wait for it. Safe for use by many threads. */
public interface TimeSource {

  /** Nanoseconds since some moment, as {@link System#nanoTime}. */
  long nanoTime();

  /** Returns after so long, as {@link Thread#sleep(Duration)} does. */
  void sleep(Duration time) throws InterruptedException;

  /** The time that passes for everyone. */
  static TimeSource real() {
    return new TimeSource() {
      @Override
      public long nanoTime() {
        return System.nanoTime();
      }

      @Override
      public void sleep(Duration time) throws InterruptedException {
        Thread.sleep(time);
      }
    };
  }
}
