package live.dvmdash.lake;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.parquet.column.Dictionary;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.MessageColumnIO;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.apache.parquet.io.api.RecordMaterializer;
import org.jspecify.annotations.Nullable;

/** Reads one file of sightings, row by row in the order of the events. */
final class SightingsFile implements AutoCloseable {

  private static final MessageColumnIO COLUMNS =
      new ColumnIOFactory().getColumnIO(TableWriter.schema(Sightings.COLUMNS));

  private final Path path;
  private final FileChannel channel;
  private final GroupedRows<Row> rows;

  /**
   * What a file says of one event.
   *
   * @param event the first eight bytes of its id
   * @param relays the relays that have it
   */
  record Row(long event, List<String> relays) {}

  private SightingsFile(Path path, FileChannel channel, FileMetaData meta) {
    this.path = path;
    this.channel = channel;
    this.rows = new GroupedRows<>(channel, meta, COLUMNS, RowMaterializer::new);
  }

  static SightingsFile open(Path path) throws IOException {
    FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
    try {
      return new SightingsFile(path, channel, Footer.read(channel));
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw damaged(path, e);
    }
  }

  /** The next row; null after the last. */
  @Nullable Row read() throws IOException {
    try {
      return rows.read();
    } catch (RuntimeException e) {
      throw damaged(path, e);
    }
  }

  private static LakeException damaged(Path path, Exception cause) {
    return new LakeException(
        "damaged: " + path + ": remove it; it says only which relays had some events", cause);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  private static final class RowMaterializer extends RecordMaterializer<Row> {

    private long event;
    private List<String> relays = new ArrayList<>();

    private final GroupConverter root =
        new EventMaterializer.Group(
            new PrimitiveConverter() {
              @Override
              public void addLong(long value) {
                event = value;
              }
            },
            new EventMaterializer.Group(
                new EventMaterializer.Group(new Names(name -> relays.add(name))))) {
          @Override
          public void start() {
            relays = new ArrayList<>();
          }
        };

    @Override
    public Row getCurrentRecord() {
      return new Row(event, relays);
    }

    @Override
    public GroupConverter getRootConverter() {
      return root;
    }
  }

  /** Each name of the file's dictionary is decoded once, not once a row. */
  private static final class Names extends PrimitiveConverter {

    private final Consumer<String> to;
    private String[] dictionary = {};

    Names(Consumer<String> to) {
      this.to = to;
    }

    @Override
    public boolean hasDictionarySupport() {
      return true;
    }

    @Override
    public void setDictionary(Dictionary names) {
      dictionary = new String[names.getMaxId() + 1];
      for (int i = 0; i < dictionary.length; i++) {
        dictionary[i] = names.decodeToBinary(i).toStringUsingUTF8();
      }
    }

    @Override
    public void addValueFromDictionary(int index) {
      to.accept(dictionary[index]);
    }

    @Override
    public void addBinary(Binary value) {
      to.accept(value.toStringUsingUTF8());
    }
  }
}
