package live.dvmdash.lake;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import live.dvmdash.event.Bytes32;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;
import org.jspecify.annotations.Nullable;

/** Writes a table of named and typed columns to one Parquet file, row by row. */
public final class TableWriter implements AutoCloseable {

  private final int width;
  private final RowFileWriter<List<@Nullable Object>> rows;

  /** What a column holds. Any value may be null. */
  public enum ValueType {
    /** {@code Long}. */
    INT64,
    /** {@code Double}. */
    DOUBLE,
    /** {@code Boolean}. */
    BOOLEAN,
    /** {@code String}. */
    STRING,
    /** {@link Bytes32}, as 32 bytes of fixed length. */
    BYTES32
  }

  /**
   * A column.
   *
   * @param name unique in its table
   * @param type what its values are, or the elements of its lists
   * @param list whether a value is a {@code List} of such elements, none of them null
   */
  public record Column(String name, ValueType type, boolean list) {

    /** A column with one value a row. */
    public static Column of(String name, ValueType type) {
      return new Column(name, type, false);
    }

    /** A column with a list a row. */
    public static Column listOf(String name, ValueType type) {
      return new Column(name, type, true);
    }
  }

  /**
   * Creates the file, which must not exist; it is whole after {@link #close}.
   *
   * @param columns in the order of the values of each row
   */
  public TableWriter(Path path, List<Column> columns) throws IOException {
    this(path, columns, settings -> {});
  }

  TableWriter(Path path, List<Column> columns, Consumer<ParquetProperties.Builder> settings)
      throws IOException {
    width = columns.size();
    rows = new RowFileWriter<>(path, new Layout(columns), Packing.QUICK, settings);
  }

  /**
   * Adds a row.
   *
   * @param row a value for each column, of the column's type or null
   * @throws IllegalArgumentException when there are more or fewer
   * @throws ClassCastException when a value is of another type; the file cannot be finished then
   */
  public void write(List<@Nullable Object> row) throws IOException {
    if (row.size() != width) {
      throw new IllegalArgumentException(row.size() + " values for " + width + " columns");
    }
    rows.write(row);
  }

  /** Finishes the file and makes sure that the disk has it. */
  @Override
  public void close() throws IOException {
    rows.close();
  }

  /** The columns in the words of Parquet. */
  static MessageType schema(List<Column> columns) {
    return new MessageType("table", columns.stream().map(TableWriter::field).toList());
  }

  private static Type field(Column column) {
    if (column.list()) {
      return Types.optionalList()
          .element(element(column.type(), Type.Repetition.REQUIRED, "element"))
          .named(column.name());
    }
    return element(column.type(), Type.Repetition.OPTIONAL, column.name());
  }

  private static Type element(ValueType type, Type.Repetition repetition, String name) {
    return switch (type) {
      case INT64 -> Types.primitive(PrimitiveTypeName.INT64, repetition).named(name);
      case DOUBLE -> Types.primitive(PrimitiveTypeName.DOUBLE, repetition).named(name);
      case BOOLEAN -> Types.primitive(PrimitiveTypeName.BOOLEAN, repetition).named(name);
      case STRING ->
          Types.primitive(PrimitiveTypeName.BINARY, repetition)
              .as(LogicalTypeAnnotation.stringType())
              .named(name);
      case BYTES32 ->
          Types.primitive(PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY, repetition)
              .length(Bytes32.LENGTH)
              .named(name);
    };
  }

  private record Layout(List<Column> columns, MessageType schema)
      implements RowLayout<List<@Nullable Object>> {

    Layout(List<Column> columns) {
      this(List.copyOf(columns), TableWriter.schema(columns));
    }

    @Override
    public Map<String, String> metadata() {
      return Map.of();
    }

    @Override
    public void write(List<@Nullable Object> row, RowColumns to) {
      for (int i = 0; i < columns.size(); i++) {
        Object value = row.get(i);
        Column column = columns.get(i);
        if (value == null) {
          continue;
        }
        if (column.list()) {
          to.list(column.name(), (List<?>) value, each -> value(to, column, each));
        } else {
          value(to, column, value);
        }
      }
    }

    private static void value(RowColumns to, Column column, Object value) {
      switch (column.type()) {
        case INT64 -> to.int64(column.name(), (Long) value);
        case DOUBLE -> to.float64(column.name(), (Double) value);
        case BOOLEAN -> to.bool(column.name(), (Boolean) value);
        case STRING -> to.string(column.name(), (String) value);
        case BYTES32 -> to.bytes32(column.name(), (Bytes32) value);
      }
    }
  }
}
