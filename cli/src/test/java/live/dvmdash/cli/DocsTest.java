package live.dvmdash.cli;

import static live.dvmdash.cli.testing.Markdown.missing;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import live.dvmdash.cli.console.Console;
import live.dvmdash.cli.console.ExitCodes;
import live.dvmdash.cli.output.Format;
import live.dvmdash.cli.testing.Markdown;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/** Holds the documentation and the help to what the program is. */
class DocsTest {

  private static final String CLI = "docs/cli.md";
  private static final String REPORTS = "docs/reports.md";
  private static final String LAKE = "docs/lake.md";
  private static final String OPERATIONS = "docs/operations.md";
  private static final String SECURITY = "docs/SECURITY.md";
  private static final String TRACES = "docs/traces.md";
  private static final String SAMPLES = "sample-data/README.md";

  static Stream<CommandLine> commands() {
    return withThoseBelow(CommandTree.whole(Console.ofProcess()));
  }

  private static Stream<CommandLine> withThoseBelow(CommandLine command) {
    return Stream.concat(
        Stream.of(command),
        command.getSubcommands().values().stream().flatMap(DocsTest::withThoseBelow));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyOptionStandsUnderItsCommand(CommandLine command) throws IOException {
    String heading = command.getCommandSpec().qualifiedName();
    Markdown section = Markdown.page(CLI).section(heading);
    Set<String> documented = new LinkedHashSet<>(section.tableKeys());
    documented.removeIf(key -> !key.startsWith("-"));
    Set<String> actual = new LinkedHashSet<>();
    for (OptionSpec option : command.getCommandSpec().options()) {
      if (!option.hidden()) {
        actual.addAll(List.of(option.names()));
      }
    }
    assertThat(missing(actual, documented)).as(section.name() + ": options missing").isEmpty();
    assertThat(missing(documented, actual))
        .as(section.name() + ": options that the command does not have")
        .isEmpty();
  }

  @Test
  void noCommandIsDocumentedThatThereIsNot() throws IOException {
    Set<String> headings = new LinkedHashSet<>(Markdown.page(CLI).sections().keySet());
    headings.removeIf(heading -> !heading.startsWith("dvmdash"));
    List<String> names =
        commands().map(command -> command.getCommandSpec().qualifiedName()).toList();
    assertThat(missing(headings, names)).as(CLI + ": headings without a command").isEmpty();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyHelpEndsInTwoExamplesThatParse(CommandLine command) {
    String name = command.getCommandSpec().qualifiedName();
    List<String> footer = List.of(command.getCommandSpec().usageMessage().footer());
    int at = footer.indexOf("Examples:");
    assertThat(at).as(name + " --help: the line 'Examples:' is missing").isNotNegative();
    List<String> examples = new ArrayList<>();
    for (String line : footer.subList(at + 1, footer.size())) {
      if (line.isBlank()) {
        break;
      }
      examples.add(line);
    }
    assertThat(examples).as(name + " --help: examples").hasSize(2);
    assertThat(examples)
        .as(name + " --help: examples")
        .allMatch(line -> line.startsWith("  ") && line.contains("dvmdash "));
    List<String> fenced = new ArrayList<>(List.of("```"));
    fenced.addAll(examples);
    parse(new Markdown(name + " --help", fenced));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "README.md",
        CLI,
        REPORTS,
        TRACES,
        LAKE,
        OPERATIONS,
        "CONTRIBUTING.md",
        SECURITY,
        SAMPLES
      })
  void everyCommandLineOfThePagesParses(String page) throws IOException {
    parse(Markdown.page(page));
  }

  @Test
  void everyFormatIsDocumented() throws IOException {
    Markdown section = Markdown.page(CLI).section("dvmdash stats");
    Set<String> formats = new LinkedHashSet<>();
    for (Format format : Format.values()) {
      formats.add(format.toString());
    }
    assertThat(missing(formats, section.tableKeys()))
        .as(section.name() + ": formats missing")
        .isEmpty();
  }

  @Test
  void everyExitCodeIsDocumented() throws Exception {
    Markdown section = Markdown.page(CLI).section("Exit codes");
    Set<String> codes = new TreeSet<>();
    for (Field field : ExitCodes.class.getDeclaredFields()) {
      codes.add(String.valueOf(field.get(null)));
    }
    assertThat(new TreeSet<>(section.tableKeys())).as(section.name()).isEqualTo(codes);
  }

  private static void parse(Markdown page) {
    for (List<String> arguments : page.commands()) {
      try {
        CommandTree.whole(Console.ofProcess()).parseArgs(arguments.toArray(String[]::new));
      } catch (ParameterException e) {
        throw new AssertionError(
            page.name() + ": dvmdash " + String.join(" ", arguments) + ": " + e.getMessage(), e);
      }
    }
  }
}
