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
 * @param elements how many it stands for: 1, or all that were only counted together, which have the
 *     sum of their bytes and no position or hash
 */
@SuppressWarnings("ArrayRecordComponent") // content is compared by its hash
public record RefusedElement(
    String source,
    long position,
    Invalid reason,
    String why,
    long bytes,
    String hash,
    byte @Nullable [] raw,
    long elements) {

  private static final ObjectMapper JSON = new ObjectMapper();

  RefusedElement withoutContent() {
    return new RefusedElement(source, position, reason, why, bytes, hash, null, 1);
  }

  /** Elements beyond what the quarantine tells one by one. */
  static RefusedElement counted(String source, Invalid reason, Quarantine.Count count) {
    return new RefusedElement(
        source, 0, reason, "only counted", count.bytes(), "", null, count.elements());
  }

  String toJson() throws IOException {
    ObjectNode node = JSON.createObjectNode();
    node.put("source", source);
    node.put("position", position);
    node.put("reason", reason.label());
    node.put("why", why);
    node.put("bytes", bytes);
    node.put("hash", hash);
    if (elements != 1) {
      node.put("elements", elements);
    }
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
        raw,
        node.path("elements").asLong(1));
  }
}
