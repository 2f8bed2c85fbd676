package live.dvmdash.archive;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * The part of a source that is in memory. Bytes before {@link #cursor} have been looked at, those
 * from {@link #mark} on are still needed; both are indexes into {@link #bytes}. An array is filled
 * once and never changed after that, since the batches that were cut from it share it.
 */
final class Window {

  /** How much is read at a time: with its header the array fits into one mebibyte. */
  static final int CHUNK = (1 << 20) - 32;

  byte[] bytes = {};
  int mark;
  int cursor;
  int limit;

  private final InputStream in;
  private final int chunk;
  private long base;
  private boolean atEnd;
  private @Nullable IOException failure;

  /**
   * A window that reads this many bytes at a time, at least 16 so that the first tell what comes.
   */
  Window(InputStream in, int chunk) {
    this.in = in;
    this.chunk = chunk;
  }

  /**
   * Takes a fresh array that begins with the bytes from the mark on, and fills it from the source.
   *
   * @return whether anything came
   */
  boolean refill() {
    if (atEnd) {
      return false;
    }
    int kept = limit - mark;
    // Doubling keeps the copying in proportion; never more than one chunk above what can be kept.
    int size = Math.max(chunk, Math.min(2 * kept, kept + CHUNK));
    byte[] fresh = new byte[size];
    System.arraycopy(bytes, mark, fresh, 0, kept);
    base += mark;
    cursor -= mark;
    mark = 0;
    limit = kept;
    bytes = fresh;
    fill();
    return limit > kept;
  }

  /**
   * Drops the white space at the cursor; at its end either another byte or the end of the window.
   */
  void skipWhiteSpace() {
    cursor = ByteSearch.afterWhiteSpace(bytes, cursor, limit);
    mark = cursor;
  }

  /** Whether no byte is left to look at before the next refill. */
  boolean isUsedUp() {
    return cursor == limit;
  }

  /** The place of an index in the source, in bytes from 0. */
  long position(int index) {
    return base + index;
  }

  /** What ended the source before its time; null when it ended by itself. */
  @Nullable IOException failure() {
    return failure;
  }

  private void fill() {
    try {
      while (limit < bytes.length) {
        int read = in.read(bytes, limit, bytes.length - limit);
        if (read < 0) {
          atEnd = true;
          return;
        }
        limit += read;
      }
    } catch (IOException e) {
      failure = e;
      atEnd = true;
    }
  }
}
