package live.dvmdash.cli.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TimeZone;
import java.util.stream.IntStream;
import live.dvmdash.query.Scope;
import live.dvmdash.report.Table;
import live.dvmdash.sample.ArchiveGenerator;
import live.dvmdash.sample.GeneratorOptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Loads and standard reports say what an independent count of the same files says. */
class ReportsAgainstOracleTest {

  private static final Path SAMPLES = Path.of("..", "sample-data");
  private static final Path JANUARY = SAMPLES.resolve("dvm_data_2025_jan.json");
  private static final Path FEBRUARY = SAMPLES.resolve("dvm_data_2025_feb.json");
  private static final Scope EVER = new Scope(null, 0, 1L << 62);

  @TempDir private static Path shared;
  private static Path december;
  private static LoadedLake lake;
  private static ArchiveOracle oracle;

  @BeforeAll
  static void load() throws IOException, InterruptedException {
    december = shared.resolve("dvm_data_2024_dec.json");
    try (OutputStream out = Files.newOutputStream(december)) {
      new ArchiveGenerator(new GeneratorOptions(7, 6_000, YearMonth.of(2024, 12), 2)).writeTo(out);
    }
    lake = LoadedLake.of(shared.resolve("lake"), List.of(JANUARY, FEBRUARY));
    oracle = ArchiveOracle.of(List.of(JANUARY, FEBRUARY));
  }

  static List<Scope> scopes() {
    return List.of(
        Scope.of(YearMonth.of(2025, 1)),
        Scope.of(YearMonth.of(2025, 2)),
        between("2025-01-11T13:07:41Z", "2025-02-09T04:59:02Z"),
        between("2025-01-20T10:00:01Z", "2025-01-20T10:45:17Z"),
        between("2025-01-01T00:00:00Z", "2025-01-02T00:00:00Z"),
        between("2025-02-28T23:59:59Z", "2025-03-04T00:00:01Z"),
        between("2019-06-01T00:00:00Z", "2019-06-02T00:00:00Z"),
        EVER);
  }

  @Test
  void loadsCountWhatTheOracleCounts() {
    assertThat(Comparison.ofCounts(lake, oracle)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("scopes")
  void everyValueIsTheOracles(Scope scope) throws IOException {
    assertThat(Comparison.ofReports(lake, oracle, scope)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("scopes")
  void sumsAndBoundsHold(Scope scope) throws IOException {
    assertThat(ReportInvariants.violations(lake.reports(scope, 2))).isEmpty();
  }

  @Test
  void theOrderOfArchivesDoesNotMatter(@TempDir Path folder) throws IOException {
    LoadedLake forward = loaded(folder.resolve("forward"), List.of(december, JANUARY, FEBRUARY));
    LoadedLake backward =
        loaded(folder.resolve("backward"), List.of(FEBRUARY, JANUARY, december, JANUARY));

    assertThat(backward.reports(EVER, 2)).isEqualTo(forward.reports(EVER, 2));
  }

  @Test
  void theCutIntoFilesDoesNotMatter(@TempDir Path folder) throws IOException {
    List<String> elements = Elements.of(december);
    int cut = elements.size() / 3;
    List<String> shuffled = new ArrayList<>(elements);
    Collections.shuffle(shuffled, new Random(7));
    LoadedLake whole = loaded(folder.resolve("whole"), List.of(december));
    LoadedLake pieces =
        loaded(
            folder.resolve("pieces"),
            List.of(
                Elements.frames(folder.resolve("c.jsonl"), elements.subList(2 * cut, 3 * cut)),
                Elements.array(folder.resolve("a.json.gz"), elements.subList(0, cut + 50)),
                Elements.lines(folder.resolve("b.jsonl.gz"), shuffled),
                Elements.array(folder.resolve("d.json"), shuffled.subList(0, cut))));

    for (Scope scope : List.of(EVER, Scope.of(YearMonth.of(2024, 12)))) {
      Map<String, Table> ofWhole = whole.reports(scope, 2);
      Map<String, Table> ofPieces = pieces.reports(scope, 2);
      for (String report : List.of("overview", "kinds", "dvms")) {
        assertThat(ofPieces.get(report)).isEqualTo(ofWhole.get(report));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void anySampleOfElementsIsCountedAlike(int seed, @TempDir Path folder) throws IOException {
    List<String> elements = new ArrayList<>(Elements.of(JANUARY));
    elements.addAll(Elements.of(FEBRUARY));
    Random random = new Random(seed);
    if (seed % 2 == 1) {
      int start = random.nextInt(elements.size() - 400);
      elements = new ArrayList<>(elements.subList(start, start + 400));
    }
    Collections.shuffle(elements, random);
    List<String> sample = elements.subList(0, 300);
    Path file =
        seed % 4 < 2
            ? Elements.array(folder.resolve("sample.json"), sample)
            : Elements.lines(folder.resolve("sample.jsonl"), sample);

    loaded(folder.resolve("sample"), List.of(file));
  }

  static List<Integer> seeds() {
    return IntStream.range(0, 20).boxed().toList();
  }

  @ParameterizedTest
  @CsvSource({
    "America/Los_Angeles, tr-TR, 1",
    "America/Los_Angeles, ar-EG-u-nu-arab, 4",
    "Pacific/Kiritimati, de-DE, 1",
    "Pacific/Kiritimati, fa-IR-u-nu-arabext, 4"
  })
  void neitherZoneNorLocaleNorThreadsMatter(
      String zone, String locale, int threads, @TempDir Path folder) throws IOException {
    Scope scope = between("2025-01-11T13:07:41Z", "2025-02-09T04:59:02Z");
    Map<String, Table> expected = lake.reports(scope, 2);
    TimeZone zoneBefore = TimeZone.getDefault();
    Locale localeBefore = Locale.getDefault();
    try {
      TimeZone.setDefault(TimeZone.getTimeZone(zone));
      Locale.setDefault(Locale.forLanguageTag(locale));
      LoadedLake elsewhere = LoadedLake.of(folder.resolve("lake"), List.of(JANUARY, FEBRUARY));

      assertThat(lake.reports(scope, threads)).isEqualTo(expected);
      assertThat(elsewhere.reports(scope, threads)).isEqualTo(expected);
      assertThat(elsewhere.added()).isEqualTo(lake.added());
    } finally {
      TimeZone.setDefault(zoneBefore);
      Locale.setDefault(localeBefore);
    }
  }

  /** Loads the files, and has the oracle agree with the counts and with the reports over them. */
  private static LoadedLake loaded(Path directory, List<Path> files) throws IOException {
    LoadedLake loaded = LoadedLake.of(directory, files);
    ArchiveOracle counted = ArchiveOracle.of(files);
    assertThat(Comparison.ofCounts(loaded, counted)).isEmpty();
    List<String> differences = new ArrayList<>();
    for (Scope scope : List.of(Scope.of(YearMonth.of(2025, 1)), scopes().get(2), EVER)) {
      differences.addAll(Comparison.ofReports(loaded, counted, scope));
    }
    assertThat(differences).isEmpty();
    return loaded;
  }

  private static Scope between(String since, String until) {
    return new Scope(
        null, Instant.parse(since).getEpochSecond(), Instant.parse(until).getEpochSecond());
  }
}
