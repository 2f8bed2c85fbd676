package live.dvmdash.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code dvmdash completion}. */
@Command(
    name = "completion",
    header = "Write a script that lets bash and zsh complete commands and options.",
    description = "",
    footer = {
      "",
      "Examples:",
      "  source <(dvmdash completion)",
      "  dvmdash completion > ~/.local/share/bash-completion/completions/dvmdash"
    })
final class CompletionCommand implements Callable<Integer> {

  private final Console console;

  @Mixin private final CommonOptions common = new CommonOptions();

  @SuppressWarnings("NullAway.Init") // picocli sets it
  @Spec
  private CommandSpec command;

  CompletionCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    CommandSpec root = command.root();
    console.out().print(AutoComplete.bash(root.name(), root.commandLine()));
    return ExitCodes.DONE;
  }
}
