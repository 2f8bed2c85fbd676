package live.dvmdash.cli.fault;

import static org.assertj.core.api.Assertions.assertThat;

import live.dvmdash.cli.testing.Cli;

/** What the program says when something has gone wrong. */
final class OneLine {

  private OneLine() {}

  /** Holds that the program failed, and said so in one line with those words. */
  static void assertFails(Cli.Result result, String... words) {
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).contains(words).containsOnlyOnce("dvmdash: ").doesNotContain("\tat ");
    assertThat(result.err().strip().lines()).hasSize(1);
  }
}
