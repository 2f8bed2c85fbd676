package live.dvmdash.relay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a relay says of itself (NIP-11). Hints only: relays often do otherwise.
 *
 * @param name its name; null when not told
 * @param software its program, usually an address; null when not told
 * @param version the program's version; null when not told
 * @param supportedNips the numbers of the NIPs that it knows; null when not told
 * @param maxLimit the most events that it sends for a filter; null when not told
 * @param maxSubscriptions the most subscriptions of a connection; null when not told
 * @param authRequired whether it wants to know who asks; null when not told
 * @param paymentRequired whether it wants to be paid; null when not told
 */
public record RelayInfo(
    @Nullable String name,
    @Nullable String software,
    @Nullable String version,
    @Nullable List<Integer> supportedNips,
    @Nullable Long maxLimit,
    @Nullable Long maxSubscriptions,
    @Nullable Boolean authRequired,
    @Nullable Boolean paymentRequired) {

  /** More than any information document needs. */
  static final int MAX_BYTES = 256 * 1024;

  private static final ObjectMapper JSON = JsonMapper.builder().build();

  /**
   * Reads the document; what is of another type than NIP-11 says counts as not told.
   *
   * @throws IOException when it is no JSON object
   */
  static RelayInfo parse(byte[] document) throws IOException {
    JsonNode json = JSON.readTree(document);
    if (!json.isObject()) {
      throw new IOException("not a JSON object");
    }
    JsonNode limitation = json.path("limitation");
    return new RelayInfo(
        text(json.path("name")),
        text(json.path("software")),
        text(json.path("version")),
        numbers(json.path("supported_nips")),
        number(limitation.path("max_limit")),
        number(limitation.path("max_subscriptions")),
        truth(limitation.path("auth_required")),
        truth(limitation.path("payment_required")));
  }

  private static @Nullable String text(JsonNode node) {
    if (!node.isTextual()) {
      return null;
    }
    String text = node.textValue();
    return text.substring(0, Math.min(text.length(), RelayMessage.MAX_TEXT));
  }

  private static @Nullable List<Integer> numbers(JsonNode node) {
    if (!node.isArray()) {
      return null;
    }
    List<Integer> numbers = new ArrayList<>();
    for (JsonNode element : node) {
      if (element.isInt()) {
        numbers.add(element.intValue());
      }
    }
    return List.copyOf(numbers);
  }

  private static @Nullable Long number(JsonNode node) {
    return node.isIntegralNumber() && node.canConvertToLong() ? node.longValue() : null;
  }

  private static @Nullable Boolean truth(JsonNode node) {
    return node.isBoolean() ? node.booleanValue() : null;
  }
}
