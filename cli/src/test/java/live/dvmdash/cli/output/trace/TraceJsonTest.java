package live.dvmdash.cli.output.trace;

import static live.dvmdash.cli.output.trace.Traces.json;
import static live.dvmdash.cli.output.trace.Traces.key;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import live.dvmdash.trace.Edge;
import live.dvmdash.trace.Node.Input;
import live.dvmdash.trace.Node.Role;
import live.dvmdash.trace.Trace;
import org.junit.jupiter.api.Test;

class TraceJsonTest {

  @Test
  void everyNodeAndEdgeIsAnObject() {
    Trace trace =
        new Traces()
            .entity("b0b00000", "Bob")
            .node(
                Traces.request(
                    "11111111",
                    "a11ce000",
                    0,
                    List.of(new Input("hi", "text"), new Input("bare", null)),
                    List.of(),
                    List.of(key("b0b00000")),
                    List.of(key("de1e7e00"))))
            .answer(
                "22222222",
                7000,
                Role.FEEDBACK,
                "b0b00000",
                1,
                "11111111",
                "payment-required",
                21_000L,
                "")
            .result("33333333", "b0b00000", 2, "77777777", "a\nb")
            .answer("44444444", 1, Role.OTHER, "b0b00000", 3, null, null, null, "note")
            .missing("77777777")
            .edge(Edge.Type.MAKES_EVENT, "b0b00000", "22222222")
            .edge(Edge.Type.FEEDBACK_FOR, "22222222", "11111111")
            .trace("22222222", "11111111");

    assertThat(json(trace).replaceAll("([0-9a-f]{8})0{56}", "$1…"))
        .isEqualTo(
            """
            {
              "schema": 1,
              "asked": "22222222…",
              "root": "11111111…",
              "nodes": [
                {
                  "type": "entity",
                  "id": "b0b00000…",
                  "name": "Bob",
                  "customer": false,
                  "dvm": true
                },
                {
                  "type": "event",
                  "id": "11111111…",
                  "kind": 5050,
                  "kind_name": "text generation",
                  "role": "request",
                  "created_at": 1738591200,
                  "pubkey": "a11ce000…",
                  "content": "",
                  "encrypted": false,
                  "inputs": [
                    {
                      "data": "hi",
                      "type": "text"
                    },
                    {
                      "data": "bare",
                      "type": null
                    }
                  ],
                  "addressed_to": [
                    "b0b00000…"
                  ],
                  "deleted_by": [
                    "de1e7e00…"
                  ]
                },
                {
                  "type": "event",
                  "id": "22222222…",
                  "kind": 7000,
                  "kind_name": null,
                  "role": "feedback",
                  "created_at": 1738591201,
                  "pubkey": "b0b00000…",
                  "content": "",
                  "encrypted": false,
                  "target": "11111111…",
                  "status": "payment-required",
                  "status_info": null,
                  "amount_msat": 21000,
                  "deleted_by": []
                },
                {
                  "type": "event",
                  "id": "33333333…",
                  "kind": 6050,
                  "kind_name": null,
                  "role": "result",
                  "created_at": 1738591202,
                  "pubkey": "b0b00000…",
                  "content": "a\\nb",
                  "encrypted": false,
                  "target": "77777777…",
                  "amount_msat": null,
                  "deleted_by": []
                },
                {
                  "type": "event",
                  "id": "44444444…",
                  "kind": 1,
                  "kind_name": null,
                  "role": "other",
                  "created_at": 1738591203,
                  "pubkey": "b0b00000…",
                  "content": "note",
                  "encrypted": false,
                  "deleted_by": []
                },
                {
                  "type": "event",
                  "id": "77777777…",
                  "missing": true
                }
              ],
              "edges": [
                {
                  "type": "MAKES_EVENT",
                  "from": "b0b00000…",
                  "to": "22222222…"
                },
                {
                  "type": "FEEDBACK_FOR",
                  "from": "22222222…",
                  "to": "11111111…"
                }
              ]
            }
            """);
  }

  @Test
  void nothingHasTheSameShape() {
    assertThat(json(Trace.nothing(key("11111111").hex())))
        .isEqualTo(
            """
            {
              "schema": 1,
              "asked": "ID",
              "root": null,
              "nodes": [],
              "edges": []
            }
            """
                .replace("ID", key("11111111").hex()));
  }

  @Test
  void theTextOfEventsIsExactAndNotObeyed() throws IOException {
    String attack = "\u001b[2J\u009b31m\u202e\"\\\u0000";
    String json =
        json(new Traces().result("22222222", "b0b00000", 2, null, attack).trace("22222222", null));

    assertThat(new ObjectMapper().readTree(json).at("/nodes/0/content").textValue())
        .isEqualTo(attack);
    assertThat(json).doesNotContainPattern("[\\p{Cc}\u202e&&[^\n]]");
  }

  @Test
  void moneyHasNodesAndEdgesOfItsOwn() throws IOException {
    Trace trace =
        new Traces()
            .feedback("22222222", "b0b00000", 1, "11111111", "payment-required")
            .invoice("lnbc1bill", "22222222", null)
            .receipt("99999999", 40, "lnbc1bill", Edge.Via.BOLT11, "22222222", "ok")
            .trace("22222222", "22222222");

    JsonNode object = new ObjectMapper().readTree(json(trace));

    assertThat(object.at("/nodes/1"))
        .hasToString(
            "{\"type\":\"invoice\",\"id\":\"lnbc1bill\",\"msat\":null,\"payment_hash\":\""
                + key("0a").hex()
                + "\",\"created_at\":1738591200,\"expiry\":3600,\"checksum_ok\":true}");
    assertThat(object.at("/nodes/2/type").asText()).isEqualTo("receipt");
    assertThat(object.at("/nodes/2/kind").asInt()).isEqualTo(9735);
    assertThat(object.at("/nodes/2/msat").asLong()).isEqualTo(21_000);
    assertThat(object.at("/nodes/2/payer").asText()).isEqualTo(key("a11ce000").hex());
    assertThat(object.at("/nodes/2/payee").asText()).isEqualTo(key("b0b00000").hex());
    assertThat(object.at("/nodes/2/receipt_for").asText()).isEqualTo(key("22222222").hex());
    assertThat(object.at("/nodes/2/verdict").asText()).isEqualTo("ok");
    assertThat(object.at("/edges/0/type").asText()).isEqualTo("HAS_INVOICE");
    assertThat(object.at("/edges/0/via").isMissingNode()).isTrue();
    assertThat(object.at("/edges/1/via").asText()).isEqualTo("bolt11");
  }
}
