package live.dvmdash.lake;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.Util;

/** The end of a Parquet file, which says where everything else is. */
final class Footer {

  private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);

  private Footer() {}

  static FileMetaData read(FileChannel channel) throws IOException {
    byte[] tail = new byte[8];
    FilePages.readFully(channel, Math.max(0, channel.size() - tail.length), tail);
    int length = ByteBuffer.wrap(tail).order(ByteOrder.LITTLE_ENDIAN).getInt();
    long start = channel.size() - tail.length - length;
    if (!Arrays.equals(tail, 4, 8, MAGIC, 0, 4) || length <= 0 || start < MAGIC.length) {
      throw new IOException("its end is not that of a Parquet file");
    }
    byte[] footer = new byte[length];
    FilePages.readFully(channel, start, footer);
    return Util.readFileMetaData(new ByteArrayInputStream(footer));
  }
}
