package live.dvmdash.cli.output;

import java.util.Map;
import live.dvmdash.cli.output.html.Markup;
import live.dvmdash.cli.output.html.Prose;
import live.dvmdash.report.Table;

/** The definitions that belong to the figures of one report. */
final class HtmlTerms {

  private final String report;
  private final Definitions.Section section;

  /**
   * Those of a report.
   *
   * @param table the report, or a table that belongs to it
   */
  HtmlTerms(Definitions definitions, Table table) {
    this.report = HtmlSection.report(table);
    this.section = definitions.of(report);
  }

  /** What the report answers, in Markdown. */
  String question() {
    return section.question();
  }

  /** Adds the label of a column as a link to its meaning; plain where it has none. */
  void link(Markup page, Table.Column column, String label) {
    String key = key(column);
    if (key.isEmpty()) {
      page.text(label);
      return;
    }
    String id = id(key);
    page.element("a", label, "class", "term", "href", "#" + id, "data-means", id);
  }

  /** As {@link #link} for the heading of a column, which is a button and can hold no link. */
  void mark(Markup page, Table.Column column, String label) {
    String key = key(column);
    if (key.isEmpty()) {
      page.text(label);
    } else {
      page.element("span", label, "class", "term", "data-means", id(key));
    }
  }

  /** Adds all definitions, folded. */
  void write(Markup page) {
    if (section.meanings().isEmpty()) {
      return;
    }
    page.open("details").element("summary", "What these figures mean").line();
    if (!section.more().isEmpty()) {
      page.open("p", "class", "terms-of");
      Prose.inline(page, section.more());
      page.closeLine();
    }
    page.open("dl", "class", "terms").line();
    for (Map.Entry<String, String> meaning : section.meanings().entrySet()) {
      page.element("dt", Label.words(meaning.getKey()));
      page.open("dd", "id", id(meaning.getKey()));
      Prose.inline(page, meaning.getValue());
      page.closeLine();
    }
    page.close().closeLine();
  }

  private String key(Table.Column column) {
    for (String name : Label.path(column)) {
      if (section.meanings().containsKey(name)) {
        return name;
      }
    }
    return "";
  }

  private String id(String key) {
    return "means-" + report + "-" + key;
  }
}
