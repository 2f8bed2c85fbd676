package live.dvmdash.cli.console;

/** The whole program, for a command that runs others. */
@FunctionalInterface
public interface Program {

  /**
   * Runs a command line.
   *
   * @return the exit code, as {@link ExitCodes} says
   */
  int run(Console console, String... arguments);
}
