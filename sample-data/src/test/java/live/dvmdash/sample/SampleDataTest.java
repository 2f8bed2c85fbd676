package live.dvmdash.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Holds the committed archives to the generator, and their README to both. */
class SampleDataTest {

  private static final int SEED = 1;
  private static final int EVENTS = 1250;
  private static final Path README = Path.of("README.md");

  @ParameterizedTest
  @CsvSource({"dvm_data_2025_jan.json, 2025-01", "dvm_data_2025_feb.json, 2025-02"})
  void theCommittedArchiveIsWhatTheReadmeSays(String file, String month, @TempDir Path directory)
      throws IOException {
    assertThat(Files.readString(README))
        .contains(
            "./dvmdash generate --seed %d --events %d --month %s -o sample-data/%s"
                .formatted(SEED, EVENTS, month, file));
    Path regenerated =
        Files.write(directory.resolve(file), Archive.generate(SEED, EVENTS, month, 2));
    assertThat(Files.mismatch(Path.of(file), regenerated)).as("first differing byte").isEqualTo(-1);
  }

  @Test
  void theReadmeNamesEverySituation() throws IOException {
    Playbook playbook = new Playbook(new Cast(SEED, EVENTS));
    List<String> titles =
        Stream.concat(playbook.round().stream(), playbook.finale().stream())
            .map(StagedScene::title)
            .distinct()
            .toList();
    String readme = Files.readString(README);
    List<String> missing = new ArrayList<>(titles);
    missing.removeIf(title -> readme.contains("| " + title + " |"));
    assertThat(titles).hasSizeGreaterThan(80);
    assertThat(missing).isEmpty();
  }
}
