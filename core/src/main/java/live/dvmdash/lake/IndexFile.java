package live.dvmdash.lake;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/** The index of one file of events, mapped into memory. */
final class IndexFile {

  private final LongBuffer entries;
  private final IndexHeader header;

  private IndexFile(LongBuffer entries, IndexHeader header) {
    this.entries = entries;
    this.header = header;
  }

  /** Opens one; null when it is missing or damaged, so that the file itself has to be read. */
  static @Nullable IndexFile open(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      long size = channel.size();
      if (size % Long.BYTES != 0 || size > Integer.MAX_VALUE) {
        return null;
      }
      MappedByteBuffer bytes = channel.map(MapMode.READ_ONLY, 0, size);
      IndexHeader header = IndexHeader.read(bytes);
      return header == null ? null : new IndexFile(bytes.asLongBuffer(), header);
    } catch (NoSuchFileException e) {
      return null;
    }
  }

  /** The CRC-32C of the file of events when it was written; null when there is no note of it. */
  static @Nullable Long checksum(Path path) throws IOException {
    ByteBuffer start = ByteBuffer.allocate(IndexHeader.MOST_BYTES);
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.read(start);
    } catch (NoSuchFileException e) {
      return null;
    }
    IndexHeader header = IndexHeader.read(start.flip());
    return header == null ? null : header.checksum();
  }

  /** Adds the times at which events with a key of that range may lie, both ends included. */
  void find(long lowest, long highest, SortedSet<EventIndex.Times> times) {
    int at = firstFrom(lowest << IndexWriter.SLOT_BITS);
    while (at < entries.limit() && (entries.get(at) >>> IndexWriter.SLOT_BITS) <= highest) {
      long slot = entries.get(at) & ((1L << IndexWriter.SLOT_BITS) - 1);
      long since = header.first() + (slot << header.step());
      long last = since + (1L << header.step()) - 1;
      times.add(new EventIndex.Times(since, last < since ? Long.MAX_VALUE : last));
      at++;
    }
  }

  private int firstFrom(long entry) {
    int low = 0;
    int high = entries.limit();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (entries.get(middle) < entry) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
