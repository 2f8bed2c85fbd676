package live.dvmdash.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import live.dvmdash.cli.console.Console;
import live.dvmdash.cli.export.ExportCommand;
import live.dvmdash.cli.fetch.FetchCommand;
import live.dvmdash.cli.load.LoadCommand;
import live.dvmdash.cli.relays.RelaysCommand;
import live.dvmdash.cli.report.CompareCommand;
import live.dvmdash.cli.report.DvmCommand;
import live.dvmdash.cli.report.ReportsCommand;
import live.dvmdash.cli.report.RequestsCommand;
import live.dvmdash.cli.report.StatsCommand;
import live.dvmdash.cli.sample.DemoCommand;
import live.dvmdash.cli.sample.GenerateCommand;
import live.dvmdash.cli.sql.SqlCommand;
import live.dvmdash.cli.trace.TraceCommand;
import live.dvmdash.cli.upkeep.CheckCommand;
import live.dvmdash.cli.upkeep.CompactCommand;
import live.dvmdash.cli.upkeep.ForgetCommand;
import live.dvmdash.cli.upkeep.PruneCommand;
import live.dvmdash.cli.upkeep.QuarantineCommand;
import live.dvmdash.cli.upkeep.StatusCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;

/**
 * The commands. Options are read from annotations, which for all commands together takes longer
 * than most runs should; so a command that the command line does not name is here with its name and
 * header alone.
 */
final class CommandTree {

  private static final List<Entry> ENTRIES =
      List.of(
          new Entry(FetchCommand.class, FetchCommand::new),
          new Entry(RelaysCommand.class, RelaysCommand::tree),
          new Entry(LoadCommand.class, LoadCommand::new),
          new Entry(StatsCommand.class, StatsCommand::new),
          new Entry(ReportsCommand.class, ReportsCommand::new),
          new Entry(CompareCommand.class, CompareCommand::new),
          new Entry(DvmCommand.class, DvmCommand::new),
          new Entry(RequestsCommand.class, RequestsCommand::new),
          new Entry(TraceCommand.class, TraceCommand::new),
          new Entry(SqlCommand.class, SqlCommand::new),
          new Entry(ExportCommand.class, ExportCommand::new),
          new Entry(QuarantineCommand.class, QuarantineCommand::new),
          new Entry(StatusCommand.class, StatusCommand::new),
          new Entry(ForgetCommand.class, ForgetCommand::new),
          new Entry(PruneCommand.class, PruneCommand::new),
          new Entry(CompactCommand.class, CompactCommand::new),
          new Entry(CheckCommand.class, CheckCommand::new),
          new Entry(GenerateCommand.class, GenerateCommand::new),
          new Entry(DemoCommand.class, console -> new DemoCommand(console, Main::run)),
          new Entry(CompletionCommand.class, CompletionCommand::new));

  private CommandTree() {}

  /** A command: the class that has its annotation, and what picocli takes for the command. */
  private record Entry(Class<?> type, Function<Console, Object> made) {

    CommandSpec nameAndHeader() {
      Command annotation = type.getAnnotation(Command.class);
      CommandSpec spec = CommandSpec.create().name(annotation.name());
      spec.usageMessage().header(annotation.header());
      return spec;
    }

    String name() {
      return type.getAnnotation(Command.class).name();
    }
  }

  /** Every command with all its options. */
  static CommandLine whole(Console console) {
    CommandLine root = new CommandLine(new DvmdashCommand(console));
    for (Entry entry : ENTRIES) {
      root.addSubcommand(entry.made().apply(console));
    }
    return root;
  }

  /** The commands that a command line may run, whole, and of the others what the help shows. */
  static CommandLine of(Console console, String... arguments) {
    Set<String> words = Set.copyOf(Arrays.asList(arguments));
    if (words.contains("completion")) {
      return whole(console);
    }
    CommandLine root = new CommandLine(new DvmdashCommand(console));
    for (Entry entry : ENTRIES) {
      root.addSubcommand(
          words.contains(entry.name()) ? entry.made().apply(console) : entry.nameAndHeader());
    }
    return root;
  }
}
