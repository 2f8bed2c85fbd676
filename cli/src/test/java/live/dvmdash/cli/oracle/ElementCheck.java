package live.dvmdash.cli.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import fr.acinq.secp256k1.Secp256k1;
import fr.acinq.secp256k1.Secp256k1Exception;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Whether an element is a valid event: shape, then id, then signature. */
final class ElementCheck {

  static final String VALID = "valid";
  static final String MALFORMED = "malformed";
  static final String BAD_ID = "bad_id";
  static final String BAD_SIGNATURE = "bad_signature";

  private ElementCheck() {}

  /** {@link #VALID} or the one reason why the element is not. */
  static String verdict(JsonNode element) {
    if (!hasShape(element)) {
      return MALFORMED;
    }
    OracleEvent event = event(element);
    if (!event.id().equals(id(event, true)) && !event.id().equals(id(event, false))) {
      return BAD_ID;
    }
    return signed(event, element.get("sig").textValue()) ? VALID : BAD_SIGNATURE;
  }

  /** The event of an element that has the shape of one. */
  static OracleEvent event(JsonNode element) {
    List<List<String>> tags = new ArrayList<>();
    for (JsonNode tag : element.get("tags")) {
      List<String> values = new ArrayList<>();
      tag.forEach(value -> values.add(wellFormed(value.textValue())));
      tags.add(values);
    }
    return new OracleEvent(
        element.get("id").textValue(),
        element.get("pubkey").textValue(),
        element.get("created_at").longValue(),
        element.get("kind").intValue(),
        tags,
        wellFormed(element.get("content").textValue()));
  }

  private static boolean hasShape(JsonNode element) {
    return element.isObject()
        && hex(element.path("id"), 64)
        && hex(element.path("pubkey"), 64)
        && hex(element.path("sig"), 128)
        && integer(element.path("created_at"), Long.MAX_VALUE)
        && integer(element.path("kind"), 65_535)
        && tags(element.path("tags"))
        && element.path("content").isTextual();
  }

  private static boolean hex(JsonNode value, int length) {
    return value.isTextual() && value.textValue().matches("[0-9a-f]{" + length + "}");
  }

  private static boolean integer(JsonNode value, long most) {
    return value.isIntegralNumber()
        && value.canConvertToLong()
        && value.longValue() >= 0
        && value.longValue() <= most;
  }

  private static boolean tags(JsonNode tags) {
    if (!tags.isArray()) {
      return false;
    }
    for (JsonNode tag : tags) {
      if (!tag.isArray()) {
        return false;
      }
      for (JsonNode value : tag) {
        if (!value.isTextual()) {
          return false;
        }
      }
    }
    return true;
  }

  /** SHA-256 over {@code [0,pubkey,created_at,kind,tags,content]} without white space. */
  static String id(OracleEvent event, boolean escapeControls) {
    StringBuilder json = new StringBuilder("[0,\"").append(event.pubkey()).append("\",");
    json.append(event.createdAt()).append(',').append(event.kind()).append(",[");
    String betweenTags = "";
    for (List<String> tag : event.tags()) {
      json.append(betweenTags).append('[');
      String betweenValues = "";
      for (String value : tag) {
        json.append(betweenValues).append(quoted(value, escapeControls));
        betweenValues = ",";
      }
      json.append(']');
      betweenTags = ",";
    }
    json.append("],").append(quoted(event.content(), escapeControls)).append(']');
    try {
      byte[] utf8 = json.toString().getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(utf8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String quoted(String text, boolean escapeControls) {
    StringBuilder json = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '\n' -> json.append("\\n");
        case '"' -> json.append("\\\"");
        case '\\' -> json.append("\\\\");
        case '\r' -> json.append("\\r");
        case '\t' -> json.append("\\t");
        case '\b' -> json.append("\\b");
        case '\f' -> json.append("\\f");
        default -> json.append(c < 0x20 && escapeControls ? String.format("\\u%04x", (int) c) : c);
      }
    }
    return json.append('"').toString();
  }

  /** The text with U+FFFD in place of every surrogate that has no partner. */
  static String wellFormed(String text) {
    StringBuilder repaired = new StringBuilder();
    text.codePoints()
        .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xFFFD : c)
        .forEach(repaired::appendCodePoint);
    return repaired.toString();
  }

  private static boolean signed(OracleEvent event, String signature) {
    HexFormat hex = HexFormat.of();
    try {
      return Secp256k1.get()
          .verifySchnorr(
              hex.parseHex(signature), hex.parseHex(event.id()), hex.parseHex(event.pubkey()));
    } catch (Secp256k1Exception offTheCurve) {
      return false;
    }
  }
}
