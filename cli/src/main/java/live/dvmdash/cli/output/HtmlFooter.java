package live.dvmdash.cli.output;

import java.util.List;
import java.util.function.UnaryOperator;
import live.dvmdash.cli.output.html.Markup;
import org.jspecify.annotations.Nullable;

/** The end of a page: how to make it again, and from what it was made. */
public final class HtmlFooter {

  private final Markup page;

  private HtmlFooter(Markup page) {
    this.page = page;
  }

  /** Adds that of a page of reports. */
  static void write(Markup page, Document document) {
    HtmlFooter footer = new HtmlFooter(page);
    page.open("footer").open("dl").line();
    footer.command(document.publication());
    footer.origin(document);
    footer.program(document.publication(), document.schema());
    if (document.generatedAt() != null) {
      footer.fact("Made at");
      page.text(Figures.moment(document.generatedAt().getEpochSecond()) + " UTC").closeLine();
    }
    page.close().closeLine();
  }

  /** Adds that of a page without a scope. */
  static void write(Markup page, Publication publication) {
    HtmlFooter footer = new HtmlFooter(page);
    page.open("footer").open("dl").line();
    footer.command(publication);
    footer.program(publication, Document.SCHEMA);
    page.close().closeLine();
  }

  /** Adds that of the page of a trace, of which the last words say how large it is. */
  public static void write(Markup page, @Nullable Publication publication, String graph) {
    HtmlFooter footer = new HtmlFooter(page);
    page.open("footer").open("dl").line();
    footer.command(publication);
    footer.fact("Graph");
    page.text(graph).closeLine();
    footer.program(publication, Document.SCHEMA);
    page.close().closeLine();
  }

  private void command(@Nullable Publication publication) {
    if (publication == null) {
      return;
    }
    fact("Command");
    String line = publication.command().line();
    page.element("code", String.join("\n", line.lines().map(SafeText::oneLine).toList()));
    if (publication.command().abridged()) {
      page.text(" Customers are not named: put their keys for each …");
    }
    page.closeLine();
  }

  private void origin(Document document) {
    fact("Sources");
    List<String> sources = document.coverage().sources();
    page.text(sources.isEmpty() ? "none" : SafeText.oneLine(String.join(", ", sources)))
        .closeLine();
    fact("Coverage");
    page.text(
            CoverageLine.of(document.coverage(), UnaryOperator.identity())
                .replaceFirst("^coverage: ", ""))
        .closeLine();
  }

  private void program(@Nullable Publication publication, int schema) {
    if (publication == null) {
      return;
    }
    fact("Lake");
    page.text("events with fingerprint ").element("code", publication.fingerprint()).closeLine();
    fact("Made by");
    page.text(publication.version() + ", schema " + schema).closeLine();
  }

  private void fact(String name) {
    page.element("dt", name).open("dd");
  }
}
