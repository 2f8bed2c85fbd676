package live.dvmdash.cli;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

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
                          "live.dvmdash.cli.log..")
                      .or(
                          nameMatching(
                              "live\\.dvmdash\\.cli\\.\\w+(Listing|Summary|Rehearsal)(\\$.*)?"))))
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
