package live.dvmdash.cli.report;

import java.io.IOException;
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
import picocli.CommandLine.Option;
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
  @Mixin private final FilterOptions filters = new FilterOptions();
  @Mixin private final KindOption kinds = new KindOption();
  @Mixin private final OutputOptions output = new OutputOptions();

  @Option(
      names = {"-m", "--month"},
      required = true,
      paramLabel = "MONTH",
      description = "The earlier month: 2025-01, last or latest.")
  private String month = "";

  @Option(
      names = "--with",
      required = true,
      paramLabel = "MONTH",
      description = "The later month, likewise.")
  private String with = "";

  @Option(
      names = "--whole",
      description = "Compare whole months, whatever the data covers of them.")
  private boolean whole;

  @Spec private CommandSpec command = CommandSpec.create();

  /** The command, in the world of a run. */
  public CompareCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException, Refusal {
    Lake opened = lake.open(console);
    KindTable table = kinds.table();
    Scope before = ScopeOptions.month("--month", month, console, opened, table);
    Scope after = ScopeOptions.month("--with", with, console, opened, table);
    return new CompareRun(
            console, opened, table, filters.resolve(table), whole, line(before, after))
        .run(before, after, output.format(), output.destination(console), output.style(console));
  }

  private Publication.Command line(Scope before, Scope after) {
    List<String> words =
        List.of(
            "compare",
            "--month",
            String.valueOf(before.label()),
            "--with",
            String.valueOf(after.label()));
    return ReproducingLine.of(command, words, false);
  }
}
