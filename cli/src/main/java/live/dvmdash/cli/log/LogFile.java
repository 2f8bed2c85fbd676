package live.dvmdash.cli.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file that lines are added to, by any number of processes. It is opened anew for each line and
 * each line is one write to the end of it: so the file may be moved away or emptied between any two
 * lines, and lines of several processes never mix.
 */
final class LogFile {

  private final Path path;
  private boolean torn;

  LogFile(Path path) {
    this.path = path;
  }

  /**
   * Adds a line.
   *
   * @throws IOException when that cannot be done, or not in full
   */
  void add(String line) throws IOException {
    ByteBuffer bytes = UTF_8.encode((torn ? "\n" : "") + line + "\n");
    try (FileChannel file =
        FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      int length = bytes.remaining();
      int written = file.write(bytes);
      torn = written > 0 && written < length;
      if (written < length) {
        throw new FileSystemException(path.toString(), null, "No space left on device");
      }
    }
  }
}
