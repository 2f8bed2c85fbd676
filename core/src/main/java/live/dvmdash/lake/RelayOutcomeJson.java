package live.dvmdash.lake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** How the ledger writes what came of a relay. */
final class RelayOutcomeJson {

  private RelayOutcomeJson() {}

  static ObjectNode write(RelayOutcome outcome) {
    ObjectNode node = JsonFiles.object();
    node.put("relay", outcome.relay());
    node.put("status", outcome.status());
    node.put("error", outcome.error());
    node.put("connections", outcome.connections());
    node.put("pages", outcome.pages());
    node.put("elements", outcome.elements());
    node.put("new", outcome.added());
    node.put("duplicates", outcome.duplicates());
    node.put("invalid", outcome.invalid());
    node.put("mismatching", outcome.mismatching());
    node.put("future", outcome.future());
    node.put("oversized", outcome.oversized());
    node.put("thinned", outcome.thinned());
    node.put("oldest", outcome.oldest());
    node.set("gaps", SpanJson.write(outcome.gaps()));
    node.set("windows", SpanJson.write(outcome.windows()));
    return node;
  }

  /** Reads it back; throws {@link IllegalArgumentException} when it is not what was written. */
  static RelayOutcome read(JsonNode node) {
    return new RelayOutcome(
        SpanJson.text(node, "relay"),
        SpanJson.text(node, "status"),
        SpanJson.textOrNull(node, "error"),
        SpanJson.number(node, "connections"),
        SpanJson.number(node, "pages"),
        SpanJson.number(node, "elements"),
        SpanJson.number(node, "new"),
        SpanJson.number(node, "duplicates"),
        SpanJson.number(node, "invalid"),
        SpanJson.number(node, "mismatching"),
        SpanJson.number(node, "future"),
        SpanJson.number(node, "oversized"),
        SpanJson.number(node, "thinned"),
        SpanJson.numberOrNull(node, "oldest"),
        SpanJson.readGaps(node.path("gaps")),
        SpanJson.readTimes(node.path("windows")));
  }
}
