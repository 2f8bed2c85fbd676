package live.dvmdash.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import live.dvmdash.cli.output.OneReportOnly;
import live.dvmdash.cli.output.SafeText;
import live.dvmdash.lake.LakeException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns whatever went wrong into one line on standard error and an exit code. */
final class ErrorHandler implements IExecutionExceptionHandler, IParameterExceptionHandler {

  private final Console console;

  ErrorHandler(Console console) {
    this.console = console;
  }

  @Override
  public int handleParseException(ParameterException e, String[] args) {
    CommandLine command = e.getCommandLine();
    String message = SafeText.oneLine(String.valueOf(e.getMessage()));
    String suggestion = suggestion(e);
    String help = command.getCommandSpec().qualifiedName();
    console.say(message + suggestion + ": see " + help + " --help");
    return ExitCodes.USAGE;
  }

  @Override
  public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed) {
    if (e instanceof Refusal refusal) {
      console.say(String.valueOf(refusal.getMessage()));
      return refusal.exitCode();
    }
    if (e instanceof OneReportOnly) {
      console.say(String.valueOf(e.getMessage()));
      return ExitCodes.USAGE;
    }
    boolean verbose = command.getParseResult() != null && isVerbose(command);
    if (verbose) {
      StringWriter trace = new StringWriter();
      e.printStackTrace(new PrintWriter(trace));
      console.err().print(trace);
    }
    if (e instanceof LakeException.Locked) {
      console.say(String.valueOf(e.getMessage()));
      return ExitCodes.LOCKED;
    }
    if (e instanceof IOException io) {
      console.say(sentence(io));
      return ExitCodes.FAILED;
    }
    console.say(
        "a fault of the program: "
            + SafeText.oneLine(e.toString())
            + ": please report it, with what --verbose adds");
    return ExitCodes.FAILED;
  }

  /** Java's own file exceptions hold nothing but a path. */
  private static String sentence(IOException e) {
    String message = SafeText.oneLine(String.valueOf(e.getMessage()));
    return switch (e) {
      case AccessDeniedException denied -> message + ": not allowed: check its permissions";
      case NoSuchFileException missing -> message + ": no such file: check the path";
      case FileSystemException system -> message + ": the file system refuses";
      default -> message;
    };
  }

  private static boolean isVerbose(CommandLine command) {
    return command.getParseResult().hasMatchedOption("--verbose");
  }

  private static String suggestion(ParameterException e) {
    if (e instanceof UnmatchedArgumentException unmatched
        && !unmatched.getSuggestions().isEmpty()) {
      return ": did you mean " + String.join(" or ", unmatched.getSuggestions()) + "?";
    }
    return "";
  }
}
