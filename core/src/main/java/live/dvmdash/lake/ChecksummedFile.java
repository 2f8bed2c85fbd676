package live.dvmdash.lake;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;
import org.apache.parquet.io.DelegatingPositionOutputStream;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;

/**
 * A file that Parquet's writer fills from its first byte to its last, with the CRC-32C of all of
 * it. Parquet's own checksums leave out what stands between the pages and after them.
 */
final class ChecksummedFile implements OutputFile {

  private static final int BUFFER_BYTES = 1 << 18;

  private final OutputFile file;
  private final CRC32C checksum = new CRC32C();

  /** A file that must not exist. */
  ChecksummedFile(Path path) {
    this.file = new LocalOutputFile(path);
  }

  /** The checksum of what was written so far. */
  long checksum() {
    return checksum.getValue();
  }

  /** The checksum of a file that is there. */
  static long of(Path path) throws IOException {
    CRC32C checksum = new CRC32C();
    ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      while (channel.read(buffer) >= 0) {
        checksum.update(buffer.flip());
        buffer.clear();
      }
    }
    return checksum.getValue();
  }

  @Override
  public PositionOutputStream create(long blockSizeHint) throws IOException {
    return new Stream(file.create(blockSizeHint));
  }

  @Override
  public PositionOutputStream createOrOverwrite(long blockSizeHint) throws IOException {
    return new Stream(file.createOrOverwrite(blockSizeHint));
  }

  @Override
  public boolean supportsBlockSize() {
    return file.supportsBlockSize();
  }

  @Override
  public long defaultBlockSize() {
    return file.defaultBlockSize();
  }

  @Override
  public String getPath() {
    return file.getPath();
  }

  private final class Stream extends DelegatingPositionOutputStream {

    private final PositionOutputStream out;

    Stream(PositionOutputStream out) {
      super(out);
      this.out = out;
    }

    @Override
    public long getPos() throws IOException {
      return out.getPos();
    }

    @Override
    public void write(int b) throws IOException {
      checksum.update(b);
      out.write(b);
    }

    @Override
    public void write(byte[] bytes) throws IOException {
      write(bytes, 0, bytes.length);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      checksum.update(bytes, offset, length);
      out.write(bytes, offset, length);
    }
  }
}
