package live.dvmdash.sample;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** An archive as plain JSON, read without any class of the program. */
final class Archive {

  private final List<JsonNode> elements = new ArrayList<>();
  private final Map<String, JsonNode> byId = new HashMap<>();

  Archive(byte[] json) throws IOException {
    new ObjectMapper().readTree(json).forEach(elements::add);
    for (JsonNode element : elements) {
      byId.putIfAbsent(element.path("id").asText(), element);
    }
  }

  static byte[] generate(long seed, int events, String month, int threads) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      generator(seed, events, month, threads).writeTo(out);
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
    return out.toByteArray();
  }

  static ArchiveGenerator generator(long seed, int events, String month, int threads) {
    return new ArchiveGenerator(
        new GeneratorOptions(seed, events, YearMonth.parse(month), threads));
  }

  List<JsonNode> elements() {
    return elements;
  }

  boolean holds(String id) {
    return byId.containsKey(id);
  }

  Stream<JsonNode> ofKind(int first, int last) {
    return elements.stream().filter(e -> kind(e) >= first && kind(e) <= last);
  }

  /** The answers whose first {@code e} tag names the event. */
  Stream<JsonNode> answers(JsonNode request, int first, int last) {
    String id = request.path("id").asText();
    return ofKind(first, last).filter(e -> id.equals(value(e, "e")));
  }

  /** Whether some feedback to the request satisfies the condition, and no result does exist. */
  boolean unansweredWith(Predicate<JsonNode> feedback) {
    return ofKind(5000, 5999)
        .filter(request -> answers(request, 6000, 6999).findAny().isEmpty())
        .anyMatch(request -> answers(request, 7000, 7000).anyMatch(feedback));
  }

  static int kind(JsonNode event) {
    return event.path("kind").isInt() ? event.path("kind").intValue() : -1;
  }

  static long time(JsonNode event) {
    return event.path("created_at").longValue();
  }

  /** Element {@code index} of the first tag of that name; empty when there is none. */
  static String value(JsonNode event, String name, int index) {
    for (JsonNode tag : event.path("tags")) {
      if (tag.path(0).asText().equals(name)) {
        return tag.path(index).asText();
      }
    }
    return "";
  }

  static String value(JsonNode event, String name) {
    return value(event, name, 1);
  }

  static long count(JsonNode event, String name) {
    return tags(event).filter(tag -> tag.path(0).asText().equals(name)).count();
  }

  static Stream<JsonNode> tags(JsonNode event) {
    List<JsonNode> tags = new ArrayList<>();
    event.path("tags").forEach(tags::add);
    return tags.stream();
  }
}
