package live.dvmdash.cli.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file system of its own in memory, of any size. */
final class SmallDisk implements AutoCloseable {

  private static final String FILLER = "filler";
  private static final int BLOCK_BYTES = 1 << 16;

  private final Path path;

  private SmallDisk(Path path) {
    this.path = path;
  }

  /**
   * Mounts one at a folder that it makes; skips the test where this user may not.
   *
   * @param options those of tmpfs, for example {@code size=12m}
   */
  static SmallDisk mount(Path at, String options) throws Exception {
    Files.createDirectory(at);
    assumeTrue(
        run("mount", "-t", "tmpfs", "-o", options, "tmpfs", at.toString()) == 0,
        "this user may not mount a file system; unshare -r -m mvn test may");
    return new SmallDisk(at);
  }

  Path path() {
    return path;
  }

  void makeReadOnly() throws Exception {
    assertThat(run("mount", "-o", "remount,ro", path.toString())).isZero();
  }

  /** Takes space until so many bytes are left. */
  void fill(long left) throws IOException {
    byte[] block = new byte[BLOCK_BYTES];
    try (OutputStream out = Files.newOutputStream(path.resolve(FILLER))) {
      while (Files.getFileStore(path).getUsableSpace() >= left + BLOCK_BYTES) {
        out.write(block);
      }
    }
  }

  /** Takes all that is left, in so few steps that whoever writes meanwhile can hardly get any. */
  void takeTheRest() throws Exception {
    long left = Files.getFileStore(path).getUsableSpace();
    run("fallocate", "-l", Long.toString(left), path.resolve(FILLER + "-2").toString());
    try {
      fillBlocks(path.resolve(FILLER + "-3"));
    } catch (IOException e) {
      // which is what was wanted: there is no space left
    }
  }

  private static void fillBlocks(Path file) throws IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      while (true) {
        out.write(new byte[BLOCK_BYTES]);
      }
    }
  }

  /** Makes empty files until so few more can be made. */
  void fillWithFiles(int left) throws IOException {
    int made = 0;
    try {
      for (; ; made++) {
        Files.createFile(path.resolve(FILLER + "-" + made));
      }
    } catch (FileSystemException e) {
      for (int i = 1; i <= left; i++) {
        Files.delete(path.resolve(FILLER + "-" + (made - i)));
      }
    }
  }

  /** Gives back what was taken. */
  void free() throws IOException {
    try (DirectoryStream<Path> fillers = Files.newDirectoryStream(path, FILLER + "*")) {
      for (Path filler : fillers) {
        Files.delete(filler);
      }
    }
  }

  /** Lazily, since what was mapped into memory keeps it busy for a while. */
  @Override
  public void close() throws Exception {
    run("umount", "-l", path.toString());
  }

  private static int run(String... command) throws Exception {
    return new ProcessBuilder(command).start().waitFor();
  }
}
