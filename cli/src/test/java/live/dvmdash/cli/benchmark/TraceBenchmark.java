package live.dvmdash.cli.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import live.dvmdash.sample.ArchiveGenerator;
import live.dvmdash.sample.GeneratorOptions;
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

  /** The installed program, as the build lays it out. */
  private static final Path PROGRAM = Path.of("target", "dvmdash", "bin", "dvmdash");

  @TempDir private Path directory;

  @Test
  void traceInALakeAndInOneOfTenTimesTheSize() throws Exception {
    Path small = directory.resolve("small");
    Path large = directory.resolve("large");
    for (int month = 0; month < MONTHS; month++) {
      Path archive = generate(month);
      load(archive, large);
      if (month < MONTHS / 10) {
        load(archive, small);
      }
      Files.delete(archive);
    }
    List<String> ids = receipts(small);
    double nothing = median(index -> java(List.of("-version")));
    double bare = median(index -> java(lookup(large, ids.get(index))));
    double inSmall = median(index -> trace(small, ids.get(index)));
    double inLarge = median(index -> trace(large, ids.get(index)));
    System.out.printf(
        Locale.ROOT,
        "%,d events: trace %.2f s, in a tenth of them %.2f s: %.2f times; java -version %.2f s, an"
            + " engine that looks up one id without an index %.2f s: ratio %.2f%n",
        EVENTS,
        inLarge,
        inSmall,
        inLarge / inSmall,
        nothing,
        bare,
        inLarge / bare);
  }

  private Path generate(int month) throws IOException, InterruptedException {
    Path archive = directory.resolve("archive.json");
    try (OutputStream out = Files.newOutputStream(archive)) {
      YearMonth when = YearMonth.of(2024, 1).plusMonths(month);
      new ArchiveGenerator(
              new GeneratorOptions(
                  100 + month, EVENTS / MONTHS, when, Runtime.getRuntime().availableProcessors()))
          .writeTo(out);
    }
    return archive;
  }

  private static void load(Path archive, Path lake) throws IOException, InterruptedException {
    run(
        List.of(
            PROGRAM.toString(),
            "load",
            "--quiet",
            "--trust-signatures",
            "--lake",
            lake.toString(),
            archive.toString()));
  }

  /** The ids of some receipts of a lake, from which the most has to be found. */
  private static List<String> receipts(Path lake) throws IOException, InterruptedException {
    Process export =
        new ProcessBuilder(
                PROGRAM.toString(), "export", "--kind", "9735", "--lake", lake.toString())
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

  @FunctionalInterface
  private interface Work {
    double seconds(int index) throws IOException, InterruptedException;
  }

  private static double median(Work work) throws IOException, InterruptedException {
    work.seconds(0);
    double[] seconds = new double[RUNS];
    for (int i = 0; i < RUNS; i++) {
      seconds[i] = work.seconds(i);
    }
    Arrays.sort(seconds);
    return seconds[RUNS / 2];
  }

  private static double trace(Path lake, String id) throws IOException, InterruptedException {
    return run(List.of(PROGRAM.toString(), "trace", "--json", "--lake", lake.toString(), id));
  }

  private static List<String> lookup(Path lake, String id) {
    return List.of(
        "--enable-native-access=ALL-UNNAMED",
        "-XX:TieredStopAtLevel=1",
        "-cp",
        System.getProperty("java.class.path"),
        BareLookup.class.getName(),
        lake.toString(),
        id);
  }

  private static double java(List<String> arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(arguments);
    return run(command);
  }

  private static double run(List<String> command) throws IOException, InterruptedException {
    long start = System.nanoTime();
    int status =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start()
            .waitFor();
    if (status != 0) {
      throw new IllegalStateException(status + " from " + command);
    }
    return (System.nanoTime() - start) / 1e9;
  }
}
