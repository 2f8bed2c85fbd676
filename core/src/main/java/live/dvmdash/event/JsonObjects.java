package live.dvmdash.event;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** JSON objects that events carry as text, written by anyone and therefore often broken. */
final class JsonObjects {

  private static final ObjectMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  /** What stands in an object has something after it. */
  private static final ObjectReader VALUES =
      MAPPER.reader().without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private JsonObjects() {}

  /** Takes the fields of an object. */
  @FunctionalInterface
  interface Fields {
    /**
     * A field, of which the parser stands at the value; what is not read of it is skipped. A name
     * may come again.
     */
    void field(String name, JsonParser value) throws IOException;
  }

  /**
   * Gives the fields of a JSON object one after the other, without building the whole of it.
   *
   * @return whether the text is a JSON object and nothing else; if not, some fields may have been
   *     given
   */
  static boolean read(String json, Fields to) {
    try (JsonParser parser = MAPPER.getFactory().createParser(json)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return false;
      }
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        String name = parser.currentName();
        parser.nextToken();
        to.field(name, parser);
        parser.skipChildren();
      }
      return parser.nextToken() == null;
    } catch (IOException e) {
      return false;
    }
  }

  /** The value at which a parser stands. */
  static JsonNode tree(JsonParser value) throws IOException {
    return VALUES.readTree(value);
  }

  /**
   * The strict hex id of an event given as JSON.
   *
   * @return null when the text is not a JSON object, or its {@code id} is not a proper one
   */
  static @Nullable Bytes32 id(String json) {
    IdField id = new IdField();
    return read(json, id) ? id.value : null;
  }

  private static final class IdField implements Fields {

    private @Nullable Bytes32 value;

    @Override
    public void field(String name, JsonParser parser) throws IOException {
      if (name.equals("id")) {
        value = parser.hasToken(JsonToken.VALUE_STRING) ? Bytes32.parse(parser.getText()) : null;
      }
    }
  }

  /**
   * A JSON object as a tree.
   *
   * @return null when the text is anything else
   */
  static @Nullable ObjectNode read(String json) {
    try {
      JsonNode node = MAPPER.readTree(json);
      return node instanceof ObjectNode object ? object : null;
    } catch (JsonProcessingException e) {
      return null;
    }
  }
}
