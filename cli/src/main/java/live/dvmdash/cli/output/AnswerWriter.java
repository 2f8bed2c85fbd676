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
import live.dvmdash.report.Unit;
import org.jspecify.annotations.Nullable;

/**
 * Writes the answer to a query that a person wrote. Unlike a report it has no scope and no
 * coverage, and its columns mean what their author meant: names and numbers stay as they are. What
 * is written row by row may be larger than memory.
 */
public final class AnswerWriter {

  private static final String NAME = "query";

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
   * Writes the rows of an answer that the limit leaves.
   *
   * @throws IOException when the destination cannot be written, or the answer breaks off
   */
  public void write(RowSource answer, Manner manner) throws IOException {
    Format format = manner.format();
    Style style = manner.style();
    Style plain = Style.plain(style.limit());
    switch (manner.destination()) {
      case Destination.Stdout() -> write(answer, format, stdout, style);
      case Destination.File(Path path) -> writeFile(answer, format, path, plain);
      case Destination.Directory(Path path) -> {
        Files.createDirectories(path);
        writeFile(answer, format, path.resolve(NAME + "." + format.extension()), plain);
      }
    }
  }

  private void writeFile(RowSource answer, Format format, Path path, Style style)
      throws IOException {
    try (WholeFile file = new WholeFile(path)) {
      write(answer, format, file, style);
      file.complete();
    }
  }

  private void write(RowSource answer, Format format, OutputStream to, Style style)
      throws IOException {
    AnswerRows rows = new AnswerRows(answer, style.limit());
    Writer out = new BufferedWriter(new OutputStreamWriter(to, StandardCharsets.UTF_8));
    switch (format) {
      case TABLE -> AnswerText.writeTable(rows, out, style);
      case MARKDOWN -> AnswerText.writeMarkdown(rows, out);
      case HTML -> out.write(HtmlAnswer.of(NAME, rows, publication));
      case JSON -> writeJson(rows, out);
      case NDJSON -> writeLines(rows, out);
      case CSV, TSV -> writeDelimited(rows, new DelimitedFormat(format), out);
      case PARQUET -> ParquetFormat.write(table(rows), to, Style.plain(0));
    }
    out.flush();
  }

  private static void writeJson(AnswerRows rows, Writer out) throws IOException {
    try (JsonGenerator json = JsonText.pretty(out)) {
      json.writeStartObject();
      json.writeNumberField("schema", Document.SCHEMA);
      json.writeArrayFieldStart("rows");
      writeObjects(rows, json);
      json.writeEndArray();
      json.writeEndObject();
    }
    out.write('\n');
  }

  private static void writeLines(AnswerRows rows, Writer out) throws IOException {
    boolean any;
    try (JsonGenerator json = JsonText.compact(out)) {
      any = writeObjects(rows, json);
    }
    if (any) {
      out.write('\n');
    }
  }

  private static boolean writeObjects(AnswerRows rows, JsonGenerator json) throws IOException {
    boolean any = false;
    for (List<@Nullable Object> row = rows.next(); row != null; row = rows.next()) {
      json.writeStartObject();
      for (int i = 0; i < row.size(); i++) {
        json.writeFieldName(rows.columns().get(i).name());
        JsonRows.writeValue(json, row.get(i));
      }
      json.writeEndObject();
      any = true;
    }
    return any;
  }

  private static void writeDelimited(AnswerRows rows, DelimitedFormat format, Writer out)
      throws IOException {
    List<@Nullable Object> names = new ArrayList<>();
    rows.columns().forEach(column -> names.add(column.name()));
    format.writeLine(names, out);
    for (List<@Nullable Object> row = rows.next(); row != null; row = rows.next()) {
      format.writeLine(row, out);
    }
  }

  /** Parquet has to know what lists hold before it begins. */
  private static Table table(AnswerRows rows) throws IOException {
    List<Table.Column> columns =
        rows.columns().stream()
            .map(
                column -> new Table.Column(column.name(), column.number() ? Unit.COUNT : Unit.TEXT))
            .toList();
    return new Table(NAME, NAME, Table.Shape.ROWS, columns, rows.rest());
  }
}
