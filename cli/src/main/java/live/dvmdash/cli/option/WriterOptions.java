package live.dvmdash.cli.option;

import java.time.Duration;
import live.dvmdash.cli.console.Refusal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option of commands that write the lake, for when others write it too. */
public final class WriterOptions {

  /** A commit takes moments, so this is reached only when something is wrong. */
  private static final Duration DEFAULT_PATIENCE = Duration.ofSeconds(30);

  @Option(
      names = "--wait",
      paramLabel = "TIME",
      description = "How long to wait for another writer: 90, 90s, 5m or 1h (default: 30s).")
  private @Nullable String wait;

  /**
   * How long to wait for other writers.
   *
   * @throws Refusal when it is no time
   */
  public Duration patience() throws Refusal {
    return wait == null ? DEFAULT_PATIENCE : Typed.duration("--wait", wait);
  }
}
