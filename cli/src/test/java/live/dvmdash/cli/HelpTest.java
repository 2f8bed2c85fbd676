package live.dvmdash.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import live.dvmdash.cli.console.Console;
import live.dvmdash.cli.testing.Cli;
import live.dvmdash.cli.testing.Golden;
import live.dvmdash.cli.testing.Markdown;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

class HelpTest {

  @TempDir private static Path directory;

  static Stream<String> commands() {
    return below(tree(), "");
  }

  /** The commands below one, as they are typed. */
  private static Stream<String> below(CommandLine command, String typed) {
    return command.getSubcommands().entrySet().stream()
        .flatMap(each ->
            Stream.concat(
                Stream.of(typed + each.getKey()),
                below(each.getValue(), typed + each.getKey() + " ")));
  }

  private static Cli.Result help(String command) {
    return new Cli(directory).run((command + " --help").split(" ", -1));
  }

  @Test
  void ofTheProgram() throws IOException {
    Cli.Result result = new Cli(directory).run("--help");

    assertThat(result.exitCode()).isZero();
    assertThat(result.err()).isEmpty();
    Golden.check("help/dvmdash.txt", result.out());
  }

  @ParameterizedTest
  @MethodSource("commands")
  void ofACommand(String command) throws IOException {
    Cli.Result result = help(command);

    assertThat(result.exitCode()).isZero();
    assertThat(result.err()).isEmpty();
    Golden.check("help/" + command.replace(' ', '-') + ".txt", result.out());
  }

  @ParameterizedTest
  @MethodSource("commands")
  void endsInTwoExamplesThatCanBeTyped(String command) {
    List<String> lines = help(command).out().lines().toList();

    List<String> examples = lines.subList(lines.lastIndexOf("Examples:") + 1, lines.size());
    assertThat(examples).hasSize(2);
    for (String example : examples) {
      List<String> mine =
          Arrays.stream(example.split("[|]|<\\("))
              .map(String::strip)
              .filter(part -> part.startsWith("dvmdash "))
              .toList();
      assertThat(mine).as(example).isNotEmpty();
      for (String part : mine) {
        List<String> words = Markdown.words(part.replaceAll(" > .*|\\)$", ""));
        String[] arguments = words.subList(1, words.size()).toArray(String[]::new);
        assertThatCode(() -> tree().parseArgs(arguments)).as(example).doesNotThrowAnyException();
      }
    }
  }

  @Test
  void fitsATerminal() {
    List<String> wide = new ArrayList<>();
    for (String command : commands().toList()) {
      help(command)
          .out()
          .lines()
          .filter(line -> line.length() > 100 || line.endsWith(" "))
          .forEach(wide::add);
    }

    assertThat(wide).isEmpty();
  }

  @Test
  void withoutACommandItIsShownOnStandardError() {
    Cli cli = new Cli(directory);

    assertThat(cli.run()).isEqualTo(new Cli.Result(2, "", cli.run("--help").out()));
  }

  @Test
  void version() {
    Cli.Result result = new Cli(directory).run("--version");

    assertThat(result).isEqualTo(new Cli.Result(0, "dvmdash (not packaged)\n", ""));
  }

  @Test
  void completionKnowsEveryCommand() {
    Cli.Result result = new Cli(directory).run("completion");

    assertThat(result.exitCode()).isZero();
    assertThat(result.out())
        .startsWith("#!/usr/bin/env bash")
        .contains("_complete_dvmdash")
        .contains(commands().map(command -> command.replace(' ', '_')).toList());
  }

  private static CommandLine tree() {
    return CommandTree.whole(Console.ofProcess()).setCaseInsensitiveEnumValuesAllowed(true);
  }
}
