package live.dvmdash.cli.output;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What each figure means, read from {@code docs/reports.md}, which is part of the program: so a
 * page says the same as the documentation, of new reports too.
 */
final class Definitions {

  private static final Pattern ROW = Pattern.compile("\\| (.+?) \\| (.+) \\|");
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");

  private final Map<String, Section> sections = new LinkedHashMap<>();

  /**
   * What the documentation says of a report.
   *
   * @param question what it answers, in Markdown
   * @param more what the same paragraph says of its rows, in Markdown; may be empty
   * @param meanings of columns by their names, in Markdown and in the order of the page
   */
  record Section(String question, String more, Map<String, String> meanings) {

    private static final Section NONE = new Section("", "", Map.of());
  }

  private Definitions(String page) {
    for (String part : page.split("(?m)^## ", -1)) {
      String name = part.lines().findFirst().orElse("").strip();
      sections.put(name, section(part.substring(Math.min(part.length(), name.length()))));
    }
  }

  /** Those of this version of the program. */
  static Definitions ofProgram() {
    try (InputStream in = Definitions.class.getResourceAsStream("reports.md")) {
      byte[] page = Objects.requireNonNull(in, "reports.md").readAllBytes();
      return new Definitions(new String(page, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new IllegalStateException("reports.md cannot be read", e);
    }
  }

  /** What is said of a report; nothing of one that has no section. */
  Section of(String report) {
    return sections.getOrDefault(heading(report), Section.NONE);
  }

  /** Reports that are named otherwise than their sections: one is named by the key of a DVM. */
  private static String heading(String report) {
    return report.startsWith("npub1")
        ? "dvm"
        : report.equals("compare") ? "Comparing two months" : report;
  }

  private static Section section(String text) {
    String first =
        Stream.of(text.strip().split("\n\n", -1))
            .findFirst()
            .filter(paragraph -> !paragraph.startsWith("|"))
            .map(paragraph -> paragraph.lines().collect(Collectors.joining(" ")))
            .orElse("");
    Map<String, String> meanings = new LinkedHashMap<>();
    for (String line : text.lines().toList()) {
      Matcher row = ROW.matcher(line);
      if (row.matches()) {
        Matcher name = CODE.matcher(row.group(1));
        while (name.find()) {
          meanings.putIfAbsent(name.group(1), row.group(2));
        }
      }
    }
    int end = first.indexOf('?') + 1;
    return new Section(
        end == 0 ? first : first.substring(0, end),
        end == 0 ? "" : first.substring(end).strip(),
        Collections.unmodifiableMap(meanings));
  }
}
