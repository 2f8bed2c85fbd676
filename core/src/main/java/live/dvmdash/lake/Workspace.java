package live.dvmdash.lake;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A writer's own directory for files that are not committed yet. It holds a lock for as long as its
 * writer lives, so that the next writer can tell what a dead one left behind, and removes it.
 */
final class Workspace implements AutoCloseable {

  /** Where the workspaces of a lake are. */
  static final String DIRECTORY = ".work";

  private static final String ALIVE = "alive";
  private static final String UNBORN = ".";

  /** Between a workspace's first moment and its lock; a generous time for two system calls. */
  private static final Duration BIRTH = Duration.ofMinutes(1);

  /**
   * The names of the workspaces of this process. They are never looked into to see whether their
   * writer lives: POSIX takes a lock from a process that closes any descriptor of its file.
   */
  private static final Set<String> OPEN_HERE = ConcurrentHashMap.newKeySet();

  private final Path directory;
  private final FileChannel channel;
  private int names;

  private Workspace(Path directory, FileChannel channel) {
    this.directory = directory;
    this.channel = channel;
  }

  static Workspace open(Path lake, Clock clock) throws IOException {
    try {
      return openIn(lake, clock);
    } catch (FileSystemException e) {
      throw WriterLock.refused(lake, e);
    }
  }

  private static Workspace openIn(Path lake, Clock clock) throws IOException {
    Path all = Files.createDirectories(lake.resolve(DIRECTORY));
    removeDead(all, clock.instant());
    // The lock comes before the final name, so that nobody meets a workspace without it.
    String name = UUID.randomUUID().toString();
    OPEN_HERE.add(name);
    Path unborn = Files.createDirectory(all.resolve(UNBORN + name));
    FileChannel channel =
        FileChannel.open(
            unborn.resolve(ALIVE), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    channel.lock();
    Path directory = all.resolve(name);
    Files.move(unborn, directory);
    return new Workspace(directory, channel);
  }

  Path directory() {
    return directory;
  }

  Path newDirectory(String name) throws IOException {
    return Files.createDirectory(directory.resolve(name + "-" + names++));
  }

  /** A path for a new file of the lake, with a name that no other file has. */
  Path newEventFile() throws IOException {
    return newDirectory("file")
        .resolve(EventFileWriter.PREFIX + UUID.randomUUID() + EventFileWriter.SUFFIX);
  }

  private static void removeDead(Path all, Instant now) throws IOException {
    try (DirectoryStream<Path> workspaces = Files.newDirectoryStream(all)) {
      for (Path workspace : workspaces) {
        if (isDead(workspace, now)) {
          AtomicFiles.deleteTree(workspace);
        }
      }
    }
  }

  private static boolean isDead(Path workspace, Instant now) throws IOException {
    String name = workspace.getFileName().toString();
    boolean unborn = name.startsWith(UNBORN);
    if (OPEN_HERE.contains(unborn ? name.substring(UNBORN.length()) : name)) {
      return false;
    }
    if (unborn && isYoung(workspace, now)) {
      return false;
    }
    try (FileChannel channel =
        FileChannel.open(workspace.resolve(ALIVE), StandardOpenOption.WRITE)) {
      @Nullable FileLock lock = channel.tryLock();
      return lock != null;
    } catch (NoSuchFileException e) {
      return !Files.exists(workspace.resolve(ALIVE)); // being removed by somebody else
    }
  }

  private static boolean isYoung(Path unborn, Instant now) throws IOException {
    try {
      return Files.getLastModifiedTime(unborn).toInstant().isAfter(now.minus(BIRTH));
    } catch (NoSuchFileException e) {
      return true; // it has got its name since it was listed
    }
  }

  @Override
  public void close() throws IOException {
    try (channel) {
      AtomicFiles.deleteTree(directory);
    } finally {
      OPEN_HERE.remove(directory.getFileName().toString());
    }
  }
}
