package live.dvmdash.cli.output;

import java.io.IOException;
import java.util.List;
import live.dvmdash.cli.output.html.Markup;
import live.dvmdash.cli.output.html.Page;
import org.jspecify.annotations.Nullable;

/** The answer to a query that a person wrote, as a page with one table that sorts. */
final class HtmlAnswer {

  private static final String TITLE = "Answer to a query";

  private HtmlAnswer() {}

  /**
   * The whole page.
   *
   * @param name of the file that the rows can be saved as
   * @param publication what the page says beside them; null for nothing
   */
  static String of(String name, AnswerRows rows, @Nullable Publication publication)
      throws IOException {
    List<RowSource.Column> columns = rows.columns();
    Markup page = new Markup();
    page.open("header").element("h1", TITLE).closeLine();
    page.open("main").line();
    page.open("div", "class", "sheet", "data-csv", name).line();
    page.open("div", "class", "scroll", "tabindex", "0", "role", "region", "aria-label", "Rows");
    page.open("table", "class", "rows").line();
    page.open("thead").open("tr");
    for (RowSource.Column column : columns) {
      String heading = SafeText.oneLine(column.name());
      page.element("th", heading, attributes(column, "scope", "col", "data-name", heading));
    }
    page.close().closeLine();
    page.open("tbody").line();
    for (List<@Nullable Object> row = rows.next(); row != null; row = rows.next()) {
      page.open("tr");
      for (int i = 0; i < row.size(); i++) {
        page.element("td", AnswerText.cell(row.get(i)), attributes(columns.get(i)));
      }
      page.closeLine();
    }
    page.close().close().closeLine();
    page.open("p", "class", "bar");
    if (!rows.more().isEmpty()) {
      page.element("span", rows.more());
    }
    page.close().close().closeLine();
    if (publication != null) {
      HtmlFooter.write(page, publication);
    }
    return Page.of(TITLE, "dvmdash", page);
  }

  /** Numbers, which stand at the right, have no class. */
  private static String[] attributes(RowSource.Column column, String... others) {
    if (column.number()) {
      return others;
    }
    String[] all = new String[others.length + 2];
    System.arraycopy(others, 0, all, 0, others.length);
    all[others.length] = "class";
    all[others.length + 1] = "text";
    return all;
  }
}
