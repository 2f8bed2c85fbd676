package live.dvmdash.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import live.dvmdash.cli.console.Console;
import live.dvmdash.cli.settings.Settings;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** What holds of the options of every command. */
class CommandTreeTest {

  /** Without a fallback value picocli turns a flag off that is both set and typed. */
  @Test
  void everyFlagThatCanBeSetStaysSetWhenTyped() {
    List<String> settable = new ArrayList<>();
    for (CommandLine command : CommandTree.whole(Console.ofProcess()).getSubcommands().values()) {
      for (OptionSpec option : command.getCommandSpec().options()) {
        if (option.typeInfo().isBoolean() && Settings.isSettable(option)) {
          settable.add(option.longestName());
          assertThat(option.fallbackValue()).as(option.longestName()).isEqualTo("true");
        }
      }
    }

    assertThat(settable).contains("--quiet", "--verbose", "--keep-download", "--trust-signatures");
  }
}
