package live.dvmdash.cli.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import live.dvmdash.cli.console.ExitCodes;
import live.dvmdash.cli.testing.Cli;
import live.dvmdash.cli.testing.LakeInvariants;
import live.dvmdash.cli.testing.SampleData;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that fills up while something is written to it: the lake stays what it was. */
class FullDiskTest {

  private static final int EVENTS = 30_000;
  private static final int PATIENCE_SECONDS = 120;

  /** A little more than has to be free before anything is added. */
  private static final long ENOUGH = (100L << 20) + (2L << 20);

  /** Less than a month of the sample data takes. */
  private static final long BARELY = 200_000;

  @TempDir private Path directory;

  private Cli cli;
  private LakeInvariants lake;

  @BeforeEach
  void nameTheLake() {
    cli = new Cli(directory).with("DVMDASH_LAKE", "disk/lake");
    lake = new LakeInvariants(directory.resolve("disk/lake"));
  }

  private SmallDisk withALake(String options) throws Exception {
    SmallDisk disk = SmallDisk.mount(directory.resolve("disk"), options);
    assertThat(cli.run("load", "--quiet", SampleData.JANUARY.toString()).exitCode()).isZero();
    return disk;
  }

  private static void assertSaysThatTheDiskIsFull(Cli.Result result) {
    assertThat(result.exitCode()).as(result.err()).isEqualTo(ExitCodes.FAILED);
    assertThat(result.err()).contains("free some space; everything committed is safe");
    assertThat(result.err().strip().lines()).hasSize(1);
  }

  @Test
  void aLoadWhileSomebodyElseFillsTheDisk() throws Exception {
    cli.run("generate", "--events", Integer.toString(EVENTS), "-o", "new.json");
    Path archive = directory.resolve("new.json");
    try (SmallDisk disk = withALake("size=160m");
        ExecutorService thread = Executors.newSingleThreadExecutor()) {
      Set<String> before = lake.ids();
      disk.fill(ENOUGH);

      Future<Cli.Result> load =
          thread.submit(() -> cli.run("load", "--quiet", "--trust-signatures", archive.toString()));
      while (!load.isDone() && !isWritingEvents(disk)) {
        TimeUnit.MILLISECONDS.sleep(1);
      }
      disk.takeTheRest();

      assertSaysThatTheDiskIsFull(load.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
      assertThat(lake.ids()).isEqualTo(before);
      disk.free();
      assertThat(cli.run("load", "--quiet", archive.toString()).exitCode()).isZero();
      assertThat(lake.ids()).hasSizeGreaterThan(before.size()).containsAll(before);
      lake.assertNothingTemporary();
    }
  }

  private static boolean isWritingEvents(SmallDisk disk) throws IOException {
    Path work = disk.path().resolve("lake/.work");
    try (Stream<Path> files = Files.walk(work)) {
      return files.anyMatch(file -> file.toString().endsWith(".parquet"));
    } catch (UncheckedIOException e) {
      return false; // a workspace has just been removed
    }
  }

  @Test
  void aLoadToADiskThatTakesNoMoreFiles() throws Exception {
    try (SmallDisk disk = withALake("size=160m,nr_inodes=90")) {
      Set<String> before = lake.ids();
      disk.fillWithFiles(4);

      assertSaysThatTheDiskIsFull(cli.run("load", "--quiet", SampleData.FEBRUARY.toString()));

      assertThat(lake.ids()).isEqualTo(before);
      disk.free();
      assertThat(cli.run("load", "--quiet", SampleData.FEBRUARY.toString()).exitCode()).isZero();
      lake.assertNothingTemporary();
    }
  }

  @Test
  void aCompaction() throws Exception {
    try (SmallDisk disk = withALake("size=160m")) {
      cli.run("load", "--quiet", SampleData.FEBRUARY.toString());
      String before = lake.printed("export");
      disk.fill(BARELY);

      assertSaysThatTheDiskIsFull(cli.run("compact"));

      assertThat(lake.printed("export")).isEqualTo(before);
      lake.ids();
      disk.free();
      assertThat(cli.run("compact").exitCode()).isZero();
      assertThat(lake.printed("export")).isEqualTo(before);
      lake.assertNothingHalfWritten();
    }
  }
}
