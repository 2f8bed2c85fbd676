package live.dvmdash.lake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import live.dvmdash.event.Event;

/** A lake of two months that is checked and repaired. */
final class CheckedLake {

  /** How many events each month has. */
  static final int EVENTS = 40;

  final List<Event> february = TestLake.notes(TestLake.FEBRUARY, EVENTS);
  final List<Event> march = TestLake.notes(TestLake.MARCH, EVENTS);
  final TestLake files;

  CheckedLake(Path directory) throws IOException {
    files = new TestLake(directory);
    files.load(february);
    files.load(march);
  }

  Diagnosis check() throws IOException {
    return newCheck().run();
  }

  private LakeCheck newCheck() {
    return new LakeCheck(files.lake, TestLake.SIGNATURES, true, 2, (done, total, events) -> {});
  }

  Diagnosis repair() throws IOException {
    return new LakeRepair(files.lake, newCheck(), TestLake.SIGNATURES, Duration.ZERO).run();
  }

  /** What a check finds. */
  List<Finding.Kind> kinds() throws IOException {
    return check().findings().stream().map(Finding::kind).toList();
  }

  /** The file of the earlier month. */
  Path februaryFile() throws IOException {
    return files.lake.snapshot().of(Partition.of(TestLake.FEBRUARY)).get(0);
  }

  /** All events that the lake has from the beginning. */
  List<Event> everything() {
    List<Event> everything = new ArrayList<>(february);
    everything.addAll(march);
    return everything;
  }

  /** Checks that this is found, and that a repair leaves nothing of it. */
  void assertRepaired(Finding.Kind... found) throws IOException {
    assertThat(kinds()).containsExactly(found);
    assertThat(repair().findings()).extracting(Finding::kind).containsExactly(found);
    assertThat(check().findings()).isEmpty();
  }
}
