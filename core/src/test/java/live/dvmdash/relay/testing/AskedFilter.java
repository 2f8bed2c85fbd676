package live.dvmdash.relay.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A filter as a relay reads it, every part of which may be absent.
 *
 * @param ids ids in hex; empty for any
 * @param authors public keys in hex; empty for any
 * @param kinds kinds in ascending order; empty for any
 * @param tags wanted values by the name of the tag, which is one letter; empty for any
 * @param since the earliest time, inclusive, epoch seconds; 0 when absent
 * @param until the latest time, inclusive, epoch seconds; {@code Long.MAX_VALUE} when absent
 * @param limit how many events at most; {@code Integer.MAX_VALUE} when absent
 */
public record AskedFilter(
    Set<String> ids,
    Set<String> authors,
    SortedSet<Integer> kinds,
    Map<String, Set<String>> tags,
    long since,
    long until,
    int limit) {

  static AskedFilter read(JsonNode json) {
    SortedSet<Integer> kinds = new TreeSet<>();
    json.path("kinds").forEach(kind -> kinds.add(kind.asInt()));
    Map<String, Set<String>> tags = new HashMap<>();
    json.fieldNames()
        .forEachRemaining(name -> {
          if (name.startsWith("#")) {
            tags.put(name.substring(1), texts(json.path(name)));
          }
        });
    return new AskedFilter(
        texts(json.path("ids")),
        texts(json.path("authors")),
        kinds,
        tags,
        json.path("since").asLong(0),
        json.path("until").asLong(Long.MAX_VALUE),
        json.path("limit").asInt(Integer.MAX_VALUE));
  }

  private static Set<String> texts(JsonNode array) {
    Set<String> texts = new HashSet<>();
    array.forEach(value -> texts.add(value.asText()));
    return texts;
  }

  /** The same with another beginning. */
  public AskedFilter withSince(long other) {
    return new AskedFilter(ids, authors, kinds, tags, other, until, limit);
  }

  /** The same with another end. */
  public AskedFilter withUntil(long other) {
    return new AskedFilter(ids, authors, kinds, tags, since, other, limit);
  }

  /** The same with another limit. */
  public AskedFilter withLimit(int other) {
    return new AskedFilter(ids, authors, kinds, tags, since, until, other);
  }

  boolean matches(StoredEvent event) {
    return event.createdAt() >= since
        && event.createdAt() <= until
        && (kinds.isEmpty() || kinds.contains(event.kind()))
        && (ids.isEmpty() || ids.contains(event.id()))
        && (authors.isEmpty() || authors.contains(event.pubkey()))
        && tags.entrySet().stream().allMatch(wanted -> event.isTagged(wanted));
  }
}
