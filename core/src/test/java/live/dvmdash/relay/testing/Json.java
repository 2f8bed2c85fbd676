package live.dvmdash.relay.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The messages of NIP-01 as text. */
final class Json {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Json() {}

  /**
   * Reads any JSON.
   *
   * @throws UncheckedIOException when it is none
   */
  static JsonNode read(byte[] json) {
    try {
      return MAPPER.readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An array of strings, numbers, booleans and lists. */
  static String text(Object... elements) {
    try {
      return MAPPER.writeValueAsString(Arrays.asList(elements));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** An EVENT message around the event's own bytes. */
  static byte[] event(String subscription, byte[] event) {
    String quoted = text(subscription);
    String head = "[\"EVENT\"," + quoted.substring(1, quoted.length() - 1) + ",";
    byte[] start = head.getBytes(StandardCharsets.UTF_8);
    byte[] message = Arrays.copyOf(start, start.length + event.length + 1);
    System.arraycopy(event, 0, message, start.length, event.length);
    message[message.length - 1] = ']';
    return message;
  }
}
