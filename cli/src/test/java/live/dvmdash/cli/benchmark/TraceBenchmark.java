package live.dvmdash.cli.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The time of {@code dvmdash trace}, as a process from start to end, in a lake and in a tenth of
 * it, against that of a process that opens the query engine and reads one event of the lake by its
 * id.
 */
final class TraceBenchmark {

  private static final int EVENTS = Integer.getInteger("benchmark.events", 5_000_000);
  private static final int MONTHS = 20;
  private static final int RUNS = 9;

  @TempDir private Path directory;

  @Test
  void traceInALakeAndInOneOfTenTimesTheSize() throws Exception {
    Path small = directory.resolve("small");
    Path large = Path.of(System.getProperty("benchmark.lake", directory + "/large"));
    for (int month = 0; month < MONTHS; month++) {
      YearMonth when = YearMonth.of(2024, 1).plusMonths(month);
      if (month < MONTHS / 10) {
        Installation.addMonth(small, when, EVENTS / MONTHS);
      }
      if (large.startsWith(directory)) {
        Installation.addMonth(large, when, EVENTS / MONTHS);
      }
    }
    List<String> inSmall = receipts(small);
    List<String> inLarge = receipts(large);
    List<Spent> starts = new ArrayList<>();
    List<Spent> lookups = new ArrayList<>();
    List<Spent> tenths = new ArrayList<>();
    List<Spent> wholes = new ArrayList<>();
    for (int run = 0; run < RUNS; run++) {
      starts.add(Installation.runBare(BareQuery.class, "SELECT 1"));
      lookups.add(Installation.runBare(BareQuery.class, lookup(large, inLarge.get(run))));
      tenths.add(trace(small, inSmall.get(run)));
      wholes.add(trace(large, inLarge.get(run)));
    }
    Spent bare = Spent.median(lookups);
    Spent tenth = Spent.median(tenths);
    Spent whole = Spent.median(wholes);
    System.out.printf(
        Locale.ROOT,
        "%,d events: trace %.2f s wall, %.2f s CPU; in a tenth of them %.2f, %.2f: %.2f times;"
            + " opening the engine %.2f; the same and one lookup without an index %.2f, %.2f:"
            + " ratio %.2f wall, %.2f CPU%n",
        EVENTS,
        whole.wall(),
        whole.cpu(),
        tenth.wall(),
        tenth.cpu(),
        whole.wall() / tenth.wall(),
        Spent.median(starts).wall(),
        bare.wall(),
        bare.cpu(),
        whole.wall() / bare.wall(),
        whole.cpu() / bare.cpu());
  }

  /** The ids of some receipts of a lake, from which the most has to be found. */
  private static List<String> receipts(Path lake) throws IOException, InterruptedException {
    Process export =
        new ProcessBuilder(
                Installation.command("export", "--kind", "9735", "--lake", lake.toString()))
            .start();
    List<String> ids = new ArrayList<>();
    try (BufferedReader lines = export.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (ids.size() < RUNS) {
          ids.add(line.replaceAll("^.*?\"id\":\"([0-9a-f]{64})\".*$", "$1"));
        }
      }
    }
    export.waitFor();
    return ids;
  }

  private static Spent trace(Path lake, String id) throws IOException, InterruptedException {
    return Installation.run("trace", "--json", "--lake", lake.toString(), id);
  }

  private static String lookup(Path lake, String id) {
    return "SELECT id, kind, target, content FROM read_parquet('%s/events/*/part-*.parquet') WHERE id = unhex('%s')"
        .formatted(lake, id);
  }
}
