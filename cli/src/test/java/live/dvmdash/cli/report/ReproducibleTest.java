package live.dvmdash.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import live.dvmdash.cli.output.Format;
import live.dvmdash.cli.testing.Cli;
import live.dvmdash.cli.testing.SampleData;
import live.dvmdash.report.Report;
import live.dvmdash.report.Reports;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The same lake gives the same bytes in every format, however many threads there are and whatever
 * its files look like. A process has a number of threads for good, so each lake has its own.
 */
class ReproducibleTest {

  @TempDir private Path directory;

  /** Writes all there is to say of the lake in a folder into its folder {@code out}. */
  static final class Everything {

    private Everything() {}

    /** Takes the folder and how many threads are expected. */
    public static void main(String[] arguments) throws IOException {
      Path folder = Path.of(arguments[0]);
      assertThat(Runtime.getRuntime().availableProcessors())
          .isEqualTo(Integer.parseInt(arguments[1]));
      for (Format format : Format.values()) {
        boolean single = List.of(Format.CSV, Format.TSV, Format.PARQUET).contains(format);
        String file = single ? "/" : "/all." + format.extension();
        String[] where = {"--format", format.toString(), "-o", "out/" + format + file};
        Files.createDirectories(folder.resolve("out").resolve(format.toString()));
        List<String> stats = new ArrayList<>(List.of("stats", "--month", "2025-02"));
        stats.addAll(Reports.all().stream().map(Report::name).toList());
        run(folder, stats, where);
        if (format == Format.JSON) {
          where[3] = "out/" + format + "/compare." + format.extension();
          run(folder, List.of("compare", "--month", "2025-01", "--with", "2025-02"), where);
        }
      }
    }

    private static void run(Path folder, List<String> line, String... where) {
      Cli cli = new Cli(folder).with("DVMDASH_LAKE", "lake");
      List<String> words = Stream.concat(line.stream(), Stream.of(where)).toList();
      Cli.Result result = cli.run(words.toArray(String[]::new));
      assertThat(result).as(words.toString()).isEqualTo(new Cli.Result(0, "", ""));
    }
  }

  @Test
  void neitherThreadsNorFilesMatter() throws Exception {
    SortedMap<String, String> expected = everything(whole(), 1);

    assertThat(expected).hasSizeGreaterThan(3 * Reports.all().size() + 5);
    assertThat(everything(pieces("pieces"), 2)).isEqualTo(expected);

    Path compacted = pieces("compacted");
    run(compacted, "compact");
    assertThat(everything(compacted, 7)).isEqualTo(expected);
  }

  private Path whole() throws IOException {
    Path folder = Files.createDirectory(directory.resolve("whole"));
    run(folder, "load", SampleData.JANUARY.toString(), SampleData.FEBRUARY.toString());
    return folder;
  }

  /** The later month first, and each by itself: months that both have parts of have more files. */
  private Path pieces(String name) throws IOException {
    Path folder = Files.createDirectory(directory.resolve(name));
    for (Path archive : List.of(SampleData.FEBRUARY, SampleData.JANUARY, SampleData.FEBRUARY)) {
      run(folder, "load", archive.toString());
    }
    return folder;
  }

  private static void run(Path folder, String... line) {
    Cli.Result result = new Cli(folder).with("DVMDASH_LAKE", "lake").run(line);
    assertThat(result.exitCode()).as(result.err()).isZero();
  }

  /** The hash of every file that a process with so many threads writes. */
  private static SortedMap<String, String> everything(Path folder, int threads) throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:ActiveProcessorCount=" + threads,
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Everything.class.getName(),
                folder.toString(),
                Integer.toString(threads))
            .inheritIO()
            .start();
    assertThat(process.waitFor()).isZero();
    SortedMap<String, String> hashes = new TreeMap<>();
    Path out = folder.resolve("out");
    try (Stream<Path> files = Files.walk(out)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
        hashes.put(out.relativize(file).toString(), new BigInteger(1, hash).toString(16));
      }
    }
    return hashes;
  }
}
