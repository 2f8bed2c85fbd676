package live.dvmdash.cli.fetch;

import java.time.Duration;
import live.dvmdash.cli.console.Refusal;
import live.dvmdash.cli.option.Typed;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that says what to do while another fetch is at work. */
final class FetchLockOption {

  @Option(
      names = "--wait",
      paramLabel = "TIME",
      description =
          "How long to wait for another fetch into the same lake: 90s, 5m or 1h (default: not at"
              + " all).")
  private @Nullable String wait;

  Duration patience() throws Refusal {
    return wait == null ? Duration.ZERO : Typed.duration("--wait", wait);
  }
}
