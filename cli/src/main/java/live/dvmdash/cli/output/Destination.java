package live.dvmdash.cli.output;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where output goes. */
public sealed interface Destination {

  /** Standard output. */
  record Stdout() implements Destination {}

  /**
   * One file.
   *
   * @param path replaced as a whole
   */
  record File(Path path) implements Destination {}

  /**
   * A file for each report.
   *
   * @param path the directory; made when missing
   */
  record Directory(Path path) implements Destination {}

  /**
   * What the option {@code -o} means: nothing or {@code -} is standard output; a name that ends in
   * {@code /} or is that of a directory asks for a file each.
   *
   * @throws java.nio.file.InvalidPathException when it can be no path
   */
  static Destination of(@Nullable String option) {
    if (option == null || option.equals("-")) {
      return new Stdout();
    }
    Path path = Path.of(option);
    return option.endsWith("/") || Files.isDirectory(path) ? new Directory(path) : new File(path);
  }
}
