package live.dvmdash.cli.load;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Standard input that ends when the user wants the program to end, after what has arrived by then.
 * Reading from a pipe cannot be broken off, so a thread of its own reads ahead, a little, and is
 * left behind at the end.
 */
final class StoppableInput extends InputStream {

  private static final int CHUNK = 1 << 16;
  private static final int AHEAD = 16;
  private static final long POLL_MILLIS = 100;
  private static final byte[] END = {};

  private final BlockingQueue<byte[]> chunks = new ArrayBlockingQueue<>(AHEAD);
  private final BooleanSupplier stop;
  private byte[] chunk = {};
  private int at;
  private boolean ended;
  private volatile @Nullable IOException failure;

  StoppableInput(InputStream in, BooleanSupplier stop) {
    this.stop = stop;
    Thread reader = new Thread(() -> readAhead(in), "standard input");
    reader.setDaemon(true);
    reader.start();
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    while (at == chunk.length && !ended) {
      next();
    }
    if (ended) {
      IOException fault = failure;
      if (fault != null) {
        throw fault;
      }
      return -1;
    }
    int count = Math.min(length, chunk.length - at);
    System.arraycopy(chunk, at, into, offset, count);
    at += count;
    return count;
  }

  private void next() throws IOException {
    try {
      byte[] next = chunks.poll(POLL_MILLIS, TimeUnit.MILLISECONDS);
      if (next != null) {
        chunk = next;
        at = 0;
      }
      ended = next == null ? stop.getAsBoolean() : next.length == 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private void readAhead(InputStream in) {
    try {
      byte[] buffer = new byte[CHUNK];
      int count = in.read(buffer);
      while (count >= 0) {
        chunks.put(Arrays.copyOf(buffer, count));
        count = stop.getAsBoolean() ? -1 : in.read(buffer);
      }
    } catch (IOException e) {
      failure = e;
    } catch (InterruptedException e) {
      return;
    }
    putEnd();
  }

  private void putEnd() {
    try {
      chunks.put(END);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
