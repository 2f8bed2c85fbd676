package live.dvmdash.lake;

import java.util.List;
import java.util.Map;
import live.dvmdash.span.KindTimes;

/**
 * What came of one fetch.
 *
 * @param started when it began, epoch seconds
 * @param ended when it ended, epoch seconds
 * @param command what was asked for, as on the command line
 * @param exitCode the exit code of the program
 * @param relays what came of each relay
 * @param lost what no relay gave, by the key of the selection
 */
public record FetchRun(
    long started,
    long ended,
    String command,
    int exitCode,
    List<RelayOutcome> relays,
    Map<String, KindTimes> lost) {

  /** Keeps copies. */
  public FetchRun {
    relays = List.copyOf(relays);
    lost = SpanJson.sorted(lost);
  }
}
