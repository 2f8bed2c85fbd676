package live.dvmdash.cli.output;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.function.UnaryOperator;
import live.dvmdash.report.Table;

/** Reports for people at a terminal: aligned, within its width, each with its coverage. */
final class TextFormat implements TableFormat {

  private static final String BOLD = "\u001b[1m";
  private static final String DIM = "\u001b[2m";
  private static final String PLAIN = "\u001b[0m";

  @Override
  public void write(Document document, Writer out, Style style) throws IOException {
    for (int i = 0; i < document.tables().size(); i++) {
      Table table = document.tables().get(i);
      if (i > 0) {
        out.write('\n');
      }
      String scope = CoverageLine.of(document.scope(), UnaryOperator.identity());
      writeProse(SafeText.oneLine(table.title()) + " · " + scope, BOLD, out, style);
      out.write('\n');
      writeTable(table, out, style);
      if (document.endsReport(i)) {
        out.write('\n');
        if (table.footnote() != null) {
          writeProse(table.footnote(), DIM, out, style);
        }
        String coverage = CoverageLine.of(document.coverage(), UnaryOperator.identity());
        writeProse(coverage, DIM, out, style);
      }
    }
    if (document.generatedAt() != null) {
      String moment = Figures.moment(document.generatedAt().getEpochSecond());
      out.write('\n');
      writeProse("generated " + moment + " UTC", DIM, out, style);
    }
  }

  private static void writeTable(Table table, Writer out, Style style) throws IOException {
    Sheet sheet = Sheet.of(table, style);
    if (table.shape() == Table.Shape.OBJECT) {
      for (String line : ObjectLayout.lines(sheet, style.width())) {
        out.write(line + "\n");
      }
      return;
    }
    if (sheet.rows().isEmpty() && sheet.more() == 0) {
      out.write("nothing\n");
      return;
    }
    RowsLayout layout = RowsLayout.of(sheet, style.width());
    for (String line : layout.header()) {
      out.write(set(line, BOLD, style) + "\n");
    }
    for (String line : layout.body()) {
      out.write(line + "\n");
    }
    if (sheet.more() > 0) {
      out.write("… " + Figures.count(sheet.more()) + " more\n");
    }
    List<String> hidden = layout.hidden();
    if (!hidden.isEmpty()) {
      writeProse(SummaryTable.leftOut(hidden, "--json, -o FILE"), DIM, out, style);
    }
  }

  /** A sentence, broken between words at the width of the terminal. */
  private static void writeProse(String sentence, String look, Writer out, Style style)
      throws IOException {
    for (String line : Prose.lines(sentence, style.width())) {
      out.write(set(line, look, style) + "\n");
    }
  }

  private static String set(String line, String look, Style style) {
    return style.colour() ? look + line + PLAIN : line;
  }
}
