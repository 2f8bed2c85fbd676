package live.dvmdash.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which shapes {@link EventReader} takes for an event. */
class EventReaderTest {

  private static final String ID = EventJson.ID;
  private static final String SIG = EventJson.SIG;

  @Test
  void everyField() throws MalformedEvent {
    Event expected =
        new Event(
            Bytes32.ofHex(ID),
            Bytes32.ofHex(EventJson.PUBKEY),
            1_700_000_000,
            5100,
            List.of(List.of("i", "text")),
            "content",
            Objects.requireNonNull(Signature.parse(SIG)));

    assertThat(new EventJson().read()).isEqualTo(expected);
    assertThat(EventJson.read(" \r\n\t" + new EventJson() + " \n")).isEqualTo(expected);
  }

  @Test
  void fromTheMiddleOfAnArray() throws MalformedEvent {
    byte[] event = new EventJson().toString().getBytes(UTF_8);
    byte[] around = new byte[event.length + 20];
    Arrays.fill(around, (byte) 0xFF);
    System.arraycopy(event, 0, around, 7, event.length);

    assertThat(new EventReader().read(around, 7, event.length)).isEqualTo(new EventJson().read());
  }

  @Test
  void tagsMayBeEmptyAndHoldEmptyStrings() throws MalformedEvent {
    assertThat(new EventJson().with("tags", "[]").read().tags()).isEmpty();
    assertThat(new EventJson().with("tags", "[[],[\"\"],[\"a\",\"\",\"b\"]]").read().tags())
        .isEqualTo(List.of(List.of(), List.of(""), List.of("a", "", "b")));
    assertThat(new EventJson().with("content", "\"\"").read().content()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "created_at, 0",
    "created_at, 9223372036854775807",
    "kind, 0",
    "kind, 65535",
  })
  void endsOfRanges(String field, long value) throws MalformedEvent {
    Event read = new EventJson().with(field, Long.toString(value)).read();

    assertThat(field.equals("kind") ? read.kind() : read.createdAt()).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-1",
        "9223372036854775808",
        "-9223372036854775808",
        "18446744073709551617",
        "1.0",
        "1e3",
        "1E0",
        "0.5",
        "\"1\"",
        "null",
        "true",
        "[]",
        "[1]",
        "{}",
        "{\"a\":[1]}"
      })
  void createdAtOfAnotherShape(String value) {
    assertMalformed(new EventJson().with("created_at", value), "created_at is not");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-1",
        "65536",
        "-4294967296",
        "-4294962196",
        "4294972396",
        "9223372036854775807",
        "5100.0",
        "51e2",
        "\"5100\"",
        "null",
        "false",
        "[5100]",
        "{}"
      })
  void kindOfAnotherShape(String value) {
    assertMalformed(new EventJson().with("kind", value), "kind is not");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "{}",
        "\"\"",
        "0",
        "[null]",
        "[1]",
        "[\"i\"]",
        "[{}]",
        "[[1]]",
        "[[null]]",
        "[[\"i\",7]]",
        "[[\"i\"],[\"j\",[]]]",
        "[[{}]]",
        "[[[[\"i\"]]]]",
        "[[true]]"
      })
  void tagsOfAnotherShape(String value) {
    assertMalformed(new EventJson().with("tags", value), "tags is not");
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "1", "{}", "[\"content\"]", "true"})
  void contentOfAnotherShape(String value) {
    assertMalformed(new EventJson().with("content", value), "content is not");
  }

  @Test
  void hexIsLowerCaseAndOfOneLength() {
    String upper = "A".repeat(64);
    for (String field : new String[] {"id", "pubkey"}) {
      for (String value :
          new String[] {
            '"' + upper + '"',
            '"' + ID.substring(1) + '"',
            '"' + ID + "0\"",
            '"' + "g".repeat(64) + '"',
            '"' + "\u0661".repeat(64) + '"',
            "null",
            "1",
            "[]",
            "\"\""
          }) {
        assertMalformed(new EventJson().with(field, value), field + " is not");
      }
    }
    for (String value :
        new String[] {
          '"' + upper + upper + '"', '"' + SIG.substring(1) + '"', '"' + SIG + "0\"", "null", "{}"
        }) {
      assertMalformed(new EventJson().with("sig", value), "sig is not");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"id", "pubkey", "created_at", "kind", "tags", "content", "sig"})
  void missingField(String field) {
    assertMalformed(new EventJson().without(field), "without " + field);
  }

  @Test
  void otherFieldsAreIgnored() throws MalformedEvent {
    EventJson json =
        new EventJson()
            .with("relay", "{\"id\":\"x\",\"tags\":[1,{\"kind\":[null]}]}")
            .with("ID", "1")
            .with("", "1.5e300")
            .with("Kind", "[[[]]]");

    assertThat(json.read()).isEqualTo(new EventJson().read());
  }

  @Test
  void ofARepeatedFieldTheLastCounts() throws MalformedEvent {
    String json = new EventJson().toString();
    String open = json.substring(0, json.length() - 1);

    assertThat(EventJson.read(open + ",\"kind\":7000}").kind()).isEqualTo(7000);
    assertThat(EventJson.read(open + ",\"k\\u0069nd\":7000}").kind()).isEqualTo(7000);
    assertThat(EventJson.read("{\"kind\":\"x\"," + json.substring(1)).kind()).isEqualTo(5100);
    assertMalformed(open + ",\"kind\":\"x\"}", "kind is not");
    assertMalformed(open + ",\"id\":null}", "id is not");
    assertMalformed(open + ",\"tags\":[[1]]}", "tags is not");
  }

  @Test
  void depthIsBounded() throws MalformedEvent {
    int allowed = EventReader.MAX_DEPTH - 1;
    EventJson deep = new EventJson().with("x", "[".repeat(allowed) + "]".repeat(allowed));
    assertThat(deep.read()).isEqualTo(new EventJson().read());

    EventJson deeper = new EventJson().with("x", "[".repeat(100_000) + "]".repeat(100_000));
    assertMalformed(deeper, "too deeply");
    assertMalformed(new EventJson().with("tags", "[".repeat(100_000)), "too deeply");
  }

  @Test
  void longNumbersAndNames() throws MalformedEvent {
    assertThat(new EventJson().with("x", "9".repeat(1000)).read()).isNotNull();
    assertMalformed(new EventJson().with("x", "9".repeat(1001)), "too long");
    assertMalformed(new EventJson().with("created_at", "9".repeat(1000)), "created_at is not");
    assertMalformed(new EventJson().with("x".repeat(60_000), "1"), "too long");
  }

  @Test
  void longTexts() throws MalformedEvent {
    String text = "x".repeat(30_000_000);

    assertThat(new EventJson().with("content", '"' + text + '"').read().content()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "[]",
        "null",
        "1",
        "\"\"",
        "[{}]",
        "{",
        "{]",
        "{\"id\"",
        "{\"id\":}",
        "{\"id\":1,}",
        "{'id':1}",
        "{id:1}",
        "// c\n{}",
        "{/**/}",
        "\u0000",
        "\uFEFF{}",
        "NaN"
      })
  void notAnObject(String json) {
    assertThatExceptionOfType(MalformedEvent.class)
        .isThrownBy(() -> EventJson.read(json))
        .satisfies(malformed -> assertThat(malformed.eventShaped()).isFalse());
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "{}", ",", "]", "}", "null", "\u0000"})
  void textAfterTheEnd(String tail) {
    assertThatExceptionOfType(MalformedEvent.class)
        .isThrownBy(() -> EventJson.read(new EventJson() + tail));
  }

  @ParameterizedTest
  @ValueSource(strings = {"01", "+1", ".5", "1.", "NaN", "Infinity", "0x1", "undefined"})
  void valuesThatAreNotJson(String value) {
    assertMalformed(new EventJson().with("kind", value), "not JSON");
  }

  @Test
  void threeNamesMakeAnElementEventShaped() {
    assertShaped("{\"id\":1,\"kind\":2}", false);
    assertShaped("{\"id\":1,\"kind\":2,\"sig\":3}", true);
    assertShaped("{\"id\":1,\"id\":2,\"id\":3}", false);
    assertShaped("{\"id\":1,\"kind\":2,\"tags\":[], broken", true);
    assertShaped("{\"a\":1,\"b\":2,\"c\":3}", false);
  }

  private static void assertShaped(String json, boolean shaped) {
    assertThatExceptionOfType(MalformedEvent.class)
        .isThrownBy(() -> EventJson.read(json))
        .satisfies(malformed -> assertThat(malformed.eventShaped()).isEqualTo(shaped));
  }

  private static void assertMalformed(Object json, String why) {
    assertThatExceptionOfType(MalformedEvent.class)
        .isThrownBy(() -> EventJson.read(json.toString()))
        .withMessageContaining(why);
  }
}
