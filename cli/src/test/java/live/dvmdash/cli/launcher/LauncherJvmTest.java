package live.dvmdash.cli.launcher;

import static live.dvmdash.cli.launcher.InstalledLauncher.program;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import live.dvmdash.cli.launcher.InstalledLauncher.Run;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the launcher tells the JVM that it starts. */
class LauncherJvmTest {

  private static final List<String> SHORT = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");
  private static final List<String> LONG =
      List.of(
          "-XX:+UseSerialGC",
          "-Xmn136m",
          "-Xmx352m",
          "-XX:Tier4InvocationThreshold=15000",
          "-XX:Tier4MinInvocationThreshold=1800",
          "-XX:Tier4CompileThreshold=45000",
          "-XX:Tier4BackEdgeThreshold=120000");

  @TempDir private Path temp;
  private InstalledLauncher launcher;

  @BeforeEach
  void install() throws IOException {
    launcher = new InstalledLauncher(temp);
  }

  @ParameterizedTest
  @ValueSource(strings = {"load", "generate", "compact", "check"})
  void longCommandsGetTheOptimisingCompilerAndAHeap(String command) throws Exception {
    Path java = launcher.jdk("jvm/25", "25").resolve("bin/java");

    assertThat(launcher.run("--lake", "x", command).lines())
        .isEqualTo(launcher.line(java, LONG, List.of("--lake", "x", command)));
  }

  @Test
  void aFetchIsOverBeforeTheOptimisingCompilerPaysAndNeedsLessHeap() throws Exception {
    Path java = launcher.jdk("jvm/25", "25").resolve("bin/java");
    List<String> flags =
        List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmn96m", "-Xmx320m");

    assertThat(launcher.run("fetch", "--follow").lines())
        .isEqualTo(launcher.line(java, flags, List.of("fetch", "--follow")));
  }

  @Test
  void shortCommandsStartFast() throws Exception {
    Path java = launcher.jdk("jvm/25", "25").resolve("bin/java");

    for (List<String> arguments :
        List.of(List.<String>of(), List.of("--help"), List.of("stats", "--", "load"))) {
      assertThat(launcher.run(arguments.toArray(String[]::new)).lines())
          .isEqualTo(launcher.line(java, SHORT, arguments));
    }
  }

  @Test
  void theUsersOptionsComeLast() throws Exception {
    Path java = launcher.jdk("jvm/25", "25").resolve("bin/java");
    launcher.environment().put("DVMDASH_JAVA_OPTS", "-Xmx4g -Dglob=*");
    List<String> lines = launcher.run("load").lines();
    assertThat(lines.subList(0, lines.size() - 3))
        .startsWith(java.toString())
        .containsAll(LONG)
        .endsWith("-Xmx4g", "-Dglob=*");
  }

  @Test
  void librariesThatStandBesideTheJarsAreNamed() throws Exception {
    launcher.jdk("jvm/25", "25");
    String lib = launcher.root().resolve("installed/lib").toString();
    assertThat(launcher.run("load").lines()).doesNotContain("-Dfr.acinq.secp256k1.lib.path=" + lib);
    Files.createFile(launcher.jar().resolveSibling("libsecp256k1-jni.so"));

    assertThat(launcher.run("load").lines())
        .contains("-Djava.library.path=" + lib, "-Dfr.acinq.secp256k1.lib.path=" + lib);
  }

  @ParameterizedTest
  @CsvSource({
    "'', '', C.UTF-8",
    "C, en_US.UTF-8, C.UTF-8",
    "en_US.utf8, C, en_US.utf8",
    "'', de_DE.UTF-8, ''"
  })
  void filesMayBeNamedInAnyScript(String all, String lang, String expected) throws Exception {
    program(launcher.jdk("jvm/25", "25").resolve("bin/java"), "printf %s \"${LC_ALL:-}\"");
    launcher.environment().put("LC_ALL", all);
    launcher.environment().put("LANG", lang);

    assertThat(launcher.run("load")).isEqualTo(new Run(0, expected, ""));
  }
}
