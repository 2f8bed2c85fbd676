package live.dvmdash.cli.report;

import static live.dvmdash.cli.testing.Markdown.missing;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import live.dvmdash.cli.testing.Markdown;
import live.dvmdash.event.Bytes32;
import live.dvmdash.event.KindTable;
import live.dvmdash.lake.Lake;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds the documentation of the reports to the reports and their SQL. */
class ReportDocsTest {

  private static final Path RESOURCES = Path.of("../core/src/main/resources/live/dvmdash");

  @Test
  void everyReportHasItsSectionAndItsSql(@TempDir Path temp) throws IOException {
    Markdown page = Markdown.page("docs/reports.md");
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
}
