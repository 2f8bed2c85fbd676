package live.dvmdash.cli.output.html;

import java.util.Locale;

/** A chart as a figure of the page, once for each width that the style sheet chooses from. */
public final class ChartFigure {

  /** Classes of the style sheet and their widths, so that text does not shrink with the window. */
  enum Form {
    WIDE(1180),
    MIDDLE(600),
    NARROW(330);

    private final int width;

    Form(int width) {
      this.width = width;
    }

    int width() {
      return width;
    }

    /** Its class in the style sheet. */
    String look() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private ChartFigure() {}

  /**
   * Adds the figure.
   *
   * @param id unique in the page
   */
  public static void write(Markup page, Chart chart, String id) {
    page.open("figure", "class", "chart", "id", id);
    page.open("figcaption").element("h3", chart.title());
    if (!chart.legend().isEmpty()) {
      page.open("ul", "class", "legend");
      for (Chart.Key key : chart.legend()) {
        page.element("li", key.name(), "class", key.colour());
      }
      page.close();
    }
    page.closeLine();
    writeDrawings(page, chart, id);
    if (!chart.note().isEmpty()) {
      page.element("p", chart.note(), "class", "beneath").line();
    }
    page.closeLine();
  }

  /**
   * Adds the drawings alone, without a heading and a legend.
   *
   * @param id unique in the page
   */
  public static void writeDrawings(Markup page, Chart chart, String id) {
    for (Form form : Form.values()) {
      draw(page, chart, id + "-" + form.look(), form);
    }
  }

  private static void draw(Markup page, Chart chart, String id, Form form) {
    int width = form.width;
    String title = id + "-title";
    String description = id + "-text";
    page.open(
            "svg",
            "xmlns",
            "http://www.w3.org/2000/svg",
            "class",
            form.look(),
            "viewBox",
            "0 0 " + width + " " + chart.height(width),
            "role",
            chart.role(),
            "aria-labelledby",
            title,
            "aria-describedby",
            description)
        .line();
    page.element("title", chart.title(), "id", title);
    page.element("desc", chart.description(), "id", description).line();
    chart.draw(page, width);
    page.closeLine();
  }
}
