package live.dvmdash.cli.fault;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import live.dvmdash.cli.console.ExitCodes;
import live.dvmdash.cli.testing.Cli;
import live.dvmdash.cli.testing.DvmdashProcess;
import live.dvmdash.cli.testing.FetchWorld;
import live.dvmdash.cli.testing.LakeInvariants;
import live.dvmdash.event.Event;
import live.dvmdash.relay.testing.SignedEvents;
import live.dvmdash.relay.testing.TestRelay;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ten processes at work in one lake at the same time. */
class ConcurrentProcessesTest {

  private static final int ARCHIVES = 6;
  private static final int PATIENCE_SECONDS = 120;

  private final List<Event> relayed =
      SignedEvents.by(1).requests(300, Instant.now().getEpochSecond() - 3 * FetchWorld.HOUR);
  private final List<DvmdashProcess> processes = new ArrayList<>();

  @TempDir private Path directory;
  private Path lake;
  private LakeInvariants invariants;
  private OverlappingArchives archives;
  private List<Set<String>> wholes;

  @BeforeEach
  void writeArchives() throws IOException {
    lake = directory.resolve("lake");
    invariants = new LakeInvariants(lake);
    archives = OverlappingArchives.write(directory, ARCHIVES);
    wholes = new ArrayList<>();
    for (int i = 0; i < ARCHIVES; i++) {
      Path alone = directory.resolve("alone-" + i);
      new Cli(directory)
          .run("load", "--lake", alone.toString(), archives.files().get(i).toString());
      wholes.add(new LakeInvariants(alone).ids());
    }
  }

  @Test
  void nothingIsLostNothingIsDoubleAndNobodySeesHalfACommit() throws Exception {
    try (TestRelay one = TestRelay.with(relayed.subList(0, 200)).cap(40).start();
        TestRelay other = TestRelay.with(relayed.subList(100, 300)).cap(40).start()) {
      for (int i = 0; i < 4; i++) {
        startLoad(i);
      }
      start("fetch", "--json", "--wait", "2m", "--no-context", "--days", "1", "--relay", one.url());
      start(
          "fetch", "--json", "--wait", "2m", "--no-context", "--days", "1", "--relay", other.url());
      start("compact", "--wait", "2m");
      start("compact", "--wait", "2m");
      start("stats", "--json", "--month", "2025-02");
      start("export");
      int looks = readAllAlong();
      for (DvmdashProcess process : processes) {
        assertThat(process.await(PATIENCE_SECONDS))
            .as(process.err())
            .isIn(ExitCodes.DONE, ExitCodes.NOTHING_FOUND);
      }
      assertThat(looks).isPositive();
    } finally {
      for (DvmdashProcess process : processes) {
        process.close();
      }
    }
    assertEachEventIsThereOnce();
    assertRefusedElementsAreKeptOnce();
  }

  private void start(String... arguments) throws IOException {
    List<String> all = new ArrayList<>(Arrays.asList(arguments));
    all.addAll(List.of("--lake", lake.toString()));
    processes.add(DvmdashProcess.start(directory, all));
  }

  /** All archives, beginning with another one and every other time in the other direction. */
  private void startLoad(int number) throws IOException {
    List<Path> files = new ArrayList<>(archives.files());
    Collections.rotate(files, number);
    List<String> arguments = new ArrayList<>(List.of("load", "--json", "--wait", "2m"));
    (number % 2 == 0 ? files : files.reversed()).forEach(file -> arguments.add(file.toString()));
    start(arguments.toArray(String[]::new));
  }

  /** Looks at the lake as long as anybody is at work, and counts how often. */
  private int readAllAlong() throws IOException {
    int looks = 0;
    while (processes.stream().anyMatch(DvmdashProcess::isAlive)) {
      assertWholeCommits(invariants.ids());
      looks++;
    }
    assertWholeCommits(FetchWorld.idsOfLines(processes.getLast().out()));
    return looks;
  }

  /** A load commits an archive as a whole, so what is of archives must be whole ones. */
  private void assertWholeCommits(Set<String> seen) {
    Set<String> archived = new TreeSet<>(seen);
    archived.removeAll(FetchWorld.idsOf(relayed));
    Set<String> whole = new HashSet<>();
    for (Set<String> archive : wholes) {
      if (archived.containsAll(archive)) {
        whole.addAll(archive);
      }
    }
    assertThat(whole).as("archives that are there as a whole").containsAll(archived);
  }

  private void assertEachEventIsThereOnce() throws IOException {
    Set<String> expected = new TreeSet<>(FetchWorld.idsOf(relayed));
    wholes.forEach(expected::addAll);
    assertThat(invariants.ids()).isEqualTo(expected);
    long added = 0;
    for (DvmdashProcess writer : processes.subList(0, 6)) {
      JsonNode summary = FetchWorld.read(writer.out());
      long duplicates = summary.path("duplicates").asLong();
      assertThat(summary.path("valid").asLong())
          .isEqualTo(summary.path("new").asLong() + duplicates);
      added += summary.path("new").asLong();
    }
    assertThat(added).isEqualTo(expected.size());
  }

  private void assertRefusedElementsAreKeptOnce() {
    Path quiet = directory.resolve("one-after-the-other");
    assertThat(new Cli(directory).run(archives.load(ARCHIVES, quiet).toArray(String[]::new)))
        .returns(ExitCodes.DONE, Cli.Result::exitCode);
    String refused = new LakeInvariants(quiet).printed("quarantine", "--json");
    assertThat(FetchWorld.read(refused).toString()).contains("bad_signature");
    assertThat(invariants.printed("quarantine", "--json")).isEqualTo(refused);
  }
}
