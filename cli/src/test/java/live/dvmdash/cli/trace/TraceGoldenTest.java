package live.dvmdash.cli.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import live.dvmdash.cli.testing.Cli;
import live.dvmdash.cli.testing.Golden;
import live.dvmdash.cli.testing.SampleData;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Traces of the sample data in every format of text, as files to look at. */
class TraceGoldenTest {

  @TempDir private Path directory;

  @ParameterizedTest
  @CsvSource({
    "paid, 708fd2d74639, tree, txt",
    "paid, 708fd2d74639, json, json",
    "paid, 708fd2d74639, dot, dot",
    "paid, 708fd2d74639, mermaid, mmd",
    "chain, bfec9ab32807, tree, txt",
    "chain, bfec9ab32807, json, json",
    "chain, bfec9ab32807, dot, dot",
    "chain, bfec9ab32807, mermaid, mmd"
  })
  void everyFormatIsAsItWas(String name, String id, String format, String ending)
      throws IOException {
    Cli.Result result =
        new Cli(directory)
            .run("trace", id, "--depth", "2", "--format", format, "--lake", SampleData.lake());

    assertThat(result.exitCode()).as(result.err()).isZero();
    Golden.check("traces/" + name + "." + ending, result.out());
  }
}
