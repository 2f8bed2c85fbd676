package live.dvmdash.lake;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Files that are there whole or not at all, whenever the power fails. */
final class AtomicFiles {

  private static final String ASIDE = ".tmp";

  private AtomicFiles() {}

  /** Writes aside, syncs and renames; replaces a file that is there. */
  static void write(Path path, String text) throws IOException {
    write(path, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Writes aside, syncs and renames; replaces a file that is there. */
  static void write(Path path, byte[] content) throws IOException {
    Path aside =
        path.resolveSibling(prefix(path.getFileName().toString()) + UUID.randomUUID() + ASIDE);
    try {
      Files.write(aside, content, StandardOpenOption.CREATE_NEW);
      sync(aside);
      Files.move(aside, path, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(aside);
    }
    syncDirectory(path.resolveSibling("."));
  }

  /** Whether a path is what a write of that file would leave behind if it were cut short. */
  static boolean isAside(Path path, String file) {
    String name = path.getFileName().toString();
    return name.startsWith(prefix(file)) && name.endsWith(ASIDE);
  }

  /** Whether a path is what a write of any file would leave behind if it were cut short. */
  static boolean isAside(Path path) {
    String name = path.getFileName().toString();
    return name.startsWith(".") && name.endsWith(ASIDE);
  }

  private static String prefix(String file) {
    return "." + file + ".";
  }

  /** Makes sure that the disk has what was written to a file. */
  static void sync(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  /** Makes sure that the disk has the names in a directory. */
  static void syncDirectory(Path directory) throws IOException {
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  /** Removes a directory and all it holds; one that is gone already is no fault. */
  static void deleteTree(Path directory) throws IOException {
    if (!Files.exists(directory, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    Files.walkFileTree(
        directory,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            return gone(e);
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException e)
              throws IOException {
            Files.deleteIfExists(visited);
            return e == null ? FileVisitResult.CONTINUE : gone(e);
          }
        });
  }

  private static FileVisitResult gone(IOException e) throws IOException {
    if (e instanceof NoSuchFileException) {
      return FileVisitResult.CONTINUE; // somebody else removes the same tree
    }
    throw e;
  }
}
