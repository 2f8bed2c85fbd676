package live.dvmdash.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is wrong with a command line, in one sentence; picocli's own speak of Java. */
final class UsageSentence {

  /** More mistakes than these in a word, and it was meant to be another. */
  private static final int MOST_MISTAKES = 2;

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
          name(missing.getMissing().getFirst()) + " needs a value";
      case OverwrittenOptionException twice -> name(twice.getOverwritten()) + " is given twice";
      case ParameterException bad when argument != null && bad.getValue() != null ->
          name(argument) + " takes " + wanted(argument) + ", not " + bad.getValue();
      default -> String.valueOf(e.getMessage());
    };
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
    String meant = nearest(word, known);
    return what + word + (meant == null ? "" : ": did you mean " + meant + "?");
  }

  /** The word that was probably meant; null when none is near. */
  private static @Nullable String nearest(String word, List<String> known) {
    String nearest = null;
    int fewest = MOST_MISTAKES + 1;
    for (String candidate : known) {
      int mistakes = mistakes(word.split("=", 2)[0], candidate);
      if (mistakes < fewest) {
        nearest = candidate;
        fewest = mistakes;
      }
    }
    return nearest;
  }

  /** How many letters are wrong, missing or too many (Levenshtein's distance). */
  private static int mistakes(String word, String candidate) {
    int[] row = new int[candidate.length() + 1];
    Arrays.setAll(row, i -> i);
    for (int i = 1; i <= word.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= candidate.length(); j++) {
        int replaced = diagonal + (word.charAt(i - 1) == candidate.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[candidate.length()];
  }
}
