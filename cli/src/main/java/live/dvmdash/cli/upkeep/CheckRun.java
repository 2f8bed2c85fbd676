package live.dvmdash.cli.upkeep;

import java.io.IOException;
import live.dvmdash.cli.console.Console;
import live.dvmdash.cli.console.Progress;
import live.dvmdash.cli.console.Refusal;
import live.dvmdash.cli.option.WriterOptions;
import live.dvmdash.event.Signatures;
import live.dvmdash.lake.Diagnosis;
import live.dvmdash.lake.Lake;
import live.dvmdash.lake.LakeCheck;
import live.dvmdash.lake.LakeRepair;

/** One check of a lake, which may mend it. */
final class CheckRun {

  private final Console console;
  private final Lake lake;
  private final boolean full;
  private final boolean repair;

  /**
   * A check to come.
   *
   * @param full whether to verify every signature
   * @param repair whether to mend what is found
   */
  CheckRun(Console console, Lake lake, boolean full, boolean repair) {
    this.console = console;
    this.lake = lake;
    this.full = full;
    this.repair = repair;
  }

  /**
   * Checks the lake, and shows how far that has come.
   *
   * @param writer how long a repair waits for other writers
   */
  Diagnosis run(WriterOptions writer) throws IOException, Refusal {
    Signatures signatures = Signatures.fastest();
    int threads = Runtime.getRuntime().availableProcessors();
    try (Progress progress =
        new Progress(console.err(), console.terminal(), console.clock(), "checking")) {
      LakeCheck check = new LakeCheck(lake, signatures, full, threads, progress::update);
      return repair
          ? new LakeRepair(lake, check, signatures, writer.patience()).run()
          : check.run();
    }
  }
}
