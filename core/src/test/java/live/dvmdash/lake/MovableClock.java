package live.dvmdash.lake;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that shows the real time, moved on by what a test says. */
final class MovableClock extends Clock {

  private Duration moved = Duration.ZERO;

  void move(Duration by) {
    moved = moved.plus(by);
  }

  void set(Instant time) {
    moved = Duration.between(Clock.systemUTC().instant(), time);
  }

  @Override
  public Instant instant() {
    return Clock.systemUTC().instant().plus(moved);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("the lake knows UTC only");
  }
}
