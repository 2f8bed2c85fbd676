package live.dvmdash.lake;

import java.io.IOException;

/**
 * The right to fetch into a lake, which one process at a time has, from the beginning of a fetch to
 * its end. Others may load, compact and read meanwhile. A process that dies lets go of it.
 */
public final class FetchLock implements AutoCloseable {

  private final WriterLock lock;

  FetchLock(WriterLock lock) {
    this.lock = lock;
  }

  /** Lets others fetch. */
  @Override
  public void close() throws IOException {
    lock.close();
  }
}
