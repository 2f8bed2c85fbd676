package live.dvmdash.cli.output;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import live.dvmdash.cli.output.html.Markup;
import live.dvmdash.report.Table;
import live.dvmdash.report.Unit;
import live.dvmdash.report.Weight;
import org.jspecify.annotations.Nullable;

/** A table of a report as a table of a page. */
final class HtmlSheet {

  /** Authors of events write as much as they like; a page stays small. */
  private static final int LONGEST_TEXT = 160;

  private static final int LONGEST_NAME = 60;

  /** A table with more columns needs room on paper. */
  private static final int FEW_COLUMNS = 10;

  /** Of a table with more columns, no screen shows the last ones without scrolling. */
  private static final int MOST_IN_VIEW = 14;

  private final Markup page;
  private final Table table;
  private final Sheet sheet;
  private final HtmlTerms terms;

  private HtmlSheet(Markup page, Table given, Style style, HtmlTerms terms) {
    this.page = page;
    this.table = nameFirst(chiefFirst(given));
    this.sheet = Sheet.of(table, new Style(false, 0, style.limit(), true));
    this.terms = terms;
  }

  /** Adds a table: rows under headings, or one object as groups of labels and values. */
  static void write(Markup page, Table table, Style style, HtmlTerms terms) {
    HtmlSheet written = new HtmlSheet(page, table, style, terms);
    if (table.shape() == Table.Shape.ROWS && table.rows().isEmpty()) {
      page.element("p", "Nothing in this scope.", "class", "question").line();
      return;
    }
    page.open("div", "class", "sheet", "data-csv", table.name().replace("__", "-")).line();
    if (table.shape() == Table.Shape.OBJECT) {
      written.facts();
    } else {
      written.rows();
    }
    page.open("p", "class", "bar");
    if (written.sheet.more() > 0) {
      page.element("span", "… " + Figures.count(written.sheet.more()) + " more");
    }
    page.close().closeLine();
  }

  /** The columns that matter most before others where not all can be in view. */
  private static Table chiefFirst(Table table) {
    if (table.shape() == Table.Shape.OBJECT || columnsInView(table) <= MOST_IN_VIEW) {
      return table;
    }
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < table.columns().size(); i++) {
      places.add(i);
    }
    places.sort(
        Comparator.comparing((Integer place) -> weight(table, place), Comparator.reverseOrder()));
    List<List<@Nullable Object>> rows = new ArrayList<>();
    table.rows().forEach(row -> rows.add(ordered(row, places)));
    return new Table(
        table.name(),
        table.title(),
        table.shape(),
        ordered(table.columns(), places),
        rows,
        table.footnote());
  }

  private static int columnsInView(Table table) {
    return Sheet.of(table, Style.plain(1)).columns().size();
  }

  /** That of the column, or the heaviest of its object, whose members stay together. */
  private static Weight weight(Table table, int place) {
    Weight heaviest = table.columns().get(place).weight();
    String group = Label.group(table.columns().get(place));
    for (Table.Column column : table.columns()) {
      if (!group.isEmpty()
          && Label.group(column).equals(group)
          && column.weight().compareTo(heaviest) > 0) {
        heaviest = column.weight();
      }
    }
    return heaviest;
  }

  private static <T extends @Nullable Object> List<T> ordered(List<T> list, List<Integer> places) {
    List<T> ordered = new ArrayList<>();
    places.forEach(place -> ordered.add(list.get(place)));
    return ordered;
  }

  /** The name before the key: the first column stays in view when others are scrolled. */
  private static Table nameFirst(Table table) {
    List<String> names = table.columns().stream().map(Table.Column::name).toList();
    int name = names.indexOf("name");
    int key = names.indexOf(names.contains("pubkey") ? "pubkey" : "npub");
    if (table.shape() == Table.Shape.OBJECT || key < 0 || name < key) {
      return table;
    }
    List<List<@Nullable Object>> rows = new ArrayList<>();
    table.rows().forEach(row -> rows.add(moved(row, name, key)));
    return new Table(
        table.name(),
        table.title(),
        table.shape(),
        moved(table.columns(), name, key),
        rows,
        table.footnote());
  }

  private static <T extends @Nullable Object> List<T> moved(List<T> list, int from, int to) {
    List<T> moved = new ArrayList<>(list);
    moved.add(to, moved.remove(from));
    return moved;
  }

  private void rows() {
    String label = "Table: " + SafeText.oneLine(table.title());
    page.open("div", "class", "scroll", "tabindex", "0", "role", "region", "aria-label", label);
    boolean many = sheet.columns().size() > FEW_COLUMNS;
    page.open("table", "class", many ? "rows many" : "rows").line();
    page.open("thead").line();
    groups();
    page.open("tr");
    for (int i = 0; i < sheet.columns().size(); i++) {
      Table.Column column = sheet.columns().get(i);
      List<String> attributes =
          new ArrayList<>(List.of("scope", "col", "data-name", column.name()));
      String look = look(i);
      if (!look.isEmpty()) {
        attributes.addAll(List.of("class", look));
      }
      page.open("th", attributes.toArray(String[]::new));
      terms.mark(page, column, Label.leaf(column));
      page.close();
    }
    page.close().closeLine();
    page.open("tbody").line();
    for (int row = 0; row < sheet.rows().size(); row++) {
      page.open("tr");
      for (int i = 0; i < sheet.columns().size(); i++) {
        cell(row, i);
      }
      page.closeLine();
    }
    page.close().close().closeLine();
  }

  /** The names of objects above those of their members. */
  private void groups() {
    if (sheet.columns().stream().allMatch(column -> Label.group(column).isEmpty())) {
      return;
    }
    page.open("tr", "class", "group");
    int first = 0;
    while (first < sheet.columns().size()) {
      String group = Label.group(sheet.columns().get(first));
      int end = first + 1;
      while (end < sheet.columns().size() && Label.group(sheet.columns().get(end)).equals(group)) {
        end++;
      }
      String span = "" + (end - first);
      if (group.isEmpty()) {
        page.element("td", "", "colspan", span);
      } else {
        page.element("th", group, "colspan", span, "scope", "colgroup");
      }
      first = end;
    }
    page.closeLine();
  }

  /** The members of each object together, after those of none. */
  private void facts() {
    Map<String, List<Integer>> groups = new LinkedHashMap<>();
    groups.put("", new ArrayList<>());
    for (int i = 0; i < sheet.columns().size(); i++) {
      groups
          .computeIfAbsent(Label.group(sheet.columns().get(i)), unused -> new ArrayList<>())
          .add(i);
    }
    page.open("div", "class", "facts").line();
    groups.forEach(this::facts);
    page.closeLine();
  }

  private void facts(String group, List<Integer> places) {
    page.open("table").line();
    if (!group.isEmpty()) {
      page.open("caption");
      terms.link(page, sheet.columns().get(places.getFirst()), group);
      page.closeLine();
    }
    page.open("tbody").line();
    for (int place : places) {
      Table.Column column = sheet.columns().get(place);
      page.open("tr").open("th", "scope", "row", "data-name", column.name());
      if (group.isEmpty()) {
        terms.link(page, column, Label.leaf(column));
      } else {
        page.text(Label.leaf(column));
      }
      page.close();
      cell(0, place);
      page.closeLine();
    }
    page.close().closeLine();
  }

  private void cell(int row, int index) {
    Table.Column column = sheet.columns().get(index);
    Object value = sheet.values().get(row).get(index);
    String text =
        DisplayWidth.fit(
            sheet.rows().get(row).get(index),
            column.name().equals("name") ? LONGEST_NAME : LONGEST_TEXT);
    List<String> attributes = new ArrayList<>();
    String look = look(index);
    if (!look.isEmpty()) {
      attributes.addAll(List.of("class", look));
    }
    if (column.name().equals("name") && value == null && key(row) != null) {
      attributes.addAll(List.of("data-key", String.valueOf(key(row))));
    }
    String exact = exact(value, column);
    if (exact != null && !exact.equals(text)) {
      attributes.addAll(List.of("data-v", exact));
      if (column.unit() == Unit.KEY) {
        attributes.addAll(List.of("title", exact));
      }
    }
    page.element("td", text, attributes.toArray(String[]::new));
  }

  /** The key of a row as paper has it, which a phone shows in place of a name; null without one. */
  private @Nullable String key(int row) {
    for (int i = 0; i < sheet.columns().size(); i++) {
      if (isKeyBesideName(i)) {
        return sheet.values().get(row).get(i) == null ? null : sheet.rows().get(row).get(i);
      }
    }
    return null;
  }

  /** Whether the name in the row says enough where there is no room for both. */
  private boolean isKeyBesideName(int column) {
    return table.shape() == Table.Shape.ROWS
        && sheet.columns().get(column).name().equals("npub")
        && sheet.columns().stream().anyMatch(each -> each.name().equals("name"));
  }

  /** The class of cells; numbers, which most are, have none. */
  private String look(int column) {
    return switch (sheet.columns().get(column).unit()) {
      case COUNT, RATIO, SECONDS, MSAT, KIND -> "";
      case KEY -> isKeyBesideName(column) ? "key spare" : "key";
      case LIST -> "list";
      case TEXT -> "text";
      case EPOCH -> "when";
    };
  }

  /** The value that the text rounds or shortens, for sorting and saving; null where it is whole. */
  private static @Nullable String exact(@Nullable Object value, Table.Column column) {
    return switch (value) {
      case null -> null;
      case Double ratio -> new BigDecimal(ratio.toString()).toPlainString();
      case Long number when column.unit() == Unit.SECONDS || column.unit() == Unit.MSAT ->
          number.toString();
      case String key when column.unit() == Unit.KEY -> SafeText.oneLine(key);
      default -> null;
    };
  }
}
