package live.dvmdash.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import live.dvmdash.event.Derivation;
import live.dvmdash.event.KindTable;
import live.dvmdash.event.Signatures;
import live.dvmdash.event.SigningAuthor;
import live.dvmdash.lake.Lake;
import live.dvmdash.lake.LakeWriter;
import live.dvmdash.lake.Tally;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FingerprintTest {

  @TempDir Path directory;

  @Test
  void sameEventsInAnyFilesAndOrder() throws IOException {
    Lake oneFile = lake("one", List.of(1L, 2L, 3L, 40_000_000L));
    Lake manyFiles = lake("many", List.of(40_000_000L), List.of(3L, 1L), List.of(2L));

    assertThat(fingerprint(oneFile)).matches("[0-9a-f]{16}").isEqualTo(fingerprint(manyFiles));
  }

  @Test
  void anotherEventChangesIt() throws IOException {
    String three = fingerprint(lake("three", List.of(1L, 2L, 3L)));

    assertThat(fingerprint(lake("two", List.of(1L, 2L)))).isNotEqualTo(three);
    assertThat(fingerprint(lake("other", List.of(1L, 2L, 4L)))).isNotEqualTo(three);
    assertThat(fingerprint(lake("none"))).matches("[0-9a-f]{16}").isNotEqualTo(three);
  }

  @SafeVarargs
  private Lake lake(String name, List<Long>... commits) throws IOException {
    Lake lake = Lake.at(directory.resolve(name), Clock.systemUTC());
    Derivation derivation = new Derivation(Signatures.fastest());
    for (List<Long> times : commits) {
      try (LakeWriter writer = new LakeWriter(lake, "test", Duration.ZERO)) {
        for (long time : times) {
          writer.add(
              derivation.of(SigningAuthor.number(1).sign(time, 5300, List.of(), "")), new Tally());
        }
        writer.commit();
      }
    }
    return lake;
  }

  private String fingerprint(Lake lake) throws IOException {
    try (Database database = Database.open(lake.snapshot(), 2, directory.resolve("engine"))) {
      new Vocabulary(database, KindTable.defaults()).defineStored();
      return Fingerprint.of(database);
    }
  }
}
