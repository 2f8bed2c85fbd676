package live.dvmdash.lake;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import live.dvmdash.event.DerivedEvent;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnWriter;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.Type;

/**
 * A number for each derived column of a row, so that a stored row can be compared with what would
 * be stored now without either being built. They are made of values as they are read from a file,
 * by {@link #converter}, and as they are written, by {@link #of}: equal columns have equal numbers.
 * Used by one thread.
 */
final class ColumnDigests {

  private static final long SEED = 0xcbf29ce484222325L;
  private static final long PRIME = 0x100000001b3L;
  private static final long NO_ELEMENTS = -1;

  private final long[] digests = new long[EventSchema.STORED.getFieldCount()];
  private final EventLayout layout = new EventLayout();
  private final RowColumns written = new RowColumns(EventSchema.STORED, this::writer);

  ColumnDigests() {
    clear();
  }

  /** The numbers of the columns that would be stored for an event. */
  long[] of(DerivedEvent row) {
    clear();
    layout.write(row, written);
    written.endRow();
    return ofRow();
  }

  /** The numbers since the last {@link #clear}; those of the plain columns mean nothing. */
  long[] ofRow() {
    return digests.clone();
  }

  void clear() {
    Arrays.fill(digests, SEED);
  }

  /** The names of the derived columns in which two rows differ. */
  static List<String> differences(long[] one, long[] other) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < one.length; i++) {
      if (EventSchema.isDerived(i) && one[i] != other[i]) {
        names.add(EventSchema.STORED.getFieldName(i));
      }
    }
    return names;
  }

  private void mix(int column, long value) {
    long mixed = (digests[column] ^ value) * PRIME;
    digests[column] = mixed ^ (mixed >>> 29);
  }

  private void mix(int column, int field, long value) {
    mix(column, field);
    mix(column, value);
  }

  private void mix(int column, int field, Binary value) {
    ByteBuffer bytes = value.toByteBuffer();
    mix(column, field, bytes.remaining());
    while (bytes.hasRemaining()) {
      mix(column, bytes.get());
    }
  }

  /**
   * Takes the values of a column, or of a part of one, as a file is read.
   *
   * @param column the place of the column in the row
   * @param field the place of the part in the group that holds it
   */
  Converter converter(int column, int field, Type type) {
    if (type.isPrimitive()) {
      return new Values(column, field);
    }
    List<Converter> parts = new ArrayList<>();
    for (Type part : type.asGroupType().getFields()) {
      parts.add(converter(column, parts.size(), part));
    }
    return new GroupConverter() {
      @Override
      public Converter getConverter(int part) {
        return parts.get(part);
      }

      private long before;

      @Override
      public void start() {
        before = digests[column];
      }

      @Override
      public void end() {
        if (digests[column] == before) {
          mix(column, field, NO_ELEMENTS); // the lake's lists have elements or are missing
        }
      }
    };
  }

  private final class Values extends PrimitiveConverter {

    private final int column;
    private final int field;

    Values(int column, int field) {
      this.column = column;
      this.field = field;
    }

    @Override
    public void addBinary(Binary value) {
      mix(column, field, value);
    }

    @Override
    public void addBoolean(boolean value) {
      mix(column, field, value ? 1 : 0);
    }

    @Override
    public void addInt(int value) {
      mix(column, field, value);
    }

    @Override
    public void addLong(long value) {
      mix(column, field, value);
    }
  }

  private ColumnWriter writer(ColumnDescriptor leaf) {
    String[] path = leaf.getPath();
    GroupType group = EventSchema.STORED;
    if (path.length > 1) {
      group = EventSchema.STORED.getType(Arrays.copyOf(path, path.length - 1)).asGroupType();
    }
    int column = EventSchema.STORED.getFieldIndex(path[0]);
    return new Written(column, group.getFieldIndex(path[path.length - 1]));
  }

  /** Takes the values of a column, or of a part of one, as they would be written. */
  private final class Written implements ColumnWriter {

    private final int column;
    private final int field;

    Written(int column, int field) {
      this.column = column;
      this.field = field;
    }

    @Override
    public void write(int value, int repetitionLevel, int definitionLevel) {
      mix(column, field, value);
    }

    @Override
    public void write(long value, int repetitionLevel, int definitionLevel) {
      mix(column, field, value);
    }

    @Override
    public void write(boolean value, int repetitionLevel, int definitionLevel) {
      mix(column, field, value ? 1 : 0);
    }

    @Override
    public void write(Binary value, int repetitionLevel, int definitionLevel) {
      if (EventSchema.isDerived(column)) {
        mix(column, field, value);
      }
    }

    @Override
    public void write(float value, int repetitionLevel, int definitionLevel) {
      throw new IllegalStateException("the lake has no such column");
    }

    @Override
    public void write(double value, int repetitionLevel, int definitionLevel) {
      throw new IllegalStateException("the lake has no such column");
    }

    @Override
    public void writeNull(int repetitionLevel, int definitionLevel) {}

    @Override
    public long getBufferedSizeInMemory() {
      return 0;
    }

    @Override
    public void close() {}
  }
}
