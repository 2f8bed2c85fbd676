package live.dvmdash.lake;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import live.dvmdash.event.DerivedEvent;
import org.jspecify.annotations.Nullable;

/**
 * Writes the index of one file of events: sorted numbers, of which the upper bits are a key and the
 * lower ones the time of the event that has it, counted from the earliest in steps that suffice.
 */
final class IndexWriter {

  static final int SLOT_BITS = Long.SIZE - 1 - IndexKeys.BITS;

  private static final int CHUNK_ENTRIES = 8_192;

  private long[] keys = new long[1024];
  private long[] times = new long[1024];
  private int size;
  private long earliest = Long.MAX_VALUE;
  private long latest;

  void add(DerivedEvent row) {
    long time = row.event().createdAt();
    earliest = Math.min(earliest, time);
    latest = Math.max(latest, time);
    IndexKeys.of(row, key -> add(key, time));
  }

  private void add(long key, long time) {
    if (size == keys.length) {
      keys = Arrays.copyOf(keys, 2 * size);
      times = Arrays.copyOf(times, 2 * size);
    }
    keys[size] = key;
    times[size] = time;
    size++;
  }

  /**
   * Writes what was added; nothing may be added after it.
   *
   * @param checksum the CRC-32C of the file of events
   */
  void write(Path path, long checksum) throws IOException {
    try (FileChannel channel =
        FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      chunks(
          header(checksum),
          chunk -> {
            while (chunk.hasRemaining()) {
              channel.write(chunk);
            }
            return true;
          });
      channel.force(true);
    }
  }

  /**
   * Whether a file is there and holds what was added, whatever checksum; nothing may be added after
   * it.
   */
  boolean isWrittenIn(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      ByteBuffer written = ByteBuffer.allocate(CHUNK_ENTRIES * Long.BYTES);
      channel.read(written.limit(IndexHeader.MOST_BYTES), 0);
      IndexHeader header = IndexHeader.read(written.flip());
      if (header == null || !header.equals(header(header.checksum()))) {
        return false;
      }
      boolean same =
          chunks(
              header,
              chunk -> {
                written.clear().limit(chunk.remaining());
                while (written.hasRemaining() && channel.read(written) >= 0) {}
                return written.flip().equals(chunk);
              });
      return same && channel.position() == channel.size();
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  @FunctionalInterface
  private interface Chunks {
    /** Takes the next bytes; false when no more are wanted. */
    boolean take(ByteBuffer chunk) throws IOException;
  }

  private IndexHeader header(@Nullable Long checksum) {
    long first = size == 0 ? 0 : earliest;
    int step = Math.max(0, Long.SIZE - Long.numberOfLeadingZeros(latest - first) - SLOT_BITS);
    return new IndexHeader(first, step, checksum);
  }

  /** Gives the bytes of the index in order; whether all of them were wanted. */
  private boolean chunks(IndexHeader header, Chunks to) throws IOException {
    for (int i = 0; i < size; i++) {
      keys[i] = (keys[i] << SLOT_BITS) | ((times[i] - header.first()) >>> header.step());
    }
    Arrays.sort(keys, 0, size);
    ByteBuffer buffer = ByteBuffer.allocate(CHUNK_ENTRIES * Long.BYTES);
    header.write(buffer);
    for (int i = 0; i < size; i++) {
      if (!buffer.hasRemaining()) {
        if (!to.take(buffer.flip())) {
          return false;
        }
        buffer.clear();
      }
      buffer.putLong(keys[i]);
    }
    return to.take(buffer.flip());
  }
}
