package live.dvmdash.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import live.dvmdash.cli.output.Format;
import live.dvmdash.event.Bytes32;
import live.dvmdash.event.KindTable;
import live.dvmdash.lake.Lake;
import live.dvmdash.lake.OpenRun;
import live.dvmdash.lake.RelayOutcome;
import live.dvmdash.lake.RelayRecord;
import live.dvmdash.query.Chapters;
import live.dvmdash.query.Coverage;
import live.dvmdash.query.Database;
import live.dvmdash.query.JobFilter;
import live.dvmdash.query.LakeKnowledge;
import live.dvmdash.query.Scope;
import live.dvmdash.query.Vocabulary;
import live.dvmdash.report.Report;
import live.dvmdash.report.ReportRunner;
import live.dvmdash.report.Reports;
import live.dvmdash.report.Table;
import live.dvmdash.span.KindTimes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/** Holds the documentation and the help to what the program is. */
class DocsTest {

  private static final String CLI = "docs/cli.md";
  private static final String REPORTS = "docs/reports.md";
  private static final String LAKE = "docs/lake.md";
  private static final String OPERATIONS = "docs/operations.md";
  private static final String SECURITY = "docs/SECURITY.md";
  private static final String TRACES = "docs/traces.md";
  private static final String SAMPLES = "sample-data/README.md";
  private static final Path RESOURCES = Path.of("../core/src/main/resources/live/dvmdash");
  private static final Pattern COLUMN =
      Pattern.compile("^  (?:required|optional) (?:group (\\w+) |\\S+ (\\w+)[ ;])");

  static Stream<CommandLine> commands() {
    return withThoseBelow(CommandTree.whole(Console.ofProcess()));
  }

  private static Stream<CommandLine> withThoseBelow(CommandLine command) {
    return Stream.concat(
        Stream.of(command),
        command.getSubcommands().values().stream().flatMap(DocsTest::withThoseBelow));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyOptionStandsUnderItsCommand(CommandLine command) throws IOException {
    String heading = command.getCommandSpec().qualifiedName();
    Markdown section = Markdown.page(CLI).section(heading);
    Set<String> documented = new LinkedHashSet<>(section.tableKeys());
    documented.removeIf(key -> !key.startsWith("-"));
    Set<String> actual = new LinkedHashSet<>();
    for (OptionSpec option : command.getCommandSpec().options()) {
      if (!option.hidden()) {
        actual.addAll(List.of(option.names()));
      }
    }
    assertThat(missing(actual, documented)).as(section.name() + ": options missing").isEmpty();
    assertThat(missing(documented, actual))
        .as(section.name() + ": options that the command does not have")
        .isEmpty();
  }

  @Test
  void noCommandIsDocumentedThatThereIsNot() throws IOException {
    Set<String> headings = new LinkedHashSet<>(Markdown.page(CLI).sections().keySet());
    headings.removeIf(heading -> !heading.startsWith("dvmdash"));
    List<String> names =
        commands().map(command -> command.getCommandSpec().qualifiedName()).toList();
    assertThat(missing(headings, names)).as(CLI + ": headings without a command").isEmpty();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyHelpEndsInTwoExamplesThatParse(CommandLine command) {
    String name = command.getCommandSpec().qualifiedName();
    List<String> footer = List.of(command.getCommandSpec().usageMessage().footer());
    int at = footer.indexOf("Examples:");
    assertThat(at).as(name + " --help: the line 'Examples:' is missing").isNotNegative();
    List<String> examples = new ArrayList<>();
    for (String line : footer.subList(at + 1, footer.size())) {
      if (line.isBlank()) {
        break;
      }
      examples.add(line);
    }
    assertThat(examples).as(name + " --help: examples").hasSize(2);
    assertThat(examples)
        .as(name + " --help: examples")
        .allMatch(line -> line.startsWith("  ") && line.contains("dvmdash "));
    List<String> fenced = new ArrayList<>(List.of("```"));
    fenced.addAll(examples);
    parse(new Markdown(name + " --help", fenced));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "README.md",
        CLI,
        REPORTS,
        TRACES,
        LAKE,
        OPERATIONS,
        "CONTRIBUTING.md",
        SECURITY,
        SAMPLES
      })
  void everyCommandLineOfThePagesParses(String page) throws IOException {
    parse(Markdown.page(page));
  }

  @Test
  void everyFormatIsDocumented() throws IOException {
    Markdown section = Markdown.page(CLI).section("dvmdash stats");
    Set<String> formats = new LinkedHashSet<>();
    for (Format format : Format.values()) {
      formats.add(format.toString());
    }
    assertThat(missing(formats, section.tableKeys()))
        .as(section.name() + ": formats missing")
        .isEmpty();
  }

  @Test
  void everyExitCodeIsDocumented() throws Exception {
    Markdown section = Markdown.page(CLI).section("Exit codes");
    Set<String> codes = new TreeSet<>();
    for (Field field : ExitCodes.class.getDeclaredFields()) {
      codes.add(String.valueOf(field.get(null)));
    }
    assertThat(new TreeSet<>(section.tableKeys())).as(section.name()).isEqualTo(codes);
  }

  @Test
  void everyReportHasItsSectionAndItsSql(@TempDir Path temp) throws IOException {
    Markdown page = Markdown.page(REPORTS);
    for (Report report : withPage()) {
      assertThat(RESOURCES.resolve("report/" + report.name() + ".sql"))
          .as("the SQL of report " + report.name())
          .exists();
      Markdown section = page.section(report.name());
      Set<String> columns = columns(report, temp);
      assertThat(missing(columns, section.tableKeys()))
          .as(section.name() + ": columns missing")
          .isEmpty();
      assertThat(missing(section.tableKeys(), columns))
          .as(section.name() + ": columns that the report does not have")
          .isEmpty();
    }
  }

  @Test
  void everySqlFileIsAReport() throws IOException {
    Set<String> names = new TreeSet<>();
    withPage().forEach(report -> names.add(report.name() + ".sql"));
    try (Stream<Path> files = Files.list(RESOURCES.resolve("report"))) {
      for (Path file : files.toList()) {
        String name = file.getFileName().toString();
        assertThat(names).as(file + ": has no line in Reports").contains(name);
      }
    }
  }

  @Test
  void everyColumnOfTheLakeIsDocumented() throws IOException {
    Markdown section = Markdown.page(LAKE).section("Columns");
    Set<String> columns = new LinkedHashSet<>();
    for (String line : Files.readAllLines(RESOURCES.resolve("lake/event.schema"))) {
      Matcher column = COLUMN.matcher(line);
      if (column.find()) {
        columns.add(column.group(1) == null ? column.group(2) : column.group(1));
      }
    }
    assertThat(columns).as("columns found in event.schema").contains("id", "announced_kinds");
    Set<String> documented = new LinkedHashSet<>(section.tableKeys());
    assertThat(missing(columns, documented)).as(section.name() + ": columns missing").isEmpty();
    assertThat(missing(documented, columns))
        .as(section.name() + ": columns that event.schema does not have")
        .isEmpty();
  }

  @Test
  void everyFieldOfWhatIsKeptOfRelaysIsDocumented(@TempDir Path temp) throws IOException {
    Lake lake = Lake.at(temp.resolve("lake"), Clock.systemUTC());
    lake.relays().write(RelayRecord.untried("wss://relay.example").withWays(3, 500));
    RelayOutcome outcome =
        new RelayOutcome(
            "wss://relay.example",
            "complete",
            null,
            1,
            1,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            null,
            List.of(),
            KindTimes.NONE);
    try (OpenRun run = lake.runs().begin("fetch", "fetch --days 20")) {
      run.relays(List.of(outcome), Map.of());
      run.end(0);
    }

    Path runs = lake.directory().resolve("runs");
    Set<String> ofRuns = fields(runs, "");
    ofRuns.addAll(fields(runs, "/relays/0"));
    Markdown page = Markdown.page(LAKE);
    assertThat(page.section("Runs").tableKeys()).containsAll(ofRuns);
    assertThat(ofRuns).containsAll(page.section("Runs").tableKeys());
    assertThat(page.section("Relays").tableKeys())
        .isEqualTo(fields(lake.directory().resolve("relays"), ""));
  }

  /** The members of an object in the only file of a directory. */
  private static Set<String> fields(Path directory, String pointer) throws IOException {
    Set<String> names = new LinkedHashSet<>();
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.toList()) {
        new ObjectMapper()
            .readTree(Files.readString(file))
            .at(pointer)
            .fieldNames()
            .forEachRemaining(names::add);
      }
    }
    return names;
  }

  private static void parse(Markdown page) {
    for (List<String> arguments : page.commands()) {
      try {
        CommandTree.whole(Console.ofProcess()).parseArgs(arguments.toArray(String[]::new));
      } catch (ParameterException e) {
        throw new AssertionError(
            page.name() + ": dvmdash " + String.join(" ", arguments) + ": " + e.getMessage(), e);
      }
    }
  }

  /** All reports, the page of a DVM and the list of requests. */
  private static List<Report> withPage() {
    return Stream.concat(
            Reports.all().stream(), Stream.of(Reports.dvmPage(), Reports.requestList()))
        .toList();
  }

  /** The members of a report's objects, by the names that they have in JSON. */
  private static Set<String> columns(Report report, Path temp) throws IOException {
    Lake lake = Lake.at(temp.resolve("lake"), Clock.systemUTC());
    Bytes32 dvm = Bytes32.ofHex("ab".repeat(32));
    Scope scope =
        new Scope(null, 0, Scope.DAY, new JobFilter(Set.of(dvm), Set.of(), Set.of(), false));
    try (Database database = Database.open(lake.snapshot(), 1, temp.resolve("engine"))) {
      Vocabulary vocabulary = new Vocabulary(database, KindTable.defaults());
      vocabulary.defineStored();
      vocabulary.defineNames();
      Coverage coverage = Coverage.of(database, scope, List.of(), List.of(), KindTable.defaults());
      vocabulary.defineJobs(scope, coverage);
      vocabulary.defineSubject(dvm, scope.until());
      new Chapters(
              database,
              KindTable.defaults(),
              new LakeKnowledge(List.of(), List.of(), lake.quarantine(), text -> text))
          .define(report.chapters(), scope, coverage);
      Set<String> names = new LinkedHashSet<>();
      for (Table table : new ReportRunner(database).run(report)) {
        for (Table.Column column : table.columns()) {
          names.add(column.name().replaceFirst("__.*", ""));
        }
      }
      report.parts().forEach(part -> names.add(part.name()));
      return names;
    }
  }

  private static Set<String> missing(Iterable<String> wanted, Iterable<String> there) {
    Set<String> missing = new LinkedHashSet<>();
    wanted.forEach(missing::add);
    there.forEach(missing::remove);
    return missing;
  }
}
