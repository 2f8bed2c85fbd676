package live.dvmdash.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import live.dvmdash.lake.Lake;
import live.dvmdash.report.Report;
import live.dvmdash.report.Reports;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code dvmdash stats}. */
@Command(
    name = "stats",
    header = "Report on a month, the last days or any time.",
    description = {
      "",
      "Counts unique valid events by their created_at, in UTC. What every figure means stands in",
      "the documentation; how complete the data are, under every report.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  dvmdash stats --month 2025-02",
      "  dvmdash stats overview dvms --month latest --json"
    })
final class StatsCommand implements Callable<Integer> {

  private final Console console;

  @Mixin private final CommonOptions common = new CommonOptions();
  @Mixin private final LakeOption lake = new LakeOption();
  @Mixin private final ScopeOptions scope = new ScopeOptions();
  @Mixin private final KindOption kinds = new KindOption();
  @Mixin private final OutputOptions output = new OutputOptions();

  @Parameters(
      arity = "0..*",
      paramLabel = "REPORT",
      description = "The reports: overview, kinds, dvms, daily (default: all of them).")
  private List<String> named = new ArrayList<>();

  @Option(
      names = "--report",
      paramLabel = "REPORT",
      description = "The same as naming the report without --report; may be repeated.")
  private List<String> optional = new ArrayList<>();

  @Option(names = "--now", description = "Note in the output when it was made.")
  private boolean now;

  StatsCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException, Refusal {
    List<Report> reports = reports();
    Lake opened = lake.open(console);
    return new StatsRun(console, opened, kinds.table(), reports, now)
        .run(
            scope.resolve(console, opened.snapshot()),
            output.format(),
            output.destination(console),
            output.style(console));
  }

  private List<Report> reports() throws Refusal {
    Set<String> names = new LinkedHashSet<>(named);
    names.addAll(optional);
    if (names.isEmpty()) {
      return Reports.standard();
    }
    List<Report> reports = new ArrayList<>();
    for (String name : names) {
      reports.add(Reports.named(name).orElseThrow(() -> unknown(name)));
    }
    return reports;
  }

  private static Refusal unknown(String name) {
    String known = Reports.all().stream().map(Report::name).collect(Collectors.joining(", "));
    return Refusal.usage("no report is named " + name + ": there are " + known);
  }
}
