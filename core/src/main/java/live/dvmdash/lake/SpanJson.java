package live.dvmdash.lake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import live.dvmdash.span.Interval;
import live.dvmdash.span.Intervals;
import live.dvmdash.span.KindSet;
import live.dvmdash.span.KindTimes;
import org.jspecify.annotations.Nullable;

/**
 * Kinds, times and gaps in JSON. Kinds with the same times stand together, and runs of kinds as
 * their two ends, so that a record stays small however often it is added to. What does not have the
 * form that is written here is refused with an {@link IllegalArgumentException}.
 */
final class SpanJson {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private SpanJson() {}

  /** An immutable copy in order of the keys, without keys of which there is nothing. */
  static SortedMap<String, KindTimes> sorted(Map<String, KindTimes> times) {
    SortedMap<String, KindTimes> copy = new TreeMap<>(times);
    copy.values().removeIf(KindTimes::isEmpty);
    return Collections.unmodifiableSortedMap(copy);
  }

  /** Times by kind for each key. */
  static ObjectNode write(Map<String, KindTimes> times) {
    ObjectNode node = JSON.objectNode();
    times.forEach((key, of) -> node.set(key, write(of)));
    return node;
  }

  /** Reads what {@link #write(Map)} writes; nothing where there is none. */
  static Map<String, KindTimes> readByKey(JsonNode node) {
    Map<String, KindTimes> times = new TreeMap<>();
    node.properties().forEach(entry -> times.put(entry.getKey(), readTimes(entry.getValue())));
    return times;
  }

  /** Times by kind: {@code [{"kinds":"5000-5999 7000","times":[[since,until],…]},…]}. */
  static ArrayNode write(KindTimes times) {
    ArrayNode groups = JSON.arrayNode();
    for (KindTimes.Group group : times.groups()) {
      ObjectNode node = groups.addObject();
      node.put("kinds", group.kinds().toString());
      ArrayNode parts = node.putArray("times");
      for (Interval part : group.times().parts()) {
        parts.addArray().add(part.since()).add(part.until());
      }
    }
    return groups;
  }

  /** Reads what {@link #write(KindTimes)} writes; nothing where there is none. */
  static KindTimes readTimes(JsonNode node) {
    KindTimes times = KindTimes.NONE;
    for (JsonNode group : node) {
      Intervals parts = Intervals.NONE;
      for (JsonNode part : group.path("times")) {
        Interval interval = new Interval(number(part.path(0)), number(part.path(1)));
        parts = parts.plus(Intervals.of(interval));
      }
      times = times.plus(KindTimes.of(kinds(group), parts));
    }
    return times;
  }

  /** Gaps. */
  static ArrayNode write(List<KnownGap> gaps) {
    ArrayNode nodes = JSON.arrayNode();
    for (KnownGap gap : gaps) {
      ObjectNode node = nodes.addObject();
      node.put("selection", gap.selection());
      node.put("kinds", gap.kinds().toString());
      node.put("since", gap.time().since());
      node.put("until", gap.time().until());
      node.put("reason", gap.reason());
    }
    return nodes;
  }

  /** Reads what {@link #write(List)} writes; no gap where there is none. */
  static List<KnownGap> readGaps(JsonNode nodes) {
    List<KnownGap> gaps = new ArrayList<>();
    for (JsonNode node : nodes) {
      Interval time = new Interval(number(node.path("since")), number(node.path("until")));
      gaps.add(new KnownGap(text(node, "selection"), kinds(node), time, text(node, "reason")));
    }
    return gaps;
  }

  /** A text that must be there. */
  static String text(JsonNode node, String field) {
    String text = textOrNull(node, field);
    if (text == null) {
      throw new IllegalArgumentException("no text " + field);
    }
    return text;
  }

  /** A text that need not be there. */
  static @Nullable String textOrNull(JsonNode node, String field) {
    return node.path(field).textValue();
  }

  /** A number that must be there. */
  static long number(JsonNode node, String field) {
    return number(node.path(field));
  }

  /** A number that need not be there. */
  static @Nullable Long numberOrNull(JsonNode node, String field) {
    return node.hasNonNull(field) ? number(node, field) : null;
  }

  private static long number(JsonNode node) {
    if (!node.isIntegralNumber() || !node.canConvertToLong()) {
      throw new IllegalArgumentException("not an integer: " + node);
    }
    return node.longValue();
  }

  private static KindSet kinds(JsonNode node) {
    return KindSet.parse(text(node, "kinds"));
  }
}
