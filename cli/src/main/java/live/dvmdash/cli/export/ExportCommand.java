package live.dvmdash.cli.export;

import java.io.IOException;
import java.util.concurrent.Callable;
import live.dvmdash.cli.console.Console;
import live.dvmdash.cli.console.Refusal;
import live.dvmdash.cli.option.CommonOptions;
import live.dvmdash.cli.option.LakeOption;
import live.dvmdash.lake.Lake;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code dvmdash export}. */
@Command(
    name = "export",
    header = "Write the original signed events as JSON Lines, oldest first.",
    description = {
      "",
      "Without filters: all of them. A load of the output with --as-archive rebuilds the same events.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  dvmdash export --month 2025-02 --kind 5300 > requests.jsonl",
      "  dvmdash export | dvmdash load --lake backup --as-archive -"
    })
public final class ExportCommand implements Callable<Integer> {

  private final Console console;

  @Mixin private final CommonOptions common = new CommonOptions();
  @Mixin private final LakeOption lake = new LakeOption();
  @Mixin private final EventFilterOptions wanted = new EventFilterOptions();

  /** The command, in the world of a run. */
  public ExportCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException, Refusal {
    Lake opened = lake.openExisting(console);
    return new ExportRun(console, opened).run(wanted.filter());
  }
}
