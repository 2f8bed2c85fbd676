package live.dvmdash.lake;

import static live.dvmdash.lake.TestLake.note;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourcesTest {

  @TempDir Path directory;
  private Lake lake;

  @BeforeEach
  void openLake() throws IOException {
    lake = new TestLake(directory).lake;
  }

  private static long at(String day) {
    return Instant.parse(day + "T00:00:00Z").getEpochSecond();
  }

  private static Tally tally(long... times) {
    Tally tally = new Tally();
    for (long time : times) {
      tally.countValid(note(time, 0));
    }
    return tally;
  }

  private static Sources.Source source(long... times) {
    return Sources.Source.of("a.json", true, tally(times));
  }

  @Test
  void theSpanReachesFromTheFirstEventToTheLast() {
    assertThat(source(at("2025-02-20"), at("2025-02-03"), at("2025-02-11")))
        .isEqualTo(new Sources.Source("a.json", true, at("2025-02-03"), at("2025-02-20"), 3));
  }

  @Test
  void monthsThatAdjoinWithoutAGapBelongToIt() {
    Sources.Source source =
        source(at("2024-12-31"), at("2025-01-05"), at("2025-01-06"), at("2025-02-01"));

    assertThat(source.first()).isEqualTo(at("2024-12-31"));
    assertThat(source.last()).isEqualTo(at("2025-02-01"));
  }

  @Test
  void straysFarFromTheMainMonthsAreIgnored() {
    Sources.Source source =
        source(0, at("2025-02-03"), at("2025-02-04"), at("2025-04-01"), Long.MAX_VALUE);

    assertThat(source.first()).isEqualTo(at("2025-02-03"));
    assertThat(source.last()).isEqualTo(at("2025-02-04"));
  }

  @Test
  void eventsBeyondTheCalendarAdjoinNothing() {
    long lastSecond = 253_402_300_799L;
    Sources.Source source = source(lastSecond, lastSecond - 1, lastSecond + 1);
    assertThat(source.last()).isEqualTo(lastSecond);

    Sources.Source mostlyLater = source(lastSecond, lastSecond + 1, Long.MAX_VALUE);
    assertThat(mostlyLater.first()).isEqualTo(lastSecond);
    assertThat(mostlyLater.last()).isEqualTo(lastSecond);
  }

  @Test
  void eventsBeyondTheCalendarAloneMakeNoArchive() {
    Sources.Source later = source(253_402_300_800L, Long.MAX_VALUE);

    assertThat(later.archive()).isFalse();
    assertThat(later.first()).isEqualTo(253_402_300_800L);
    assertThat(later.last()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void aSourceWithoutAValidEventHasNoSpan() {
    assertThatThrownBy(() -> source()).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void sourcesComeBackInTheOrderOfTheirFirstEvents() throws Exception {
    Sources.Source february = new Sources.Source("z 'ü'.json", true, 10, 20, 3);
    Sources.Source march = new Sources.Source("a.json", false, 30, 40, 5);
    Sources.Source alsoMarch = new Sources.Source("b.json", true, 30, 31, 1);
    lake.sources().add(alsoMarch);
    lake.sources().add(march);
    lake.sources().add(february);

    assertThat(lake.sources().all()).containsExactly(february, march, alsoMarch);
  }

  @Test
  void theSameSourceIsNotedOnce() throws Exception {
    lake.sources().add(new Sources.Source("a.json", true, 10, 20, 3));
    lake.sources().add(new Sources.Source("a.json", true, 10, 20, 3));
    lake.sources().add(new Sources.Source("a.json", true, 10, 25, 4));

    assertThat(lake.sources().all()).hasSize(2);
  }

  @Test
  void aSourceMakesTheDirectoryALake() throws Exception {
    lake.sources().add(new Sources.Source("a.json", true, 10, 20, 3));

    assertThat(lake.exists()).isTrue();
  }

  @Test
  void whatIsNoSourceIsIgnoredAndADamagedOneIsNamed() throws Exception {
    Files.createDirectories(directory.resolve("sources"));
    Files.writeString(directory.resolve("sources/.x.json.123.tmp"), "{");
    Files.writeString(directory.resolve("sources/.hidden.json"), "{");
    assertThat(lake.sources().all()).isEmpty();

    Path damaged = Files.writeString(directory.resolve("sources/x.json"), "{");
    assertThatThrownBy(() -> lake.sources().all())
        .isInstanceOf(LakeException.class)
        .hasMessageStartingWith("damaged: " + damaged);
  }
}
