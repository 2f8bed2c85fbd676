package live.dvmdash.cli.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The caches of classes that the launcher makes, with a JVM that only notes how it was called. */
class LauncherCacheTest {

  /** Writes the cache it is asked for, which holds the name of what was rehearsed. */
  private static final String JVM =
      """
      #!/bin/sh
      printf '%s\\n' "$*" >> "$(dirname "$0")/../calls"
      for argument in "$@"; do
        case $argument in
          -XX:AOTCacheOutput=* | -XX:ArchiveClassesAtExit=*) echo made > "${argument#*=}" ;;
        esac
      done
      """;

  @TempDir private Path temp;
  private Path lib;
  private Path jdk;

  @BeforeEach
  void install() throws IOException {
    Path home = Files.createDirectory(temp.resolve("an installation"));
    Files.createDirectory(home.resolve("bin"));
    Files.copy(Path.of("..", "dvmdash"), home.resolve("bin/dvmdash"));
    lib = Files.createDirectory(home.resolve("lib"));
    Files.createFile(lib.resolve("dvmdash-cli.jar"));
    Files.writeString(lib.resolve("build-id"), "one\n");
    jdk = temp.resolve("jdk");
    Files.createDirectories(jdk.resolve("bin"));
    java(JVM);
    release("25.0.3", "25.0.3+9");
  }

  @ParameterizedTest
  @CsvSource({
    "--help, words",
    "reports, words",
    "stats, query",
    "trace, query",
    "load, intake",
    "fetch, intake"
  })
  void theFirstRunMakesACacheAndLaterOnesUseIt(String command, String purpose) throws Exception {
    run(command);
    run(command);

    Path cache = lib.resolve(purpose + "-one-25.0.3+9.cache");
    assertThat(cache).hasContent("made");
    assertThat(calls().stream().filter(call -> call.contains("AOTCacheOutput="))).hasSize(1);
    assertThat(calls().stream().filter(call -> call.contains("-XX:AOTCache=" + cache)))
        .hasSize(2)
        .allMatch(call -> call.endsWith(" " + command));
    assertThat(files()).doesNotContain("." + purpose + ".rehearsal");
  }

  @Test
  void anotherBuildOrAnotherJvmGetsItsOwn() throws Exception {
    run("stats");
    release("25.0.4", "25.0.4+7");
    run("stats");
    assertThat(files()).contains("query-one-25.0.3+9.cache", "query-one-25.0.4+7.cache");

    Files.writeString(lib.resolve("build-id"), "two\n");
    run("stats");

    assertThat(files())
        .contains("query-two-25.0.4+7.cache")
        .noneMatch(name -> name.contains("one"));
  }

  @Test
  void whatSharesACacheMayRunWithOtherFlagsThanItWasMadeWith() throws Exception {
    run("fetch");
    run("load");

    assertThat(calls()).hasSize(3);
    assertThat(calls().get(0)).contains("AOTCacheOutput=").doesNotContain("TieredStopAtLevel");
    assertThat(calls().get(1)).contains("TieredStopAtLevel=1").endsWith(" fetch");
    assertThat(calls().get(2)).doesNotContain("TieredStopAtLevel").endsWith(" load");
  }

  @Test
  void beforeJdk25ItIsAnArchiveOfClassDataSharing() throws Exception {
    release("21.0.9", "21.0.9+10");

    run("stats");

    assertThat(calls()).anyMatch(call -> call.contains("-XX:ArchiveClassesAtExit="));
    assertThat(calls().getLast()).contains("-XX:SharedArchiveFile=");
  }

  @Test
  void aJvmThatCannotMakeOneIsNotAskedAgain() throws Exception {
    java(JVM.replace("echo made", "exit 1; :"));

    run("stats");
    run("stats");

    assertThat(calls().stream().filter(call -> call.contains("AOTCacheOutput="))).hasSize(1);
    assertThat(calls().getLast()).doesNotContain("AOT").endsWith(" stats");
  }

  @Test
  void onlyOneRunMakesIt() throws Exception {
    Path work = Files.createDirectory(lib.resolve(".query.rehearsal"));
    Files.writeString(work.resolve("pid"), ProcessHandle.current().pid() + "\n");

    run("stats");

    assertThat(calls()).hasSize(1).allMatch(call -> !call.contains("AOT"));
    assertThat(work).exists();
  }

  @Test
  void whatAKilledRunLeftIsClearedAway() throws Exception {
    Process dead = new ProcessBuilder("true").start();
    dead.waitFor();
    Path work = Files.createDirectory(lib.resolve(".query.rehearsal"));
    Files.writeString(work.resolve("pid"), dead.pid() + "\n");

    run("stats");
    assertThat(work).doesNotExist();
    run("stats");

    assertThat(files()).contains("query-one-25.0.3+9.cache");
  }

  @ParameterizedTest
  @ValueSource(strings = {"compact", "check", "generate", "demo"})
  void whatIsRareNeedsNone(String command) throws Exception {
    run(command);

    assertThat(calls()).hasSize(1).allMatch(call -> !call.contains("AOT"));
  }

  private void java(String script) throws IOException {
    Path java = jdk.resolve("bin/java");
    Files.writeString(java, script);
    assertThat(java.toFile().setExecutable(true)).isTrue();
  }

  private void release(String version, String runtime) throws IOException {
    Files.writeString(
        jdk.resolve("release"),
        "JAVA_RUNTIME_VERSION=\"%s\"\nJAVA_VERSION=\"%s\"\n".formatted(runtime, version));
  }

  private List<String> calls() throws IOException {
    return Files.readAllLines(jdk.resolve("calls"));
  }

  private List<String> files() throws IOException {
    try (var files = Files.list(lib)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  private void run(String... arguments) throws Exception {
    List<String> command = new ArrayList<>();
    Collections.addAll(command, "/bin/sh", lib.resolveSibling("bin/dvmdash").toString());
    Collections.addAll(command, arguments);
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().put("PATH", "/usr/bin:/bin");
    builder.environment().put("DVMDASH_JAVA_HOME", jdk.toString());
    Process process = builder.start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    assertThat(said).isEmpty();
  }
}
