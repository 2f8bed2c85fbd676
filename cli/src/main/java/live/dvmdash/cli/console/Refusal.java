package live.dvmdash.cli.console;

import org.jspecify.annotations.Nullable;

/** Ends a command with one sentence for the person and an exit code. */
public final class Refusal extends Exception {

  private static final long serialVersionUID = 1L;

  private final int exitCode;
  private final @Nullable String option;

  /** Ends with any exit code, as {@link ExitCodes} has them. */
  public Refusal(int exitCode, String sentence) {
    this(exitCode, sentence, null);
  }

  private Refusal(int exitCode, String sentence, @Nullable String option) {
    super(sentence);
    this.exitCode = exitCode;
    this.option = option;
  }

  /** The command line makes no sense. */
  public static Refusal usage(String sentence) {
    return new Refusal(ExitCodes.USAGE, sentence);
  }

  /**
   * The value of an option makes no sense.
   *
   * @param option its long name
   */
  public static Refusal value(String option, String sentence) {
    return new Refusal(ExitCodes.USAGE, sentence, option);
  }

  /** There is nothing that answers the question. */
  public static Refusal nothing(String sentence) {
    return new Refusal(ExitCodes.NOTHING_FOUND, sentence);
  }

  /** What the exit status is to be. */
  public int exitCode() {
    return exitCode;
  }

  /** The option that makes no sense; null when it is something else. */
  public @Nullable String option() {
    return option;
  }
}
