package live.dvmdash.lake;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.OutputFile;

/**
 * Writes rows of any kind to one Parquet file, compressed by zstd, and then makes sure that the
 * disk has them. Does without Hadoop's classes.
 */
final class RowFileWriter<T> implements AutoCloseable {

  /** A trace reads single events, and an engine unpacks the whole group of rows that holds one. */
  private static final int ROW_GROUP_ROWS = 16_384;

  private static final int PAGE_BYTES = 1 << 20;

  private final Path path;
  private final ChecksummedFile file;
  private final ParquetWriter<T> parquet;
  private long rows;

  /**
   * Creates the file, which must not exist.
   *
   * @param settings sets what is peculiar to some columns
   */
  RowFileWriter(Path path, WriteSupport<T> support, Consumer<Settings<T>> settings)
      throws IOException {
    this.path = path;
    this.file = new ChecksummedFile(path);
    Settings<T> all = new Settings<>(file, support);
    settings.accept(all);
    this.parquet = all.build();
  }

  void write(T row) throws IOException {
    parquet.write(row);
    rows++;
  }

  long rows() {
    return rows;
  }

  /** The CRC-32C of the file, once it is closed. */
  long checksum() {
    return file.checksum();
  }

  @Override
  public void close() throws IOException {
    parquet.close();
    AtomicFiles.sync(path);
  }

  /** How the file is written. */
  static final class Settings<T> extends ParquetWriter.Builder<T, Settings<T>> {

    private final WriteSupport<T> support;

    private Settings(OutputFile file, WriteSupport<T> support) {
      super(file);
      this.support = support;
      withConf(new PlainParquetConfiguration());
      withCodecFactory(new ZstdCodecs());
      withCompressionCodec(CompressionCodecName.ZSTD);
      withWriterVersion(WriterVersion.PARQUET_1_0);
      withRowGroupRowCountLimit(ROW_GROUP_ROWS);
      withPageSize(PAGE_BYTES);
      withPageRowCountLimit(ROW_GROUP_ROWS);
    }

    @Override
    protected Settings<T> self() {
      return this;
    }

    @Deprecated // Parquet's way for Hadoop, still abstract
    @Override
    protected WriteSupport<T> getWriteSupport(Configuration configuration) {
      return support;
    }

    @Override
    protected WriteSupport<T> getWriteSupport(ParquetConfiguration configuration) {
      return support;
    }
  }
}
