package live.dvmdash.cli;

import java.util.concurrent.Callable;
import live.dvmdash.cli.console.Console;
import live.dvmdash.cli.console.ExitCodes;
import live.dvmdash.cli.console.Version;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code dvmdash} itself: nothing but its commands, which are in {@link CommandTree}. */
@Command(
    name = "dvmdash",
    versionProvider = Version.class,
    description = {
      "Batch analytics for Data Vending Machines (NIP-90) on Nostr: who asked, who",
      "answered, how fast, and what happened to one request. Begin with 'dvmdash demo', or",
      "with 'dvmdash fetch' or 'dvmdash load' and then 'dvmdash stats'.",
      ""
    },
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Examples:",
      "  dvmdash fetch --days 20",
      "  dvmdash stats --days 20",
      "",
      "Exit codes: 0 done, 1 failed, 2 usage, 3 incomplete, 4 no relay reachable,",
      "5 nothing found, 6 locked, 130 interrupted. Every command explains itself:",
      "  dvmdash stats --help"
    })
final class DvmdashCommand implements Callable<Integer> {

  private final Console console;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help and exit.")
  private boolean help;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Show the version and exit.")
  private boolean version;

  @Spec private CommandSpec spec = CommandSpec.create();

  DvmdashCommand(Console console) {
    this.console = console;
  }

  /** Without a command there is nothing to do but to name them. */
  @Override
  public Integer call() {
    spec.commandLine().usage(console.err());
    return ExitCodes.USAGE;
  }
}
