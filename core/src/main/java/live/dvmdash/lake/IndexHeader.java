package live.dvmdash.lake;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The beginning of an index. The first version of it had no checksum.
 *
 * @param first the earliest {@code created_at} of the file, epoch seconds
 * @param step by how many bits the times of the entries were shifted
 * @param checksum the CRC-32C of the whole file of events; null when it was not noted
 */
record IndexHeader(long first, int step, @Nullable Long checksum) {

  private static final long MAGIC_1 = 0x64766d6964783031L; // "dvmidx01"
  private static final long MAGIC_2 = 0x64766d6964783032L; // "dvmidx02"

  /** What the longest one takes. */
  static final int MOST_BYTES = 4 * Long.BYTES;

  /** Takes it from where an index begins; null when there is none, or a damaged one. */
  static @Nullable IndexHeader read(ByteBuffer from) {
    if (from.remaining() < MOST_BYTES - Long.BYTES) {
      return null;
    }
    long magic = from.getLong();
    long first = from.getLong();
    long step = from.getLong();
    if (first < 0 || step < 0 || step >= Long.SIZE) {
      return null;
    }
    if (magic == MAGIC_1) {
      return new IndexHeader(first, (int) step, null);
    }
    return magic == MAGIC_2 && from.remaining() >= Long.BYTES
        ? new IndexHeader(first, (int) step, from.getLong())
        : null;
  }

  /** Puts it where an index begins. */
  void write(ByteBuffer to) {
    Long sum = checksum;
    to.putLong(sum == null ? MAGIC_1 : MAGIC_2).putLong(first).putLong(step);
    if (sum != null) {
      to.putLong(sum);
    }
  }
}
