package live.dvmdash.lake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An element that is no valid event, as the quarantine keeps it: one line of JSON.
 *
 * @param source the file, URL or relay it came from
 * @param position where it began in the source, in bytes
 * @param reason why it was refused
 * @param why the same in words
 * @param bytes its size
 * @param hash identifies its content
 * @param raw its bytes; null when the quarantine was full and it was only counted
 */
@SuppressWarnings("ArrayRecordComponent") // content is compared by its hash
public record RefusedElement(
    String source,
    long position,
    Invalid reason,
    String why,
    long bytes,
    String hash,
    byte @Nullable [] raw) {

  private static final ObjectMapper JSON = new ObjectMapper();

  RefusedElement withoutContent() {
    return new RefusedElement(source, position, reason, why, bytes, hash, null);
  }

  String toJson() throws IOException {
    ObjectNode node = JSON.createObjectNode();
    node.put("source", source);
    node.put("position", position);
    node.put("reason", reason.label());
    node.put("why", why);
    node.put("bytes", bytes);
    node.put("hash", hash);
    if (raw != null) {
      String text = new String(raw, StandardCharsets.UTF_8);
      if (Arrays.equals(text.getBytes(StandardCharsets.UTF_8), raw)) {
        node.put("raw", text);
      } else {
        node.put("raw_base64", Base64.getEncoder().encodeToString(raw));
      }
    }
    return JSON.writeValueAsString(node);
  }

  static RefusedElement ofJson(String line) throws IOException {
    JsonNode node = JSON.readTree(line);
    byte[] raw = null;
    if (node.has("raw")) {
      raw = node.path("raw").asText().getBytes(StandardCharsets.UTF_8);
    } else if (node.has("raw_base64")) {
      raw = Base64.getDecoder().decode(node.path("raw_base64").asText());
    }
    return new RefusedElement(
        node.path("source").asText(),
        node.path("position").asLong(),
        Invalid.valueOf(node.path("reason").asText().toUpperCase(Locale.ROOT)),
        node.path("why").asText(),
        node.path("bytes").asLong(),
        node.path("hash").asText(),
        raw);
  }
}
