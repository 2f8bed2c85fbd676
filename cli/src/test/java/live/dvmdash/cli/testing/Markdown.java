package live.dvmdash.cli.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page of the documentation.
 *
 * @param name how messages call it, for example {@code docs/cli.md}
 * @param lines its lines
 */
public record Markdown(String name, List<String> lines) {

  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|\\S+");
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");
  private static final String FENCE = "```";

  /** A page of this checkout. */
  public static Markdown page(String name) throws IOException {
    Path path = Path.of("..").resolve(name);
    return new Markdown(name, Files.readAllLines(path));
  }

  /** The text below each heading of the second level, up to the next one. */
  public Map<String, Markdown> sections() {
    Map<String, Markdown> sections = new LinkedHashMap<>();
    List<String> body = new ArrayList<>();
    boolean fenced = false;
    for (String line : lines) {
      fenced ^= line.startsWith(FENCE);
      if (!fenced && line.startsWith("## ")) {
        String heading = line.substring(3).strip();
        body = new ArrayList<>();
        sections.put(heading, new Markdown(name + ", section '" + heading + "'", body));
      }
      body.add(line);
    }
    return sections;
  }

  /** The text below that heading of the second level; an error that names it when there is none. */
  public Markdown section(String heading) {
    Markdown section = sections().get(heading);
    if (section == null) {
      throw new AssertionError(name + ": the heading '## " + heading + "' is missing");
    }
    return section;
  }

  /** What stands as code in the first cell of the rows of its tables. */
  public Set<String> tableKeys() {
    Set<String> keys = new LinkedHashSet<>();
    for (String line : lines) {
      if (line.startsWith("| ")) {
        String first = line.substring(2, line.indexOf(" |", 2) < 0 ? 2 : line.indexOf(" |", 2));
        Matcher code = CODE.matcher(first);
        while (code.find()) {
          keys.add(code.group(1));
        }
      }
    }
    return keys;
  }

  /** The lines of the first fenced block that begins so; an error when there is none. */
  public List<String> block(String fence) {
    int from = lines.indexOf(fence) + 1;
    if (from == 0) {
      throw new AssertionError(name + ": a block that begins with " + fence + " is missing");
    }
    return lines.subList(from, from + lines.subList(from, lines.size()).indexOf(FENCE));
  }

  /** The command lines in its fenced blocks that call the program, without what they pipe to. */
  public List<List<String>> commands() {
    List<List<String>> commands = new ArrayList<>();
    boolean fenced = false;
    for (String line : lines) {
      fenced ^= line.startsWith(FENCE);
      if (fenced) {
        for (String part : line.replaceFirst("^\\$ ", "").split(" \\| ", -1)) {
          List<String> words = words(part.strip());
          if (words.get(0).equals("dvmdash") || words.get(0).equals("./dvmdash")) {
            commands.add(arguments(words));
          }
        }
      }
    }
    return commands;
  }

  /** The words of a command line; what stands in double quotes is one. Never empty. */
  public static List<String> words(String line) {
    List<String> words = new ArrayList<>();
    Matcher word = WORD.matcher(line);
    while (word.find()) {
      words.add(word.group(1) == null ? word.group() : word.group(1));
    }
    return words.isEmpty() ? List.of("") : words;
  }

  private static List<String> arguments(List<String> words) {
    List<String> arguments = new ArrayList<>();
    for (String word : words.subList(1, words.size())) {
      if (word.equals(">") || word.equals("&&") || word.equals("#")) {
        break;
      }
      arguments.add(word);
    }
    return arguments;
  }

  /** What is wanted and not there. */
  public static Set<String> missing(Iterable<String> wanted, Iterable<String> there) {
    Set<String> missing = new LinkedHashSet<>();
    wanted.forEach(missing::add);
    there.forEach(missing::remove);
    return missing;
  }
}
