package live.dvmdash.cli.upkeep;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import live.dvmdash.cli.console.Console;
import live.dvmdash.cli.console.ExitCodes;
import live.dvmdash.cli.console.Refusal;
import picocli.CommandLine.Option;

/** The options of commands that remove something for good. */
final class RemovalOptions {

  @Option(names = "--dry-run", description = "Say what would go, and remove nothing.")
  private boolean dryRun;

  @Option(
      names = {"-y", "--yes"},
      description = "Do not ask; needed where nobody can answer, as in a crontab.")
  private boolean yes;

  boolean dryRun() {
    return dryRun;
  }

  /**
   * Has the person confirm it.
   *
   * @param what what is to be removed, as the object of a sentence
   * @throws Refusal when they do not, or are not there
   */
  void confirm(Console console, String what) throws IOException, Refusal {
    if (yes) {
      return;
    }
    if (!console.terminal().stdout() && !console.terminal().stderr()) {
      throw Refusal.usage(
          "would remove " + what + " for good: add --yes, or --dry-run to see more");
    }
    console.err().print("Remove " + what + " for good? [y/N] ");
    console.err().flush();
    String answer =
        new BufferedReader(new InputStreamReader(console.in(), StandardCharsets.UTF_8)).readLine();
    if (answer == null || !answer.strip().toLowerCase(Locale.ROOT).matches("y|yes")) {
      throw new Refusal(ExitCodes.FAILED, "nothing was removed");
    }
  }
}
