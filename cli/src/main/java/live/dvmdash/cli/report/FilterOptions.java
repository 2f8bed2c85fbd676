package live.dvmdash.cli.report;

import java.util.ArrayList;
import java.util.List;
import live.dvmdash.cli.console.Refusal;
import live.dvmdash.event.KindTable;
import picocli.CommandLine.Option;

/** The options that say which jobs reports are about. */
final class FilterOptions {

  @Option(
      names = "--dvm",
      paramLabel = "DVM",
      description =
          "Only what was asked of a DVM and what it answered, by npub, name or hex, of which 8"
              + " digits do; may be repeated.")
  private List<String> dvms = new ArrayList<>();

  @Option(
      names = {"-k", "--kind"},
      split = ",",
      paramLabel = "KIND",
      description = "Only a kind of request, by number or name, and its answers; may be repeated.")
  private List<String> kinds = new ArrayList<>();

  @Option(
      names = "--customer",
      paramLabel = "KEY",
      description =
          "Only what a customer asked, by npub or hex, of which 8 digits do, and its answers; may be"
              + " repeated.")
  private List<String> customers = new ArrayList<>();

  @Option(
      names = "--exclude-self",
      description = "Without what authors answer to their own requests.")
  private boolean excludeSelf;

  /** What was typed, with its kinds and keys understood. */
  TypedFilter resolve(KindTable table) throws Refusal {
    return TypedFilter.of(dvms, kinds, customers, excludeSelf, table);
  }
}
