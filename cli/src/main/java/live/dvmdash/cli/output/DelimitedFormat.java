package live.dvmdash.cli.output;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import live.dvmdash.report.Table;
import org.jspecify.annotations.Nullable;

/**
 * Comma-separated (RFC 4180, but lines end in {@code \n}) or tab-separated values of one report
 * with a line of names. Numbers are unrounded, lists joined by a space, null an empty cell.
 *
 * <p>Both end up in spreadsheets and on terminals, so text is {@linkplain SafeText made safe}, and
 * text that a spreadsheet would take for a formula gets an apostrophe before it. So does a quote at
 * the start of text between tabs: spreadsheets take it off, with the tabs and lines up to the next
 * one. Whoever needs the exact text takes JSON.
 */
final class DelimitedFormat implements TableFormat {

  private static final String FORMULA_STARTS = "=+-@＝＋－＠";

  private final Format format;
  private final char delimiter;

  DelimitedFormat(Format format) {
    this.format = format;
    this.delimiter = format == Format.TSV ? '\t' : ',';
  }

  @Override
  public void write(Document document, Writer out, Style style) throws IOException {
    Table table = OneReportOnly.tableOf(document, format);
    List<@Nullable Object> names = new ArrayList<>();
    for (Table.Column column : table.columns()) {
      names.add(column.name());
    }
    writeLine(names, out);
    for (List<@Nullable Object> row : table.rows().subList(0, style.shown(table.rows().size()))) {
      writeLine(row, out);
    }
  }

  void writeLine(List<@Nullable Object> values, Writer out) throws IOException {
    for (int i = 0; i < values.size(); i++) {
      if (i > 0) {
        out.write(delimiter);
      }
      out.write(quoted(cell(values.get(i))));
    }
    out.write('\n');
  }

  private String cell(@Nullable Object value) {
    return switch (value) {
      case null -> "";
      case String text -> harmless(SafeText.oneLine(text));
      case List<?> values -> {
        List<String> texts = new ArrayList<>();
        for (Object each : values) {
          texts.add(cell(each));
        }
        yield String.join(" ", texts);
      }
      case Object number -> number.toString();
    };
  }

  private String harmless(String text) {
    if (text.isEmpty()) {
      return text;
    }
    boolean formula = FORMULA_STARTS.indexOf(text.charAt(0)) >= 0;
    return formula || (format == Format.TSV && text.charAt(0) == '"') ? "'" + text : text;
  }

  /** Safe text has no tab or line break, so only commas and quotes need care, and only in CSV. */
  private String quoted(String cell) {
    if (format == Format.TSV || (cell.indexOf(delimiter) < 0 && cell.indexOf('"') < 0)) {
      return cell;
    }
    return '"' + cell.replace("\"", "\"\"") + '"';
  }
}
