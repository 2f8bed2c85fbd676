package live.dvmdash.lake;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A right that one holder at a time has in a lake, as that to change it, which is held for a
 * commit. It is a lock of the operating system, so a process that dies lets go of it; what the file
 * says is only for the message to others.
 */
final class WriterLock implements AutoCloseable {

  /** The right to commit. */
  static final Right COMMITS = new Right(".lock", "is writing", "try again, or add --wait 5m");

  /** The right to compact; one compaction at a time is enough. */
  static final Right COMPACTIONS =
      new Right(".lock-compact", "is compacting", "try again, or add --wait 5m");

  /** The right to fetch: two would ask the relays the same. */
  static final Right FETCHES =
      new Right(".lock-fetch", "is fetching", "try again later, or wait for it with --wait 2h");

  private static final long POLL_MILLIS = 50;

  /**
   * Whoever looks who holds a lock is in the way for a moment, so everybody asks at least twice.
   */
  private static final Duration LEAST_WAIT = Duration.ofMillis(POLL_MILLIS);

  /**
   * The lock files that this process holds, and for whom. POSIX takes all locks on a file from a
   * process that closes any descriptor of it, so such a file must not even be opened to look.
   */
  private static final Map<Path, String> HELD_HERE = new HashMap<>();

  private final Path path;
  private final FileChannel channel;

  /**
   * What is locked.
   *
   * @param file the name of the file in the lake
   * @param doing what its holder is doing
   * @param advice what others can do about it
   */
  record Right(String file, String doing, String advice) {

    private String refusal(Path lake, String holder, Duration waited) {
      String patience =
          waited.toSeconds() == 0 ? "" : "waited %d s for it: ".formatted(waited.toSeconds());
      return "locked: %s: %s %s: %s%s".formatted(lake, holder, doing, patience, advice);
    }
  }

  private WriterLock(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  /**
   * Waits for the lock.
   *
   * @param right which one
   * @param who names this holder to others, for example {@code load}
   * @throws LakeException.Locked when somebody else holds it for longer than {@code wait}
   */
  static WriterLock acquire(Path lake, Right right, String who, Duration wait, Clock clock)
      throws IOException {
    Path path = lake.toRealPath().resolve(right.file());
    long start = System.nanoTime();
    Duration patience = wait.compareTo(LEAST_WAIT) < 0 ? LEAST_WAIT : wait;
    try {
      while (true) {
        WriterLock lock = tryAcquire(path, who, clock);
        if (lock != null) {
          return lock;
        }
        if (Duration.ofNanos(System.nanoTime() - start).compareTo(patience) >= 0) {
          throw new LakeException.Locked(right.refusal(lake, nameOfHolder(path), wait));
        }
        Thread.sleep(POLL_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LakeException("interrupted while waiting for the lock of " + lake, e);
    }
  }

  private static @Nullable WriterLock tryAcquire(Path path, String who, Clock clock)
      throws IOException {
    synchronized (HELD_HERE) {
      if (HELD_HERE.containsKey(path)) {
        return null;
      }
      FileChannel channel = open(path);
      try {
        if (channel.tryLock() != null) {
          String me = describe(who, clock.instant());
          channel.truncate(0);
          channel.write(ByteBuffer.wrap(me.getBytes(StandardCharsets.UTF_8)), 0);
          HELD_HERE.put(path, me);
          return new WriterLock(path, channel);
        }
        return null;
      } catch (OverlappingFileLockException e) {
        return null; // held by other code in this process
      } finally {
        if (!HELD_HERE.containsKey(path)) {
          channel.close();
        }
      }
    }
  }

  private static FileChannel open(Path path) throws IOException {
    try {
      return FileChannel.open(
          path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    } catch (FileSystemException e) {
      throw refused(path.resolveSibling(".").normalize(), e);
    }
  }

  /** The file system does not let us write to a lake. */
  static LakeException refused(Path lake, FileSystemException e) {
    return new LakeException(
        "cannot write to the lake: "
            + lake
            + ": "
            + Lake.reason(e)
            + ": check its permissions, or name another folder with --lake",
        e);
  }

  private static String describe(String who, Instant since) {
    return "process "
        + ProcessHandle.current().pid()
        + " (dvmdash "
        + who
        + ", since "
        + since.truncatedTo(ChronoUnit.SECONDS)
        + ")";
  }

  private static String nameOfHolder(Path path) throws IOException {
    synchronized (HELD_HERE) {
      String here = HELD_HERE.get(path);
      String holder = here == null ? Files.readString(path) : here;
      return holder.isEmpty() ? "another process" : holder;
    }
  }

  /** Who holds the locks of a lake, in the order of commits, compactions and fetches. */
  static List<LockHolder> holders(Path lake) throws IOException {
    List<LockHolder> holders = new ArrayList<>();
    for (Right right : List.of(COMMITS, COMPACTIONS, FETCHES)) {
      LockHolder holder = holder(lake, right);
      if (holder != null) {
        holders.add(holder);
      }
    }
    return holders;
  }

  /** Who holds a lock, as far as one sees without taking it; null when nobody does. */
  static @Nullable LockHolder holder(Path lake, Right right) throws IOException {
    Path path = lake.toRealPath().resolve(right.file());
    synchronized (HELD_HERE) {
      String here = HELD_HERE.get(path);
      if (here != null) {
        return LockHolder.of(right.doing(), here);
      }
      // A shared lock does not need the right to write, and nobody waits for it.
      try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
        @Nullable FileLock free = channel.tryLock(0, Long.MAX_VALUE, true);
        return free == null ? LockHolder.of(right.doing(), Files.readString(path)) : null;
      } catch (OverlappingFileLockException e) {
        return LockHolder.of(right.doing(), ""); // held by other code in this process
      } catch (NoSuchFileException e) {
        return null;
      }
    }
  }

  @Override
  public void close() throws IOException {
    synchronized (HELD_HERE) {
      try {
        channel.close(); // which lets go of the lock
      } finally {
        HELD_HERE.remove(path);
      }
    }
  }
}
