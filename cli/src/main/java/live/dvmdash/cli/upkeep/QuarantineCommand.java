package live.dvmdash.cli.upkeep;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.Callable;
import live.dvmdash.cli.console.Console;
import live.dvmdash.cli.console.ExitCodes;
import live.dvmdash.cli.console.Refusal;
import live.dvmdash.cli.option.CommonOptions;
import live.dvmdash.cli.option.LakeOption;
import live.dvmdash.cli.option.SummaryOptions;
import live.dvmdash.lake.Quarantine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code dvmdash quarantine}. */
@Command(
    name = "quarantine",
    header = "Show what was refused because it is no valid event.",
    description = {
      "",
      "Nothing that was loaded is silently dropped: what has the wrong shape, a wrong id or a wrong",
      "signature is kept here, once for each source, and counted by source and reason.",
      ""
    },
    footer = {"", "Examples:", "  dvmdash quarantine", "  dvmdash quarantine --raw > refused.txt"})
public final class QuarantineCommand implements Callable<Integer> {

  private final Console console;

  @Mixin private final CommonOptions common = new CommonOptions();
  @Mixin private final LakeOption lake = new LakeOption();
  @Mixin private final SummaryOptions summary = new SummaryOptions();

  @Option(
      names = "--raw",
      description = "Write the refused elements themselves, byte for byte, one after the other.")
  private boolean raw;

  /** The command, in the world of a run. */
  public QuarantineCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException, Refusal {
    if (raw && summary.json()) {
      throw Refusal.usage("--raw and --json contradict each other");
    }
    Quarantine quarantine = lake.open(console).quarantine();
    if (summary.json()) {
      // Programs get their object also when there is no lake.
      new QuarantineListing(quarantine.counts()).printJson(console.out());
    }
    lake.openExisting(console);
    if (raw) {
      writeRaw(quarantine);
    } else if (!summary.json()) {
      new QuarantineListing(quarantine.counts())
          .print(console.out(), console.terminal().stdoutWidth());
    }
    return ExitCodes.DONE;
  }

  private void writeRaw(Quarantine quarantine) throws IOException {
    OutputStream out = new BufferedOutputStream(console.out().failing());
    quarantine.read(element -> {
      byte[] content = element.raw();
      if (content != null) {
        out.write(content);
        out.write('\n');
      }
    });
    out.flush();
  }
}
