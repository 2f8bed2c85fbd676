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

/**
 * The launcher as it is installed, with JDKs whose {@code java} only prints what it was called
 * with. The places that the launcher searches are moved below a temporary directory.
 */
final class InstalledLauncher {

  private static final Path SCRIPT = Path.of("..", "dvmdash");

  private final Path root;
  private final Path script;
  private final Path jar;
  private final Map<String, String> environment = new LinkedHashMap<>();

  /**
   * What came of a run.
   *
   * @param out what it printed, byte for byte; likewise {@code err}
   */
  record Run(int exitCode, String out, String err) {

    List<String> lines() {
      return List.of(out.split("\n", -1)).subList(0, out.split("\n", -1).length - 1);
    }
  }

  /** Installs it below an empty directory. */
  InstalledLauncher(Path temp) throws IOException {
    // The launcher names places without symbolic links, and the temporary directory may be one.
    root = Files.createDirectory(temp.toRealPath().resolve("a b"));
    script = Files.createDirectories(root.resolve("installed/bin")).resolve("dvmdash");
    jar = Files.createDirectories(root.resolve("installed/lib")).resolve("dvmdash-cli.jar");
    Files.createFile(jar);
    Path programs = Files.createDirectory(root.resolve("programs"));
    program(programs.resolve("ls"), "exec /bin/ls \"$@\"");
    Files.writeString(script, moved(programs));
    assertThat(script.toFile().setExecutable(true)).isTrue();
    environment.put("PATH", programs.toString());
    environment.put("HOME", root.resolve("home").toString());
  }

  private String moved(Path programs) throws IOException {
    String text = Files.readString(SCRIPT);
    for (String searched : List.of("/usr/lib/jvm/*", "/opt/*", "/usr/local/bin:/usr/bin:/bin")) {
      assertThat(text).containsOnlyOnce(searched);
    }
    return text.replace("/usr/lib/jvm/*", "'" + root + "'/jvm/*")
        .replace("/opt/*", "'" + root + "'/opt/*")
        .replace("/usr/local/bin:/usr/bin:/bin", programs.toString());
  }

  /** Below it lies all that the launcher may find. */
  Path root() {
    return root;
  }

  /** The launcher itself. */
  Path script() {
    return script;
  }

  /** The program that it starts. */
  Path jar() {
    return jar;
  }

  /** The environment of later runs. */
  Map<String, String> environment() {
    return environment;
  }

  /** Makes a JDK of that version at a place below the root. */
  Path jdk(String place, String version) throws IOException {
    Path home = root.resolve(place);
    Path java = Files.createDirectories(home.resolve("bin")).resolve("java");
    program(java, "printf '%s\\n' \"$0\" \"$@\"");
    release(home, version);
    return home;
  }

  /** Gives a JDK another version. */
  static void release(Path home, String version) throws IOException {
    Files.writeString(
        home.resolve("release"),
        "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"%s\"\nJAVA_VERSION_DATE=\"2099-01-01\"\n"
            .formatted(version));
  }

  /** Writes a program of one line of the shell. */
  static void program(Path file, String line) throws IOException {
    Files.writeString(file, "#!/bin/sh\n" + line + "\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  /** What a {@code java} prints that is called with those flags and those words for the program. */
  List<String> line(Path java, List<String> flags, List<String> arguments) {
    List<String> line = new ArrayList<>();
    line.add(java.toString());
    line.addAll(flags);
    line.add("-Djava.library.path=" + jar.getParent());
    Collections.addAll(line, "-jar", jar.toString());
    line.addAll(arguments);
    return line;
  }

  /** Runs the launcher. */
  Run run(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(script.toString());
    Collections.addAll(command, arguments);
    return runIn(root, command.toArray(String[]::new));
  }

  /** Runs any command in a directory. */
  Run runIn(Path directory, String... command) throws IOException, InterruptedException {
    Path err = Files.createTempFile(root, "err", null);
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
