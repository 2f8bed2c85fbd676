package live.dvmdash.cli.output;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * A file that is there whole or not at all: it is written aside and takes its place when it is
 * {@linkplain #complete() complete}. What exists and is no regular file, such as {@code /dev/null}
 * or a named pipe, is written to and never replaced. Failures are sentences that name the file.
 */
public final class WholeFile extends OutputStream {

  private final Path path;
  private final Path target;
  private final Path written;
  private final OutputStream out;

  /** Begins a file, in place of one that may be there. */
  public WholeFile(Path path) throws IOException {
    this.path = path;
    try {
      boolean exists = Files.exists(path);
      target = exists ? path.toRealPath() : path.toAbsolutePath();
      written = exists && !Files.isRegularFile(path) ? target : aside(target);
      out =
          new BufferedOutputStream(
              written.equals(target)
                  ? Files.newOutputStream(target, StandardOpenOption.WRITE)
                  : Files.newOutputStream(written));
    } catch (IOException e) {
      throw explained(e);
    }
    if (!written.equals(target)) {
      written.toFile().deleteOnExit(); // Ctrl-C never comes to close()
    }
  }

  private static Path aside(Path target) {
    return target.resolveSibling("." + target.getFileName() + "." + ProcessHandle.current().pid());
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    try {
      out.write(bytes, offset, length);
    } catch (IOException e) {
      throw explained(e);
    }
  }

  /** Puts the file in its place. */
  public void complete() throws IOException {
    try {
      out.close();
      if (!written.equals(target)) {
        Files.move(written, target, StandardCopyOption.ATOMIC_MOVE);
      }
    } catch (IOException e) {
      throw explained(e);
    }
  }

  /** Leaves nothing behind of a file that is not complete. */
  @Override
  public void close() throws IOException {
    try (out) {
      if (!written.equals(target)) {
        Files.deleteIfExists(written);
      }
    }
  }

  private IOException explained(IOException e) {
    return new IOException(path + ": cannot be written: " + reason(e), e);
  }

  /** Java's own file exceptions say little more than a path, here that of the file aside. */
  private String reason(IOException e) {
    return switch (e) {
      case NoSuchFileException missing ->
          Files.isDirectory(path.toAbsolutePath().resolveSibling(""))
              ? "its folder takes no new files"
              : "its folder does not exist";
      case AccessDeniedException denied -> "not allowed";
      case FileSystemException system when system.getReason() != null -> system.getReason();
      default -> String.valueOf(e.getMessage());
    };
  }
}
