package live.dvmdash.cli.output;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import live.dvmdash.lake.TableWriter;
import live.dvmdash.lake.TableWriter.Column;
import live.dvmdash.lake.TableWriter.ValueType;
import live.dvmdash.report.Table;
import live.dvmdash.report.Unit;
import org.jspecify.annotations.Nullable;

/**
 * One report as a Parquet file with typed columns: integers, doubles, booleans, text, and lists of
 * those. Keys and ids are hex or bech32 text as in the other formats; text is exact.
 */
final class ParquetFormat implements DocumentFormat {

  @Override
  public void write(Document document, OutputStream out, Style style) throws IOException {
    write(OneReportOnly.tableOf(document, Format.PARQUET), out, style);
  }

  static void write(Table table, OutputStream out, Style style) throws IOException {
    // Parquet writes files only, and a destination may be a pipe.
    Path directory = Files.createTempDirectory("dvmdash-parquet-");
    Path file = directory.resolve("report.parquet");
    try {
      write(table, file, style);
      Files.copy(file, out);
      out.flush();
    } finally {
      Files.deleteIfExists(file);
      Files.delete(directory);
    }
  }

  private static void write(Table table, Path file, Style style) throws IOException {
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < table.columns().size(); i++) {
      columns.add(column(table, i));
    }
    try (TableWriter writer = new TableWriter(file, columns)) {
      int shown = style.shown(table.rows().size());
      for (List<@Nullable Object> row : table.rows().subList(0, shown)) {
        List<@Nullable Object> cells = new ArrayList<>();
        for (int i = 0; i < row.size(); i++) {
          Object value = row.get(i);
          cells.add(isText(columns.get(i)) && value != null ? value.toString() : value);
        }
        writer.write(cells);
      }
    }
  }

  /** The type that the values have; that of the unit where there is none. */
  private static Column column(Table table, int index) {
    Table.Column column = table.columns().get(index);
    boolean list = column.unit() == Unit.LIST;
    @Nullable Object single = null;
    for (List<@Nullable Object> row : table.rows()) {
      Object value = row.get(index);
      list |= value instanceof List;
      if (value instanceof BigInteger || (value instanceof List<?> many && !isPlain(many))) {
        return new Column(column.name(), ValueType.STRING, false);
      }
      if (single == null) {
        single = value instanceof List<?> many ? many.stream().findFirst().orElse(null) : value;
      }
    }
    Unit unit = list ? Unit.of(column.name()) : column.unit();
    return new Column(column.name(), single == null ? type(unit) : type(single), list);
  }

  private static boolean isText(Column column) {
    return column.type() == ValueType.STRING && !column.list();
  }

  /**
   * Whether a list is one of single values: lists in lists, and gaps in them, become text, and so
   * do numbers of more than 64 bits.
   */
  private static boolean isPlain(List<?> list) {
    return list.stream()
        .noneMatch(each -> each == null || each instanceof List || each instanceof BigInteger);
  }

  private static ValueType type(Object value) {
    return switch (value) {
      case Long number -> ValueType.INT64;
      case Double number -> ValueType.DOUBLE;
      case Boolean flag -> ValueType.BOOLEAN;
      case String text -> ValueType.STRING;
      default -> throw new IllegalArgumentException("no value of a table: " + value.getClass());
    };
  }

  private static ValueType type(Unit unit) {
    return switch (unit) {
      case COUNT, SECONDS, EPOCH, MSAT, KIND -> ValueType.INT64;
      case RATIO -> ValueType.DOUBLE;
      case KEY, LIST, TEXT -> ValueType.STRING;
    };
  }
}
