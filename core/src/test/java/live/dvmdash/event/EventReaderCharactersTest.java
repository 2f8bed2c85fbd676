package live.dvmdash.event;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How {@link EventReader} takes the bytes and characters of an event. */
class EventReaderCharactersTest {

  @Test
  void everyCutIsMalformed() {
    String json = new EventJson().toString();
    for (int length = 0; length < json.length(); length++) {
      String cut = json.substring(0, length);
      assertThatExceptionOfType(MalformedEvent.class).isThrownBy(() -> EventJson.read(cut));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "80",
    "C3",
    "C380C3",
    "C080",
    "C1BF",
    "E0809F",
    "E09FBF",
    "EDA080",
    "EDBFBF",
    "F0808080",
    "F08FBFBF",
    "F4908080",
    "F5808080",
    "F8888080",
    "FF",
    "E282",
    "F09F98",
    "E28228",
    "F09F9828",
    "F09F2880"
  })
  void illFormedUtf8(String hex) {
    String illFormed = new String(Hex.parse(hex.toLowerCase(Locale.ROOT)), ISO_8859_1);
    for (String field : new String[] {"content", "x"}) {
      byte[] json =
          new EventJson().with(field, '"' + illFormed + '"').toString().getBytes(ISO_8859_1);
      assertThatExceptionOfType(MalformedEvent.class)
          .isThrownBy(() -> new EventReader().read(json));
    }
  }

  @ParameterizedTest
  @CsvSource({"7F", "C280", "DFBF", "E0A080", "ED9FBF", "EE8080", "EFBFBF", "F0908080", "F48FBFBF"})
  void endsOfUtf8(String hex) throws MalformedEvent {
    String text = new String(Hex.parse(hex.toLowerCase(Locale.ROOT)), UTF_8);

    assertThat(new EventJson().with("content", '"' + text + '"').read().content()).isEqualTo(text);
  }

  @Test
  void otherEncodingsAreNotUtf8() {
    for (Charset charset :
        List.of(
            StandardCharsets.UTF_16,
            StandardCharsets.UTF_16LE,
            StandardCharsets.UTF_16BE,
            Charset.forName("UTF-32LE"),
            Charset.forName("UTF-32BE"))) {
      byte[] json = new EventJson().toString().getBytes(charset);
      assertThatExceptionOfType(MalformedEvent.class)
          .isThrownBy(() -> new EventReader().read(json));
    }
    assertMalformed("\uFEFF" + new EventJson(), "not JSON");
  }

  @Test
  void unpairedSurrogatesBecomeReplacementCharacters() throws MalformedEvent {
    assertThat(content("\\ud83d")).isEqualTo("\uFFFD");
    assertThat(content("\\ude00x")).isEqualTo("\uFFFDx");
    assertThat(content("\\ude00\\ud83d")).isEqualTo("\uFFFD\uFFFD");
    assertThat(content("\\ud83d\\ud83d\\ude00")).isEqualTo("\uFFFD\uD83D\uDE00");
    assertThat(new EventJson().with("tags", "[[\"\\ud83d\"]]").read().tags())
        .isEqualTo(List.of(List.of("\uFFFD")));
  }

  @Test
  void controlCharactersMustBeEscaped() throws MalformedEvent {
    assertThat(content("\\u0000\\u001B\\u001f")).isEqualTo("\u0000\u001B\u001F");
    assertMalformed(new EventJson().with("content", "\"\u0001\""), "not JSON");
    assertMalformed(new EventJson().with("content", "\"\n\""), "not JSON");
    assertMalformed(new EventJson().with("content", "\"\\x41\""), "not JSON");
  }

  @Test
  void whatIsUsualIsReadWithoutTheParser() {
    String tags = "[ [\"e\", \"\\u00E9\\ud83d\\ude00\\/\\b\\f\"] ,[] , [\"\"]]";
    String usual = new EventJson().with("tags", tags).with("content", "\"é\\n\"").toString();
    List<String> unusual =
        List.of(
            usual.replace("é", "\\ud83d"),
            usual.replace("}", ",\"x\":1}"),
            usual.replace("\"content\"", "\"sig\""),
            usual.replace("[]", "[],"),
            usual.replace("[]", "[\"a\",]"),
            usual.replace("5100", "05100"),
            usual.replace("5100", "5100.0"),
            usual.replace("5100", "65536"),
            usual.replace("1700000000", "1" + "0".repeat(18)),
            usual + ",");

    assertThat(scanned(usual)).isNotNull();
    assertThat(unusual).allSatisfy(json -> assertThat(scanned(json)).isNull());
  }

  private static @Nullable Event scanned(String json) {
    byte[] utf8 = json.getBytes(UTF_8);
    return new EventScanner().read(utf8, 0, utf8.length);
  }

  private static String content(String escaped) throws MalformedEvent {
    return new EventJson().with("content", '"' + escaped + '"').read().content();
  }

  private static void assertMalformed(Object json, String why) {
    assertThatExceptionOfType(MalformedEvent.class)
        .isThrownBy(() -> EventJson.read(json.toString()))
        .withMessageContaining(why);
  }
}
