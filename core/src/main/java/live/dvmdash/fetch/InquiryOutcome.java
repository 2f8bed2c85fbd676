package live.dvmdash.fetch;

import java.util.List;
import live.dvmdash.relay.RelayUrl;
import org.jspecify.annotations.Nullable;

/**
 * What came of an inquiry.
 *
 * @param relays those that were asked, in their order
 * @param complete whether everything was asked for that was known to be missing, of every relay
 *     that answered
 */
public record InquiryOutcome(List<Asked> relays, boolean complete) {

  /**
   * A relay that was asked.
   *
   * @param reached whether it could be connected to
   * @param trouble why it did not answer, or not to the end; null when it did
   */
  public record Asked(RelayUrl relay, boolean reached, @Nullable String trouble) {}

  /** Keeps a copy. */
  public InquiryOutcome {
    relays = List.copyOf(relays);
  }

  /** Whether any relay could be reached. */
  public boolean isReached() {
    return relays.stream().anyMatch(Asked::reached);
  }

  /** The relays that did not answer, or not to the end. */
  public List<Asked> failed() {
    return relays.stream().filter(asked -> asked.trouble() != null).toList();
  }
}
