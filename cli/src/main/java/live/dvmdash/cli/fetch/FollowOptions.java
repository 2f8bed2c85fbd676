package live.dvmdash.cli.fetch;

import java.time.Clock;
import java.time.Duration;
import live.dvmdash.cli.console.Refusal;
import live.dvmdash.cli.option.Typed;
import live.dvmdash.fetch.FetchOrder.Follow;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options for listening on. */
final class FollowOptions {

  private static final Duration COMMITS = Duration.ofSeconds(60);

  @Option(
      names = "--follow",
      description = "Keep listening for new events afterwards, until Ctrl-C or --for.")
  private boolean follow;

  @Option(
      names = "--for",
      paramLabel = "TIME",
      description = "With --follow: end after this time, for example 2h.")
  private @Nullable String length;

  @Option(
      names = "--commit-every",
      paramLabel = "TIME",
      description = "How often what has arrived becomes part of the lake (default: 60s).")
  private @Nullable String commits;

  Duration commitEvery() throws Refusal {
    return commits == null ? COMMITS : Typed.lasting("--commit-every", commits);
  }

  boolean isWanted() {
    return follow;
  }

  /** Whether and how long to listen; null for not. */
  @Nullable Follow follow(Clock clock) throws Refusal {
    if (length != null && !follow) {
      throw Refusal.usage("--for says how long to follow: add --follow");
    }
    if (!follow) {
      return null;
    }
    return new Follow(length == null ? null : clock.instant().plus(Typed.lasting("--for", length)));
  }
}
