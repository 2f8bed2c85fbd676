package live.dvmdash.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import live.dvmdash.cli.output.OneReportOnly;
import live.dvmdash.lake.LakeException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
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
    console.say(UsageSentence.of(e));
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
    }
    console.say(sentence(e));
    return switch (e) {
      case Refusal refusal -> refusal.exitCode();
      case OneReportOnly several -> ExitCodes.USAGE;
      case InvalidPathException path -> ExitCodes.USAGE;
      case LakeException.Locked locked -> ExitCodes.LOCKED;
      default -> ExitCodes.FAILED;
    };
  }

  /** Java's own file exceptions hold little more than a path. */
  private static String sentence(Exception e) {
    String message = String.valueOf(e.getMessage());
    return switch (e) {
      case AccessDeniedException denied -> message + ": not allowed: check its permissions";
      case NoSuchFileException missing -> message + ": no such file: check the path";
      case FileSystemException system when system.getReason() == null ->
          message + ": the file system refuses";
      case InvalidPathException path ->
          path.getInput() + ": no path on this machine: check its characters and the locale";
      case Refusal refusal -> message;
      case OneReportOnly several -> message;
      case IOException io -> message;
      default -> "a fault of the program: " + e + ": please report it, with what --verbose adds";
    };
  }
}
