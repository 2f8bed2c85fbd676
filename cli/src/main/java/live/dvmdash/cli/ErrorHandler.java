package live.dvmdash.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import java.util.Map;
import live.dvmdash.cli.console.Console;
import live.dvmdash.cli.console.ExitCodes;
import live.dvmdash.cli.console.Refusal;
import live.dvmdash.cli.log.LogLevel;
import live.dvmdash.cli.output.OneReportOnly;
import live.dvmdash.cli.settings.Settings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Turns whatever went wrong into one line on standard error and an exit code. */
final class ErrorHandler implements IExecutionExceptionHandler, IParameterExceptionHandler {

  private final Console console;

  ErrorHandler(Console console) {
    this.console = console;
  }

  @Override
  public int handleParseException(ParameterException e, String[] args) {
    String origin =
        e.getArgSpec() instanceof OptionSpec option && !isTyped(option, args)
            ? origin(e.getCommandLine(), option)
            : "";
    console.fail(origin + UsageSentence.of(e));
    return ExitCodes.USAGE;
  }

  @Override
  public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed) {
    if (console.out().failure() != null) {
      return ExitCodes.DONE; // what there is to say about it, Main says for all commands
    }
    if (!(e instanceof Refusal) && command.getParseResult().hasMatchedOption("--verbose")) {
      StringWriter trace = new StringWriter();
      e.printStackTrace(new PrintWriter(trace));
      console.err().print(trace);
      console.note(LogLevel.ERROR, trace.toString(), Map.of());
    }
    console.fail(origin(e, command) + sentence(e));
    return ExitCodes.of(e);
  }

  /** From where the value of an option comes that makes no sense, unless it was typed. */
  private static String origin(Exception e, CommandLine command) {
    String name = e instanceof Refusal refusal ? refusal.option() : null;
    OptionSpec option = name == null ? null : command.getCommandSpec().findOption(name);
    return option == null || command.getParseResult().hasMatchedOption(option)
        ? ""
        : origin(command, option);
  }

  private static String origin(CommandLine command, OptionSpec option) {
    String origin =
        command.getDefaultValueProvider() instanceof Settings settings
            ? settings.origin(option)
            : null;
    return origin == null ? "" : origin + ": ";
  }

  /** There is no parse result of a line that could not be parsed. */
  private static boolean isTyped(OptionSpec option, String[] args) {
    return Arrays.stream(args)
        .anyMatch(word -> Arrays.stream(option.names()).anyMatch(word::startsWith));
  }

  /**
   * Libraries of the machine that do not stand beside the jars are unpacked into the temporary
   * directory before they are loaded.
   */
  static String sentence(LinkageError e) {
    return "cannot load a library of this machine from "
        + System.getProperty("java.io.tmpdir")
        + ": it has to be writable, and not mounted noexec: name another folder with"
        + " DVMDASH_JAVA_OPTS=-Djava.io.tmpdir=DIR";
  }

  /** In the words of the operating system. */
  private static boolean isDiskFull(@Nullable String reason) {
    return "No space left on device".equals(reason) || "Disk quota exceeded".equals(reason);
  }

  /** Java's own file exceptions hold little more than a path. */
  private static String sentence(Exception e) {
    String message = String.valueOf(e.getMessage());
    return switch (e) {
      case AccessDeniedException denied -> message + ": not allowed: check its permissions";
      case NoSuchFileException missing -> message + ": no such file: check the path";
      case FileSystemException system when isDiskFull(system.getReason()) ->
          "the disk is full: "
              + system.getFile()
              + ": free some space; everything committed is safe";
      case FileSystemException system when system.getReason() == null ->
          message + ": the file system refuses";
      case InvalidPathException path ->
          path.getInput() + ": no path on this machine: check its characters and the locale";
      case Refusal refusal -> message;
      case OneReportOnly several -> message;
      case IOException io when isDiskFull(message) ->
          "the disk is full: free some space; everything committed is safe";
      case IOException io -> message;
      default -> "a fault of the program: " + e + ": please report it, with what --verbose adds";
    };
  }
}
