package live.dvmdash.lake;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** The link {@code events}, on which a lake hangs, and how it is mended. */
final class SnapshotLink {

  private static final Comparator<Path> BY_NUMBER =
      Comparator.comparingLong(path -> Long.parseLong(path.getFileName().toString()));

  private SnapshotLink() {}

  /** What is wrong with it; null when nothing is. A lake without a commit has none. */
  static @Nullable String fault(Path lake) throws IOException {
    Path link = lake.resolve(Snapshot.LINK);
    if (!Files.exists(link, LinkOption.NOFOLLOW_LINKS)) {
      Path newest = newest(lake);
      boolean uncommitted = newest == null || newest.equals(Commit.next(lake, null));
      return uncommitted ? null : "it is missing, and there are snapshots";
    }
    if (!Files.isSymbolicLink(link)) {
      return Files.isDirectory(link) ? "it is a folder of its own" : "it is a file";
    }
    try {
      Path target = link.toRealPath();
      boolean inPlace =
          target.startsWith(lake.toRealPath())
              && Snapshot.isSnapshot(target)
              && Files.isDirectory(target);
      return inPlace ? null : "it points to " + Files.readSymbolicLink(link);
    } catch (NoSuchFileException e) {
      return "it points to nothing";
    }
  }

  /**
   * Makes it point to the newest snapshot that is there. A folder in its place, as copies without
   * links have it, becomes that snapshot.
   *
   * @return false when there is no snapshot
   */
  static boolean mend(Path lake, SetAside aside) throws IOException {
    Path link = lake.resolve(Snapshot.LINK);
    Path newest = newest(lake);
    if (Files.isDirectory(link, LinkOption.NOFOLLOW_LINKS)) {
      Path target = Commit.next(lake, newest);
      Files.createDirectories(target.resolveSibling("."));
      Files.move(link, target, StandardCopyOption.ATOMIC_MOVE);
      newest = target;
    } else if (newest != null && Files.exists(link, LinkOption.NOFOLLOW_LINKS)) {
      aside.move(link);
    }
    if (newest == null) {
      return false;
    }
    Files.createSymbolicLink(link, lake.relativize(newest));
    AtomicFiles.syncDirectory(lake);
    return true;
  }

  private static @Nullable Path newest(Path lake) throws IOException {
    Path newest = null;
    try (DirectoryStream<Path> all =
        Files.newDirectoryStream(lake.resolve(Snapshot.DIRECTORY), Snapshot::isSnapshot)) {
      for (Path snapshot : all) {
        if (newest == null || BY_NUMBER.compare(snapshot, newest) > 0) {
          newest = snapshot;
        }
      }
    } catch (NoSuchFileException e) {
      return null;
    }
    return newest;
  }
}
