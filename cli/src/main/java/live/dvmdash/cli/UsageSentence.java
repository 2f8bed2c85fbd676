package live.dvmdash.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import live.dvmdash.cli.settings.Spelling;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is wrong with a command line, in one sentence; picocli's own speak of Java. */
final class UsageSentence {

  private UsageSentence() {}

  static String of(ParameterException e) {
    String wrong = wrong(e);
    String help = e.getCommandLine().getCommandSpec().qualifiedName() + " --help";
    return wrong.endsWith("?") ? wrong : wrong + ": see " + help;
  }

  private static String wrong(ParameterException e) {
    ArgSpec argument = e.getArgSpec();
    return switch (e) {
      case UnmatchedArgumentException unmatched -> unmatched(unmatched);
      case MissingParameterException missing when !missing.getMissing().isEmpty() ->
          needed(missing.getMissing().getFirst());
      case OverwrittenOptionException twice -> name(twice.getOverwritten()) + " is given twice";
      case ParameterException bad when argument != null && bad.getValue() != null ->
          name(argument) + " takes " + wanted(argument) + ", not " + bad.getValue();
      default -> String.valueOf(e.getMessage());
    };
  }

  /** What has no value, as it is written with one. */
  private static String needed(ArgSpec argument) {
    return argument instanceof OptionSpec option
        ? "%1$s needs a value: %1$s %2$s".formatted(option.longestName(), option.paramLabel())
        : argument.paramLabel() + " is missing";
  }

  private static String name(ArgSpec argument) {
    return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
  }

  private static String wanted(ArgSpec argument) {
    Class<?> type =
        argument.isMultiValue() ? argument.auxiliaryTypes()[0] : argument.typeInfo().getType();
    if (type.isEnum()) {
      return Arrays.stream(type.getEnumConstants())
          .map(Object::toString)
          .collect(Collectors.joining(", "));
    }
    return type == Path.class ? "a path" : "a whole number";
  }

  private static String unmatched(UnmatchedArgumentException e) {
    String word = e.getUnmatched().getFirst();
    CommandLine command = e.getCommandLine();
    List<String> known = new ArrayList<>(command.getSubcommands().keySet());
    String what = known.isEmpty() ? "unexpected argument: " : "unknown command: ";
    if (e.isUnknownOption()) {
      what = "unknown option: ";
      known.clear();
      for (OptionSpec option : command.getCommandSpec().options()) {
        known.add(option.longestName());
      }
    }
    String meant = Spelling.nearest(word.split("=", 2)[0], known);
    return what + word + (meant == null ? "" : ": did you mean " + meant + "?");
  }
}
