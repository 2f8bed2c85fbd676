package live.dvmdash.cli.fault;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.util.ZstdVersion;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import live.dvmdash.cli.Main;
import live.dvmdash.cli.console.ExitCodes;
import live.dvmdash.cli.testing.Cli;
import live.dvmdash.cli.testing.SampleData;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A lake on machines and disks that fail: one clear line, the right code, and nothing is lost. */
class LakeFaultTest {

  private static final String FEBRUARY = SampleData.FEBRUARY.toString();

  @TempDir private Path directory;
  private Cli cli;
  private Path lake;
  private final List<SmallDisk> disks = new ArrayList<>();

  @BeforeEach
  void load() {
    cli = new Cli(directory).with("DVMDASH_LAKE", "lake");
    lake = directory.resolve("lake");
    cli.run("load", "--quiet", SampleData.JANUARY.toString());
  }

  @AfterEach
  void unmount() throws Exception {
    for (SmallDisk disk : disks) {
      disk.close();
    }
  }

  private SmallDisk mount(String options) throws Exception {
    SmallDisk disk = SmallDisk.mount(directory.resolve("mount"), options);
    disks.add(disk);
    return disk;
  }

  /** The program as a process of its own, below a shell command that ends in {@code exec}. */
  private Cli.Result process(String before, List<String> jvm, String... arguments)
      throws Exception {
    List<String> command = new ArrayList<>(List.of("sh", "-c", before + " exec \"$@\"", "sh"));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED"));
    command.addAll(jvm);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(List.of(arguments));
    Path out = directory.resolve("out");
    Path err = directory.resolve("err");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
    builder.environment().put("DVMDASH_LAKE", lake.toString());
    int code = builder.start().waitFor();
    String said =
        Files.readString(err).lines().filter(line -> !line.startsWith("SLF4J")).toList() + "";
    return new Cli.Result(code, Files.readString(out, StandardCharsets.UTF_8), said);
  }

  @Test
  void aFullDisk() throws Exception {
    Path small = mount("size=12m").path();
    cli.run("load", "--quiet", "--lake", small.resolve("lake").toString(), FEBRUARY);

    Cli.Result result = cli.run("load", "--lake", small.resolve("lake").toString(), FEBRUARY);

    OneLine.assertFails(result, "disk nearly full", "free some space");
  }

  @Test
  void aLakeThatCannotBeWritten() throws Exception {
    SmallDisk disk = mount("size=200m");
    Path there = disk.path().resolve("lake");
    cli.run("load", "--quiet", "--lake", there.toString(), SampleData.JANUARY.toString());
    disk.makeReadOnly();
    Cli readOnly = new Cli(directory).with("DVMDASH_LAKE", there.toString());

    for (String command : List.of("load " + FEBRUARY, "check --repair")) {
      OneLine.assertFails(
          readOnly.run(command.split(" ", -1)), "cannot write to the lake: " + there);
    }
    assertThat(readOnly.run("stats", "--month", "2025-01").exitCode()).isZero();
    assertThat(readOnly.run("check").exitCode()).isZero();
  }

  /** As the launcher does with those of the installation. */
  @ParameterizedTest
  @ValueSource(strings = {"size=50m,noexec", "ro"})
  void noTemporaryDirectoryIsNeededWithLibrariesBesideTheJars(String options) throws Exception {
    boolean intel = System.getProperty("os.arch").equals("amd64");
    Path libraries = Files.createDirectory(directory.resolve("libraries"));
    String zstd = "libzstd-jni-" + ZstdVersion.VERSION + ".so";
    copy((intel ? "/linux/amd64/" : "/linux/aarch64/") + zstd, libraries.resolve(zstd));
    copy(
        "/fr/acinq/secp256k1/jni/native/linux-%s/libsecp256k1-jni.so"
            .formatted(intel ? "x86_64" : "aarch64"),
        libraries.resolve("libsecp256k1-jni.so"));
    List<String> jvm =
        List.of(
            "-Djava.io.tmpdir=" + mount(options).path(),
            "-Djava.library.path=" + libraries,
            "-Dfr.acinq.secp256k1.lib.path=" + libraries);

    Cli.Result load = process("", jvm, "load", "--quiet", FEBRUARY);

    assertThat(load).isEqualTo(new Cli.Result(ExitCodes.DONE, "", "[]"));
    assertThat(cli.run("check").exitCode()).isZero();
  }

  private static void copy(String resource, Path file) throws IOException {
    try (InputStream bytes = LakeFaultTest.class.getResourceAsStream(resource)) {
      Files.copy(Objects.requireNonNull(bytes, resource), file);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"size=50m,noexec", "ro"})
  void aTemporaryDirectoryThatIsOfNoUse(String options) throws Exception {
    List<String> jvm = List.of("-Djava.io.tmpdir=" + mount(options).path());

    OneLine.assertFails(
        process("", jvm, "load", FEBRUARY), "cannot load a library", "-Djava.io.tmpdir=DIR");
    assertThat(cli.run("check").exitCode()).isZero();
  }

  /** Beside the class path, which tests have a longer one of. */
  @Test
  void sixtyFourFilesAreEnough() throws Exception {
    int jars = System.getProperty("java.class.path").split(File.pathSeparator, -1).length;
    for (String command :
        List.of("load " + FEBRUARY, "stats --month 2025-01", "check", "compact")) {
      Cli.Result result =
          process("ulimit -n %d;".formatted(jars + 64), List.of(), command.split(" ", -1));

      assertThat(result.exitCode()).as(command + result.err()).isZero();
    }
  }

  @Test
  void noHome() throws Exception {
    assertThat(process("unset HOME;", List.of(), "stats", "--month", "2025-01").exitCode())
        .isZero();
  }

  @Test
  void aClockThatWasSetBack() {
    Cli earlier = new Cli(directory).with("DVMDASH_LAKE", "lake").at(Cli.NOW.minusSeconds(1 << 27));

    assertThat(earlier.run("load", "--quiet", FEBRUARY).exitCode()).isZero();
    assertThat(earlier.run("check").exitCode()).isZero();
    assertThat(cli.run("stats", "--month", "2025-02").exitCode()).isZero();
  }
}
