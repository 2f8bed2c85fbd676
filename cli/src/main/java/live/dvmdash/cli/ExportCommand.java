package live.dvmdash.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import live.dvmdash.event.EventWriter;
import live.dvmdash.lake.Lake;
import live.dvmdash.lake.LakeReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code dvmdash export}. */
@Command(
    name = "export",
    header = "Write the original signed events as JSON Lines, oldest first.",
    description = {
      "",
      "Without filters: all of them. A load of the output rebuilds the same lake.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  dvmdash export --month 2025-02 --kind 5300 > requests.jsonl",
      "  dvmdash export | dvmdash load --lake backup --as-archive -"
    })
final class ExportCommand implements Callable<Integer> {

  private final Console console;

  @Mixin private final CommonOptions common = new CommonOptions();
  @Mixin private final LakeOption lake = new LakeOption();

  @Option(
      names = {"-m", "--month"},
      paramLabel = "MONTH",
      description = "Events of a month, 2025-02, or of several, 2025-01..2025-02; may be repeated.")
  private List<String> months = new ArrayList<>();

  @Option(
      names = {"-k", "--kind"},
      split = ",",
      paramLabel = "KIND",
      description = "Events of a kind; may be repeated.")
  private List<Integer> kinds = new ArrayList<>();

  @Option(
      names = "--dvm",
      paramLabel = "KEY",
      description = "Events by an author, as npub or hex; may be repeated.")
  private List<String> authors = new ArrayList<>();

  @Option(
      names = "--id",
      paramLabel = "ID",
      description = "The event with that id, as note, nevent or hex; may be repeated.")
  private List<String> ids = new ArrayList<>();

  ExportCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException, Refusal {
    Lake opened = lake.openExisting(console);
    EventFilter filter = EventFilter.of(months, kinds, authors, ids);
    Writer out =
        new BufferedWriter(new OutputStreamWriter(console.out().failing(), StandardCharsets.UTF_8));
    EventWriter events = new EventWriter(out);
    long[] written = {0};
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
    if (written[0] == 0) {
      throw Refusal.nothing("no such event in the lake: leave out a filter to see more");
    }
    return ExitCodes.DONE;
  }
}
