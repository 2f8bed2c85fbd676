package live.dvmdash.cli;

import org.jspecify.annotations.Nullable;

/** Ends a command with one sentence for the person and an exit code. */
final class Refusal extends Exception {

  private static final long serialVersionUID = 1L;

  private final int exitCode;
  private final @Nullable String option;

  Refusal(int exitCode, String sentence) {
    this(exitCode, sentence, null);
  }

  private Refusal(int exitCode, String sentence, @Nullable String option) {
    super(sentence);
    this.exitCode = exitCode;
    this.option = option;
  }

  /** The command line makes no sense. */
  static Refusal usage(String sentence) {
    return new Refusal(ExitCodes.USAGE, sentence);
  }

  /**
   * The value of an option makes no sense.
   *
   * @param option its long name
   */
  static Refusal value(String option, String sentence) {
    return new Refusal(ExitCodes.USAGE, sentence, option);
  }

  /** There is nothing that answers the question. */
  static Refusal nothing(String sentence) {
    return new Refusal(ExitCodes.NOTHING_FOUND, sentence);
  }

  int exitCode() {
    return exitCode;
  }

  /** The option that makes no sense; null when it is something else. */
  @Nullable String option() {
    return option;
  }
}
