package live.dvmdash.cli.export;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import live.dvmdash.cli.console.Console;
import live.dvmdash.cli.console.ExitCodes;
import live.dvmdash.cli.console.Refusal;
import live.dvmdash.event.EventWriter;
import live.dvmdash.lake.Lake;
import live.dvmdash.lake.LakeException;
import live.dvmdash.lake.LakeReader;

/** One export of the events of a lake. */
final class ExportRun {

  private final Console console;
  private final Lake lake;

  ExportRun(Console console, Lake lake) {
    this.console = console;
    this.lake = lake;
  }

  /**
   * Writes the events that a filter accepts, oldest first.
   *
   * @return the exit code
   */
  int run(EventFilter filter) throws IOException, Refusal {
    Writer out =
        new BufferedWriter(new OutputStreamWriter(console.out().failing(), StandardCharsets.UTF_8));
    EventWriter events = new EventWriter(out);
    long[] written = {0};
    List<LakeException.Damaged> damaged =
        new LakeReader(lake.snapshot())
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
