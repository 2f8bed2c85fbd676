package live.dvmdash.event;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A Nostr event (NIP-01) of the right shape. Whether its id and signature are right is for {@link
 * EventId} and {@link Signatures} to say.
 *
 * @param id the SHA-256 that the event claims for itself
 * @param pubkey the author's x-only public key
 * @param createdAt the time the author claims, in epoch seconds, 0 to 2^63-1
 * @param kind 0 to 65535; see {@link Kind} for the ranges
 * @param tags lists of strings, any of which may be empty; unmodifiable
 * @param content any text
 * @param sig the author's signature over the id
 */
public record Event(
    Bytes32 id,
    Bytes32 pubkey,
    long createdAt,
    int kind,
    List<List<String>> tags,
    String content,
    Signature sig) {

  /**
   * The value (second element) of the first tag of that name.
   *
   * @return null when there is no such tag or it has no value
   */
  public @Nullable String firstTagValue(String name) {
    List<String> tag = firstTag(name);
    return tag == null || tag.size() < 2 ? null : tag.get(1);
  }

  /**
   * The first tag of that name.
   *
   * @return null when there is none
   */
  public @Nullable List<String> firstTag(String name) {
    for (List<String> tag : tags) {
      if (!tag.isEmpty() && tag.get(0).equals(name)) {
        return tag;
      }
    }
    return null;
  }
}
