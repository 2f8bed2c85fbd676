package live.dvmdash.cli.console;

import java.nio.file.InvalidPathException;
import live.dvmdash.cli.output.OneReportOnly;
import live.dvmdash.lake.LakeException;

/** What the program's exit status says; the same for every command. */
public final class ExitCodes {

  /** All that was asked for was done. */
  public static final int DONE = 0;

  /** Nothing was done. */
  public static final int FAILED = 1;

  /** The command line makes no sense. */
  public static final int USAGE = 2;

  /** Something that was to be had was lost; what arrived is stored. */
  public static final int INCOMPLETE = 3;

  /** No relay can be reached. */
  public static final int UNREACHABLE = 4;

  /** There is nothing that answers the question. */
  public static final int NOTHING_FOUND = 5;

  /** Another run holds the lake. */
  public static final int LOCKED = 6;

  /** Stopped by the user; what arrived is stored. */
  public static final int INTERRUPTED = 130;

  private ExitCodes() {}

  /** What the exit status says of a command that ended with this. */
  public static int of(Exception e) {
    return switch (e) {
      case Refusal refusal -> refusal.exitCode();
      case OneReportOnly several -> USAGE;
      case InvalidPathException path -> USAGE;
      case LakeException.Locked locked -> LOCKED;
      default -> FAILED;
    };
  }
}
