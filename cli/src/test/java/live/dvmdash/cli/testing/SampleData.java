package live.dvmdash.cli.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import live.dvmdash.cli.console.ExitCodes;

/** The sample archives, and a lake that holds both of them, which tests only read. */
public final class SampleData {

  /** The folder of the archives. */
  public static final Path DIRECTORY = Path.of("..", "sample-data").toAbsolutePath().normalize();

  /** The archive of January 2025. */
  public static final Path JANUARY = DIRECTORY.resolve("dvm_data_2025_jan.json");

  /** The archive of February 2025. */
  public static final Path FEBRUARY = DIRECTORY.resolve("dvm_data_2025_feb.json");

  /** The different valid events of February, as its README counts them. */
  public static final int FEBRUARY_UNIQUE = 1_255 - 7;

  private static final ObjectMapper JSON = new ObjectMapper();

  private SampleData() {}

  /** The lake, loaded once for all tests of this process. */
  public static String lake() {
    return Loaded.LAKE.toString();
  }

  /** The first valid events of February, one line each, all different. */
  public static List<String> events(int count) {
    try {
      List<String> events = new ArrayList<>();
      Set<String> ids = new HashSet<>();
      for (JsonNode element : JSON.readTree(FEBRUARY.toFile())) {
        // The first faults of the archive come later than any test reaches.
        if (events.size() < count && ids.add(element.path("id").asText())) {
          events.add(element.toString());
        }
      }
      return events;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Loaded {

    static final Path LAKE = load();

    private static Path load() {
      try {
        Path directory =
            Files.createTempDirectory(Path.of("target").toAbsolutePath(), "sample-lake-");
        Path lake = directory.resolve("lake");
        Cli.Result result =
            new Cli(directory).run("load", "--lake", lake.toString(), DIRECTORY.toString());
        if (result.exitCode() != ExitCodes.DONE) {
          throw new IllegalStateException(result.toString());
        }
        return lake;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
