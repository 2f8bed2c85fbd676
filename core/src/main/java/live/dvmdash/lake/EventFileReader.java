package live.dvmdash.lake;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import live.dvmdash.event.Bytes32;
import live.dvmdash.event.Event;
import live.dvmdash.event.Signature;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.KeyValue;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.MessageColumnIO;
import org.jspecify.annotations.Nullable;

/** Reads one file of the lake. Every fault of the file is a {@link LakeException} that names it. */
final class EventFileReader implements AutoCloseable {

  private static final MessageColumnIO EVENT_COLUMNS =
      new ColumnIOFactory().getColumnIO(EventSchema.EVENT);

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

  /** The version of the derivation that filled the file. */
  int derivation() throws LakeException {
    List<KeyValue> pairs =
        meta.isSetKey_value_metadata() ? meta.getKey_value_metadata() : List.of();
    for (KeyValue pair : pairs) {
      if (pair.getKey().equals(EventWriteSupport.DERIVATION_KEY)) {
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

  /** Gives ids and signatures only. */
  void readKeys(KeySink sink) throws IOException {
    try {
      for (RowGroup group : meta.getRow_groups()) {
        ColumnReadStoreImpl columns =
            new ColumnReadStoreImpl(
                new FilePages(channel, group),
                new EventMaterializer().getRootConverter(),
                EventSchema.KEYS,
                meta.getCreated_by());
        ColumnReader ids = columns.getColumnReader(EventSchema.KEYS.getColumns().get(0));
        ColumnReader sigs = columns.getColumnReader(EventSchema.KEYS.getColumns().get(1));
        for (long row = 0; row < group.getNum_rows(); row++) {
          sink.accept(
              Bytes32.of(ids.getBinary().getBytesUnsafe()),
              Signature.of(sigs.getBinary().getBytesUnsafe()));
          ids.consume();
          sigs.consume();
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

  static LakeException damaged(Path path, @Nullable Exception cause) {
    return new LakeException(
        "damaged: "
            + path
            + ": restore it from a backup; or let dvmdash check --repair set it aside, and load its"
            + " month again",
        cause);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
