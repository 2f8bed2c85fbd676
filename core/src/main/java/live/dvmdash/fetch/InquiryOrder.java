package live.dvmdash.fetch;

import java.time.Duration;
import java.util.List;
import live.dvmdash.relay.AuthKey;
import live.dvmdash.relay.RelayUrl;
import org.jspecify.annotations.Nullable;

/**
 * Whom to ask about a request, and for how long.
 *
 * @param relays those of the user; one that rests is left out
 * @param typed further ones that were typed with the id of the request
 * @param silence how long to wait for a relay that says nothing
 * @param budget how long all of them may take
 * @param key with what to tell the relays of the user who asks (NIP-42), and no others; null to
 *     tell nobody
 */
public record InquiryOrder(
    List<RelayChoice> relays,
    List<RelayUrl> typed,
    Duration silence,
    Duration budget,
    @Nullable AuthKey key) {

  /** Keeps copies. */
  public InquiryOrder {
    relays = List.copyOf(relays);
    typed = List.copyOf(typed);
  }
}
