package live.dvmdash.lake;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import live.dvmdash.event.Bytes32;
import live.dvmdash.event.DerivedEvent;
import live.dvmdash.event.Event;
import live.dvmdash.event.Signature;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.ReadSupport;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.PrimitiveConverter;

/** One Parquet file of the lake: written once in the order of time, then only read. */
final class EventFile {

  /** What file names of the lake begin and end with; readers glob {@code part-*.parquet}. */
  static final String PREFIX = "part-";

  static final String SUFFIX = ".parquet";

  private static final int ROW_GROUP_ROWS = 122_880;
  private static final int PAGE_BYTES = 1 << 20;

  private EventFile() {}

  /** Receives the id and the signature of every event of a file. */
  @FunctionalInterface
  interface KeySink {
    void accept(Bytes32 id, Signature sig);
  }

  /** Writes rows as they come, then makes sure that the disk has them. */
  static final class Writer implements AutoCloseable {

    private final Path path;
    private final ParquetWriter<DerivedEvent> parquet;
    private long rows;

    Writer(Path path) throws IOException {
      this.path = path;
      this.parquet = new WriterBuilder(new LocalOutputFile(path)).build();
    }

    void write(DerivedEvent row) throws IOException {
      parquet.write(row);
      rows++;
    }

    long rows() {
      return rows;
    }

    @Override
    public void close() throws IOException {
      parquet.close();
      try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
    }
  }

  /** Opens a file for reading its events in order; {@code read()} gives null at the end. */
  static ParquetReader<Event> open(Path path) throws IOException {
    return new ReaderBuilder(new LocalInputFile(path)).build();
  }

  /**
   * Reads only ids and signatures.
   *
   * @throws LakeException when the file is damaged
   */
  static void readKeys(Path path, KeySink sink) throws IOException {
    try (ParquetFileReader reader =
        ParquetFileReader.open(new LocalInputFile(path), readOptions())) {
      reader.setRequestedSchema(EventSchema.KEYS);
      String createdBy = reader.getFileMetaData().getCreatedBy();
      ColumnDescriptor id = EventSchema.KEYS.getColumns().get(0);
      ColumnDescriptor sig = EventSchema.KEYS.getColumns().get(1);
      for (PageReadStore pages = reader.readNextRowGroup();
          pages != null;
          pages = reader.readNextRowGroup()) {
        ColumnReadStoreImpl columns =
            new ColumnReadStoreImpl(pages, new IgnoringConverter(), EventSchema.KEYS, createdBy);
        ColumnReader ids = columns.getColumnReader(id);
        ColumnReader sigs = columns.getColumnReader(sig);
        for (long row = 0; row < pages.getRowCount(); row++) {
          sink.accept(
              Bytes32.of(ids.getBinary().getBytesUnsafe()),
              Signature.of(sigs.getBinary().getBytesUnsafe()));
          ids.consume();
          sigs.consume();
        }
      }
    } catch (RuntimeException e) {
      throw damaged(path.toString(), e);
    }
  }

  /** The number of events, from the end of the file. */
  static long rows(Path path) throws IOException {
    try (ParquetFileReader reader =
        ParquetFileReader.open(new LocalInputFile(path), readOptions())) {
      return reader.getRecordCount();
    } catch (RuntimeException e) {
      throw damaged(path.toString(), e);
    }
  }

  /** The version of the derivation that filled the file, from its end. */
  static int derivation(Path path) throws IOException {
    try (ParquetFileReader reader =
        ParquetFileReader.open(new LocalInputFile(path), readOptions())) {
      return Integer.parseInt(
          reader
              .getFileMetaData()
              .getKeyValueMetaData()
              .getOrDefault(EventWriteSupport.DERIVATION_KEY, "0"));
    } catch (RuntimeException e) {
      throw damaged(path.toString(), e);
    }
  }

  static LakeException damaged(String what, RuntimeException cause) {
    return new LakeException(
        "a file of the lake is damaged: " + what + ": restore it, or remove it and load again",
        cause);
  }

  private static ParquetReadOptions readOptions() {
    return ParquetReadOptions.builder(new PlainParquetConfiguration())
        .withCodecFactory(new ZstdCodecs())
        .build();
  }

  private static final class WriterBuilder
      extends ParquetWriter.Builder<DerivedEvent, WriterBuilder> {

    WriterBuilder(OutputFile file) {
      super(file);
      withConf(new PlainParquetConfiguration());
      withCodecFactory(new ZstdCodecs());
      withCompressionCodec(CompressionCodecName.ZSTD);
      withWriterVersion(WriterVersion.PARQUET_1_0);
      withRowGroupRowCountLimit(ROW_GROUP_ROWS);
      withPageSize(PAGE_BYTES);
      withPageRowCountLimit(ROW_GROUP_ROWS);
      withDictionaryEncoding("id", false);
      withDictionaryEncoding("sig", false);
      withDictionaryEncoding("content", false);
      withStatisticsEnabled("sig", false);
      withStatisticsEnabled("content", false);
    }

    @Override
    protected WriterBuilder self() {
      return this;
    }

    @Deprecated // Parquet's way for Hadoop, still abstract
    @Override
    protected WriteSupport<DerivedEvent> getWriteSupport(Configuration configuration) {
      return new EventWriteSupport();
    }

    @Override
    protected WriteSupport<DerivedEvent> getWriteSupport(ParquetConfiguration configuration) {
      return new EventWriteSupport();
    }
  }

  private static final class ReaderBuilder extends ParquetReader.Builder<Event> {

    ReaderBuilder(InputFile file) {
      super(file, new PlainParquetConfiguration());
      withCodecFactory(new ZstdCodecs());
    }

    @Override
    protected ReadSupport<Event> getReadSupport() {
      return new EventReadSupport();
    }
  }

  /** Columns are read by hand here; Parquet's constructor wants converters all the same. */
  private static final class IgnoringConverter extends GroupConverter {

    @Override
    public Converter getConverter(int field) {
      return new PrimitiveConverter() {};
    }

    @Override
    public void start() {}

    @Override
    public void end() {}
  }
}
