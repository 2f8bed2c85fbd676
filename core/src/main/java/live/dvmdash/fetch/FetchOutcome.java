package live.dvmdash.fetch;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import live.dvmdash.lake.OpenRun;
import live.dvmdash.lake.Partition;
import live.dvmdash.lake.Run;
import live.dvmdash.span.KindTimes;
import org.jspecify.annotations.Nullable;

/**
 * What a fetch came to.
 *
 * @param verdict in one word
 * @param relays one result for each relay, in the order in which they were named
 * @param added the events that were new, by partition
 * @param lost what no relay gave, by checkpoint
 * @param news what a person should hear of even if they want to hear nothing
 */
public record FetchOutcome(
    Verdict verdict,
    List<RelayResult> relays,
    SortedMap<Partition, Long> added,
    Map<String, KindTimes> lost,
    List<String> news) {

  /** How a fetch ended. */
  public enum Verdict {
    /** Everything that was to be had is there. */
    DONE,
    /** Something was lost that had not been lost before. */
    INCOMPLETE,
    /** No relay could be reached. */
    UNREACHABLE,
    /** The user stopped it; what arrived is stored. */
    STOPPED
  }

  /**
   * What no relay gave and was not lost before, by checkpoint.
   *
   * @param last the fetch before; null when this was the first
   */
  public Map<String, KindTimes> lostSince(@Nullable Run last) {
    Map<String, KindTimes> before = last == null ? Map.of() : last.lost();
    Map<String, KindTimes> anew = new TreeMap<>();
    lost.forEach((checkpoint, times) -> {
      KindTimes mine = Losses.anew(times, before.getOrDefault(checkpoint, KindTimes.NONE));
      if (!mine.isEmpty()) {
        anew.put(checkpoint, mine);
      }
    });
    return anew;
  }

  /** Notes in the ledger what the lake is to remember of it. */
  public void note(OpenRun run) {
    run.relays(relays.stream().map(RelayResult::outcome).toList(), lost);
  }
}
