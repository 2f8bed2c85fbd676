package live.dvmdash.event;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** JSON objects that events carry as text, written by anyone and therefore often broken. */
final class JsonObjects {

  private static final ObjectMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private JsonObjects() {}

  /**
   * The strict hex id of an event given as JSON, read without building the rest of it.
   *
   * @return null when the text is not a JSON object, or its {@code id} is not a proper one
   */
  static @Nullable Bytes32 id(String json) {
    Bytes32 id = null;
    try (JsonParser parser = MAPPER.getFactory().createParser(json)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return null;
      }
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        String name = parser.currentName();
        JsonToken value = parser.nextToken();
        if (name.equals("id")) {
          id = value == JsonToken.VALUE_STRING ? Bytes32.parse(parser.getText()) : null;
        }
        parser.skipChildren();
      }
      return parser.nextToken() == null ? id : null;
    } catch (IOException e) {
      return null;
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
