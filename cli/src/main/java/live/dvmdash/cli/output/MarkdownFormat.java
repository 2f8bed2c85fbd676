package live.dvmdash.cli.output;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import live.dvmdash.report.Table;

/** Reports as GitHub renders them: a heading, a pipe table and the coverage. */
final class MarkdownFormat implements TableFormat {

  /**
   * What could start emphasis, code, a link, an image, a table cell, a heading, mathematics, a
   * mention or, at its colon, an address that renderers turn into a link by themselves.
   */
  private static final Pattern SPECIAL =
      Pattern.compile("[\\\\`*_{}\\[\\]()#+!|~^@$]|:(?=//)|(?<=mailto|xmpp):");

  /** The other beginning of an address that becomes a link by itself. */
  private static final Pattern WWW = Pattern.compile("(?i)(www)\\.");

  @Override
  public void write(Document document, Writer out, Style style) throws IOException {
    for (int i = 0; i < document.tables().size(); i++) {
      Table table = document.tables().get(i);
      if (i > 0) {
        out.write('\n');
      }
      String scope = CoverageLine.of(document.scope(), MarkdownFormat::escaped);
      out.write("## " + escaped(SafeText.oneLine(table.title())) + " · " + scope + "\n\n");
      Sheet sheet = Sheet.of(table, style);
      if (table.shape() == Table.Shape.OBJECT) {
        writeObject(sheet, out);
      } else {
        writeRows(sheet, out);
      }
      if (document.endsReport(i)) {
        if (table.footnote() != null) {
          out.write("\n" + escaped(table.footnote()) + "\n");
        }
        out.write("\n" + CoverageLine.of(document.coverage(), MarkdownFormat::escaped) + "\n");
      }
    }
    if (document.generatedAt() != null) {
      String moment = Figures.moment(document.generatedAt().getEpochSecond());
      out.write("\ngenerated " + moment + " UTC\n");
    }
  }

  /** Text that renders as itself, in a cell as well as in a paragraph. */
  static String escaped(String text) {
    String entities = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    String quiet = SPECIAL.matcher(entities).replaceAll("\\\\$0");
    return WWW.matcher(quiet).replaceAll("$1\\\\.");
  }

  private static void writeObject(Sheet sheet, Writer out) throws IOException {
    writeLine(out, List.of("figure", "value"));
    writeLine(out, List.of("---", "---:"));
    for (int i = 0; i < sheet.columns().size(); i++) {
      Table.Column column = sheet.columns().get(i);
      writeLine(
          out, List.of(Label.full(column, ": "), cell(sheet.rows().getFirst().get(i), column)));
    }
  }

  private static void writeRows(Sheet sheet, Writer out) throws IOException {
    List<String> names = new ArrayList<>();
    List<String> rules = new ArrayList<>();
    for (Table.Column column : sheet.columns()) {
      names.add(Label.full(column, " "));
      rules.add(Sheet.alignsRight(column.unit()) ? "---:" : "---");
    }
    writeLine(out, names);
    writeLine(out, rules);
    for (List<String> row : sheet.rows()) {
      List<String> cells = new ArrayList<>();
      for (int i = 0; i < row.size(); i++) {
        cells.add(cell(row.get(i), sheet.columns().get(i)));
      }
      writeLine(out, cells);
    }
    if (sheet.more() > 0) {
      out.write("\n… " + Figures.count(sheet.more()) + " more\n");
    }
  }

  private static String cell(String text, Table.Column column) {
    return Sheet.isForeign(column.unit()) ? escaped(text) : text;
  }

  private static void writeLine(Writer out, List<String> cells) throws IOException {
    out.write("| " + String.join(" | ", cells) + " |\n");
  }
}
