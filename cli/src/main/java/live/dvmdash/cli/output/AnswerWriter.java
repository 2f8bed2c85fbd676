package live.dvmdash.cli.output;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import live.dvmdash.report.Table;
import org.jspecify.annotations.Nullable;

/**
 * Writes the answer to a query that a person wrote. Unlike a report it has no scope and no
 * coverage, and its columns mean what their author meant: names and numbers stay as they are.
 */
public final class AnswerWriter {

  /** Text is not longer on a terminal. */
  private static final int MOST_TEXT = 48;

  private static final Document.Coverage UNKNOWN =
      new Document.Coverage(null, null, List.of(), 0, 0, 0, List.of(), null);

  private final OutputStream stdout;

  private final @Nullable Publication publication;

  /**
   * Writes to {@code stdout} whatever has no file to go to; never closes it.
   *
   * @param publication what a page says beside the rows; null when none is made
   */
  public AnswerWriter(OutputStream stdout, @Nullable Publication publication) {
    this.stdout = stdout;
    this.publication = publication;
  }

  /**
   * Writes a table of rows.
   *
   * @throws IOException when the destination cannot be written
   */
  public void write(Table table, Format format, Destination destination, Style style)
      throws IOException {
    Style plain = Style.plain(style.limit());
    switch (destination) {
      case Destination.Stdout() -> write(table, format, stdout, style);
      case Destination.File(Path path) -> writeFile(table, format, path, plain);
      case Destination.Directory(Path path) -> {
        Files.createDirectories(path);
        writeFile(table, format, path.resolve(table.name() + "." + format.extension()), plain);
      }
    }
  }

  private void writeFile(Table table, Format format, Path path, Style style) throws IOException {
    try (WholeFile file = new WholeFile(path)) {
      write(table, format, file, style);
      file.complete();
    }
  }

  private void write(Table table, Format format, OutputStream to, Style style) throws IOException {
    Writer out = new BufferedWriter(new OutputStreamWriter(to, StandardCharsets.UTF_8));
    List<List<@Nullable Object>> rows = table.rows().subList(0, style.shown(table.rows().size()));
    switch (format) {
      case TABLE -> writeText(table, rows, out, style);
      case MARKDOWN -> writeMarkdown(table, rows, out);
      case HTML -> out.write(HtmlAnswer.of(table, rows, publication));
      case JSON -> writeJson(table, rows, out);
      case NDJSON -> writeLines(table, rows, out);
      default -> {
        Document.Scope scope = new Document.Scope(null, null, null);
        format
            .writer()
            .write(new Document(Document.SCHEMA, scope, UNKNOWN, null, List.of(table)), to, style);
      }
    }
    out.flush();
  }

  private static void writeText(
      Table table, List<List<@Nullable Object>> rows, Writer out, Style style) throws IOException {
    List<Boolean> numbers = new ArrayList<>();
    for (int i = 0; i < table.columns().size(); i++) {
      numbers.add(isNumeric(rows, i));
    }
    AlignedText text = new AlignedText(numbers).line(names(table));
    for (List<@Nullable Object> row : rows) {
      List<String> cells = new ArrayList<>();
      for (Object value : row) {
        String cell = text(value);
        cells.add(style.width() == 0 ? cell : DisplayWidth.fit(cell, MOST_TEXT));
      }
      text.line(cells);
    }
    for (String line : text.toString().lines().toList()) {
      out.write((style.width() == 0 ? line : DisplayWidth.fit(line, style.width())) + "\n");
    }
    writeRest(table, rows, out);
  }

  private static void writeMarkdown(Table table, List<List<@Nullable Object>> rows, Writer out)
      throws IOException {
    List<String> rules = new ArrayList<>();
    for (int i = 0; i < table.columns().size(); i++) {
      rules.add(isNumeric(rows, i) ? "---:" : "---");
    }
    writeLine(names(table).stream().map(MarkdownFormat::escaped).toList(), out);
    writeLine(rules, out);
    for (List<@Nullable Object> row : rows) {
      List<String> cells = new ArrayList<>();
      for (Object value : row) {
        cells.add(MarkdownFormat.escaped(text(value)));
      }
      writeLine(cells, out);
    }
    if (rows.size() < table.rows().size()) {
      out.write('\n');
    }
    writeRest(table, rows, out);
  }

  private static void writeLine(List<String> cells, Writer out) throws IOException {
    out.write("| " + String.join(" | ", cells) + " |\n");
  }

  private static void writeRest(Table table, List<List<@Nullable Object>> rows, Writer out)
      throws IOException {
    int more = table.rows().size() - rows.size();
    if (more > 0) {
      out.write("… " + Figures.count(more) + " more\n");
    }
  }

  private static void writeJson(Table table, List<List<@Nullable Object>> rows, Writer out)
      throws IOException {
    try (JsonGenerator json = JsonText.pretty(out)) {
      json.writeStartObject();
      json.writeNumberField("schema", Document.SCHEMA);
      json.writeArrayFieldStart("rows");
      for (List<@Nullable Object> row : rows) {
        writeObject(table, row, json);
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    out.write('\n');
  }

  private static void writeLines(Table table, List<List<@Nullable Object>> rows, Writer out)
      throws IOException {
    try (JsonGenerator json = JsonText.compact(out)) {
      for (List<@Nullable Object> row : rows) {
        writeObject(table, row, json);
      }
    }
    if (!rows.isEmpty()) {
      out.write('\n');
    }
  }

  private static void writeObject(Table table, List<@Nullable Object> row, JsonGenerator json)
      throws IOException {
    json.writeStartObject();
    for (int i = 0; i < row.size(); i++) {
      json.writeFieldName(table.columns().get(i).name());
      JsonRows.writeValue(json, row.get(i));
    }
    json.writeEndObject();
  }

  private static List<String> names(Table table) {
    return table.columns().stream().map(column -> SafeText.oneLine(column.name())).toList();
  }

  static boolean isNumeric(List<List<@Nullable Object>> rows, int column) {
    return rows.stream()
        .map(row -> row.get(column))
        .allMatch(value -> value == null || value instanceof Number);
  }

  static String text(@Nullable Object value) {
    return value == null ? Figures.NOTHING : SafeText.oneLine(value.toString());
  }
}
