package live.dvmdash.cli.benchmark;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A ratio that a benchmark found.
 *
 * @param work what was measured
 * @param against what it was divided by
 * @param ratio how many times as much it took
 * @param of what it took: CPU, wall time, bytes
 * @param aim the most that the ratio should be; null where there is no aim
 */
record Figure(String work, String against, double ratio, String of, @Nullable Double aim) {

  /** The cells of its row in a table. */
  List<String> cells() {
    return List.of(
        work,
        against,
        String.format(Locale.ROOT, "%.3g %s", ratio, of),
        aim == null ? "" : aim.toString());
  }
}
