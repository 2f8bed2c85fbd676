package live.dvmdash.cli.export;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import live.dvmdash.cli.console.Console;
import live.dvmdash.cli.console.ExitCodes;
import live.dvmdash.cli.console.Refusal;
import live.dvmdash.cli.option.CommonOptions;
import live.dvmdash.cli.option.LakeOption;
import live.dvmdash.event.EventWriter;
import live.dvmdash.lake.Lake;
import live.dvmdash.lake.LakeException;
import live.dvmdash.lake.LakeReader;
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
    EventFilter filter = wanted.filter();
    Writer out =
        new BufferedWriter(new OutputStreamWriter(console.out().failing(), StandardCharsets.UTF_8));
    EventWriter events = new EventWriter(out);
    long[] written = {0};
    List<LakeException.Damaged> damaged =
        new LakeReader(opened.snapshot())
            .read(
                filter::reaches,
                filter::accepts,
                event -> {
                  events.write(event);
                  written[0]++;
                  return true;
                });
    out.flush();
    return written[0] == 0 ? ofNothing(damaged) : ofSome(damaged);
  }

  private int ofSome(List<LakeException.Damaged> damaged) {
    damaged.forEach(damage -> console.say("not all of it could be read: " + damage.getMessage()));
    return damaged.isEmpty() ? ExitCodes.DONE : ExitCodes.INCOMPLETE;
  }

  private static int ofNothing(List<LakeException.Damaged> damaged) throws IOException, Refusal {
    if (damaged.isEmpty()) {
      throw Refusal.nothing("no such event in the lake: leave out a filter to see more");
    }
    throw damaged.getFirst();
  }
}
