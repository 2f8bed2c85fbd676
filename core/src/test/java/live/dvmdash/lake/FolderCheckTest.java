package live.dvmdash.lake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Finds and mends what is wrong with the folders of a lake, around the files of events. */
class FolderCheckTest {

  @TempDir private Path directory;
  private CheckedLake lake;

  @BeforeEach
  void load() throws IOException {
    lake = new CheckedLake(directory);
  }

  @Test
  void anIndexIsWrittenAgain() throws Exception {
    List<String> names = lake.files.names("index");
    Files.delete(directory.resolve("index").resolve(names.get(0)));
    Files.write(
        directory.resolve("index").resolve(names.get(1)), new byte[8], StandardOpenOption.APPEND);

    lake.assertRepaired(Finding.Kind.BAD_INDEX, Finding.Kind.BAD_INDEX);

    assertThat(lake.files.names("index")).isEqualTo(names);
  }

  @Test
  void foreignFilesAreSetAside() throws Exception {
    Files.createDirectories(lake.februaryFile().resolveSibling("folder/deeper"));
    Files.writeString(directory.resolve("index").resolve("x.bin"), "x");
    Files.writeString(Files.createDirectory(directory.resolve("relays")).resolve("a.json"), "{");

    lake.assertRepaired(Finding.Kind.FOREIGN, Finding.Kind.FOREIGN, Finding.Kind.UNREADABLE_RECORD);

    Path aside = directory.resolve("set-aside").resolve(lake.files.names("set-aside").get(0));
    assertThat(aside.resolve("events/month=2025-02/folder/deeper")).isDirectory();
    assertThat(aside.resolve("index/x.bin")).hasContent("x");
    assertThat(aside.resolve("relays/a.json")).hasContent("{");
  }

  @Test
  void whatLiesBesideTheLakeIsLeftAlone() throws Exception {
    Path page = Files.writeString(directory.resolve("report.html"), "x");

    assertThat(lake.check().isClean()).isTrue();
    assertThat(lake.repair().findings())
        .extracting(Finding::kind)
        .containsExactly(Finding.Kind.BESIDE);
    assertThat(lake.kinds()).containsExactly(Finding.Kind.BESIDE);
    assertThat(page).hasContent("x");
  }

  @Test
  void aLinkThatPointsToNothingPointsToTheNewestSnapshot() throws Exception {
    Path link = directory.resolve("events");
    Files.delete(link);
    Files.createSymbolicLink(link, Path.of(".snapshots/77"));

    lake.assertRepaired(Finding.Kind.BAD_LINK);

    assertThat(lake.files.events()).containsExactlyElementsOf(lake.everything());
  }

  @Test
  void aFolderInThePlaceOfTheLinkBecomesASnapshot() throws Exception {
    Path link = directory.resolve("events");
    Path snapshot = link.toRealPath();
    Files.delete(link);
    Files.move(snapshot, link);

    lake.assertRepaired(Finding.Kind.BAD_LINK);

    assertThat(lake.files.events()).containsExactlyElementsOf(lake.everything());
    lake.files.load(TestLake.note(TestLake.FEBRUARY + 900, 900));
    assertThat(lake.check().findings()).isEmpty();
  }

  @Test
  void whatAKilledRunLeavesIsNoFault() throws Exception {
    Path index = Files.createFile(directory.resolve("index/part-of-no-snapshot.idx"));
    Files.createDirectories(directory.resolve(".snapshots/0000000009/month=2025-02"));
    Files.createDirectories(directory.resolve(".work/dead"));
    assertThat(lake.check().findings()).isEmpty();

    lake.files.clock.move(Duration.ofHours(2));

    assertThat(lake.kinds()).containsExactly(Finding.Kind.LEFTOVER);
    assertThat(lake.check().isClean()).isTrue();
    lake.assertRepaired(Finding.Kind.LEFTOVER);
    assertThat(index).doesNotExist();
  }
}
