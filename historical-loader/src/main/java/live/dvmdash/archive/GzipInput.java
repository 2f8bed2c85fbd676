package live.dvmdash.archive;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * Unpacks gzip data of one or more members (RFC 1952). Unlike the stream of the JDK it takes
 * nothing for the end but the end: a later member that is cut off or damaged, or other bytes behind
 * the last one, are errors (zero bytes, with which some tools pad, are not). It also refuses to
 * unpack what grows out of all proportion.
 */
final class GzipInput extends InputStream {

  /** How many times its packed size data may unpack to, once {@link #FREE_BYTES} are exceeded. */
  static final int MAX_RATIO = 200;

  /** How much may be unpacked before the proportion is looked at: 1 GiB. */
  static final long FREE_BYTES = 1L << 30;

  private static final int BUFFER = 1 << 16;
  private static final int FLAG_HEADER_CRC = 2;
  private static final int FLAG_EXTRA = 4;
  private static final int FLAG_NAME = 8;
  private static final int FLAG_COMMENT = 16;

  private final InputStream packed;
  private final long freeBytes;
  private final Inflater inflater = new Inflater(true);
  private final CRC32 crc = new CRC32();
  private final byte[] buffer = new byte[BUFFER];
  private int next;
  private int limit;
  private long bytesIn;
  private long bytesOut;
  private boolean inMember;
  private boolean afterFirst;
  private @Nullable DataFormatException damage;

  GzipInput(InputStream packed) {
    this(packed, FREE_BYTES);
  }

  GzipInput(InputStream packed, long freeBytes) {
    this.packed = packed;
    this.freeBytes = freeBytes;
  }

  /** Whether data that begin with these two bytes are gzip. */
  static boolean isMagic(int first, int second) {
    return first == 0x1f && second == 0x8b;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, into.length);
    if (length == 0) {
      return 0;
    }
    while (inMember || beginMember()) {
      int count = inflate(into, offset, length);
      if (count > 0) {
        crc.update(into, offset, count);
        bytesOut += count;
        checkProportion();
        return count;
      }
      if (inflater.finished()) {
        endMember();
      } else if (inflater.needsInput()) {
        fill();
        inflater.setInput(buffer, 0, limit);
        next = limit;
      } else {
        throw new IOException("gzip data are damaged");
      }
    }
    return -1;
  }

  @Override
  public void close() throws IOException {
    inflater.end();
    packed.close();
  }

  /** Unpacks what stands before a damage, and fails only when asked for more. */
  private int inflate(byte[] into, int offset, int length) throws IOException {
    if (damage != null) {
      throw new IOException("gzip data are damaged", damage);
    }
    long before = inflater.getBytesWritten();
    try {
      return inflater.inflate(into, offset, length);
    } catch (DataFormatException e) {
      damage = e;
      int sound = Math.toIntExact(inflater.getBytesWritten() - before);
      return sound > 0 ? sound : inflate(into, offset, length);
    }
  }

  private void checkProportion() throws IOException {
    if (bytesOut > freeBytes && bytesOut / MAX_RATIO > bytesIn) {
      throw new IOException(
          "gzip data unpack to more than "
              + MAX_RATIO
              + " times their size, which no archive does");
    }
  }

  /** Reads the header of the next member; false when there is none. */
  private boolean beginMember() throws IOException {
    int first = afterFirst ? afterPadding() : readByte();
    if (first < 0) {
      return false;
    }
    if (!isMagic(first, readByte()) || readByte() != 8) {
      throw new IOException("gzip data are followed by something else");
    }
    int flags = readByte();
    skip(6);
    if ((flags & FLAG_EXTRA) != 0) {
      skip(readByte() | readByte() << 8);
    }
    if ((flags & FLAG_NAME) != 0) {
      skipText();
    }
    if ((flags & FLAG_COMMENT) != 0) {
      skipText();
    }
    if ((flags & FLAG_HEADER_CRC) != 0) {
      skip(2);
    }
    inflater.reset();
    inflater.setInput(buffer, next, limit - next);
    next = limit;
    crc.reset();
    inMember = true;
    return true;
  }

  private void endMember() throws IOException {
    next = limit - inflater.getRemaining();
    long checksum = readInt();
    long size = readInt();
    if (checksum != crc.getValue() || size != (inflater.getBytesWritten() & 0xffffffffL)) {
      throw new IOException("gzip data are damaged: their checksum is another");
    }
    inMember = false;
    afterFirst = true;
  }

  private long readInt() throws IOException {
    return readByte() | readByte() << 8 | readByte() << 16 | (long) readByte() << 24;
  }

  private void skip(int count) throws IOException {
    for (int i = 0; i < count; i++) {
      readByte();
    }
  }

  private void skipText() throws IOException {
    while (readByte() != 0) {
      // The text itself is of no use here.
    }
  }

  /** The first byte that is not zero, or -1 at the end. */
  private int afterPadding() throws IOException {
    while (next < limit || isFilled()) {
      int b = buffer[next++] & 0xff;
      if (b != 0) {
        return b;
      }
    }
    return -1;
  }

  private int readByte() throws IOException {
    if (next == limit) {
      fill();
    }
    return buffer[next++] & 0xff;
  }

  private void fill() throws IOException {
    if (!isFilled()) {
      throw new EOFException("gzip data break off");
    }
  }

  private boolean isFilled() throws IOException {
    int read = packed.read(buffer, 0, buffer.length);
    next = 0;
    limit = Math.max(read, 0);
    bytesIn += limit;
    return read > 0;
  }
}
