package live.dvmdash.relay;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Messages that have come and are still to be read. Bounded in number and bytes: the connection is
 * not read further while it is full.
 */
final class Inbox {

  private static final int MOST_MESSAGES = 1000;
  private static final long MOST_BYTES = 8L << 20;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Queue<byte[]> messages = new ArrayDeque<>();
  private final Runnable resume;
  private long bytes;
  private boolean full;
  private @Nullable ConnectionEnd end;

  /** An empty one; the action makes the connection be read again after {@link #put} was false. */
  Inbox(Runnable resume) {
    this.resume = resume;
  }

  /**
   * Adds a message.
   *
   * @return whether there is room for another one; if not, the action says when there is
   */
  boolean put(byte[] message) {
    lock.lock();
    try {
      messages.add(message);
      bytes += message.length;
      full = messages.size() >= MOST_MESSAGES || bytes >= MOST_BYTES;
      if (messages.size() == 1) {
        changed.signal();
      }
      return !full;
    } finally {
      lock.unlock();
    }
  }

  /**
   * The next message.
   *
   * @return null when none came in so many nanoseconds, or none will come any more
   */
  byte @Nullable [] poll(long nanos) throws InterruptedException {
    byte[] message;
    boolean resumes;
    lock.lockInterruptibly();
    try {
      long left = nanos;
      while (messages.isEmpty() && end == null && left > 0) {
        left = changed.awaitNanos(left);
      }
      message = messages.poll();
      if (message == null) {
        return null;
      }
      bytes -= message.length;
      resumes = full && messages.size() <= MOST_MESSAGES / 2 && bytes <= MOST_BYTES / 2;
      full &= !resumes;
    } finally {
      lock.unlock();
    }
    if (resumes) {
      resume.run();
    }
    return message;
  }

  /** Says how the connection ended; only the first word on that counts. */
  void end(ConnectionEnd how) {
    lock.lock();
    try {
      if (end == null) {
        end = how;
        changed.signal();
      }
    } finally {
      lock.unlock();
    }
  }

  /** How the connection ended, once all messages are read; null before. */
  @Nullable ConnectionEnd end() {
    lock.lock();
    try {
      return messages.isEmpty() ? end : null;
    } finally {
      lock.unlock();
    }
  }

  /** Whether the connection is not read at the moment. */
  boolean isFull() {
    lock.lock();
    try {
      return full;
    } finally {
      lock.unlock();
    }
  }
}
