package live.dvmdash.cli.relays;

import java.io.IOException;
import java.util.concurrent.Callable;
import live.dvmdash.cli.console.Console;
import live.dvmdash.cli.console.ExitCodes;
import live.dvmdash.cli.console.Refusal;
import live.dvmdash.cli.option.CommonOptions;
import live.dvmdash.cli.option.LakeOption;
import live.dvmdash.cli.option.RelayOptions;
import live.dvmdash.cli.option.SummaryOptions;
import live.dvmdash.cli.option.Typed;
import live.dvmdash.cli.settings.SettingsFile;
import live.dvmdash.lake.Lake;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code dvmdash relays suggest}. */
@Command(
    name = "suggest",
    header = "Rank the relays that the events of the lake name.",
    description = {
      "",
      "Counts the authors who name a relay in their relay list, in job requests or in",
      "announcements. Leaves out relays known to be dead and those of local networks. Ends with",
      "the line for the settings file that has the shown relays asked as well.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  dvmdash relays suggest",
      "  dvmdash relays suggest --limit 5 --json"
    })
final class RelaysSuggestCommand implements Callable<Integer> {

  private final Console console;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private final CommonOptions common = new CommonOptions();
  @Mixin private final LakeOption lake = new LakeOption();
  @Mixin private final RelayOptions relays = new RelayOptions();
  @Mixin private final LimitOption limit = new LimitOption();
  @Mixin private final SummaryOptions summary = new SummaryOptions();

  RelaysSuggestCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException, Refusal {
    Typed.onlyBehind(spec);
    Lake opened = lake.open(console);
    RelaySuggestions suggestions =
        RelaySuggestions.of(console, opened, relays.choices(), limit.rows(summary.json()));
    SuggestionsListing listing = new SuggestionsListing(suggestions, SettingsFile.path(console));
    if (summary.json()) {
      listing.printJson(console.out());
    }
    lake.openExisting(console);
    if (suggestions.shown().isEmpty()) {
      throw Refusal.nothing("no relays: the events of the lake name none: load or fetch more");
    }
    if (!summary.json()) {
      listing.print(console.out(), console.terminal().stdoutWidth());
    }
    return ExitCodes.DONE;
  }
}
