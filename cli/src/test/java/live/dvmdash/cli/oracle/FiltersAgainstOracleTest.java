package live.dvmdash.cli.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import live.dvmdash.event.Bytes32;
import live.dvmdash.query.JobFilter;
import live.dvmdash.query.Scope;
import live.dvmdash.report.Table;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Reports over some of the jobs say what an independent count of those jobs says. */
class FiltersAgainstOracleTest {

  private static final Path SAMPLES = Path.of("..", "sample-data");
  private static final List<Path> FILES =
      List.of(SAMPLES.resolve("dvm_data_2025_jan.json"), SAMPLES.resolve("dvm_data_2025_feb.json"));
  private static final Scope MONTH = Scope.of(YearMonth.of(2025, 2));
  private static final long NOON = Instant.parse("2025-01-11T12:00:00Z").getEpochSecond();

  @TempDir private static Path shared;
  private static LoadedLake lake;
  private static ArchiveOracle oracle;
  private static List<String> dvms;
  private static List<String> customers;

  @BeforeAll
  static void load() throws IOException {
    lake = LoadedLake.of(shared.resolve("lake"), FILES);
    oracle = ArchiveOracle.of(FILES);
    dvms = busiest(event -> JobIndex.isResult(event.kind()) ? event.pubkey() : "");
    customers = busiest(event -> JobIndex.isRequest(event.kind()) ? event.pubkey() : "");
  }

  private static List<String> busiest(Function<OracleEvent, String> key) {
    Map<String, Long> counts =
        oracle.events().stream()
            .collect(Collectors.groupingBy(key, TreeMap::new, Collectors.counting()));
    counts.remove("");
    return counts.entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .map(Map.Entry::getKey)
        .toList();
  }

  static List<JobFilter> filters() {
    return List.of(
        new JobFilter(keys(dvms, 0), Set.of(), Set.of(), false),
        new JobFilter(keys(dvms, 1, 3, 5), Set.of(), Set.of(), false),
        new JobFilter(Set.of(), Set.of(5300), Set.of(), false),
        new JobFilter(Set.of(), Set.of(5050, 5100), Set.of(), false),
        new JobFilter(Set.of(), Set.of(), keys(customers, 0), false),
        new JobFilter(Set.of(), Set.of(), keys(customers, 0, 1, 2, 9), true),
        new JobFilter(Set.of(), Set.of(), Set.of(), true),
        new JobFilter(keys(dvms, 0, 1), Set.of(5300), Set.of(), true),
        new JobFilter(keys(dvms, 0, 2), Set.of(5300, 5002), keys(customers, 0, 1, 2, 3), true),
        new JobFilter(keys(customers, 0), Set.of(), Set.of(), false),
        new JobFilter(Set.of(), Set.of(5999), Set.of(), false));
  }

  private static Set<Bytes32> keys(List<String> pubkeys, int... places) {
    return Arrays.stream(places)
        .mapToObj(pubkeys::get)
        .map(Bytes32::ofHex)
        .collect(Collectors.toSet());
  }

  @ParameterizedTest
  @MethodSource("filters")
  void everyValueIsTheOracles(JobFilter filter) throws IOException {
    assertThat(Comparison.ofReports(lake, oracle, MONTH.with(filter))).isEmpty();
    assertThat(ReportInvariants.violations(lake.reports(MONTH.with(filter), 2))).isEmpty();
  }

  @Test
  void oneKindIsItsRowAmongAll() throws IOException {
    Table all = Objects.requireNonNull(lake.reports(MONTH, 2).get("kinds"));
    Scope some = MONTH.with(new JobFilter(Set.of(), Set.of(5050), Set.of(), false));
    Table one = Objects.requireNonNull(lake.reports(some, 2).get("kinds"));

    assertThat(one.rows())
        .hasSize(1)
        .isEqualTo(
            all.rows().stream().filter(row -> Long.valueOf(5050).equals(row.get(0))).toList());
  }

  /** Self-answers, answers of another kind, and answers to what nobody has. */
  @Test
  void oddJobs(@TempDir Path folder) throws IOException {
    CraftedEvents events = new CraftedEvents();
    String own = events.add(1, NOON, 5300, "only its author answers");
    events.add(1, NOON + 1, 6300, "", tag("e", own));
    events.add(3, NOON + 1, 7000, "", tag("e", own), tag("status", "processing"));
    String both = events.add(1, NOON, 5300, "its author and another", tag("p", key(3)));
    events.add(1, NOON + 1, 6300, "", tag("e", both));
    events.add(1, NOON + 1, 7000, "", tag("e", both));
    events.add(3, NOON + 4, 6300, "", tag("e", both));
    String mixed = events.add(2, NOON, 5300, "answered in another kind");
    events.add(3, NOON + 2, 6050, "", tag("e", mixed));
    events.add(4, NOON + 3, 6300, "", tag("e", "f".repeat(64)));
    events.add(4, NOON + 3, 7000, "", tag("e", "f".repeat(64)));
    events.add(4, NOON + 3, 7000, "");
    events.add(2, NOON, 5050, "addressed, unanswered", tag("p", key(4)), tag("p", key(3)));
    Path file = Elements.array(folder.resolve("odd.json"), events.elements());
    LoadedLake odd = LoadedLake.of(folder.resolve("lake"), List.of(file));
    ArchiveOracle counted = ArchiveOracle.of(List.of(file));

    List<String> differences = new ArrayList<>();
    for (Set<Bytes32> dvm : List.<Set<Bytes32>>of(Set.of(), Set.of(author(3)), Set.of(author(4)))) {
      for (Set<Integer> kind : List.<Set<Integer>>of(Set.of(), Set.of(5300), Set.of(5050))) {
        for (Set<Bytes32> customer : List.<Set<Bytes32>>of(Set.of(), Set.of(author(1)))) {
          for (boolean excludeSelf : new boolean[] {false, true}) {
            JobFilter filter = new JobFilter(dvm, kind, customer, excludeSelf);
            Scope scope = new Scope(null, NOON, NOON + Scope.DAY, filter);
            differences.addAll(Comparison.ofReports(odd, counted, scope));
          }
        }
      }
    }
    assertThat(differences).isEmpty();
  }

  private static String key(int author) {
    return CraftedEvents.pubkey(author);
  }

  private static Bytes32 author(int author) {
    return Bytes32.ofHex(key(author));
  }

  private static String[] tag(String... values) {
    return values;
  }
}
