package live.dvmdash.cli.relays;

import java.time.Duration;
import live.dvmdash.cli.console.Refusal;
import live.dvmdash.cli.option.Typed;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that says how long a relay may take to answer. */
final class TimeoutOption {

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      description = "How long to wait for an answer (default: 5s).")
  private @Nullable String timeout;

  Duration patience() throws Refusal {
    return timeout == null ? PATIENCE : Typed.lasting("--timeout", timeout);
  }
}
