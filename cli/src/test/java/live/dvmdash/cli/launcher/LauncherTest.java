package live.dvmdash.cli.launcher;

import static live.dvmdash.cli.launcher.InstalledLauncher.program;
import static live.dvmdash.cli.launcher.InstalledLauncher.release;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import live.dvmdash.cli.launcher.InstalledLauncher.Run;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the launcher finds a JDK and the program, wherever it is started from. */
class LauncherTest {

  @TempDir private Path temp;
  private InstalledLauncher launcher;

  @BeforeEach
  void install() throws IOException {
    launcher = new InstalledLauncher(temp);
  }

  @Test
  void placesAreSearchedInOrder() throws Exception {
    Path first = launcher.jdk("first", "21.0.4");
    Path second = launcher.jdk("second", "25");
    Path onPath = launcher.jdk("third", "21-ea");
    launcher.environment().put("DVMDASH_JAVA_HOME", first.toString());
    launcher.environment().put("JAVA_HOME", second.toString());
    Path alternatives =
        Files.createSymbolicLink(launcher.root().resolve("java"), onPath.resolve("bin/java"));
    Files.createSymbolicLink(launcher.root().resolve("programs/java"), alternatives);
    List<Path> order =
        List.of(
            first,
            second,
            onPath,
            launcher.jdk("jvm/temurin-25", "25.0.3"),
            launcher.jdk("opt/jdk", "22.0.1"),
            launcher.jdk("home/.sdkman/candidates/java/23-open", "23"),
            launcher.jdk("home/.jdks/corretto-24", "24.0.2"));

    for (Path expected : order) {
      assertThat(launcher.run("stats").lines().getFirst())
          .isEqualTo(expected.resolve("bin/java").toString());
      release(expected, "20.0.2");
    }
    assertThat(launcher.run("stats").exitCode()).isEqualTo(1);
  }

  @Test
  void withOldJdksOnlyItSaysWhichAndWhatIsNeeded() throws Exception {
    Path old = launcher.jdk("jvm/java-17", "17.0.15");
    Files.createSymbolicLink(launcher.root().resolve("jvm/java-1.17"), old);
    Path older = launcher.jdk("opt/jdk8", "1.8.0_392");
    Files.createDirectories(launcher.root().resolve("opt/unrelated"));
    launcher.environment().put("JAVA_HOME", old.toString());

    assertThat(launcher.run("stats"))
        .isEqualTo(
            new Run(
                1,
                "",
                "dvmdash: needs Java 21 or newer: found 17.0.15 in %s, 1.8.0_392 in %s: "
                        .formatted(old, older)
                    + "install a JDK of at least 21, or set DVMDASH_JAVA_HOME to one\n"));
  }

  @Test
  void withoutAnyJdkItSaysSo() throws Exception {
    launcher.environment().put("JAVA_HOME", launcher.root().resolve("nowhere").toString());

    Run run = launcher.run("stats");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).startsWith("dvmdash: needs Java 21 or newer: found none: install");
  }

  @Test
  void throughSymbolicLinksFromAnyDirectory() throws Exception {
    launcher.jdk("jvm/25", "25");
    Path links = Files.createDirectory(launcher.root().resolve("links -> here"));
    Path absolute = Files.createSymbolicLink(links.resolve("absolute"), launcher.script());
    Path relative = Files.createSymbolicLink(links.resolve("rel"), Path.of("absolute"));
    Path upward =
        Files.createSymbolicLink(
            links.resolve("upward"), Path.of("../installed/../links -> here/rel"));

    for (Path started : List.of(launcher.script(), absolute, relative, upward)) {
      assertThat(launcher.runIn(Path.of("/"), started.toString(), "stats").lines())
          .contains(launcher.jar().toString(), "stats");
    }
    assertThat(launcher.runIn(links, "./rel", "stats").lines()).contains(launcher.jar().toString());
    assertThat(
            launcher
                .runIn(launcher.root().resolve("installed/bin"), "/bin/sh", "dvmdash", "stats")
                .lines())
        .contains(launcher.jar().toString());
  }

  @Test
  void withAnEmptyEnvironment() throws Exception {
    Path java = launcher.jdk("jvm/25", "25").resolve("bin/java");
    launcher.environment().clear();

    Run run = launcher.run("stats");

    assertThat(run.err()).isEmpty();
    assertThat(run.lines())
        .startsWith(java.toString())
        .endsWith("-jar", launcher.jar().toString(), "stats");
  }

  @Test
  void argumentsPassThroughUntouched() throws Exception {
    launcher.jdk("jvm/25", "25");
    List<String> arguments = List.of("stats", "a b", "", "*", "$HOME", "--", "-h", "\\", "'\"");

    List<String> lines = launcher.run(arguments.toArray(String[]::new)).lines();

    assertThat(lines.subList(lines.size() - arguments.size(), lines.size())).isEqualTo(arguments);
  }

  @Test
  void theExitCodeIsThePrograms() throws Exception {
    Path java = launcher.jdk("jvm/25", "25").resolve("bin/java");
    program(java, "echo said >&2; exit 6");

    assertThat(launcher.run("load")).isEqualTo(new Run(6, "", "said\n"));
  }

  @Test
  void anIncompleteInstallationIsNamed() throws Exception {
    launcher.jdk("jvm/25", "25");
    Files.delete(launcher.jar());

    Run run = launcher.run("stats");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).startsWith("dvmdash: the program is missing: " + launcher.jar());
  }
}
