package live.dvmdash.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import live.dvmdash.lake.Quarantine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code dvmdash quarantine}. */
@Command(
    name = "quarantine",
    header = "Show what was refused because it is no valid event.",
    description = {"", "Counts by source and reason, or the refused elements themselves.", ""},
    footer = {"", "Examples:", "  dvmdash quarantine", "  dvmdash quarantine --raw > refused.txt"})
final class QuarantineCommand implements Callable<Integer> {

  private final Console console;

  @Mixin private final CommonOptions common = new CommonOptions();
  @Mixin private final LakeOption lake = new LakeOption();
  @Mixin private final SummaryOptions summary = new SummaryOptions();

  @Option(
      names = "--raw",
      description = "Write the refused elements themselves, byte for byte, one after the other.")
  private boolean raw;

  QuarantineCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException, Refusal {
    Quarantine quarantine = lake.openExisting(console).quarantine();
    PrintStream out = console.out();
    if (raw) {
      quarantine.read(element -> {
        byte[] content = element.raw();
        if (content != null) {
          out.write(content);
          out.write('\n');
        }
      });
      out.flush();
      return ExitCodes.DONE;
    }
    QuarantineListing listing = new QuarantineListing(quarantine.counts());
    if (summary.json()) {
      listing.printJson(out);
    } else {
      listing.print(out);
    }
    return ExitCodes.DONE;
  }
}
