package live.dvmdash.cli.oracle;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.acinq.secp256k1.Secp256k1;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** Signed events that a test makes up, in the order in which it does. */
final class CraftedEvents {

  private static final HexFormat HEX = HexFormat.of();

  private final List<String> elements = new ArrayList<>();

  /** The events as JSON, a line each. */
  List<String> elements() {
    return List.copyOf(elements);
  }

  /** Takes a line as it is. */
  void addLine(String line) {
    elements.add(line);
  }

  /** Makes an event and returns its id; an author is known by a number from 1 on. */
  String add(int author, long createdAt, int kind, String content, String[]... tags) {
    ObjectNode event = signed(author, createdAt, kind, content, tags);
    elements.add(event.toString());
    return event.get("id").textValue();
  }

  /** Makes an event that is not one of these. */
  static ObjectNode signed(int author, long createdAt, int kind, String content, String[]... tags) {
    byte[] secret = new byte[32];
    secret[31] = (byte) author;
    String pubkey = pubkey(author);
    OracleEvent unsigned =
        new OracleEvent(
            "", pubkey, createdAt, kind, Arrays.stream(tags).map(List::of).toList(), content);
    String id = ElementCheck.id(unsigned, true);
    byte[] signature = Secp256k1.get().signSchnorr(HEX.parseHex(id), secret, null);
    ObjectNode json = SourceFile.JSON.createObjectNode();
    json.put("id", id);
    json.put("pubkey", pubkey);
    json.put("created_at", createdAt);
    json.put("kind", kind);
    ArrayNode tagNodes = json.putArray("tags");
    for (String[] tag : tags) {
      ArrayNode values = tagNodes.addArray();
      for (String value : tag) {
        values.add(value);
      }
    }
    json.put("content", content);
    json.put("sig", HEX.formatHex(signature));
    return json;
  }

  static String pubkey(int author) {
    byte[] secret = new byte[32];
    secret[31] = (byte) author;
    byte[] point = Secp256k1.get().pubkeyCreate(secret);
    return HEX.formatHex(point, 1, 33);
  }
}
