package live.dvmdash.cli.output.html;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;

/**
 * An axis of time on both sides of a moment: the nearer to it, the more room has a second.
 *
 * @param before how far it reaches back, in seconds
 * @param after how far it reaches on
 * @param left the place of its begin
 * @param right the place of its end
 */
record TimeAxis(long before, long after, double left, double right) {

  private static final double LEAST_SHARE = 0.12;

  /** What stands between the texts of two ticks. */
  private static final int GAP = 12;

  /** A mark on the axis; its text stands from {@code from} to {@code to}. */
  record Tick(double x, String text, double from, double to) {}

  /** Where the moment is. */
  double moment() {
    if (before == 0) {
      return left;
    }
    double back = Math.log1p((double) before);
    double share = back / (back + Math.log1p((double) Math.max(after, 1)));
    return left + (right - left) * Math.clamp(share, LEAST_SHARE, 1 - LEAST_SHARE);
  }

  /** Where a time is, given in seconds since the moment. */
  double at(long seconds) {
    return seconds < 0
        ? moment() - Scale.ofTime(-seconds, before) * (moment() - left)
        : moment() + Scale.ofTime(seconds, after) * (right - moment());
  }

  /**
   * Times that people think in, from the moment outwards, as many as there is room for.
   *
   * @param name what the moment is called
   * @param format of a time in seconds
   */
  List<Tick> ticks(String name, LongFunction<String> format) {
    List<Tick> ticks = new ArrayList<>();
    add(ticks, moment(), name);
    for (long time : Scale.times(after)) {
      if (time > 0 && time <= after) {
        add(ticks, at(time), "+" + format.apply(time));
      }
    }
    for (long time : Scale.times(before)) {
      if (time > 0 && time <= before) {
        add(ticks, at(-time), "-" + format.apply(time));
      }
    }
    return ticks;
  }

  private void add(List<Tick> ticks, double x, String text) {
    double length = TextLength.of(text);
    double from = Math.clamp(x - length / 2, left - GAP, Math.max(left, right + GAP - length));
    double to = from + length;
    for (Tick tick : ticks) {
      if (from < tick.to() + GAP && to > tick.from() - GAP) {
        return;
      }
    }
    ticks.add(new Tick(x, text, from, to));
  }
}
