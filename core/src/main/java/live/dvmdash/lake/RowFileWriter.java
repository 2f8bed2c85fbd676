package live.dvmdash.lake;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.apache.parquet.column.ColumnWriteStore;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.hadoop.ColumnChunkPageWriteStore;
import org.apache.parquet.hadoop.ParquetFileWriter;

/**
 * Writes rows of any kind to one Parquet file, compressed by zstd, and then makes sure that the
 * disk has them. Does without Hadoop's classes, and without Parquet's layer of records, which would
 * find out for each value where it belongs.
 */
final class RowFileWriter<T> implements AutoCloseable {

  /** A trace reads single events, and an engine unpacks the whole group of rows that holds one. */
  private static final int GROUP_ROWS = 16_384;

  private static final int GROUP_BYTES = 64 << 20;
  private static final int ROWS_BETWEEN_LOOKS = 64;
  private static final int NO_PADDING = 0;
  private static final boolean CHECKSUMS = true;

  private final Path path;
  private final RowLayout<T> layout;
  private final ParquetProperties properties;
  private final ZstdCompressor compressor;
  private final ChecksummedFile file;
  private final ParquetFileWriter parquet;
  private Group group;
  private int groupRows;
  private long rows;

  /** A group of rows while it is in memory. */
  private record Group(ColumnChunkPageWriteStore pages, ColumnWriteStore store, RowColumns columns)
      implements AutoCloseable {

    @Override
    public void close() {
      store.close();
      pages.close();
    }
  }

  /**
   * Creates the file, which must not exist.
   *
   * @param packing how hard to compress
   * @param settings sets what is peculiar to some columns
   */
  RowFileWriter(
      Path path, RowLayout<T> layout, Packing packing, Consumer<ParquetProperties.Builder> settings)
      throws IOException {
    this.path = path;
    this.layout = layout;
    this.compressor = new ZstdCompressor(packing.level());
    ParquetProperties.Builder all =
        ParquetProperties.builder()
            .withPageSize(packing.pageBytes())
            .withPageRowCountLimit(GROUP_ROWS)
            .withSizeStatisticsEnabled(false);
    settings.accept(all);
    properties = all.build();
    file = new ChecksummedFile(path);
    parquet =
        new ParquetFileWriter(
            file,
            layout.schema(),
            ParquetFileWriter.Mode.CREATE,
            GROUP_BYTES,
            NO_PADDING,
            properties.getColumnIndexTruncateLength(),
            properties.getStatisticsTruncateLength(),
            CHECKSUMS);
    parquet.start();
    group = newGroup();
  }

  private Group newGroup() {
    ColumnChunkPageWriteStore pages =
        new ColumnChunkPageWriteStore(
            compressor,
            layout.schema(),
            properties.getAllocator(),
            properties.getColumnIndexTruncateLength(),
            CHECKSUMS);
    ColumnWriteStore store = properties.newColumnWriteStore(layout.schema(), pages, pages);
    return new Group(pages, store, new RowColumns(layout.schema(), store::getColumnWriter));
  }

  void write(T row) throws IOException {
    layout.write(row, group.columns());
    group.columns().endRow();
    group.store().endRecord();
    rows++;
    groupRows++;
    if (groupRows == GROUP_ROWS
        || (groupRows % ROWS_BETWEEN_LOOKS == 0
            && group.store().getBufferedSize() >= GROUP_BYTES)) {
      endGroup();
      group = newGroup();
    }
  }

  private void endGroup() throws IOException {
    try (Group full = group) {
      if (groupRows > 0) {
        parquet.startBlock(groupRows);
        full.store().flush();
        full.pages().flushToFileWriter(parquet);
        parquet.endBlock();
        groupRows = 0;
      }
    }
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
    try (compressor;
        parquet) {
      endGroup();
      parquet.end(layout.metadata());
    }
    AtomicFiles.sync(path);
  }
}
