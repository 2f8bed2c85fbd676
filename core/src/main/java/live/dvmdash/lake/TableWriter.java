package live.dvmdash.lake;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import live.dvmdash.event.Bytes32;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.io.api.RecordConsumer;
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

  TableWriter(
      Path path,
      List<Column> columns,
      Consumer<RowFileWriter.Settings<List<@Nullable Object>>> settings)
      throws IOException {
    width = columns.size();
    rows = new RowFileWriter<>(path, new RowSupport(List.copyOf(columns)), settings);
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

  private static final class RowSupport extends WriteSupport<List<@Nullable Object>> {

    private final List<Column> columns;
    private final MessageType schema;
    private @Nullable ParquetRow out;

    RowSupport(List<Column> columns) {
      this.columns = columns;
      this.schema = schema(columns);
    }

    @Deprecated // Parquet's way for Hadoop, still abstract
    @Override
    public WriteContext init(Configuration configuration) {
      throw new IllegalStateException("tables are written without Hadoop");
    }

    @Override
    public WriteContext init(ParquetConfiguration configuration) {
      return new WriteContext(schema, Map.of());
    }

    @Override
    public void prepareForWrite(RecordConsumer consumer) {
      out = new ParquetRow(consumer, ParquetRow.indexOf(schema));
    }

    @Override
    public void write(List<@Nullable Object> row) {
      ParquetRow to = out;
      if (to == null) {
        throw new IllegalStateException("written to before it was prepared");
      }
      to.to().startMessage();
      for (int i = 0; i < columns.size(); i++) {
        Object value = row.get(i);
        if (value != null) {
          field(to, columns.get(i), value);
        }
      }
      to.to().endMessage();
    }

    private static void field(ParquetRow out, Column column, Object value) {
      ValueType type = column.type();
      out.field(
          column.name(),
          column.list()
              ? () -> out.elements((List<?>) value, each -> value(out, type, each))
              : () -> value(out, type, value));
    }

    private static void value(ParquetRow out, ValueType type, Object value) {
      switch (type) {
        case INT64 -> out.to().addLong((Long) value);
        case DOUBLE -> out.to().addDouble((Double) value);
        case BOOLEAN -> out.to().addBoolean((Boolean) value);
        case STRING -> out.text((String) value);
        case BYTES32 -> out.bytes((Bytes32) value);
      }
    }
  }
}
