package live.dvmdash.event;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads profiles (kind 0) and announcements (kind 31990), whose content is JSON. */
final class Profiles {

  private Profiles() {}

  static Facts.Profile read(Event event) {
    Content content = new Content();
    if (!JsonObjects.read(event.content(), content)) {
      content = new Content();
      content.readable = false;
    }
    boolean announcement = event.kind() == Kind.ANNOUNCEMENT;
    String d = event.firstTagValue("d");
    return new Facts.Profile(
        content.readable,
        content.name,
        content.displayName,
        content.about,
        content.picture,
        content.nip90Params,
        content.encryption,
        announcement ? Objects.requireNonNullElse(d, "") : null,
        announcement ? kinds(event) : List.of());
  }

  /** What a content says; of a repeated field the last one counts. */
  private static final class Content implements JsonObjects.Fields {

    private boolean readable = true;
    private @Nullable String name;
    private @Nullable String displayName;
    private @Nullable String about;
    private @Nullable String picture;
    private @Nullable String nip90Params;
    private @Nullable Boolean encryption;

    @Override
    public void field(String field, JsonParser value) throws IOException {
      switch (field) {
        case "name" -> name = text(value);
        case "display_name" -> displayName = text(value);
        case "about" -> about = text(value);
        case "picture" -> picture = text(value);
        case "nip90Params" -> nip90Params = Surrogates.repaired(JsonObjects.tree(value).toString());
        case "encryptionSupported" -> encryption = flag(value);
        default -> {}
      }
    }

    private static @Nullable String text(JsonParser value) throws IOException {
      String text = value.hasToken(JsonToken.VALUE_STRING) ? value.getText() : "";
      return text.isEmpty() ? null : Surrogates.repaired(text);
    }

    private static @Nullable Boolean flag(JsonParser value) throws IOException {
      JsonToken token = value.currentToken();
      return (token != null && token.isBoolean()) ? value.getBooleanValue() : null;
    }
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
