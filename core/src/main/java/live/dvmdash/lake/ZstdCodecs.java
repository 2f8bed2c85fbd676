package live.dvmdash.lake;

import com.github.luben.zstd.Zstd;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/** Zstandard for Parquet without Hadoop, whose codecs Parquet would load by default. */
final class ZstdCodecs implements CompressionCodecFactory {

  private static final int LEVEL = 3;

  @Override
  public BytesInputCompressor getCompressor(CompressionCodecName codec) {
    onlyZstd(codec);
    return new Compressor();
  }

  @Override
  public BytesInputDecompressor getDecompressor(CompressionCodecName codec) {
    onlyZstd(codec);
    return new Decompressor();
  }

  @Override
  public void release() {}

  private static void onlyZstd(CompressionCodecName codec) {
    if (codec != CompressionCodecName.ZSTD) {
      throw new IllegalArgumentException("the lake's files are compressed by zstd, not " + codec);
    }
  }

  private static final class Compressor implements BytesInputCompressor {

    @Override
    public BytesInput compress(BytesInput bytes) throws IOException {
      return BytesInput.from(Zstd.compress(bytes.toInputStream().readAllBytes(), LEVEL));
    }

    @Override
    public CompressionCodecName getCodecName() {
      return CompressionCodecName.ZSTD;
    }

    @Override
    public void release() {}
  }

  private static final class Decompressor implements BytesInputDecompressor {

    @Override
    public BytesInput decompress(BytesInput bytes, int decompressedSize) throws IOException {
      byte[] plain = new byte[decompressedSize];
      long size = Zstd.decompress(plain, bytes.toInputStream().readAllBytes());
      if (Zstd.isError(size) || size != decompressedSize) {
        throw new IOException("a damaged page: " + Zstd.getErrorName(size));
      }
      return BytesInput.from(plain);
    }

    @Override
    public void decompress(
        ByteBuffer input, int compressedSize, ByteBuffer output, int decompressedSize)
        throws IOException {
      byte[] compressed = new byte[compressedSize];
      input.get(compressed);
      output.put(
          decompress(BytesInput.from(compressed), decompressedSize).toInputStream().readAllBytes());
    }

    @Override
    public void release() {}
  }
}
