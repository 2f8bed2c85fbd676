package live.dvmdash.cli.lake;

import java.io.IOException;
import java.util.TreeMap;
import live.dvmdash.cli.console.Console;
import live.dvmdash.cli.console.ExitCodes;
import live.dvmdash.cli.console.Refusal;
import live.dvmdash.cli.console.SecretKeys;
import live.dvmdash.cli.log.LogLevel;
import live.dvmdash.lake.Lake;
import live.dvmdash.lake.OpenRun;
import picocli.CommandLine.Model.CommandSpec;

/** Has the lake remember the runs of a command that changes it, with what was typed. */
public final class Ledger {

  private final Console console;
  private final String command;

  /** The work of a command. */
  @FunctionalInterface
  public interface Work {
    /**
     * Does it.
     *
     * @return the exit code
     */
    int run(OpenRun run) throws IOException, Refusal;
  }

  /**
   * A ledger.
   *
   * @param console whose log gets the counts too
   * @param command what is to be noted as what was asked for
   */
  public Ledger(Console console, String command) {
    this.console = console;
    this.command = command;
  }

  /** A ledger that notes what was typed, without secret keys. */
  public static Ledger of(Console console, CommandSpec command) {
    return new Ledger(
        console, String.join(" ", command.commandLine().getParseResult().originalArgs()));
  }

  /**
   * Does the work and notes its begin, its end and the exit code, also when it fails. A command
   * line that makes no sense is no run.
   *
   * @param name the name of the command
   */
  public int record(String name, Lake lake, Work work) throws IOException, Refusal {
    try (OpenRun run = lake.runs().begin(name, typed(name))) {
      try {
        int code = work.run(run);
        run.end(code);
        console.note(LogLevel.INFO, "counted", new TreeMap<>(run.counts()));
        return code;
      } catch (IOException | RuntimeException | Refusal e) {
        end(run, ExitCodes.of(e), e);
        throw e;
      }
    }
  }

  /** What keeps the work from going on may keep the ledger from saying so, which is the lesser. */
  private static void end(OpenRun run, int code, Exception failure) {
    try {
      if (code == ExitCodes.USAGE) {
        run.discard();
      } else {
        run.end(code);
      }
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }

  private String typed(String name) {
    return SecretKeys.hide(command.startsWith(name) ? command : (name + " " + command).strip());
  }
}
