package live.dvmdash.relay;

import java.time.Duration;

/**
 * Waits that no user sets.
 *
 * @param leastPing how long after a WebSocket ping the next one comes at the earliest
 * @param mostPing how long after it at the latest
 * @param grace how long something that should come with a refusal, or after a notice that is none,
 *     is waited for
 */
record Timings(Duration leastPing, Duration mostPing, Duration grace) {

  /** Those of nostr clients in use: proxies drop connections that are idle for a minute. */
  static final Timings USUAL =
      new Timings(Duration.ofSeconds(30), Duration.ofSeconds(55), Duration.ofSeconds(2));
}
