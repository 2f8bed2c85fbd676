package live.dvmdash.cli.hostile;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What text may hold so that nobody who reads it obeys it. Each rule is written from what its
 * reader does, not from how a format keeps it from doing so.
 */
final class Inert {

  private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?(E-?\\d+)?");

  /** The elements of a page, by name and the names of their attributes. */
  private static final Pattern ELEMENT =
      Pattern.compile("<(/?[a-zA-Z!?][^\\s>/]*)((?:\"[^\"]*\"|'[^']*'|[^'\">])*)>");

  private static final Pattern ATTRIBUTE =
      Pattern.compile("([^\\s=\"'/]+)(?:\\s*=\\s*(\"[^\"]*\"|'[^']*'|[^\\s\"']+))?");

  private static final Pattern ADDRESS =
      Pattern.compile("\\S+ (href|src|xlink:href|action|formaction|style|content)=.*");

  private static final Pattern DOT_LINE =
      Pattern.compile(
          "digraph trace \\{|}|  rankdir=LR;|  (node|edge) \\[[a-z]+=\\S+(, [a-z]+=\\S+)*\\];"
              + "|  n\\d+ \\[label=\"\"(, [a-z]+=(\"\"|\\w+))*\\];|  n\\d+ -> n\\d+ \\[label=\"\"\\];");

  private static final Pattern MERMAID_LINE =
      Pattern.compile(
          "flowchart LR|  n\\d+[\\[({/]+\"\"[\\])}/]+|  style n\\d+ stroke-width:4px"
              + "|  n\\d+ -->\\|[A-Z_]+( via [a-z0-9]+)?\\| n\\d+");

  private Inert() {}

  /** A terminal obeys none of it, and nothing is hidden from who looks; lines are ours alone. */
  static void onTerminal(String text) {
    assertThat(obeyed(text)).isEmpty();
    assertThat(codes(text, Inert::isHidden)).isEmpty();
    assertThat(text.lines().map(String::strip))
        .noneMatch(line -> line.startsWith(HostileEvents.INJECTED));
  }

  /** Codes of what a terminal obeys, or lets stand in another order than it comes. */
  static List<String> obeyed(String text) {
    return codes(text, Inert::isObeyed);
  }

  private static List<String> codes(String text, IntPredicate bad) {
    return text.codePoints().filter(bad).distinct().mapToObj(Integer::toHexString).toList();
  }

  private static boolean isObeyed(int character) {
    return (character < ' ' && character != '\n' && character != '\t')
        || (character >= 0x7F && character <= 0x9F)
        || character == 0x061C
        || character == 0x200E
        || character == 0x200F
        || (character >= 0x2028 && character <= 0x202E)
        || (character >= 0x2066 && character <= 0x2069);
  }

  private static boolean isHidden(int character) {
    return character == 0x200B
        || character == 0x2060
        || character == 0xFEFF
        || character == 0xAD
        || (character >= 0xD800 && character <= 0xDFFF);
  }

  /**
   * A table as a spreadsheet reads it, where a quote at the start of a cell holds it together
   * whatever the delimiter: as many cells in each row, and no formula in any.
   */
  static void inSpreadsheet(String text, char delimiter) {
    List<List<String>> rows = cells(text, delimiter);
    assertThat(rows).isNotEmpty();
    assertThat(rows).allMatch(row -> row.size() == rows.getFirst().size());
    List<String> formulas =
        rows.stream()
            .flatMap(List::stream)
            .filter(cell -> !cell.isEmpty() && "=+-@\t\r\n＝＋－＠".indexOf(cell.charAt(0)) >= 0)
            .filter(cell -> !NUMBER.matcher(cell).matches())
            .toList();
    assertThat(formulas).isEmpty();
  }

  private static List<List<String>> cells(String text, char delimiter) {
    List<List<String>> rows = new ArrayList<>();
    List<String> row = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      StringBuilder cell = new StringBuilder();
      if (text.charAt(at) == '"') {
        at++;
        while (at < text.length() && (text.charAt(at) != '"' || text.startsWith("\"\"", at))) {
          cell.append(text.charAt(at));
          at += text.startsWith("\"\"", at) ? 2 : 1;
        }
        at++;
      }
      while (at < text.length() && text.charAt(at) != delimiter && text.charAt(at) != '\n') {
        cell.append(text.charAt(at++));
      }
      row.add(cell.toString());
      if (at >= text.length() || text.charAt(at) == '\n') {
        rows.add(row);
        row = new ArrayList<>();
      }
      at++;
    }
    return rows;
  }

  /** Nothing in it starts a link, an image, code, markup or another cell. */
  static void inMarkdown(String text) {
    String bare = text.replaceAll("\\\\\\p{Punct}", "");
    assertThat(bare).doesNotContain("<", "[", "]", "`", "*", "~", "$", "!", "://", "www.");
    assertThat(bare.lines())
        .allMatch(line -> line.isEmpty() || line.matches("(## |\\| |… |[A-Za-z0-9]).*"));
    int cells = 0;
    for (String line : bare.lines().toList()) {
      int now = line.startsWith("|") ? line.length() - line.replace("|", "").length() : 0;
      assertThat(cells == 0 || now == 0 || now == cells).as(line).isTrue();
      cells = now;
    }
  }

  /** A page is made of what it is made of when everybody is kind, and points nowhere else. */
  static void inPage(String page, String kindPage) {
    assertThat(elements(page)).isSubsetOf(elements(kindPage));
    assertThat(page.split("<script", -1)).hasSameSizeAs(kindPage.split("<script", -1));
    assertThat(page.split("</script", -1)).hasSameSizeAs(kindPage.split("</script", -1));
    assertThat(page.split("<style", -1)).hasSameSizeAs(kindPage.split("<style", -1));
    assertThat(page.split("<!--", -1)).hasSameSizeAs(kindPage.split("<!--", -1));
    assertThat(addresses(page))
        .noneMatch(each -> each.contains("evil") || each.contains("script:"));
  }

  /** Which elements there are, and which attributes they have. */
  private static Set<String> elements(String page) {
    return attributes(page).stream().map(each -> each.split("=", 2)[0]).collect(toSet());
  }

  /** What leads somewhere, or brings something from there. */
  private static Set<String> addresses(String page) {
    return attributes(page).stream()
        .filter(each -> ADDRESS.matcher(each).matches())
        .collect(toSet());
  }

  /** Each as {@code element attribute=value}, and the elements themselves. */
  private static Set<String> attributes(String page) {
    Set<String> attributes = new TreeSet<>();
    Matcher element = ELEMENT.matcher(withoutPrograms(page));
    while (element.find()) {
      attributes.add(element.group(1));
      Matcher attribute = ATTRIBUTE.matcher(element.group(2));
      while (attribute.find()) {
        attributes.add(element.group(1) + " " + attribute.group());
      }
    }
    return attributes;
  }

  private static String withoutPrograms(String page) {
    return page.replaceAll("(?s)<(script|style)\\b([^>]*)>.*?</\\1>", "<$1$2></$1>");
  }

  /** Graphviz sees boxes and arrows with labels, and nothing else. */
  static void inDot(String text) {
    assertThat(withoutQuoted(text, "\"(?:[^\"\\\\]|\\\\.)*\"").lines())
        .allMatch(line -> DOT_LINE.matcher(line).matches());
  }

  /** Mermaid sees the same; in its labels it knows the markup of pages. */
  static void inMermaid(String text) {
    assertThat(withoutQuoted(text, "\"[^\"]*\"").lines())
        .allMatch(line -> MERMAID_LINE.matcher(line).matches());
    assertThat(text.replace("<br/>", "").replaceAll("#\\d+;", "")).doesNotContain("<", "`", "&");
  }

  private static String withoutQuoted(String text, String quoted) {
    return text.replaceAll(quoted, "\"\"");
  }
}
