package live.dvmdash.lake;

import static live.dvmdash.lake.TestLake.FEBRUARY;
import static live.dvmdash.lake.TestLake.note;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LakeTest {

  @TempDir Path directory;

  private Lake open() throws IOException {
    return Lake.at(directory, Clock.systemUTC());
  }

  @Test
  void openingTouchesNothing() throws Exception {
    Lake missing = Lake.at(directory.resolve("none"), Clock.systemUTC());

    assertThat(missing.exists()).isFalse();
    assertThat(missing.snapshot().isEmpty()).isTrue();
    assertThat(missing.snapshot().events()).isNull();
    assertThat(missing.sources().all()).isEmpty();
    assertThat(missing.quarantine().counts()).isEmpty();
    assertThat(missing.directory()).doesNotExist();
  }

  @Test
  void aLakeOfANewerFormatIsRefusedInOneSentence() throws Exception {
    Files.writeString(directory.resolve("lake.properties"), "format=2\n");

    assertThatThrownBy(this::open)
        .isInstanceOf(LakeException.class)
        .hasMessage(
            "the lake is newer than this program: %s has format 2, known is 1: update dvmdash",
            directory);
  }

  @Test
  void aLakeOfThisFormatIsOpened() throws Exception {
    Files.writeString(directory.resolve("lake.properties"), "# a note\nformat=1\n");

    assertThat(open().exists()).isTrue();
  }

  @Test
  void aLakeWithoutItsFormatIsDamaged() throws Exception {
    Files.writeString(directory.resolve("lake.properties"), "format=one\n");

    assertThatThrownBy(this::open)
        .isInstanceOf(LakeException.class)
        .hasMessageStartingWith("damaged: ");
  }

  @Test
  void somebodyElsesDirectoryIsRefused() throws Exception {
    Files.writeString(directory.resolve("thesis.tex"), "");

    assertThatThrownBy(this::open)
        .isInstanceOf(LakeException.class)
        .hasMessage("not a lake: %s holds other files: name another folder with --lake", directory);
  }

  @Test
  void aFileIsNoDirectoryForALake() throws Exception {
    Path file = Files.writeString(directory.resolve("file"), "");

    assertThatThrownBy(() -> Lake.at(file, Clock.systemUTC())).isInstanceOf(LakeException.class);
  }

  @Test
  void aCreationThatWasCutShortIsNobodyElses() throws Exception {
    Path dead = Files.createDirectories(directory.resolve(".work").resolve("dead"));
    Files.createFile(dead.resolve("alive"));
    Files.writeString(dead.resolve("lake.properties"), "format");

    new TestLake(directory).load(note(FEBRUARY, 1));

    assertThat(open().exists()).isTrue();
  }

  @Test
  void downloadsMayComeBeforeTheLake() throws Exception {
    Path downloads = Files.createDirectories(open().downloads());
    Files.writeString(downloads.resolve("archive.json.part"), "[");
    assertThat(open().exists()).isFalse();

    new TestLake(directory).load(note(FEBRUARY, 1));

    assertThat(open().exists()).isTrue();
  }

  @Test
  void aLakeMayBeMoved() throws Exception {
    new TestLake(directory.resolve("here")).load(note(FEBRUARY, 1));

    Files.move(directory.resolve("here"), directory.resolve("there"));

    TestLake moved = new TestLake(directory.resolve("there"));
    moved.load(note(FEBRUARY, 2));
    assertThat(moved.ids()).hasSize(2);
    assertThat(moved.lake.directory().resolve("views.sql")).content().contains("/there/events/");
  }

  @Test
  void aCopyThatLostItsLinkDoesNotLookEmpty() throws Exception {
    TestLake lake = new TestLake(directory);
    lake.load(note(FEBRUARY, 1));
    Path link = directory.resolve("events");
    Path target = link.toRealPath();
    Files.delete(link);
    Files.move(target, link);

    assertThatThrownBy(lake::events)
        .isInstanceOf(LakeException.class)
        .hasMessageContaining("is no symbolic link");
    assertThatThrownBy(() -> lake.load(note(FEBRUARY, 2))).isInstanceOf(LakeException.class);
    assertThat(Files.isDirectory(link, LinkOption.NOFOLLOW_LINKS)).isTrue();
  }

  @Test
  void aLinkToNothingIsDamage() throws Exception {
    TestLake lake = new TestLake(directory);
    lake.load(note(FEBRUARY, 1));
    AtomicFiles.deleteTree(directory.resolve(Snapshot.DIRECTORY));

    assertThatThrownBy(lake::events)
        .isInstanceOf(LakeException.class)
        .hasMessageStartingWith("damaged: " + directory.resolve("events"));
  }
}
