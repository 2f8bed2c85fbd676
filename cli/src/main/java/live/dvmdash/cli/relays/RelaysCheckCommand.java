package live.dvmdash.cli.relays;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import live.dvmdash.cli.console.Console;
import live.dvmdash.cli.console.ExitCodes;
import live.dvmdash.cli.console.Refusal;
import live.dvmdash.cli.option.CommonOptions;
import live.dvmdash.cli.option.RelayOptions;
import live.dvmdash.cli.option.SummaryOptions;
import live.dvmdash.cli.option.Typed;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code dvmdash relays check}. */
@Command(
    name = "check",
    header = "Ask each relay for one event and for what it says of itself.",
    description = {
      "",
      "All are asked at the same time, and each waited for at most twice --timeout. Stores nothing.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  dvmdash relays check",
      "  dvmdash relays check --relay wss://nos.lol,wss://nostr.mom"
    })
final class RelaysCheckCommand implements Callable<Integer> {

  private final Console console;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private final CommonOptions common = new CommonOptions();
  @Mixin private final RelayOptions relays = new RelayOptions();
  @Mixin private final TimeoutOption timeout = new TimeoutOption();
  @Mixin private final SummaryOptions summary = new SummaryOptions();

  RelaysCheckCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException, Refusal {
    Typed.onlyBehind(spec);
    List<RelayCheck> checks;
    try {
      checks = RelayCheck.of(relays.relays(), timeout.patience(), console.clock());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ExitCodes.INTERRUPTED;
    }
    ChecksListing listing = new ChecksListing(checks);
    if (summary.json()) {
      listing.printJson(console.out());
    } else {
      listing.print(console.out(), console.terminal().stdoutWidth());
    }
    boolean reached =
        checks.stream().anyMatch(check -> check.state() != RelayCheck.State.UNREACHABLE);
    return reached ? ExitCodes.DONE : ExitCodes.UNREACHABLE;
  }
}
