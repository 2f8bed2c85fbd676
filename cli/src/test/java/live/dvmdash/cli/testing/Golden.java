package live.dvmdash.cli.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Texts that the program is held to, in {@code src/test/resources/golden}. After a change that is
 * meant, {@code mvn -pl cli -am test -Dgolden.write} writes them anew; read the difference before
 * committing it.
 */
public final class Golden {

  /** The folder of all of them. */
  public static final Path DIRECTORY = Path.of("src", "test", "resources", "golden");

  private Golden() {}

  /** Compares a text with the file of that name, to the last byte. */
  public static void check(String name, String actual) throws IOException {
    Path file = DIRECTORY.resolve(name);
    if (System.getProperty("golden.write") != null) {
      Files.createDirectories(file.resolveSibling("."));
      Files.writeString(file, actual);
    }
    if (!Files.exists(file)) {
      fail("%s is missing: make it with -Dgolden.write, and read it".formatted(file));
    }
    assertThat(actual).as(file.toString()).isEqualTo(Files.readString(file));
  }
}
