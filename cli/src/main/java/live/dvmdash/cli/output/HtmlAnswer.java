package live.dvmdash.cli.output;

import java.util.List;
import live.dvmdash.cli.output.html.Markup;
import live.dvmdash.cli.output.html.Page;
import live.dvmdash.report.Table;
import org.jspecify.annotations.Nullable;

/** The answer to a query that a person wrote, as a page with one table that sorts. */
final class HtmlAnswer {

  private static final String TITLE = "Answer to a query";

  private HtmlAnswer() {}

  /**
   * The whole page.
   *
   * @param rows those of the table that are shown
   * @param publication what the page says beside them; null for nothing
   */
  static String of(
      Table table, List<List<@Nullable Object>> rows, @Nullable Publication publication) {
    Markup page = new Markup();
    page.open("header").element("h1", TITLE).closeLine();
    page.open("main").line();
    page.open("div", "class", "sheet", "data-csv", table.name()).line();
    page.open("div", "class", "scroll", "tabindex", "0", "role", "region", "aria-label", "Rows");
    page.open("table", "class", "rows").line();
    page.open("thead").open("tr");
    for (int i = 0; i < table.columns().size(); i++) {
      String name = SafeText.oneLine(table.columns().get(i).name());
      page.element("th", name, attributes(rows, i, "scope", "col", "data-name", name));
    }
    page.close().closeLine();
    page.open("tbody").line();
    for (List<@Nullable Object> row : rows) {
      page.open("tr");
      for (int i = 0; i < row.size(); i++) {
        page.element("td", AnswerWriter.text(row.get(i)), attributes(rows, i));
      }
      page.closeLine();
    }
    page.close().close().closeLine();
    page.open("p", "class", "bar");
    if (rows.size() < table.rows().size()) {
      page.element("span", "… " + Figures.count(table.rows().size() - rows.size()) + " more");
    }
    page.close().close().closeLine();
    if (publication != null) {
      HtmlFooter.write(page, publication);
    }
    return Page.of(TITLE, "dvmdash", page);
  }

  /** Numbers, which stand at the right, have no class. */
  private static String[] attributes(
      List<List<@Nullable Object>> rows, int column, String... others) {
    if (AnswerWriter.isNumeric(rows, column)) {
      return others;
    }
    String[] all = new String[others.length + 2];
    System.arraycopy(others, 0, all, 0, others.length);
    all[others.length] = "class";
    all[others.length + 1] = "text";
    return all;
  }
}
