package live.dvmdash.lake;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory.BytesInputCompressor;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/**
 * Zstandard for the pages of one file, without Hadoop, whose codecs Parquet would load by default.
 */
final class ZstdCompressor implements BytesInputCompressor, AutoCloseable {

  private final Plain plain = new Plain();
  private byte[] compressed = {};
  private final ZstdCompressCtx context = new ZstdCompressCtx();

  ZstdCompressor(int level) {
    context.setLevel(level);
  }

  /** Collects bytes and lets them be read without a copy. */
  private static final class Plain extends ByteArrayOutputStream {
    byte[] bytes() {
      return buf;
    }
  }

  /** The outcome is there until the next call; Parquet copies it before that. */
  @Override
  public BytesInput compress(BytesInput bytes) throws IOException {
    plain.reset();
    bytes.writeAllTo(plain);
    int most = Math.toIntExact(Zstd.compressBound(plain.size()));
    if (compressed.length < most) {
      compressed = new byte[most];
    }
    int size = context.compressByteArray(compressed, 0, most, plain.bytes(), 0, plain.size());
    return BytesInput.from(compressed, 0, size);
  }

  @Override
  public CompressionCodecName getCodecName() {
    return CompressionCodecName.ZSTD;
  }

  /** Does nothing: Parquet says so at the end of a group already. */
  @Override
  public void release() {}

  @Override
  public void close() {
    context.close();
  }
}
