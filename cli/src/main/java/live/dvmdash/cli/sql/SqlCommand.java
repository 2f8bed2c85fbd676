package live.dvmdash.cli.sql;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import live.dvmdash.cli.console.Console;
import live.dvmdash.cli.console.Refusal;
import live.dvmdash.cli.option.CommonOptions;
import live.dvmdash.cli.option.LakeOption;
import live.dvmdash.cli.option.OutputOptions;
import live.dvmdash.cli.output.Publication;
import live.dvmdash.cli.publication.ReproducingLine;
import live.dvmdash.lake.Lake;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code dvmdash sql}. */
@Command(
    name = "sql",
    header = "Run your own SELECT over the events of the lake.",
    description = {
      "",
      "In the dialect of DuckDB, over the views events, requests, results, feedback and dvm_names.",
      "What they hold is written in docs/lake.md; 'DESCRIBE events' tells it too. The query reads",
      "nothing but the lake and changes nothing.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  dvmdash sql \"SELECT status, count(*) AS n FROM feedback GROUP BY status ORDER BY n DESC\"",
      "  dvmdash sql --file busiest.sql -o busiest.csv"
    })
public final class SqlCommand implements Callable<Integer> {

  private final Console console;

  @Mixin private final CommonOptions common = new CommonOptions();
  @Mixin private final QueryOptions query = new QueryOptions();
  @Mixin private final LakeOption lake = new LakeOption();
  @Mixin private final OutputOptions output = new OutputOptions();

  @Spec private CommandSpec command = CommandSpec.create();

  /** The command, in the world of a run. */
  public SqlCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException, Refusal {
    String sql = query.text(console);
    Lake opened = lake.openExisting(console);
    return new SqlRun(console, opened, line(sql)).run(sql, output.manner(console));
  }

  private Publication.Command line(String sql) {
    return ReproducingLine.of(command, List.of("sql", ReproducingLine.quoted(sql.strip())), true);
  }
}
