package live.dvmdash.cli;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import live.dvmdash.cli.console.Console;

/** Holds the program to the picture that {@code docs/architecture.md} draws. */
@AnalyzeClasses(
    packages = "live.dvmdash",
    importOptions = {
      ImportOption.DoNotIncludeTests.class,
      ArchitectureTest.DoNotIncludeTestJars.class
    })
class ArchitectureTest {

  /** Once core is packaged, its tests are on the class path as a jar. */
  static final class DoNotIncludeTestJars implements ImportOption {
    @Override
    public boolean includes(Location location) {
      return !location.contains("-tests.jar");
    }
  }

  private static final String EVENT = "live.dvmdash.event..";
  private static final String SPAN = "live.dvmdash.span..";
  private static final String RELAY = "live.dvmdash.relay..";
  private static final String LAKE = "live.dvmdash.lake..";
  private static final String FETCH = "live.dvmdash.fetch..";
  private static final String QUERY = "live.dvmdash.query..";
  private static final String REPORT = "live.dvmdash.report..";
  private static final String TRACE = "live.dvmdash.trace..";
  private static final String ARCHIVE = "live.dvmdash.archive..";
  private static final String SAMPLE = "live.dvmdash.sample..";
  private static final String CLI = "live.dvmdash.cli..";

  @ArchTest
  static final ArchRule NO_CYCLES =
      slices().matching("live.dvmdash.(**)").should().beFreeOfCycles();

  @ArchTest static final ArchRule EVENT_KNOWS_NOTHING_ELSE = knowsOnly(EVENT);

  @ArchTest static final ArchRule SPAN_KNOWS_NOTHING_ELSE = knowsOnly(SPAN);

  @ArchTest static final ArchRule RELAY_KNOWS_EVENTS = knowsOnly(RELAY, EVENT, SPAN);

  @ArchTest static final ArchRule LAKE_KNOWS_EVENTS = knowsOnly(LAKE, EVENT, SPAN);

  /** The one room that knows both relays and the lake. */
  @ArchTest static final ArchRule FETCH_JOINS = knowsOnly(FETCH, EVENT, SPAN, RELAY, LAKE, QUERY);

  /** The engine opens a snapshot of the lake, and coverage needs what the lake knows of sources. */
  @ArchTest static final ArchRule QUERY_KNOWS_THE_LAKE = knowsOnly(QUERY, EVENT, SPAN, LAKE);

  @ArchTest static final ArchRule REPORTS_KNOW_QUERIES = knowsOnly(REPORT, EVENT, QUERY);

  @ArchTest static final ArchRule TRACE_KNOWS_QUERIES = knowsOnly(TRACE, EVENT, QUERY);

  /** Of relays they know which addresses are private, for redirects. */
  @ArchTest static final ArchRule ARCHIVES_KNOW_THE_LAKE = knowsOnly(ARCHIVE, EVENT, LAKE, RELAY);

  @ArchTest static final ArchRule SAMPLE_DATA_KNOWS_EVENTS = knowsOnly(SAMPLE, EVENT);

  /** Parquet as a format of reports is written by the room that knows Parquet. */
  @ArchTest
  static final ArchRule OUTPUT_KNOWS_RESULTS_AND_NO_COMMAND =
      knowsOnly("live.dvmdash.cli.output..", EVENT, REPORT, TRACE, LAKE);

  private static final String[] SERVING = {
    "console", "settings", "lake", "option", "publication", "summary", "output", "log"
  };

  /**
   * The rooms of the command line, and which others each knows. Those of commands know what serves
   * them all and never each other; only the room above them knows them.
   */
  private static final Map<String, String[]> ROOMS =
      Map.ofEntries(
          Map.entry("output", new String[0]),
          Map.entry("log", new String[] {"output"}),
          Map.entry("console", new String[] {"log", "output"}),
          Map.entry("settings", new String[] {"console"}),
          Map.entry("lake", new String[] {"console", "log"}),
          Map.entry("option", new String[] {"console", "settings", "lake", "log", "output"}),
          Map.entry("publication", new String[] {"console", "lake", "output"}),
          Map.entry("summary", new String[] {"output"}),
          Map.entry("load", SERVING),
          Map.entry("fetch", SERVING),
          Map.entry("relays", SERVING),
          Map.entry("report", SERVING),
          Map.entry("sql", SERVING),
          Map.entry("trace", SERVING),
          Map.entry("export", SERVING),
          Map.entry("upkeep", SERVING),
          Map.entry("sample", SERVING));

  @ArchTest
  static void roomsOfTheCommandLineKnowOnlyWhatServesThem(JavaClasses classes) {
    Set<String> rooms = new TreeSet<>();
    for (JavaClass each : classes.that(resideInAPackage("live.dvmdash.cli.*.."))) {
      rooms.add(each.getPackageName().split("\\.", -1)[3]);
    }
    assertThat(rooms).isEqualTo(new TreeSet<>(ROOMS.keySet()));
    ROOMS.forEach((room, known) -> roomKnowsOnly(room, known).check(classes));
  }

  private static ArchRule roomKnowsOnly(String room, String... known) {
    String[] packages =
        Stream.concat(Stream.of(room), Stream.of(known))
            .map(name -> "live.dvmdash.cli." + name + "..")
            .toArray(String[]::new);
    return noClasses()
        .that()
        .resideInAPackage("live.dvmdash.cli." + room + "..")
        .should()
        .dependOnClassesThat(
            resideInAPackage(CLI).and(DescribedPredicate.not(resideInAnyPackage(packages))));
  }

  @ArchTest static final ArchRule OPTIONS = only("picocli..", CLI);

  @ArchTest static final ArchRule SQL = only("java.sql..", QUERY);

  @ArchTest static final ArchRule ENGINE = only("org.duckdb..", QUERY);

  @ArchTest static final ArchRule PARQUET = only("org.apache..", LAKE);

  @ArchTest static final ArchRule ZSTD = only("com.github.luben..", LAKE);

  @ArchTest static final ArchRule HTTP = only("java.net.http..", ARCHIVE, RELAY);

  /** Where JSON is read or written, and nowhere else. */
  @ArchTest
  static final ArchRule JSON =
      noClasses()
          .that(
              DescribedPredicate.not(
                  resideInAnyPackage(
                          EVENT,
                          RELAY,
                          LAKE,
                          ARCHIVE,
                          SAMPLE,
                          "live.dvmdash.cli.output..",
                          "live.dvmdash.cli.log..",
                          "live.dvmdash.cli.summary..")
                      .or(
                          nameMatching(
                              "live\\.dvmdash\\.cli\\.\\w+\\.\\w+(Listing|Summary|Rehearsal)(\\$.*)?"))))
          .should()
          .dependOnClassesThat(resideInAPackage("com.fasterxml.jackson.."));

  @ArchTest
  static final ArchRule STREAMS =
      noClasses()
          .that()
          .resideOutsideOfPackage(CLI)
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err")
          .orShould()
          .accessField(System.class, "in")
          .orShould()
          .callMethod(System.class, "exit", int.class);

  /** Even a Clock is made in one place, so that a test can stand in for it. */
  @ArchTest
  static final ArchRule TIME =
      noClasses()
          .that()
          .doNotBelongToAnyOf(Console.class)
          .should()
          .callMethodWhere(
              DescribedPredicate.describe(
                  "the time is asked of the system", ArchitectureTest::asksTheSystem));

  private static boolean asksTheSystem(JavaAccess<?> call) {
    String name = call.getTarget().getName();
    boolean withoutClock = call.getTarget().getFullName().endsWith("()");
    return switch (call.getTargetOwner().getName()) {
      case "java.lang.System" -> name.equals("currentTimeMillis");
      case "java.time.Clock" -> name.startsWith("system") || name.startsWith("tick");
      default ->
          name.equals("now")
              && withoutClock
              && call.getTargetOwner().getPackageName().equals("java.time");
    };
  }

  /** Of this project a package knows only itself and those named. */
  private static ArchRule knowsOnly(String from, String... known) {
    return noClasses()
        .that()
        .resideInAPackage(from)
        .should()
        .dependOnClassesThat(
            resideInAPackage("live.dvmdash..")
                .and(DescribedPredicate.not(resideInAnyPackage(known)))
                .and(DescribedPredicate.not(resideInAPackage(from))));
  }

  private static ArchRule only(String library, String... users) {
    return noClasses()
        .that()
        .resideOutsideOfPackages(users)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library);
  }
}
