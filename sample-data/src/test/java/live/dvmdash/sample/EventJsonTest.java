package live.dvmdash.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import live.dvmdash.event.Bytes32;
import live.dvmdash.event.Event;
import live.dvmdash.event.Signature;
import org.junit.jupiter.api.Test;

class EventJsonTest {

  private static final Event EVENT =
      new Event(
          Bytes32.ofHex("0a".repeat(32)),
          Bytes32.ofHex("0b".repeat(32)),
          1_735_689_600,
          5050,
          List.of(List.of("i", "a \"b\"", ""), List.of(), List.of("t")),
          "\uD83D\uDE00 é \u001b \u007f \u2028 / \\ \n",
          Signature.of(new byte[64]));

  @Test
  void indentsAndEscapesLikePython() {
    assertThat(EventJson.indented(EVENT))
        .isEqualTo(
            """
              {
                "id": "%s",
                "pubkey": "%s",
                "created_at": 1735689600,
                "kind": 5050,
                "tags": [
                  [
                    "i",
                    "a \\"b\\"",
                    ""
                  ],
                  [],
                  [
                    "t"
                  ]
                ],
                "content": "\\ud83d\\ude00 \\u00e9 \\u001b \\u007f \\u2028 / \\\\ \\n",
                "sig": "%s"
              }\
            """
                .formatted("0a".repeat(32), "0b".repeat(32), "0".repeat(128)));
  }

  @Test
  void compactsLikeJavaScript() {
    assertThat(EventJson.compact(EVENT))
        .isEqualTo(
            "{\"id\":\"%s\",\"pubkey\":\"%s\",\"created_at\":1735689600,\"kind\":5050,"
                    .formatted("0a".repeat(32), "0b".repeat(32))
                + "\"tags\":[[\"i\",\"a \\\"b\\\"\",\"\"],[],[\"t\"]],"
                + "\"content\":\"\uD83D\uDE00 é \\u001b \u007f \u2028 / \\\\ \\n\","
                + "\"sig\":\"%s\"}".formatted("0".repeat(128)));
  }

  @Test
  void anEventWithoutTagsStaysOnOneLine() {
    Event event = Author.of(1, "someone", 0).sign(1, 1, Tags.none(), "");
    assertThat(EventJson.indented(event)).contains("\n    \"tags\": [],\n");
    assertThat(EventJson.compactUnsigned(event)).endsWith("\"tags\":[],\"content\":\"\"}");
  }
}
