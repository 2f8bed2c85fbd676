package live.dvmdash.cli.output;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import live.dvmdash.cli.output.html.Markup;
import live.dvmdash.cli.output.html.Page;
import live.dvmdash.cli.output.html.Prose;
import live.dvmdash.report.Table;
import org.jspecify.annotations.Nullable;

/**
 * All reports as one page that needs nothing else: no network, no font, no script but its own.
 * Every report has a section; what it does not know how to draw, it shows as a table.
 */
final class HtmlFormat implements TableFormat {

  private static final String COVERAGE = "coverage";

  @Override
  public void write(Document document, Writer out, Style style) throws IOException {
    Map<String, List<Table>> reports = new LinkedHashMap<>();
    for (Table table : document.tables()) {
      reports.computeIfAbsent(HtmlSection.report(table), unused -> new ArrayList<>()).add(table);
    }
    Markup page = new Markup();
    page.element("a", "Skip to the figures", "class", "skip", "href", "#figures").line();
    writeHeader(page, document);
    writeLinks(page, reports);
    page.open("main", "id", "figures").line();
    writeNote(page, document.publication());
    Definitions definitions = Definitions.ofProgram();
    for (List<Table> tables : reports.values()) {
      HtmlSection.write(page, tables, document, definitions, style);
    }
    if (!reports.containsKey(HtmlSection.KNOWLEDGE)) {
      writeCoverage(page, document);
    }
    page.closeLine();
    HtmlFooter.write(page, document);
    out.write(Page.of(title(document), fileNames(document), page));
  }

  private static String title(Document document) {
    Publication publication = document.publication();
    String title = publication == null ? null : publication.title();
    return SafeText.oneLine(
        title == null ? "Data Vending Machines, " + ScopeName.spoken(document.scope()) : title);
  }

  private static String fileNames(Document document) {
    String scope = ScopeName.plain(document.scope());
    return "dvmdash-" + scope.replaceAll("[^A-Za-z0-9]+", "-").replaceAll("^-|-$", "");
  }

  private static void writeHeader(Markup page, Document document) {
    page.open("header").line();
    List<String> about = new ArrayList<>(List.of("Nostr", "NIP-90"));
    about.add(ScopeName.plain(document.scope()));
    document.scope().filters().forEach(filter -> about.add(SafeText.oneLine(filter)));
    page.element("p", String.join(" · ", about), "class", "eyebrow").line();
    page.element("h1", title(document)).line();
    String note = document.coverage().note();
    if (note != null) {
      // The scope, with which most notes begin, stands right above.
      String lack = Pattern.quote(document.scope().label() + ": ");
      page.element(
              "p", SafeText.sentence(note.replaceFirst(lack, "Mind the data: ")), "class", "lead")
          .line();
    }
    page.closeLine();
  }

  private static void writeLinks(Markup page, Map<String, List<Table>> reports) {
    page.open("nav", "aria-label", "Reports").open("ul").line();
    reports.forEach(
        (name, tables) -> writeLink(page, name, SafeText.oneLine(tables.getFirst().title())));
    if (!reports.containsKey(HtmlSection.KNOWLEDGE)) {
      writeLink(page, COVERAGE, "Coverage");
    }
    page.close().closeLine();
  }

  private static void writeLink(Markup page, String id, String title) {
    page.open("li").element("a", title, "href", "#" + id).closeLine();
  }

  private static void writeNote(Markup page, @Nullable Publication publication) {
    String note = publication == null ? null : publication.note();
    if (note != null) {
      page.open("section", "class", "note", "aria-label", "Note").line();
      Prose.write(page, note);
      page.closeLine();
    }
  }

  /** What the figures rest on, where no report says more about it. */
  private static void writeCoverage(Markup page, Document document) {
    HtmlSection.open(page, COVERAGE, "Coverage");
    String line = CoverageLine.of(document.coverage(), UnaryOperator.identity());
    page.element("p", SafeText.sentence(line), "class", "question").line();
    HtmlSection.charts(page, COVERAGE, HtmlSection.dayByDay(document));
    page.closeLine();
  }
}
