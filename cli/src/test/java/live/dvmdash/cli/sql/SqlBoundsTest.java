package live.dvmdash.cli.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import live.dvmdash.cli.Main;
import live.dvmdash.cli.console.ExitCodes;
import live.dvmdash.cli.testing.Cli;
import live.dvmdash.cli.testing.SampleData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Queries of one's own whose answers are large, endless, or break off. */
class SqlBoundsTest {

  @TempDir private Path directory;

  private Cli.Result sql(String query, String... options) {
    return new SqlOfSamples(directory).run(query, options);
  }

  private String answer(String query, String... options) {
    return new SqlOfSamples(directory).answer(query, options);
  }

  /** The program with little memory, as a process. */
  private static ProcessBuilder program(String query, String... options) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx48m", "--enable-native-access=ALL-UNNAMED"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(List.of("sql", "--lake", SampleData.lake(), "--limit", "0", query));
    Collections.addAll(command, options);
    return new ProcessBuilder(command).redirectErrorStream(true);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT a.i FROM range(1000000) a(i) CROSS JOIN range(1000000) b(j)",
        "SELECT a.i FROM range(1000000) a(i) CROSS JOIN range(1000000) b(j); -- a remark",
      })
  void aLimitBoundsTheWork(String endless) {
    assertThat(answer(endless, "--limit", "2", "--format", "csv")).isEqualTo("i\n0\n1\n");
    assertThat(answer(endless, "--limit", "2"))
        .isEqualTo("i\n0\n1\n… and more: --limit 0 for all\n");
  }

  @Test
  void aLimitKeepsTheOrder() {
    assertThat(
            answer(
                "SELECT i FROM range(100000) t(i) ORDER BY hash(i), i;", "--limit", "3", "--json"))
        .isEqualTo(
            answer("SELECT i FROM range(100000) t(i) ORDER BY hash(i), i LIMIT 3;", "--json"));
  }

  @Test
  void anAnswerThatBreaksOffIsSaidAndLeavesNoFile() {
    Cli.Result result =
        sql(
            "SELECT CASE WHEN i = 9000000 THEN 'x' ELSE '1' END::INT AS n FROM range(10000000) t(i)",
            "-o",
            "n.csv");

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err())
        .startsWith("dvmdash: the query: line 1, column ")
        .contains("Could not convert string 'x' to INT32")
        .hasLineCount(1);
    assertThat(directory.resolve("n.csv")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"csv", "ndjson", "json", "markdown"})
  void anAnswerMayBeLargerThanMemory(String format) throws Exception {
    Process process =
        program("SELECT repeat('x', 2000) AS text FROM range(50000)", "--format", format).start();
    try {
      long length = process.getInputStream().transferTo(OutputStream.nullOutputStream());
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isZero();
      assertThat(length).isGreaterThan(100_000_000);
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void whatTakesTooLongIsBrokenOff() throws Exception {
    Path out = directory.resolve("out");
    Process process =
        program(
                "SELECT count(*) FROM range(1000000) a, range(1000000) b WHERE hash(a.range, b.range) = 1")
            .redirectOutput(out.toFile())
            .start();
    try {
      assertThat(process.waitFor(5, TimeUnit.SECONDS)).as(Files.readString(out)).isFalse();
      process.destroy();
      assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isEqualTo(ExitCodes.INTERRUPTED);
      assertThat(out).isEmptyFile();
    } finally {
      process.destroyForcibly();
    }
  }
}
