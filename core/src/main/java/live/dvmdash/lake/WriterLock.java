package live.dvmdash.lake;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * The right to change a lake, held for one commit at a time. It is a lock of the operating system,
 * so a process that dies lets go of it; what the file says is only for the message to others.
 */
final class WriterLock implements AutoCloseable {

  /** The lock of commits. */
  static final String COMMITS = ".lock";

  /** The lock of compactions, of which one at a time is enough. */
  static final String COMPACTIONS = ".lock-compact";

  private static final long POLL_MILLIS = 50;

  private final FileChannel channel;
  private final FileLock lock;

  private WriterLock(FileChannel channel, FileLock lock) {
    this.channel = channel;
    this.lock = lock;
  }

  /**
   * Waits for the lock.
   *
   * @param file which lock: {@link #COMMITS} or {@link #COMPACTIONS}
   * @param who names this writer to others, for example {@code load}
   * @throws LakeException.Locked when another writer holds it for longer than {@code wait}
   */
  static WriterLock acquire(Path lake, String file, String who, Duration wait, Clock clock)
      throws IOException {
    Path path = lake.resolve(file);
    FileChannel channel =
        FileChannel.open(
            path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    try {
      long deadline = System.nanoTime() + wait.toNanos();
      FileLock lock = tryLock(channel);
      while (lock == null && System.nanoTime() < deadline) {
        Thread.sleep(POLL_MILLIS);
        lock = tryLock(channel);
      }
      if (lock == null) {
        throw new LakeException.Locked(
            "locked: "
                + lake
                + ": "
                + holder(channel)
                + " is writing: try again, or add --wait 5m");
      }
      note(channel, who, clock.instant());
      return new WriterLock(channel, lock);
    } catch (InterruptedException e) {
      channel.close();
      Thread.currentThread().interrupt();
      throw new LakeException("interrupted while waiting for the lock of " + lake, e);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null; // held by another thread of this process
    }
  }

  private static void note(FileChannel channel, String who, Instant now) throws IOException {
    String text =
        "process "
            + ProcessHandle.current().pid()
            + " (dvmdash "
            + who
            + ", since "
            + now.truncatedTo(ChronoUnit.SECONDS)
            + ")";
    channel.truncate(0);
    channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), 0);
  }

  private static String holder(FileChannel channel) throws IOException {
    ByteBuffer text = ByteBuffer.allocate(200);
    int length = channel.read(text, 0);
    return length <= 0
        ? "another process"
        : new String(text.array(), 0, length, StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws IOException {
    try (channel) {
      lock.release();
    }
  }
}
