package live.dvmdash.cli.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Runs the launcher as it is installed, with JDKs whose {@code java} only prints what it was called
 * with. The places that the launcher searches are moved below a temporary directory.
 */
class LauncherTest {

  private static final Path SCRIPT = Path.of("..", "dvmdash");
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
  private Path root;
  private Path launcher;
  private Path jar;
  private final Map<String, String> environment = new LinkedHashMap<>();

  @BeforeEach
  void install() throws IOException {
    // The launcher names places without symbolic links, and the temporary directory may be one.
    root = Files.createDirectory(temp.toRealPath().resolve("a b"));
    launcher = Files.createDirectories(root.resolve("installed/bin")).resolve("dvmdash");
    jar = Files.createDirectories(root.resolve("installed/lib")).resolve("dvmdash-cli.jar");
    Files.createFile(jar);
    Path programs = Files.createDirectory(root.resolve("programs"));
    program(programs.resolve("ls"), "exec /bin/ls \"$@\"");

    String script = Files.readString(SCRIPT);
    for (String searched : List.of("/usr/lib/jvm/*", "/opt/*", "/usr/local/bin:/usr/bin:/bin")) {
      assertThat(script).containsOnlyOnce(searched);
    }
    Files.writeString(
        launcher,
        script
            .replace("/usr/lib/jvm/*", "'" + root + "'/jvm/*")
            .replace("/opt/*", "'" + root + "'/opt/*")
            .replace("/usr/local/bin:/usr/bin:/bin", programs.toString()));
    assertThat(launcher.toFile().setExecutable(true)).isTrue();
    environment.put("PATH", programs.toString());
    environment.put("HOME", root.resolve("home").toString());
  }

  @Test
  void placesAreSearchedInOrder() throws Exception {
    Path first = jdk("first", "21.0.4");
    Path second = jdk("second", "25");
    Path onPath = jdk("third", "21-ea");
    environment.put("DVMDASH_JAVA_HOME", first.toString());
    environment.put("JAVA_HOME", second.toString());
    Path alternatives = Files.createSymbolicLink(root.resolve("java"), onPath.resolve("bin/java"));
    Files.createSymbolicLink(root.resolve("programs/java"), alternatives);
    List<Path> order =
        List.of(
            first,
            second,
            onPath,
            jdk("jvm/temurin-25", "25.0.3"),
            jdk("opt/jdk", "22.0.1"),
            jdk("home/.sdkman/candidates/java/23-open", "23"),
            jdk("home/.jdks/corretto-24", "24.0.2"));

    for (Path expected : order) {
      assertThat(run("stats").lines().getFirst())
          .isEqualTo(expected.resolve("bin/java").toString());
      release(expected, "20.0.2");
    }
    assertThat(run("stats").exitCode()).isEqualTo(1);
  }

  @Test
  void withOldJdksOnlyItSaysWhichAndWhatIsNeeded() throws Exception {
    Path old = jdk("jvm/java-17", "17.0.15");
    Files.createSymbolicLink(root.resolve("jvm/java-1.17"), old);
    Path older = jdk("opt/jdk8", "1.8.0_392");
    Files.createDirectories(root.resolve("opt/unrelated"));
    environment.put("JAVA_HOME", old.toString());

    assertThat(run("stats"))
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
    environment.put("JAVA_HOME", root.resolve("nowhere").toString());

    Run run = run("stats");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).startsWith("dvmdash: needs Java 21 or newer: found none: install");
  }

  @Test
  void throughSymbolicLinksFromAnyDirectory() throws Exception {
    jdk("jvm/25", "25");
    Path links = Files.createDirectory(root.resolve("links -> here"));
    Path absolute = Files.createSymbolicLink(links.resolve("absolute"), launcher);
    Path relative = Files.createSymbolicLink(links.resolve("rel"), Path.of("absolute"));
    Path upward =
        Files.createSymbolicLink(
            links.resolve("upward"), Path.of("../installed/../links -> here/rel"));

    for (Path started : List.of(launcher, absolute, relative, upward)) {
      assertThat(run(Path.of("/"), started.toString(), "stats").lines())
          .contains(jar.toString(), "stats");
    }
    assertThat(run(links, "./rel", "stats").lines()).contains(jar.toString());
    assertThat(run(root.resolve("installed/bin"), "/bin/sh", "dvmdash", "stats").lines())
        .contains(jar.toString());
  }

  @Test
  void withAnEmptyEnvironment() throws Exception {
    Path java = jdk("jvm/25", "25").resolve("bin/java");
    environment.clear();

    Run run = run("stats");

    assertThat(run.err()).isEmpty();
    assertThat(run.lines()).startsWith(java.toString()).endsWith("-jar", jar.toString(), "stats");
  }

  @Test
  void argumentsPassThroughUntouched() throws Exception {
    jdk("jvm/25", "25");
    List<String> arguments = List.of("stats", "a b", "", "*", "$HOME", "--", "-h", "\\", "'\"");

    List<String> lines = run(arguments.toArray(String[]::new)).lines();

    assertThat(lines.subList(lines.size() - arguments.size(), lines.size())).isEqualTo(arguments);
  }

  @ParameterizedTest
  @ValueSource(strings = {"load", "generate", "compact", "check"})
  void longCommandsGetTheOptimisingCompilerAndAHeap(String command) throws Exception {
    Path java = jdk("jvm/25", "25").resolve("bin/java");

    assertThat(run("--lake", "x", command).lines())
        .isEqualTo(line(java, LONG, List.of("--lake", "x", command)));
  }

  @Test
  void aFetchIsOverBeforeTheOptimisingCompilerPaysAndNeedsLessHeap() throws Exception {
    Path java = jdk("jvm/25", "25").resolve("bin/java");
    List<String> flags =
        List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmn96m", "-Xmx320m");

    assertThat(run("fetch", "--follow").lines())
        .isEqualTo(line(java, flags, List.of("fetch", "--follow")));
  }

  @Test
  void shortCommandsStartFast() throws Exception {
    Path java = jdk("jvm/25", "25").resolve("bin/java");

    for (List<String> arguments :
        List.of(List.<String>of(), List.of("--help"), List.of("stats", "--", "load"))) {
      assertThat(run(arguments.toArray(String[]::new)).lines())
          .isEqualTo(line(java, SHORT, arguments));
    }
  }

  @Test
  void theUsersOptionsComeLast() throws Exception {
    Path java = jdk("jvm/25", "25").resolve("bin/java");
    environment.put("DVMDASH_JAVA_OPTS", "-Xmx4g -Dglob=*");
    List<String> lines = run("load").lines();
    assertThat(lines.subList(0, lines.size() - 3))
        .startsWith(java.toString())
        .containsAll(LONG)
        .endsWith("-Xmx4g", "-Dglob=*");
  }

  @Test
  void librariesThatStandBesideTheJarsAreNamed() throws Exception {
    jdk("jvm/25", "25");
    String lib = root.resolve("installed/lib").toString();
    assertThat(run("load").lines()).doesNotContain("-Dfr.acinq.secp256k1.lib.path=" + lib);
    Files.createFile(jar.resolveSibling("libsecp256k1-jni.so"));

    assertThat(run("load").lines())
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
    program(jdk("jvm/25", "25").resolve("bin/java"), "printf %s \"${LC_ALL:-}\"");
    environment.put("LC_ALL", all);
    environment.put("LANG", lang);

    assertThat(run("load")).isEqualTo(new Run(0, expected, ""));
  }

  @Test
  void theExitCodeIsThePrograms() throws Exception {
    Path java = jdk("jvm/25", "25").resolve("bin/java");
    program(java, "echo said >&2; exit 6");

    assertThat(run("load")).isEqualTo(new Run(6, "", "said\n"));
  }

  @Test
  void anIncompleteInstallationIsNamed() throws Exception {
    jdk("jvm/25", "25");
    Files.delete(jar);

    Run run = run("stats");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).startsWith("dvmdash: the program is missing: " + jar);
  }

  private record Run(int exitCode, String out, String err) {

    List<String> lines() {
      return List.of(out.split("\n", -1)).subList(0, out.split("\n", -1).length - 1);
    }
  }

  private List<String> line(Path java, List<String> options, List<String> arguments) {
    List<String> line = new ArrayList<>();
    line.add(java.toString());
    line.addAll(options);
    line.add("-Djava.library.path=" + jar.getParent());
    Collections.addAll(line, "-jar", jar.toString());
    line.addAll(arguments);
    return line;
  }

  private Path jdk(String place, String version) throws IOException {
    Path home = root.resolve(place);
    Path java = Files.createDirectories(home.resolve("bin")).resolve("java");
    program(java, "printf '%s\\n' \"$0\" \"$@\"");
    release(home, version);
    return home;
  }

  private static void program(Path file, String line) throws IOException {
    Files.writeString(file, "#!/bin/sh\n" + line + "\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  private static void release(Path home, String version) throws IOException {
    Files.writeString(
        home.resolve("release"),
        "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"%s\"\nJAVA_VERSION_DATE=\"2099-01-01\"\n"
            .formatted(version));
  }

  private Run run(String... arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(launcher.toString());
    Collections.addAll(command, arguments);
    return run(root, command.toArray(String[]::new));
  }

  private Run run(Path directory, String... command) throws Exception {
    Path err = Files.createTempFile(temp, "err", null);
    ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    Process process = builder.redirectError(err.toFile()).start();
    process.getOutputStream().close();
    try (InputStream out = process.getInputStream()) {
      String printed = new String(out.readAllBytes(), StandardCharsets.UTF_8);
      return new Run(process.waitFor(), printed, Files.readString(err));
    }
  }
}
