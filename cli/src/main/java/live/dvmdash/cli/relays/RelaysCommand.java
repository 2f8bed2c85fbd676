package live.dvmdash.cli.relays;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import live.dvmdash.cli.console.Console;
import live.dvmdash.cli.console.ExitCodes;
import live.dvmdash.cli.console.Refusal;
import live.dvmdash.cli.option.CommonOptions;
import live.dvmdash.cli.option.LakeOption;
import live.dvmdash.cli.option.RelayOptions;
import live.dvmdash.cli.option.SummaryOptions;
import live.dvmdash.lake.Lake;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code dvmdash relays}. */
@Command(
    name = "relays",
    header = "Show the relays that are asked, and what each adds to the others.",
    description = {
      "",
      "Their order is the greedy one: next is always the relay that adds most to those before it.",
      "Asks nobody: all of it is known from the fetches so far. Relays that were fetched from and",
      "are on no list stand there too, unless --relay says which ones to show.",
      ""
    },
    synopsisSubcommandLabel = "[COMMAND]",
    commandListHeading = "%nCommands:%n",
    footer = {"", "Examples:", "  dvmdash relays", "  dvmdash relays suggest --limit 10"})
public final class RelaysCommand implements Callable<Integer> {

  private final Console console;

  @Mixin private final CommonOptions common = new CommonOptions();
  @Mixin private final LakeOption lake = new LakeOption();
  @Mixin private final RelayOptions relays = new RelayOptions();
  @Mixin private final SummaryOptions summary = new SummaryOptions();

  RelaysCommand(Console console) {
    this.console = console;
  }

  /** The command with those below it. */
  public static CommandLine tree(Console console) {
    return new CommandLine(new RelaysCommand(console))
        .addSubcommand(new RelaysCheckCommand(console))
        .addSubcommand(new RelaysSuggestCommand(console));
  }

  @Override
  public Integer call() throws IOException, Refusal {
    Lake opened = lake.open(console);
    List<RelayStanding> standings =
        RelayStanding.of(console, opened, relays.choices(), !relays.isTyped());
    RelaysListing listing = new RelaysListing(standings);
    if (summary.json()) {
      listing.printJson(console.out());
    } else {
      listing.print(console.out(), console.terminal().stdoutWidth());
    }
    return ExitCodes.DONE;
  }
}
