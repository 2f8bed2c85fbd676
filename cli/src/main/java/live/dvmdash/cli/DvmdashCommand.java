package live.dvmdash.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code dvmdash} itself: nothing but its commands. */
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

  private DvmdashCommand(Console console) {
    this.console = console;
  }

  /** The command with all its subcommands. */
  static CommandLine tree(Console console) {
    CommandLine root = new CommandLine(new DvmdashCommand(console));
    root.addSubcommand(new FetchCommand(console));
    root.addSubcommand(RelaysCommand.tree(console));
    root.addSubcommand(new LoadCommand(console));
    root.addSubcommand(new StatsCommand(console));
    root.addSubcommand(new ReportsCommand(console));
    root.addSubcommand(new CompareCommand(console));
    root.addSubcommand(new DvmCommand(console));
    root.addSubcommand(new TraceCommand(console));
    root.addSubcommand(new SqlCommand(console));
    root.addSubcommand(new ExportCommand(console));
    root.addSubcommand(new QuarantineCommand(console));
    root.addSubcommand(new CompactCommand(console));
    root.addSubcommand(new GenerateCommand(console));
    root.addSubcommand(new DemoCommand(console));
    root.addSubcommand(new CompletionCommand(console));
    return root;
  }

  /** Without a command there is nothing to do but to name them. */
  @Override
  public Integer call() {
    spec.commandLine().usage(console.err());
    return ExitCodes.USAGE;
  }
}
