package live.dvmdash.lake;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.List;
import java.util.zip.CRC32;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.page.DataPage;
import org.apache.parquet.column.page.DataPageV1;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.column.page.PageReader;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.Util;
import org.jspecify.annotations.Nullable;

/**
 * The pages of one row group. Parquet's own reader of files cannot start without Hadoop's classes;
 * its decoders can, and this brings them the pages of files that this program wrote: zstd, first
 * version of data pages.
 */
final class FilePages implements PageReadStore {

  private final FileChannel channel;
  private final RowGroup group;

  FilePages(FileChannel channel, RowGroup group) {
    this.channel = channel;
    this.group = group;
  }

  @Override
  public PageReader getPageReader(ColumnDescriptor column) {
    for (ColumnChunk chunk : group.getColumns()) {
      ColumnMetaData meta = chunk.getMeta_data();
      if (meta.getPath_in_schema().equals(List.of(column.getPath()))) {
        try {
          return new ChunkPages(meta, read(meta), column);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
    throw new IllegalArgumentException("no column " + column);
  }

  @Override
  public long getRowCount() {
    return group.getNum_rows();
  }

  private byte[] read(ColumnMetaData meta) throws IOException {
    if (meta.getCodec() != CompressionCodec.ZSTD) {
      throw new IOException("compressed by " + meta.getCodec() + ", expected is zstd");
    }
    long start =
        meta.isSetDictionary_page_offset() && meta.getDictionary_page_offset() > 0
            ? meta.getDictionary_page_offset()
            : meta.getData_page_offset();
    long size = meta.getTotal_compressed_size();
    if (start < 0 || size < 0 || size > channel.size() - start) {
      throw new EOFException("ends too early");
    }
    byte[] bytes = new byte[Math.toIntExact(size)];
    readFully(channel, start, bytes);
    return bytes;
  }

  /** Fills the array from that place of the file. */
  static void readFully(FileChannel channel, long position, byte[] into) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(into);
    while (buffer.hasRemaining()) {
      if (channel.read(buffer, position + buffer.position()) < 0) {
        throw new EOFException("ends too early");
      }
    }
  }

  /** The pages of one column, unpacked when they are asked for. */
  private static final class ChunkPages implements PageReader {

    private final ByteArrayInputStream in;
    private final long values;
    private final long mostBytes;
    private final Statistics<?> noStatistics;
    private @Nullable DictionaryPage dictionary;
    private @Nullable DataPage first;

    ChunkPages(ColumnMetaData meta, byte[] chunk, ColumnDescriptor column) throws IOException {
      in = new ByteArrayInputStream(chunk);
      values = meta.getNum_values();
      mostBytes = meta.getTotal_uncompressed_size();
      noStatistics = Statistics.createStats(column.getPrimitiveType());
      first = next();
    }

    @Override
    public @Nullable DictionaryPage readDictionaryPage() {
      return dictionary;
    }

    @Override
    public long getTotalValueCount() {
      return values;
    }

    @Override
    public @Nullable DataPage readPage() {
      try {
        DataPage page = first == null ? next() : first;
        first = null;
        return page;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /** The next data page; a dictionary on the way is kept. */
    private @Nullable DataPage next() throws IOException {
      while (in.available() > 0) {
        PageHeader header = Util.readPageHeader(in);
        BytesInput bytes = unpack(header);
        if (header.getType() == PageType.DICTIONARY_PAGE) {
          dictionary =
              new DictionaryPage(
                  bytes,
                  header.getDictionary_page_header().getNum_values(),
                  encoding(header.getDictionary_page_header().getEncoding()));
        } else if (header.getType() == PageType.DATA_PAGE) {
          DataPageHeader data = header.getData_page_header();
          return new DataPageV1(
              bytes,
              data.getNum_values(),
              header.getUncompressed_page_size(),
              noStatistics,
              encoding(data.getRepetition_level_encoding()),
              encoding(data.getDefinition_level_encoding()),
              encoding(data.getEncoding()));
        }
      }
      return null;
    }

    private BytesInput unpack(PageHeader header) throws IOException {
      byte[] compressed = in.readNBytes(header.getCompressed_page_size());
      if (header.getUncompressed_page_size() > mostBytes || !isAsWritten(compressed, header)) {
        throw new IOException("a page is not what was written");
      }
      byte[] plain = new byte[header.getUncompressed_page_size()];
      long size = Zstd.decompress(plain, compressed);
      if (Zstd.isError(size) || size != plain.length) {
        throw new IOException("a page cannot be unpacked");
      }
      return BytesInput.from(plain);
    }

    /** By the checksum that Parquet's writer adds to each page. */
    private static boolean isAsWritten(byte[] compressed, PageHeader header) {
      CRC32 checksum = new CRC32();
      checksum.update(compressed);
      return !header.isSetCrc() || (int) checksum.getValue() == header.getCrc();
    }

    private static Encoding encoding(org.apache.parquet.format.Encoding encoding) {
      return Encoding.valueOf(encoding.name());
    }
  }
}
