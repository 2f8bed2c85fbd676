package live.dvmdash.cli.report;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import live.dvmdash.cli.console.Refusal;
import live.dvmdash.cli.output.Format;
import live.dvmdash.report.Report;
import live.dvmdash.report.Reports;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The options that say which reports are wanted. */
final class ReportOptions {

  /** The names of all reports, for help and completion. */
  static final class Names implements Iterable<String> {

    @Override
    public Iterator<String> iterator() {
      return Reports.all().stream().map(Report::name).iterator();
    }
  }

  @Parameters(
      arity = "0..*",
      paramLabel = "REPORT",
      completionCandidates = Names.class,
      description =
          "The reports: ${COMPLETION-CANDIDATES} (default: overview, kinds, dvms, response-times,"
              + " daily, unanswered, payments; in html all).")
  private List<String> named = new ArrayList<>();

  @Option(
      names = "--report",
      paramLabel = "REPORT",
      description = "The same as naming the report without --report; may be repeated.")
  private List<String> optional = new ArrayList<>();

  /**
   * The reports that were named, each once, in the order in which they were typed. When none was, a
   * page has all of them: who reads it may leap over what does not matter.
   *
   * @throws Refusal when there is none of that name
   */
  List<Report> resolve(Format format) throws Refusal {
    Set<String> names = new LinkedHashSet<>(named);
    names.addAll(optional);
    if (names.isEmpty()) {
      return format == Format.HTML ? Reports.all() : Reports.standard();
    }
    List<Report> reports = new ArrayList<>();
    for (String name : names) {
      reports.add(Reports.named(name).orElseThrow(() -> unknown(name)));
    }
    return reports;
  }

  /** The words of a command line that names them; none for all reports, as a page has them. */
  static List<String> words(List<Report> reports) {
    return reports.equals(Reports.all()) ? List.of() : reports.stream().map(Report::name).toList();
  }

  private static Refusal unknown(String name) {
    String known = Reports.all().stream().map(Report::name).collect(Collectors.joining(", "));
    return Refusal.usage("no report is named " + name + ": there are " + known);
  }
}
