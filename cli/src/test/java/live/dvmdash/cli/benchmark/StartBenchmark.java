package live.dvmdash.cli.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** {@code dvmdash --help} of the installed program against {@code java -version}. */
@ExtendWith(Figures.OfTheRun.class)
final class StartBenchmark {

  private static final int RUNS = 21;

  @Test
  void helpAgainstTheVersionOfJava(Figures figures) throws Exception {
    Installation.run("--help"); // makes the cache of classes when there is none
    List<Spent> help = new ArrayList<>();
    List<Spent> version = new ArrayList<>();
    for (int run = 0; run < RUNS; run++) {
      help.add(Installation.run("--help"));
      version.add(Spent.by(Installation.java(), "-version"));
    }
    Spent ours = Spent.median(help);
    Spent bare = Spent.median(version);
    System.out.printf(
        Locale.ROOT,
        "--help %.0f ms wall, %.0f ms CPU; java -version %.0f, %.0f: ratio %.1f wall%n",
        ours.wall() * 1e3,
        ours.cpu() * 1e3,
        bare.wall() * 1e3,
        bare.cpu() * 1e3,
        ours.wall() / bare.wall());
    figures.wall("`--help`", "`java -version`", ours.wall() / bare.wall(), 4.5);
  }
}
