package live.dvmdash.cli.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import live.dvmdash.cli.console.Console;
import live.dvmdash.cli.console.Refusal;
import live.dvmdash.cli.option.CommonOptions;
import live.dvmdash.cli.option.KindOption;
import live.dvmdash.cli.option.LakeOption;
import live.dvmdash.cli.option.OutputOptions;
import live.dvmdash.cli.output.Publication;
import live.dvmdash.cli.publication.PublicationDetails;
import live.dvmdash.cli.publication.ReproducingLine;
import live.dvmdash.event.KindTable;
import live.dvmdash.lake.Lake;
import live.dvmdash.query.Scope;
import live.dvmdash.report.Report;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code dvmdash stats}. */
@Command(
    name = "stats",
    header = "Report on a month, the last days or any time.",
    description = {
      "",
      "All time is UTC. What each figure means is written in docs/reports.md.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  dvmdash stats --month 2025-02 -o report.html",
      "  dvmdash stats overview dvms --month latest --json"
    })
public final class StatsCommand implements Callable<Integer> {

  private final Console console;

  @Mixin private final CommonOptions common = new CommonOptions();
  @Mixin private final ReportOptions reports = new ReportOptions();
  @Mixin private final LakeOption lake = new LakeOption();
  @Mixin private final ScopeOptions scope = new ScopeOptions();
  @Mixin private final FilterOptions filters = new FilterOptions();
  @Mixin private final KindOption kinds = new KindOption();
  @Mixin private final OutputOptions output = new OutputOptions();
  @Mixin private final PublicationOptions publication = new PublicationOptions();

  @Spec private CommandSpec command = CommandSpec.create();

  /** The command, in the world of a run. */
  public StatsCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException, Refusal {
    List<Report> chosen = reports.resolve(output.format());
    PublicationDetails details =
        publication.details(console, output.format(), resolved -> line(chosen, resolved));
    Lake opened = lake.open(console);
    KindTable table = kinds.table();
    return new StatsRun(console, opened, table, chosen, publication.moment(console), details)
        .run(scope.resolve(console, opened, table), filters.resolve(table), output.manner(console));
  }

  private Publication.Command line(List<Report> chosen, Scope resolved) {
    List<String> words = new ArrayList<>(List.of("stats"));
    words.addAll(ReportOptions.words(chosen));
    words.addAll(ReproducingLine.scope(resolved));
    return ReproducingLine.of(command, words, publication.withCustomers());
  }
}
