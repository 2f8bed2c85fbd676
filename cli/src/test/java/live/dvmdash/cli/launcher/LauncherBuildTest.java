package live.dvmdash.cli.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the launcher in a checkout, with a Maven that only notes what it was called with. */
class LauncherBuildTest {

  private static final String MAVEN =
      """
      #!/bin/sh
      echo "$@"
      mkdir -p cli/target/dvmdash/lib
      : > cli/target/dvmdash/lib/dvmdash-cli.jar
      : > cli/target/built
      """;

  @TempDir private Path temp;

  /** A warning in a test must not keep anybody from using the program. */
  @Test
  void aCheckoutIsBuiltOnceAndWithoutItsTests() throws Exception {
    Path checkout = Files.createDirectory(temp.resolve("a checkout"));
    Files.createFile(checkout.resolve("pom.xml"));
    Files.createDirectories(checkout.resolve("cli/src/main"));
    Files.createFile(checkout.resolve("cli/pom.xml"));
    Files.copy(Path.of("..", "dvmdash"), checkout.resolve("dvmdash"));
    Path java = Files.createDirectories(temp.resolve("jdk/bin")).resolve("java");
    program(java, "#!/bin/sh\n");
    Files.writeString(temp.resolve("jdk/release"), "JAVA_VERSION=\"25\"\n");
    program(Files.createDirectory(temp.resolve("programs")).resolve("mvn"), MAVEN);

    assertThat(run(checkout)).startsWith("dvmdash: building the program: ").hasLineCount(1);
    assertThat(Files.readString(checkout.resolve("target/build.log")))
        .contains("-Dmaven.test.skip", "package");
    assertThat(run(checkout)).isEmpty();
  }

  private static void program(Path file, String text) throws IOException {
    Files.writeString(file, text);
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  /** What the launcher says on both streams. */
  private String run(Path checkout) throws Exception {
    ProcessBuilder builder = new ProcessBuilder("/bin/sh", checkout.resolve("dvmdash").toString());
    builder.environment().clear();
    builder.environment().put("PATH", temp.resolve("programs") + ":/usr/bin:/bin");
    builder.environment().put("DVMDASH_JAVA_HOME", temp.resolve("jdk").toString());
    Path said = temp.resolve("said");
    Process process = builder.redirectErrorStream(true).redirectOutput(said.toFile()).start();
    process.getOutputStream().close();
    assertThat(process.waitFor()).as(Files.readString(said)).isZero();
    return Files.readString(said);
  }
}
