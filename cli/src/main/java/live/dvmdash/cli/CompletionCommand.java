package live.dvmdash.cli;

import java.util.concurrent.Callable;
import live.dvmdash.cli.console.Console;
import live.dvmdash.cli.console.ExitCodes;
import live.dvmdash.cli.option.CommonOptions;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code dvmdash completion}. */
@Command(
    name = "completion",
    header = "Write a script that completes commands and options in bash and zsh.",
    description = {"", "The shell has to read it once a session, for example in ~/.bashrc.", ""},
    footer = {
      "",
      "Examples:",
      "  dvmdash completion > ~/.local/share/bash-completion/completions/dvmdash",
      "  source <(dvmdash completion)"
    })
final class CompletionCommand implements Callable<Integer> {

  private final Console console;

  @Mixin private final CommonOptions common = new CommonOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  CompletionCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    CommandSpec root = spec.root();
    console.out().print(AutoComplete.bash(root.name(), root.commandLine()));
    return ExitCodes.DONE;
  }
}
