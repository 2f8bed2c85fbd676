package live.dvmdash.cli.fetch;

import java.time.Clock;
import live.dvmdash.cli.console.Refusal;
import live.dvmdash.cli.option.Typed;
import live.dvmdash.span.Interval;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say how far back to fetch. All time is UTC. */
final class FetchScopeOptions {

  private static final int DEFAULT_DAYS = 20;
  private static final int MOST_DAYS = 36_500;
  private static final long DAY = 86_400;

  @Option(
      names = {"-d", "--days"},
      paramLabel = "N",
      description = "The last N times 24 hours (default: 20).")
  private @Nullable Integer days;

  @Option(
      names = "--since",
      paramLabel = "TIME",
      description =
          "From this moment on: a date (2025-02-01), a time (2025-02-01T12:00:00Z) or epoch seconds.")
  private @Nullable String since;

  @Option(
      names = "--until",
      paramLabel = "TIME",
      description = "Up to but not including this moment: as --since (default: now).")
  private @Nullable String until;

  /** Whether an end was typed. */
  boolean hasEnd() {
    return until != null;
  }

  /** The command line that reports on the same time. */
  String report() {
    StringBuilder line = new StringBuilder("dvmdash stats");
    if (since == null && until == null) {
      return line.append(" --days ").append(days == null ? DEFAULT_DAYS : days).toString();
    }
    line.append(since == null ? "" : " --since " + since);
    return line.append(until == null ? "" : " --until " + until).toString();
  }

  /**
   * The time that was asked for.
   *
   * @param newest the latest second that is believed of an event
   */
  Interval resolve(Clock clock, long newest) throws Refusal {
    if (days != null && (since != null || until != null)) {
      throw Refusal.usage("--days counts back from now: leave out --since and --until");
    }
    int count = days == null ? DEFAULT_DAYS : days;
    if (count < 1 || count > MOST_DAYS) {
      throw Refusal.usage("--days takes a number from 1 to " + MOST_DAYS + ", not " + count);
    }
    long end = until == null ? newest + 1 : Math.min(newest + 1, Typed.moment("--until", until));
    long now = Math.min(end, clock.instant().getEpochSecond());
    long start = since == null ? now - count * DAY : Typed.moment("--since", since);
    if (start >= end) {
      throw Refusal.usage("--since has to be before --until and before now: nothing would be left");
    }
    return new Interval(Math.max(0, start), end);
  }
}
