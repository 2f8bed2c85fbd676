package live.dvmdash.lake;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import live.dvmdash.event.DerivedEvent;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.OutputFile;

/**
 * Writes one Parquet file of the lake: rows as they come, which should be in the order of time, and
 * then makes sure that the disk has them.
 */
final class EventFileWriter implements AutoCloseable {

  /** What file names of the lake begin and end with; readers glob {@code part-*.parquet}. */
  static final String PREFIX = "part-";

  static final String SUFFIX = ".parquet";

  private static final int ROW_GROUP_ROWS = 122_880;
  private static final int PAGE_BYTES = 1 << 20;

  private final Path path;
  private final ParquetWriter<DerivedEvent> parquet;
  private long rows;

  EventFileWriter(Path path) throws IOException {
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
      withStatisticsEnabled("tags.list.element.list.element", false);
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
}
