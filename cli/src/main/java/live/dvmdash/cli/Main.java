package live.dvmdash.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** Starts the program. */
public final class Main {

  private Main() {}

  /** Runs a command line and ends the process with its exit code. */
  public static void main(String[] arguments) {
    System.exit(run(Console.ofProcess(), arguments));
  }

  /**
   * Runs a command line.
   *
   * @return the exit code, as {@link ExitCodes} says
   */
  public static int run(Console console, String... arguments) {
    CommandLine root;
    try {
      Settings settings = Settings.read(console);
      root = settings.hasFile() ? CommandTree.whole(console) : CommandTree.of(console, arguments);
      settings.check(root);
      root.setDefaultValueProvider(settings);
    } catch (Refusal e) {
      console.say(String.valueOf(e.getMessage()));
      return e.exitCode();
    }
    ErrorHandler errors = new ErrorHandler(console);
    root.setOut(new PrintWriter(console.out(), true, StandardCharsets.UTF_8))
        .setErr(new PrintWriter(console.err(), true, StandardCharsets.UTF_8))
        .setColorScheme(
            CommandLine.Help.defaultColorScheme(console.terminal().colour() ? Ansi.ON : Ansi.OFF))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setAbbreviatedOptionsAllowed(false)
        .setUsageHelpWidth(100)
        .setExecutionExceptionHandler(errors)
        .setParameterExceptionHandler(errors);
    try {
      return checked(console, root.execute(arguments));
    } catch (LinkageError e) {
      console.say(ErrorHandler.sentence(e));
      return ExitCodes.FAILED;
    }
  }

  /** Output that got lost is a failure, unless its reader wanted no more of it. */
  private static int checked(Console console, int code) {
    IOException failure = console.out().failure();
    if (failure == null || console.out().isPipeClosed()) {
      return code;
    }
    console.say("standard output: " + failure.getMessage() + ": not all of the output was written");
    return ExitCodes.FAILED;
  }
}
