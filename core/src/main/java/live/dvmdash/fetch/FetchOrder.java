package live.dvmdash.fetch;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import live.dvmdash.event.Bytes32;
import live.dvmdash.relay.AuthKey;
import live.dvmdash.span.Interval;
import live.dvmdash.span.KindSet;
import org.jspecify.annotations.Nullable;

/**
 * What a user wants fetched, and how.
 *
 * @param relays from where
 * @param scope when the events claim to be from
 * @param kinds which kinds; null for everything about jobs
 * @param dvms the DVMs whose events, requests and customers are wanted; empty for all
 * @param context whether to ask also for what refers to the jobs, and for profiles
 * @param refetch whether to ask again for what is known to be complete
 * @param limits how long to wait
 * @param follow whether to listen afterwards; null for not
 * @param key who we are, for relays that want to know (NIP-42); null for nobody
 */
public record FetchOrder(
    List<RelayChoice> relays,
    Interval scope,
    @Nullable KindSet kinds,
    List<Bytes32> dvms,
    boolean context,
    boolean refetch,
    Limits limits,
    @Nullable Follow follow,
    @Nullable AuthKey key) {

  /**
   * Listening for new events after all that is stored was asked for.
   *
   * @param until when to end; null for never
   */
  public record Follow(@Nullable Instant until) {}

  /**
   * How long a fetch may take.
   *
   * @param silence how long to wait for a relay that says nothing
   * @param relay how long to ask one relay before the rest is left for the next run
   * @param commitEvery the time between commits
   */
  public record Limits(Duration silence, Duration relay, Duration commitEvery) {}

  /** The same for another time. */
  FetchOrder during(Interval time) {
    return new FetchOrder(relays, time, kinds, dvms, context, refetch, limits, follow, key);
  }
}
