package live.dvmdash.cli.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import live.dvmdash.event.Signatures;
import live.dvmdash.lake.Compaction;
import live.dvmdash.query.Scope;
import live.dvmdash.report.SideBySide;
import live.dvmdash.report.SideBySide.Side;
import live.dvmdash.report.Table;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;

/**
 * On whatever lake, the reports say what an independent count says, and how the events came into
 * the lake does not matter. A build tries a few lakes; {@code -Djqwik.tries=1000} tries more.
 */
@PropertyDefaults(edgeCases = EdgeCasesMode.NONE)
class RandomLakesTest {

  private static final Scope EVER = new Scope(null, 0, Long.MAX_VALUE);

  @Property
  void theOracleAgrees(
      @ForAll("stories") List<Scene> scenes, @ForAll("scopes") Scope scope, @ForAll boolean archive)
      throws IOException {
    inFolder(folder -> {
      List<String> elements = RandomEvents.of(scenes);
      Path file =
          archive
              ? Elements.array(folder.resolve("all.json"), elements)
              : Elements.lines(folder.resolve("all.jsonl"), elements);
      LoadedLake lake = LoadedLake.of(folder.resolve("lake"), List.of(file));
      ArchiveOracle oracle = ArchiveOracle.of(List.of(file));

      assertThat(Comparison.ofCounts(lake, oracle)).isEmpty();
      assertThat(Comparison.ofReports(lake, oracle, scope)).isEmpty();
      assertThat(Comparison.ofReports(lake, oracle, EVER)).isEmpty();
    });
  }

  @Property
  void partsAreNoMoreThanTheirWholes(
      @ForAll("stories") List<Scene> scenes, @ForAll("scopes") Scope scope) throws IOException {
    inFolder(folder -> {
      LoadedLake lake = loaded(folder, "lake", RandomEvents.of(scenes));
      for (Scope each : List.of(scope, EVER)) {
        Map<String, Table> reports = lake.reports(each, 1);

        assertThat(ReportInvariants.violations(reports)).isEmpty();
        assertThat(lake.reports(each, 7)).isEqualTo(reports);
        assertThat(changes(reports)).isEmpty();
      }
    });
  }

  @Property
  void theWayIntoTheLakeDoesNotMatter(
      @ForAll("stories") List<Scene> scenes, @ForAll("scopes") Scope scope, @ForAll Random random)
      throws IOException {
    inFolder(folder -> {
      List<String> elements = RandomEvents.of(scenes);
      LoadedLake whole = loaded(folder, "whole", elements);
      List<Path> files = pieces(folder, elements, random);
      LoadedLake pieces = LoadedLake.of(folder.resolve("pieces"), files);
      Collections.reverse(files);
      LoadedLake reversed = LoadedLake.of(folder.resolve("reversed"), files);
      Map<String, Table> reports = pieces.reports(scope, 2);
      new Compaction(reversed.lake(), "test", Duration.ofSeconds(5), Signatures.fastest())
          .everything();

      assertThat(reversed.reports(scope, 2)).isEqualTo(reports);
      assertThat(withoutSources(reports)).isEqualTo(withoutSources(whole.reports(scope, 2)));
    });
  }

  @Provide
  Arbitrary<List<Scene>> stories() {
    Arbitrary<Integer> place = Arbitraries.integers().between(0, 40).withDistribution(near());
    Arbitrary<Scene> scene =
        Combinators.combine(
                deeds(),
                Arbitraries.integers().between(1, 7),
                Arbitraries.integers().between(0, 12).withDistribution(near()),
                Arbitraries.integers().between(0, 700).withDistribution(near()),
                place,
                Arbitraries.integers().between(0, 1 << 20))
            .as(Scene::new);
    return scene.list().ofMinSize(5).ofMaxSize(250);
  }

  /** Small numbers are more common, so that most things happen about the same few. */
  private static RandomDistribution near() {
    return RandomDistribution.gaussian(0.2);
  }

  private static Arbitrary<Scene.Deed> deeds() {
    return Arbitraries.frequency(
        Tuple.of(8, Scene.Deed.ASK),
        Tuple.of(8, Scene.Deed.ANSWER),
        Tuple.of(5, Scene.Deed.REACT),
        Tuple.of(4, Scene.Deed.CHARGE),
        Tuple.of(5, Scene.Deed.PAY),
        Tuple.of(2, Scene.Deed.ANNOUNCE),
        Tuple.of(1, Scene.Deed.INTRODUCE),
        Tuple.of(1, Scene.Deed.DELETE),
        Tuple.of(1, Scene.Deed.BEAT),
        Tuple.of(1, Scene.Deed.REPEAT),
        Tuple.of(1, Scene.Deed.FORGE),
        Tuple.of(1, Scene.Deed.CHAT));
  }

  /** Months, days and odd times in which something happens. */
  @Provide
  Arbitrary<Scope> scopes() {
    Arbitrary<Scope> months =
        Arbitraries.of(YearMonth.of(2025, 1), YearMonth.of(2025, 2), YearMonth.of(2024, 12))
            .map(Scope::of);
    Arbitrary<Scope> times =
        Combinators.combine(
                Arbitraries.integers().between(0, 8), Arbitraries.longs().between(1, 40 * 86_400L))
            .as((moment, length) ->
                new Scope(
                    null,
                    RandomEvents.moment(moment) - length / 2,
                    RandomEvents.moment(moment) + length));
    return Arbitraries.oneOf(months, times);
  }

  private static LoadedLake loaded(Path folder, String name, List<String> elements)
      throws IOException {
    Path file = Elements.lines(folder.resolve(name + ".jsonl"), elements);
    return LoadedLake.of(folder.resolve(name), List.of(file));
  }

  /** Some files that hold the elements between them, some of them twice, in any order. */
  private static List<Path> pieces(Path folder, List<String> elements, Random random)
      throws IOException {
    List<String> shuffled = new ArrayList<>(elements);
    shuffled.addAll(elements.subList(0, elements.size() / 3));
    Collections.shuffle(shuffled, random);
    int count = 2 + random.nextInt(3);
    List<Path> files = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int from = i * shuffled.size() / count;
      int to = (i + 1) * shuffled.size() / count;
      files.add(Elements.lines(folder.resolve(i + ".jsonl"), shuffled.subList(from, to)));
    }
    return files;
  }

  /** Which source holds what is said in one report only. */
  private static Map<String, Table> withoutSources(Map<String, Table> reports) {
    Map<String, Table> left = new LinkedHashMap<>(reports);
    left.remove("completeness");
    return left;
  }

  /** What a comparison of some time with itself calls a change. */
  private static List<List<@Nullable Object>> changes(Map<String, Table> reports) {
    Side side = new Side("a", 1, reports);
    List<List<@Nullable Object>> changes = new ArrayList<>();
    for (Table table : SideBySide.of(side, side, "itself")) {
      if (!table.name().equals("compare")) {
        changes.addAll(table.rows());
      }
    }
    return changes;
  }

  private interface InFolder {
    void run(Path folder) throws IOException;
  }

  /** A property has many tries, and each needs a folder of its own. */
  private static void inFolder(InFolder test) throws IOException {
    Path folder = Files.createTempDirectory("random-lake");
    try {
      test.run(folder);
    } finally {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
