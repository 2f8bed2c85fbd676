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
import live.dvmdash.cli.publication.ReproducingLine;
import live.dvmdash.event.KindTable;
import live.dvmdash.lake.Lake;
import live.dvmdash.query.Scope;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code dvmdash compare}. */
@Command(
    name = "compare",
    header = "Compare two months: what is new, lost, moved or slower.",
    description = {
      "",
      "When the data covers a month only partly, the days that it covers in both are compared, as",
      "rates a day. All time is UTC. What each figure means is written in docs/reports.md.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  dvmdash compare --month 2025-01 --with 2025-02",
      "  dvmdash compare --month 2025-01 --with latest --kind 5300 --json"
    })
public final class CompareCommand implements Callable<Integer> {

  private final Console console;

  @Mixin private final CommonOptions common = new CommonOptions();
  @Mixin private final LakeOption lake = new LakeOption();
  @Mixin private final MonthsOptions months = new MonthsOptions();
  @Mixin private final FilterOptions filters = new FilterOptions();
  @Mixin private final KindOption kinds = new KindOption();
  @Mixin private final OutputOptions output = new OutputOptions();

  @Spec private CommandSpec command = CommandSpec.create();

  /** The command, in the world of a run. */
  public CompareCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException, Refusal {
    Lake opened = lake.open(console);
    KindTable table = kinds.table();
    Scope before = months.before(console, opened, table);
    Scope after = months.after(console, opened, table);
    return new CompareRun(
            console, opened, table, filters.resolve(table), months.whole(), line(before, after))
        .run(before, after, output.manner(console));
  }

  private Publication.Command line(Scope before, Scope after) {
    List<String> words = new ArrayList<>(List.of("compare"));
    words.addAll(MonthsOptions.words(before, after));
    return ReproducingLine.of(command, words, false);
  }
}
