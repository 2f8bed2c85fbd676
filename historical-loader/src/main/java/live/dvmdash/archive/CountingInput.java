package live.dvmdash.archive;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicLong;

/** Counts the bytes that are read through it; the count may be asked for from any thread. */
final class CountingInput extends FilterInputStream {

  private final AtomicLong count = new AtomicLong();

  CountingInput(InputStream in) {
    super(in);
  }

  /** How many bytes were read so far. */
  long count() {
    return count.get();
  }

  @Override
  public int read() throws IOException {
    int b = super.read();
    if (b >= 0) {
      count.incrementAndGet();
    }
    return b;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    int read = super.read(into, offset, length);
    if (read > 0) {
      count.addAndGet(read);
    }
    return read;
  }

  @Override
  public long skip(long bytes) throws IOException {
    long skipped = super.skip(bytes);
    count.addAndGet(skipped);
    return skipped;
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
