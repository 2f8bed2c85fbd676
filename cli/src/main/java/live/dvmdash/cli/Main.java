package live.dvmdash.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import live.dvmdash.cli.console.Console;
import live.dvmdash.cli.console.ExitCodes;
import live.dvmdash.cli.console.Refusal;
import live.dvmdash.cli.option.LogOptions;
import live.dvmdash.cli.settings.Settings;
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
    int code;
    try {
      CommandLine root = tree(console, arguments);
      LogOptions.begin(console, root, arguments);
      code = checked(console, execute(console, root, arguments));
    } catch (Refusal e) {
      console.fail(String.valueOf(e.getMessage()));
      code = e.exitCode();
    } catch (LinkageError e) {
      console.fail(ErrorHandler.sentence(e));
      code = ExitCodes.FAILED;
    } catch (OutOfMemoryError e) {
      console.fail(
          "not enough memory: everything committed is safe: give Java more, for example with"
              + " DVMDASH_JAVA_OPTS=-Xmx2g");
      code = ExitCodes.FAILED;
    }
    console.noteEnd(code);
    return code;
  }

  private static CommandLine tree(Console console, String... arguments) throws Refusal {
    try {
      Settings settings = Settings.read(console);
      CommandLine root =
          settings.hasFile() ? CommandTree.whole(console) : CommandTree.of(console, arguments);
      root.setDefaultValueProvider(settings);
      settings.check(root);
      return root;
    } catch (Refusal e) {
      LogOptions.begin(console, CommandTree.of(console, arguments), arguments);
      throw e;
    }
  }

  private static int execute(Console console, CommandLine root, String... arguments) {
    ErrorHandler errors = new ErrorHandler(console);
    return root.setOut(new PrintWriter(console.out(), true, StandardCharsets.UTF_8))
        .setErr(new PrintWriter(console.err(), true, StandardCharsets.UTF_8))
        .setColorScheme(
            CommandLine.Help.defaultColorScheme(console.terminal().colour() ? Ansi.ON : Ansi.OFF))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setAbbreviatedOptionsAllowed(false)
        .setUsageHelpWidth(100)
        .setExecutionExceptionHandler(errors)
        .setParameterExceptionHandler(errors)
        .execute(arguments);
  }

  /** Output that got lost is a failure, unless its reader wanted no more of it. */
  private static int checked(Console console, int code) {
    IOException failure = console.out().failure();
    if (failure == null || console.out().isPipeClosed()) {
      return code;
    }
    console.fail(
        "standard output: " + failure.getMessage() + ": not all of the output was written");
    return ExitCodes.FAILED;
  }
}
