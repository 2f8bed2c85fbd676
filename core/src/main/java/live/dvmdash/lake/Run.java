package live.dvmdash.lake;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import live.dvmdash.span.KindTimes;
import org.jspecify.annotations.Nullable;

/**
 * One run of a command that changes the lake.
 *
 * @param state how far it has come
 * @param name the name of the command, for example {@code load}
 * @param command what was asked for, as on the command line
 * @param pid the number of its process on the machine where it ran
 * @param started when it began, epoch seconds
 * @param ended when it ended, epoch seconds; null unless it has
 * @param exitCode the exit code of the program; null unless it has ended
 * @param counts what it did, by the names of its summary
 * @param relays of a fetch: what came of each relay
 * @param lost of a fetch: what no relay gave, by the key of the selection
 */
public record Run(
    State state,
    String name,
    String command,
    long pid,
    long started,
    @Nullable Long ended,
    @Nullable Integer exitCode,
    SortedMap<String, Long> counts,
    List<RelayOutcome> relays,
    Map<String, KindTimes> lost) {

  /** The name of the command whose runs know of relays. */
  public static final String FETCH = "fetch";

  /** How far a run has come. */
  public enum State {
    /** It goes on. */
    RUNNING,
    /** It has come to its end, good or bad, and said so. */
    ENDED,
    /** It did not come to its end: its process was killed, or the machine stopped. */
    KILLED
  }

  /** Keeps copies. */
  public Run {
    counts = Collections.unmodifiableSortedMap(new TreeMap<>(counts));
    relays = List.copyOf(relays);
    lost = SpanJson.sorted(lost);
  }
}
