package live.dvmdash.cli.output.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Places on axes. */
final class Scale {

  /** Seconds that people think in: a second, a minute, an hour, a day, and some between. */
  private static final long[] TIMES = {
    0, 1, 10, 60, 600, 3_600, 21_600, 86_400, 864_000, 8_640_000, 86_400_000, 864_000_000
  };

  private static final long[] SHORT_TIMES = {0, 1, 2, 5, 10, 20, 30, 60};

  private static final int MOST_STEPS = 5;

  private Scale() {}

  /** A coordinate with one decimal at most. */
  static String at(double pixels) {
    String text = String.format(Locale.ROOT, "%.1f", pixels);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }

  /** From zero to at least {@code most}, which is a count, in few even steps easy to read. */
  static List<Double> ticks(double most) {
    double power = Math.pow(10, Math.floor(Math.log10(Math.max(most, 1))));
    double step = power;
    for (double factor : new double[] {0.2, 0.25, 0.5, 1, 2}) {
      step = power * factor;
      if (step % 1 == 0 && most / step <= MOST_STEPS) {
        break;
      }
    }
    List<Double> ticks = new ArrayList<>(List.of(0.0));
    while (ticks.size() < 2 || ticks.getLast() < most) {
      ticks.add(ticks.size() * step);
    }
    return ticks;
  }

  /** Times to mark on an axis that reaches to {@code most} seconds, zero first. */
  static List<Long> times(long most) {
    List<Long> times = new ArrayList<>();
    for (long time : most < 60 ? SHORT_TIMES : TIMES) {
      times.add(time);
      if (time >= most) {
        break;
      }
    }
    return times;
  }

  /** Where a time lies between 0 and {@code most}, from 0 to 1: short times get most room. */
  static double ofTime(long seconds, long most) {
    double reach = Math.log1p((double) Math.max(most, 1));
    return Math.min(1, Math.log1p((double) Math.max(seconds, 0)) / reach);
  }
}
