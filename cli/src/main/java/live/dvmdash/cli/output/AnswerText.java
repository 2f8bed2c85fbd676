package live.dvmdash.cli.output;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An answer for people: an aligned table on a terminal, or a table in Markdown. */
final class AnswerText {

  /** Text is not longer on a terminal. */
  private static final int MOST_TEXT = 48;

  private AnswerText() {}

  static void writeTable(AnswerRows rows, Writer out, Style style) throws IOException {
    AlignedText text =
        new AlignedText(rows.columns().stream().map(RowSource.Column::number).toList())
            .line(names(rows));
    for (List<@Nullable Object> row : rows.rest()) {
      List<String> cells = new ArrayList<>();
      for (Object value : row) {
        String cell = cell(value);
        cells.add(style.width() == 0 ? cell : DisplayWidth.fit(cell, MOST_TEXT));
      }
      text.line(cells);
    }
    for (String line : text.toString().lines().toList()) {
      out.write((style.width() == 0 ? line : DisplayWidth.fit(line, style.width())) + "\n");
    }
    writeMore(rows, "", out);
  }

  static void writeMarkdown(AnswerRows rows, Writer out) throws IOException {
    writeLine(names(rows).stream().map(MarkdownFormat::escaped).toList(), out);
    writeLine(
        rows.columns().stream().map(column -> column.number() ? "---:" : "---").toList(), out);
    for (List<@Nullable Object> row = rows.next(); row != null; row = rows.next()) {
      List<String> cells = new ArrayList<>();
      for (Object value : row) {
        cells.add(MarkdownFormat.escaped(cell(value)));
      }
      writeLine(cells, out);
    }
    writeMore(rows, "\n", out);
  }

  private static void writeLine(List<String> cells, Writer out) throws IOException {
    out.write("| " + String.join(" | ", cells) + " |\n");
  }

  private static void writeMore(AnswerRows rows, String before, Writer out) throws IOException {
    if (!rows.more().isEmpty()) {
      out.write(before + rows.more() + "\n");
    }
  }

  private static List<String> names(AnswerRows rows) {
    return rows.columns().stream().map(column -> SafeText.oneLine(column.name())).toList();
  }

  /** A value as one line that is safe to show. */
  static String cell(@Nullable Object value) {
    return value == null ? Figures.NOTHING : SafeText.oneLine(value.toString());
  }
}
