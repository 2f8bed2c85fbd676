package live.dvmdash.relay.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import live.dvmdash.event.Event;
import live.dvmdash.event.SigningAuthor;

/**
 * An event in a relay, right or wrong.
 *
 * @param json what is sent
 * @param tags what {@code #e} and the like look at, each as name, equals sign and value
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record StoredEvent(
    byte[] json, String id, String pubkey, int kind, long createdAt, List<String> tags) {

  /** The order of NIP-01: newest first, the lowest id first within a second. */
  static final Comparator<StoredEvent> NEWEST_FIRST =
      Comparator.comparingLong(StoredEvent::createdAt).reversed().thenComparing(StoredEvent::id);

  static final Comparator<StoredEvent> OLDEST_FIRST =
      Comparator.comparingLong(StoredEvent::createdAt).thenComparing(StoredEvent::id);

  /** An order that has nothing to do with time, another one for each seed. */
  static Comparator<StoredEvent> arbitrary(long seed) {
    return Comparator.<StoredEvent>comparingInt(event -> (event.id() + seed).hashCode())
        .thenComparing(StoredEvent::id);
  }

  static StoredEvent of(Event event) {
    List<String> tags = new ArrayList<>();
    for (List<String> tag : event.tags()) {
      if (tag.size() > 1 && tag.getFirst().length() == 1) {
        tags.add(tag.getFirst() + "=" + tag.get(1));
      }
    }
    return new StoredEvent(
        SigningAuthor.json(event),
        event.id().hex(),
        event.pubkey().hex(),
        event.kind(),
        event.createdAt(),
        tags);
  }

  /** Reads what can be read of an event that may be wrong. */
  static StoredEvent of(byte[] json) {
    JsonNode event = Json.read(json);
    List<String> tags = new ArrayList<>();
    for (JsonNode tag : event.path("tags")) {
      if (tag.size() > 1 && tag.get(0).asText().length() == 1) {
        tags.add(tag.get(0).asText() + "=" + tag.get(1).asText());
      }
    }
    return new StoredEvent(
        json,
        event.path("id").asText(),
        event.path("pubkey").asText(),
        event.path("kind").asInt(),
        event.path("created_at").asLong(),
        tags);
  }

  boolean isTagged(Map.Entry<String, Set<String>> wanted) {
    for (String value : wanted.getValue()) {
      if (tags.contains(wanted.getKey() + "=" + value)) {
        return true;
      }
    }
    return false;
  }
}
