package live.dvmdash.cli;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option of commands that write the lake, for when others write it too. */
final class WriterOptions {

  /** A commit takes moments, so this is reached only when something is wrong. */
  private static final Duration DEFAULT_PATIENCE = Duration.ofSeconds(30);

  private static final Pattern DURATION = Pattern.compile("([0-9]{1,6})([smh]?)");

  @Option(
      names = "--wait",
      paramLabel = "TIME",
      description = "How long to wait for another writer: 90, 90s, 5m or 1h (default: 30s).")
  private @Nullable String wait;

  Duration patience() throws Refusal {
    if (wait == null) {
      return DEFAULT_PATIENCE;
    }
    Matcher matcher = DURATION.matcher(wait);
    if (!matcher.matches()) {
      throw Refusal.usage("--wait takes a time such as 90s, 5m or 1h, not " + wait);
    }
    long number = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "m" -> Duration.ofMinutes(number);
      case "h" -> Duration.ofHours(number);
      default -> Duration.ofSeconds(number);
    };
  }
}
