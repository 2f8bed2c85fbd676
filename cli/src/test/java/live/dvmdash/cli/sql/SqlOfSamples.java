package live.dvmdash.cli.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import live.dvmdash.cli.testing.Cli;
import live.dvmdash.cli.testing.SampleData;

/**
 * Queries over the lake of the samples, from the command line.
 *
 * @param directory what relative paths are relative to
 */
record SqlOfSamples(Path directory) {

  Cli.Result run(String query, String... options) {
    return new Cli(directory)
        .run(
            Stream.concat(Stream.of("sql", "--lake", SampleData.lake(), query), Stream.of(options))
                .toArray(String[]::new));
  }

  /** What it prints, when nothing is wrong with it. */
  String answer(String query, String... options) {
    Cli.Result result = run(query, options);
    assertThat(result.err()).isEmpty();
    assertThat(result.exitCode()).isZero();
    return result.out();
  }
}
