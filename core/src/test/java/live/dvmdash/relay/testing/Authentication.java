package live.dvmdash.relay.testing;

import java.net.URI;
import java.time.Instant;
import live.dvmdash.event.Event;
import live.dvmdash.event.EventId;
import live.dvmdash.event.Signatures;
import org.jspecify.annotations.Nullable;

/**
 * An AUTH event that a relay received (NIP-42).
 *
 * @param event what the client signed
 * @param fault what is wrong with it; null when it proves who the client is
 */
public record Authentication(Event event, @Nullable String fault) {

  private static final int KIND = 22242;
  private static final long TOLERANCE = 600;
  private static final Signatures SIGNATURES = Signatures.fastest();

  static Authentication check(Event event, String url, String challenge) {
    return new Authentication(event, fault(event, url, challenge));
  }

  private static @Nullable String fault(Event event, String url, String challenge) {
    if (event.kind() != KIND) {
      return "kind " + event.kind();
    }
    if (!challenge.equals(event.firstTagValue("challenge"))) {
      return "another challenge";
    }
    String relay = event.firstTagValue("relay");
    if (relay == null || !URI.create(relay).getAuthority().equals(URI.create(url).getAuthority())) {
      return "another relay";
    }
    if (Math.abs(event.createdAt() - Instant.now().getEpochSecond()) > TOLERANCE) {
      return "another time";
    }
    return EventId.matches(event) && SIGNATURES.verify(event) ? null : "not signed";
  }
}
