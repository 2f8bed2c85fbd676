package live.dvmdash.event;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The JSON of an event of the right shape, of which single fields can be spelled otherwise. */
final class EventJson {

  static final String ID = "0".repeat(63) + "a";
  static final String PUBKEY = "0".repeat(63) + "b";
  static final String SIG = "0".repeat(127) + "c";

  private final Map<String, String> fields = new LinkedHashMap<>();

  EventJson() {
    with("id", '"' + ID + '"');
    with("pubkey", '"' + PUBKEY + '"');
    with("created_at", "1700000000");
    with("kind", "5100");
    with("tags", "[[\"i\",\"text\"]]");
    with("content", "\"content\"");
    with("sig", '"' + SIG + '"');
  }

  EventJson with(String field, String json) {
    fields.put(field, json);
    return this;
  }

  EventJson without(String field) {
    fields.remove(field);
    return this;
  }

  @Override
  public String toString() {
    return fields.entrySet().stream()
        .map(field -> '"' + field.getKey() + "\":" + field.getValue())
        .collect(Collectors.joining(",", "{", "}"));
  }

  Event read() throws MalformedEvent {
    return read(toString());
  }

  static Event read(String json) throws MalformedEvent {
    return new EventReader().read(json.getBytes(StandardCharsets.UTF_8));
  }
}
