package live.dvmdash.cli.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The load of a twentieth month into a lake of nineteen, against that of the first into none. */
@ExtendWith(Figures.OfTheRun.class)
final class GrowthBenchmark {

  private static final int EVENTS = Integer.getInteger("benchmark.events", 200_000);
  private static final int MONTHS = 20;
  private static final YearMonth FIRST = YearMonth.of(2024, 1);

  @TempDir private Path directory;

  @Test
  void theTwentiethMonthAgainstTheFirst(Figures figures) throws Exception {
    Path lake = lake();
    Path archive = directory.resolve("archive.json");
    Installation.writeMonth(archive, FIRST.plusMonths(MONTHS - 1), EVENTS);
    List<Spent> first = new ArrayList<>();
    List<Spent> last = new ArrayList<>();
    for (int run = 0; run < 3; run++) {
      first.add(load(directory.resolve("empty" + run), archive));
      Path full = directory.resolve("full" + run);
      Spent.by("cp", "-a", lake.toString(), full.toString());
      last.add(load(full, archive));
    }
    Spent one = Spent.median(first);
    Spent twenty = Spent.median(last);
    System.out.printf(
        Locale.ROOT,
        "%,d events: into an empty lake %.2f s CPU, %.2f s wall; into the other %.2f, %.2f: ratio"
            + " %.2f CPU, %.2f wall%n",
        EVENTS,
        one.cpu(),
        one.wall(),
        twenty.cpu(),
        twenty.wall(),
        twenty.cpu() / one.cpu(),
        twenty.wall() / one.wall());
    figures.cpu(
        "load of a month of %,d events into a lake of %d such".formatted(EVENTS, MONTHS - 1),
        "the same into an empty lake",
        twenty.cpu() / one.cpu(),
        1.1);
  }

  /** Nineteen generated months, or the lake that {@code benchmark.lake} names. */
  private Path lake() throws IOException, InterruptedException {
    String given = System.getProperty("benchmark.lake");
    if (given != null) {
      return Path.of(given);
    }
    Path lake = directory.resolve("lake");
    for (int month = 0; month < MONTHS - 1; month++) {
      Installation.addMonth(lake, FIRST.plusMonths(month), EVENTS);
    }
    return lake;
  }

  private static Spent load(Path lake, Path archive) throws Exception {
    return Installation.run(
        "load", "--quiet", "--trust-signatures", "--lake", lake.toString(), archive.toString());
  }
}
