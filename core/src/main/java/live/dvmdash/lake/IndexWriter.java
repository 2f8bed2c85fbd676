package live.dvmdash.lake;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import live.dvmdash.event.DerivedEvent;

/**
 * Writes the index of one file of events: sorted numbers, of which the upper bits are a key and the
 * lower ones the time of the event that has it, counted from the earliest in steps that suffice.
 */
final class IndexWriter {

  static final long MAGIC = 0x64766d6964783031L; // "dvmidx01"
  static final int HEADER_BYTES = 3 * Long.BYTES;
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

  /** Writes what was added, once. */
  void write(Path path) throws IOException {
    long first = size == 0 ? 0 : earliest;
    int step = Math.max(0, Long.SIZE - Long.numberOfLeadingZeros(latest - first) - SLOT_BITS);
    for (int i = 0; i < size; i++) {
      keys[i] = (keys[i] << SLOT_BITS) | ((times[i] - first) >>> step);
    }
    Arrays.sort(keys, 0, size);
    try (FileChannel channel =
        FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      ByteBuffer buffer = ByteBuffer.allocate(CHUNK_ENTRIES * Long.BYTES);
      buffer.putLong(MAGIC).putLong(first).putLong(step);
      for (int i = 0; i < size; i++) {
        if (!buffer.hasRemaining()) {
          drain(buffer, channel);
        }
        buffer.putLong(keys[i]);
      }
      drain(buffer, channel);
      channel.force(true);
    }
  }

  private static void drain(ByteBuffer buffer, FileChannel channel) throws IOException {
    buffer.flip();
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
    buffer.clear();
  }
}
