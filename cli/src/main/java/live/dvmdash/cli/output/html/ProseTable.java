package live.dvmdash.cli.output.html;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A table in Markdown, as GitHub writes it: a head, a rule with the alignments, rows. */
final class ProseTable {

  private static final Pattern RULE = Pattern.compile("\\|?\\s*:?-+:?\\s*(\\|\\s*:?-+:?\\s*)*\\|?");

  /** Where a row is split: at a bar that is not escaped. */
  private static final Pattern BAR = Pattern.compile("(?<!\\\\)\\|");

  private ProseTable() {}

  /** How many lines from there on are a table; 0 when none begins there. */
  static int lines(List<String> lines, int from) {
    if (from + 1 >= lines.size() || !isRow(lines.get(from)) || !isRow(lines.get(from + 1))) {
      return 0;
    }
    String rule = lines.get(from + 1).strip();
    if (!RULE.matcher(rule).matches() || cells(rule).size() != cells(lines.get(from)).size()) {
      return 0;
    }
    int end = from + 2;
    while (end < lines.size() && isRow(lines.get(end))) {
      end++;
    }
    return end - from;
  }

  private static boolean isRow(String line) {
    return BAR.matcher(line).find();
  }

  /** Adds the table that these lines are. */
  static void write(Markup page, List<String> lines) {
    List<String> looks = new ArrayList<>();
    for (String rule : cells(lines.get(1))) {
      boolean right = rule.endsWith(":");
      looks.add(right && rule.startsWith(":") ? "centre" : right ? "right" : "left");
    }
    page.open("div", "class", "scroll", "tabindex", "0", "role", "region", "aria-label", "Table")
        .line();
    page.open("table").line().open("thead");
    row(page, "th", lines.getFirst(), looks);
    page.closeLine();
    page.open("tbody").line();
    for (String line : lines.subList(2, lines.size())) {
      row(page, "td", line, looks);
    }
    page.close().close().closeLine();
  }

  /** As many cells as the head has: what is missing is empty, what is too much is left out. */
  private static void row(Markup page, String cell, String line, List<String> looks) {
    List<String> cells = cells(line);
    page.open("tr");
    for (int i = 0; i < looks.size(); i++) {
      if (cell.equals("th")) {
        page.open(cell, "class", looks.get(i), "scope", "col");
      } else {
        page.open(cell, "class", looks.get(i));
      }
      Prose.inline(page, i < cells.size() ? cells.get(i) : "");
      page.close();
    }
    page.closeLine();
  }

  private static List<String> cells(String line) {
    String row = line.strip();
    if (row.startsWith("|")) {
      row = row.substring(1);
    }
    if (row.endsWith("|") && !row.endsWith("\\|")) {
      row = row.substring(0, row.length() - 1);
    }
    List<String> cells = new ArrayList<>();
    for (String cell : BAR.split(row, -1)) {
      cells.add(cell.strip().replace("\\|", "|"));
    }
    return cells;
  }
}
