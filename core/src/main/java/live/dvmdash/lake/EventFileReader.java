package live.dvmdash.lake;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import live.dvmdash.event.Bytes32;
import live.dvmdash.event.Event;
import live.dvmdash.event.Signature;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.KeyValue;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.Statistics;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.MessageColumnIO;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.MessageType;
import org.jspecify.annotations.Nullable;

/** Reads one file of the lake. Every fault of the file is a {@link LakeException} that names it. */
final class EventFileReader implements AutoCloseable {

  private static final MessageColumnIO EVENT_COLUMNS =
      new ColumnIOFactory().getColumnIO(EventSchema.EVENT);

  private static final List<String> CREATED_AT = List.of("created_at");

  private final Path path;
  private final FileChannel channel;
  private final FileMetaData meta;
  private final GroupedRows<Event> events;
  private final GroupedRows<StoredRow> stored;

  /** Receives the id and the signature of an event. */
  @FunctionalInterface
  interface KeySink {
    void accept(Bytes32 id, Signature sig);
  }

  private EventFileReader(Path path, FileChannel channel, FileMetaData meta) {
    this.path = path;
    this.channel = channel;
    this.meta = meta;
    this.events = new GroupedRows<>(channel, meta, EVENT_COLUMNS, EventMaterializer::new);
    this.stored = new GroupedRows<>(channel, meta, StoredRow.COLUMNS, StoredRow.Materializer::new);
  }

  static EventFileReader open(Path path) throws IOException {
    FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
    try {
      return new EventFileReader(path, channel, Footer.read(channel));
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw damaged(path, e);
    }
  }

  /** The number of events. */
  long rows() {
    return meta.getNum_rows();
  }

  /** The earliest {@code created_at}; of a file without events a time after all times. */
  long first() throws LakeException {
    long first = Long.MAX_VALUE;
    for (RowGroup group : meta.getRow_groups()) {
      first = Math.min(first, time(group, Statistics::getMin_value));
    }
    return first;
  }

  /** The latest {@code created_at}; 0 of a file without events. */
  long last() throws LakeException {
    long last = 0;
    for (RowGroup group : meta.getRow_groups()) {
      last = Math.max(last, time(group, Statistics::getMax_value));
    }
    return last;
  }

  private long time(RowGroup group, Function<Statistics, byte @Nullable []> bound)
      throws LakeException {
    for (ColumnChunk column : group.getColumns()) {
      ColumnMetaData data = column.getMeta_data();
      if (data.getPath_in_schema().equals(CREATED_AT) && data.isSetStatistics()) {
        byte[] value = bound.apply(data.getStatistics());
        if (value != null && value.length == Long.BYTES) {
          return ByteBuffer.wrap(value).order(ByteOrder.LITTLE_ENDIAN).getLong();
        }
      }
    }
    throw damaged(path, new IOException("it does not say of what time its events are"));
  }

  /** The version of the derivation that filled the file. */
  int derivation() throws LakeException {
    List<KeyValue> pairs =
        meta.isSetKey_value_metadata() ? meta.getKey_value_metadata() : List.of();
    for (KeyValue pair : pairs) {
      if (pair.getKey().equals(EventLayout.DERIVATION_KEY)) {
        return version(pair.getValue());
      }
    }
    return 0;
  }

  private int version(String text) throws LakeException {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw damaged(path, e);
    }
  }

  /** The next event in the order of time; null after the last. */
  @Nullable Event read() throws IOException {
    try {
      return events.read();
    } catch (RuntimeException e) {
      throw damaged(path, e);
    }
  }

  /**
   * The next row with its derived columns, null after the last. May be called again after an
   * exception, and then goes on behind what could not be read.
   */
  @Nullable StoredRow readStored() throws IOException {
    try {
      return stored.read();
    } catch (RuntimeException e) {
      throw damaged(path, e);
    }
  }

  /** Receives the id and the author of an event. */
  @FunctionalInterface
  interface AuthorSink {
    void accept(Bytes32 id, Bytes32 author);
  }

  /** Gives ids and signatures only. */
  void readKeys(KeySink sink) throws IOException {
    readBytes(
        EventSchema.KEYS,
        key ->
            sink.accept(
                Bytes32.of(key[0].getBytesUnsafe()), Signature.of(key[1].getBytesUnsafe())));
  }

  /** Gives ids and authors only. */
  void readAuthors(AuthorSink sink) throws IOException {
    readBytes(
        EventSchema.AUTHORS,
        pair ->
            sink.accept(
                Bytes32.of(pair[0].getBytesUnsafe()), Bytes32.of(pair[1].getBytesUnsafe())));
  }

  /** Gives ids only, of a file that is opened and closed for it. */
  static void readIds(Path path, Consumer<Bytes32> sink) throws IOException {
    try (EventFileReader reader = open(path)) {
      reader.readBytes(EventSchema.IDS, id -> sink.accept(Bytes32.of(id[0].getBytesUnsafe())));
    }
  }

  /** Gives the values of some required columns of bytes, in an array that is used again. */
  private void readBytes(MessageType wanted, Consumer<Binary[]> sink) throws IOException {
    List<ColumnDescriptor> descriptors = wanted.getColumns();
    Binary[] values = new Binary[descriptors.size()];
    ColumnReader[] readers = new ColumnReader[values.length];
    try {
      for (RowGroup group : meta.getRow_groups()) {
        ColumnReadStoreImpl columns =
            new ColumnReadStoreImpl(
                new FilePages(channel, group),
                new EventMaterializer().getRootConverter(),
                wanted,
                meta.getCreated_by());
        for (int i = 0; i < readers.length; i++) {
          readers[i] = columns.getColumnReader(descriptors.get(i));
        }
        for (long row = 0; row < group.getNum_rows(); row++) {
          for (int i = 0; i < readers.length; i++) {
            values[i] = readers[i].getBinary();
            readers[i].consume();
          }
          sink.accept(values);
        }
      }
    } catch (RuntimeException e) {
      throw damaged(path, e);
    }
  }

  /** As {@link #readKeys(KeySink)}, of a file that is opened and closed for it. */
  static void readKeys(Path path, KeySink sink) throws IOException {
    try (EventFileReader reader = open(path)) {
      reader.readKeys(sink);
    }
  }

  /** As {@link #rows()}, of a file that is opened and closed for it. */
  static long rows(Path path) throws IOException {
    try (EventFileReader reader = open(path)) {
      return reader.rows();
    }
  }

  /** As {@link #derivation()}, of a file that is opened and closed for it. */
  static int derivation(Path path) throws IOException {
    try (EventFileReader reader = open(path)) {
      return reader.derivation();
    }
  }

  static LakeException.Damaged damaged(Path path, @Nullable Exception cause) {
    return new LakeException.Damaged(path, cause);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
