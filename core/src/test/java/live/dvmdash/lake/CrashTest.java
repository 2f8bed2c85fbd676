package live.dvmdash.lake;

import static live.dvmdash.lake.TestLake.FEBRUARY;
import static live.dvmdash.lake.TestLake.MARCH;
import static live.dvmdash.lake.TestLake.note;
import static live.dvmdash.lake.TestLake.notes;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import live.dvmdash.event.Bytes32;
import live.dvmdash.event.Event;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a process that dies leaves behind, and that nobody is the worse for it. */
class CrashTest {

  @TempDir Path directory;
  private TestLake lake;
  private List<Event> stored;

  @BeforeEach
  void fillLake() throws IOException {
    lake = new TestLake(directory);
    stored = notes(FEBRUARY, 3);
    lake.load(stored);
  }

  private Path deadWorkspace() throws IOException {
    Path workspace = Files.createDirectories(directory.resolve(".work").resolve("dead"));
    Files.createFile(workspace.resolve("alive"));
    return workspace;
  }

  /** The lake as it was, the next commit done, and nothing of the dead one left. */
  private void assertHarmless() throws IOException {
    assertThat(lake.events()).isEqualTo(stored);

    Event next = note(MARCH, 1);
    Tally tally = lake.load(next);

    assertThat(tally.added()).isEqualTo(1);
    assertThat(lake.ids()).hasSize(4).contains(next.id());
    assertThat(lake.names(".work")).isEmpty();
    lake.clock.move(Commit.KEPT.plusSeconds(5));
    lake.load(note(MARCH, 2));
    assertThat(lake.names(Snapshot.DIRECTORY)).hasSize(2);
    assertThat(lake.ids()).hasSize(5);
  }

  @Test
  void halfAFileInAWorkspace() throws Exception {
    Path file = Files.createDirectory(deadWorkspace().resolve("file-0")).resolve("part-x.parquet");
    Files.writeString(file, "PAR1");

    assertHarmless();
  }

  @Test
  void aWorkspaceWithoutItsLock() throws Exception {
    Path unborn = Files.createDirectories(directory.resolve(".work").resolve(".unborn"));
    Files.setLastModifiedTime(
        unborn, FileTime.from(lake.clock.instant().minus(Duration.ofMinutes(2))));

    assertHarmless();
  }

  @Test
  void aSnapshotStillInItsWorkspace() throws Exception {
    Path aside = Files.createDirectory(deadWorkspace().resolve("snapshot-1"));
    link(aside);

    assertHarmless();
  }

  @Test
  void aSnapshotThatNothingPointsTo() throws Exception {
    link(Files.createDirectory(directory.resolve(Snapshot.DIRECTORY).resolve("0000000002")));

    assertHarmless();
  }

  @Test
  void aNewLinkThatDidNotReplaceTheOldOne() throws Exception {
    link(Files.createDirectory(directory.resolve(Snapshot.DIRECTORY).resolve("0000000002")));
    Files.createSymbolicLink(
        deadWorkspace().resolve(Snapshot.LINK), Path.of(Snapshot.DIRECTORY, "0000000002"));

    assertHarmless();
  }

  private void link(Path snapshot) throws IOException {
    Path month = Files.createDirectory(snapshot.resolve("month=2025-02"));
    for (Path file : lake.lake.snapshot().all()) {
      Files.createLink(month.resolve(file.getFileName()), file);
    }
    Files.writeString(month.resolve("part-never.parquet"), "never committed");
  }

  @Test
  void aYoungWorkspaceWithoutItsLockMayBeSomebodys() throws Exception {
    Files.createDirectories(directory.resolve(".work").resolve(".unborn"));

    lake.load(note(MARCH, 1));

    assertThat(lake.names(".work")).containsExactly(".unborn");
  }

  @Test
  void aLivingWorkspaceOfThisProcessStays() throws Exception {
    try (Workspace mine = Workspace.open(directory, lake.clock)) {
      lake.load(note(MARCH, 1));
      assertThat(mine.directory()).exists();
    }
    assertThat(lake.names(".work")).isEmpty();
  }

  @Test
  void aLookFromThisProcessDoesNotExposeAWorkspaceToOthers() throws Exception {
    try (Workspace mine = Workspace.open(directory, lake.clock)) {
      Workspace.open(directory, lake.clock).close();

      try (ChildProcess other =
          ChildProcess.start(CommittingProgram.class, directory.toString(), "100")) {
        assertThat(other.line()).isEqualTo("105");
        assertThat(mine.directory()).exists();
      }
    }
  }

  @Test
  void oldSnapshotsAreKeptFiveMinutesForTheirReaders() throws Exception {
    Snapshot old = lake.lake.snapshot();
    lake.load(note(MARCH, 1));
    lake.clock.move(Duration.ofMinutes(4));
    lake.load(note(MARCH, 2));
    assertThat(TestLake.events(old)).isEqualTo(stored);

    lake.clock.move(Duration.ofMinutes(2));
    lake.load(note(MARCH, 3));
    assertThat(old.events()).doesNotExist();
    assertThat(lake.names(Snapshot.DIRECTORY))
        .containsExactly("0000000002", "0000000003", "0000000004");
  }

  @Test
  void aKilledWriterLosesNothingItHadCommitted() throws Exception {
    Set<Bytes32> expected = new HashSet<>(lake.ids());
    int number = 100;
    for (int run = 0; run < 2; run++) {
      int from = number;
      try (ChildProcess writer =
          ChildProcess.start(
              CommittingProgram.class, directory.toString(), Integer.toString(number))) {
        for (int commits = 0; commits < 3 + 4 * run; commits++) {
          number = Integer.parseInt(writer.line());
        }
        writer.kill();
        for (String line = writer.line(); line != null; line = writer.line()) {
          number = Integer.parseInt(line);
        }
      }
      for (int i = from; i < number; i++) {
        expected.add(note(FEBRUARY, i).id());
        expected.add(note(MARCH, i).id());
      }
      List<Bytes32> ids = lake.ids();
      assertThat(ids).doesNotHaveDuplicates().containsAll(expected);
      assertThat(ids.size() - expected.size()).as("a commit that was not told yet").isIn(0, 10);
      number += 5;
      expected.addAll(ids);
    }

    lake.load(note(MARCH, 1));
    assertThat(lake.names(".work")).isEmpty();
    assertThat(lake.ids()).doesNotHaveDuplicates();
  }
}
