package live.dvmdash.cli;

/** Ends a command with one sentence for the person and an exit code. */
final class Refusal extends Exception {

  private static final long serialVersionUID = 1L;

  private final int exitCode;

  Refusal(int exitCode, String sentence) {
    super(sentence);
    this.exitCode = exitCode;
  }

  /** The command line makes no sense. */
  static Refusal usage(String sentence) {
    return new Refusal(ExitCodes.USAGE, sentence);
  }

  /** There is nothing that answers the question. */
  static Refusal nothing(String sentence) {
    return new Refusal(ExitCodes.NOTHING_FOUND, sentence);
  }

  int exitCode() {
    return exitCode;
  }
}
