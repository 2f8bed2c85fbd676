package live.dvmdash.cli.output;

import java.util.ArrayList;
import java.util.List;
import live.dvmdash.cli.output.html.Chart;
import live.dvmdash.cli.output.html.ChartFigure;
import live.dvmdash.cli.output.html.Markup;
import live.dvmdash.cli.output.html.Prose;
import live.dvmdash.report.Table;

/** A report as a section of a page: its question, charts, tables and definitions. */
final class HtmlSection {

  /** The report that says what the others rest on; without it the page has a section instead. */
  static final String KNOWLEDGE = "completeness";

  private HtmlSection() {}

  /** The report that a table is, or belongs to. */
  static String report(Table table) {
    return table.name().split("__", -1)[0];
  }

  /**
   * Adds the section.
   *
   * @param tables the report, and those that belong to it
   */
  static void write(
      Markup page, List<Table> tables, Document document, Definitions definitions, Style style) {
    Table first = tables.getFirst();
    HtmlTerms terms = new HtmlTerms(definitions, first);
    open(page, report(first), SafeText.oneLine(first.title()));
    if (!terms.question().isEmpty()) {
      page.open("p", "class", "question");
      Prose.inline(page, terms.question());
      page.closeLine();
    }
    if (new TableValues(first).at(0, "verdict") instanceof String verdict) {
      page.element("p", SafeText.sentence(verdict), "class", "verdict").line();
    }
    if (HtmlCards.suit(first)) {
      HtmlCards.write(page, first, terms, document);
    }
    for (Table table : tables) {
      if (!table.equals(first)) {
        page.element("h3", SafeText.oneLine(table.title()), "class", "part").line();
      }
      List<Chart> charts = new ArrayList<>();
      if (table.name().equals(KNOWLEDGE)) {
        charts.addAll(dayByDay(document));
      }
      charts.addAll(ReportCharts.of(table));
      charts(page, table.name().replace("__", "-"), charts);
      boolean folded = table.equals(first) && HtmlCards.suit(table);
      if (folded) {
        page.open("details", "class", "all").element("summary", "All figures").line();
      }
      HtmlSheet.write(page, table, style, terms);
      if (folded) {
        page.closeLine();
      }
    }
    String footnote = first.footnote();
    if (footnote != null) {
      page.element("p", SafeText.oneLine(footnote), "class", "footnote").line();
    }
    terms.write(page);
    page.closeLine();
  }

  /** What is known of each day, when the document has its days. */
  static List<Chart> dayByDay(Document document) {
    return document.tables().stream()
        .filter(table -> table.name().equals("daily"))
        .flatMap(table -> TimeCharts.coverage(new TableValues(table)).stream())
        .toList();
  }

  /** Opens a section with its heading, which links to itself. */
  static void open(Markup page, String id, String title) {
    page.open("section", "id", id, "aria-labelledby", id + "-title").line();
    page.open("h2", "id", id + "-title").element("a", title, "href", "#" + id).closeLine();
  }

  /** Adds charts under ids that follow from a name. */
  static void charts(Markup page, String name, List<Chart> charts) {
    if (charts.isEmpty()) {
      return;
    }
    page.open("div", "class", "charts").line();
    for (int i = 0; i < charts.size(); i++) {
      ChartFigure.write(page, charts.get(i), name + "-chart-" + (i + 1));
    }
    page.closeLine();
  }
}
