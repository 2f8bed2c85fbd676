package live.dvmdash.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads profiles (kind 0) and announcements (kind 31990), whose content is JSON. */
final class Profiles {

  private Profiles() {}

  static Facts.Profile read(Event event) {
    ObjectNode content = JsonObjects.read(event.content());
    boolean announcement = event.kind() == Kind.ANNOUNCEMENT;
    String d = event.firstTagValue("d");
    JsonNode params = content == null ? null : content.get("nip90Params");
    JsonNode encryption = content == null ? null : content.get("encryptionSupported");
    return new Facts.Profile(
        content != null,
        text(content, "name"),
        text(content, "display_name"),
        text(content, "about"),
        text(content, "picture"),
        params == null ? null : Surrogates.repaired(params.toString()),
        encryption == null ? null : flag(encryption),
        announcement ? Objects.requireNonNullElse(d, "") : null,
        announcement ? kinds(event) : List.of());
  }

  private static @Nullable Boolean flag(JsonNode value) {
    return value.isBoolean() ? value.booleanValue() : null;
  }

  private static @Nullable String text(@Nullable ObjectNode content, String field) {
    JsonNode value = content == null ? null : content.get(field);
    return value == null || !value.isTextual() || value.textValue().isEmpty()
        ? null
        : Surrogates.repaired(value.textValue());
  }

  private static List<Integer> kinds(Event event) {
    Set<Integer> kinds = new LinkedHashSet<>();
    for (List<String> tag : event.tags()) {
      if (tag.size() >= 2 && tag.get(0).equals("k")) {
        Long kind = Derivation.decimal(tag.get(1));
        if (kind != null && kind <= Kind.MAX) {
          kinds.add(kind.intValue());
        }
      }
    }
    return List.copyOf(kinds);
  }
}
