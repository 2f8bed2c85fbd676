package live.dvmdash.cli.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Adds lines to files that others move, empty and write. */
class LogFileTest {

  @TempDir private Path directory;

  private Path path = Path.of("");

  @BeforeEach
  void name() {
    path = directory.resolve("dvmdash.log");
  }

  @Test
  void linesGoToTheEndOfWhatIsThere() throws IOException {
    Files.writeString(path, "before\n");
    LogFile file = new LogFile(path);

    file.add("one");
    file.add("zwölf");

    assertThat(path).hasContent("before\none\nzwölf\n");
  }

  @Test
  void aFileThatIsMovedAwayIsBegunAnew() throws IOException {
    LogFile file = new LogFile(path);
    file.add("one");
    Path moved = Files.move(path, directory.resolve("dvmdash.log.1"));

    file.add("two");

    assertThat(moved).hasContent("one\n");
    assertThat(path).hasContent("two\n");
  }

  @Test
  void aFileThatIsReplacedGetsTheNextLine() throws IOException {
    LogFile file = new LogFile(path);
    file.add("one");
    Files.move(path, directory.resolve("dvmdash.log.1"));
    Files.createFile(path);

    file.add("two");

    assertThat(path).hasContent("two\n");
  }

  @Test
  void aFileThatIsEmptiedIsFilledFromItsBeginning() throws IOException {
    LogFile file = new LogFile(path);
    file.add("one");
    FileChannel.open(path, StandardOpenOption.WRITE).truncate(0).close();

    file.add("two");

    assertThat(path).hasContent("two\n");
  }

  @Test
  void aFolderIsNoFile() {
    LogFile file = new LogFile(directory);

    assertThatThrownBy(() -> file.add("one"))
        .isInstanceOf(FileSystemException.class)
        .hasMessageContaining("Is a directory");
  }

  @Test
  void linesOfSeveralWritersStayWhole() throws Exception {
    List<Callable<Void>> writers = new ArrayList<>();
    for (int writer = 0; writer < 4; writer++) {
      String line = Integer.toString(writer).repeat(5_000);
      LogFile file = new LogFile(path);
      writers.add(() -> {
        for (int i = 0; i < 200; i++) {
          file.add(line);
        }
        return null;
      });
    }
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      for (Future<Void> writer : threads.invokeAll(writers)) {
        writer.get();
      }
    }

    assertThat(Files.readAllLines(path))
        .hasSize(800)
        .allMatch(line -> line.matches("(.)\\1{4999}"));
  }
}
