package live.dvmdash.relay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import live.dvmdash.event.Event;
import live.dvmdash.event.SigningAuthor;
import live.dvmdash.relay.RelayMessage.AuthChallenge;
import live.dvmdash.relay.RelayMessage.Closed;
import live.dvmdash.relay.RelayMessage.Eose;
import live.dvmdash.relay.RelayMessage.EventMessage;
import live.dvmdash.relay.RelayMessage.Notice;
import live.dvmdash.relay.RelayMessage.Ok;
import live.dvmdash.relay.RelayMessage.Unreadable;
import live.dvmdash.relay.testing.SignedEvents;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RelayMessageReaderTest {

  private static final Event EVENT =
      SigningAuthor.number(1)
          .sign(1_700_000_000, 5050, List.of(List.of("i", "é \" ] } 😀")), "a\nb \\ [");

  private static final String JSON = new String(SigningAuthor.json(EVENT), UTF_8);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[\"EVENT\",\"s1\",%s]",
        " [ \"EVENT\" ,\t\"s1\" ,\r\n %s ] \n",
        "[\"EVENT\",\"s1\",%s,{\"seen\":[1]},null]",
        "[\"\\u0045VENT\",\"s\\u0031\",%s]",
      })
  void anEventKeepsItsOwnBytes(String message) {
    assertThat(read(message.formatted(JSON)))
        .isInstanceOfSatisfying(
            EventMessage.class,
            read -> {
              assertThat(read.subscription()).isEqualTo("s1");
              assertThat(read.delivery().event()).isEqualTo(EVENT);
              assertThat(read.delivery().fault()).isNull();
              assertThat(new String(read.delivery().json(), UTF_8)).isEqualTo(JSON);
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"kind\":5000}",
        "{ \"id\" : \"é\", \"tags\" : [[1]] }",
        "{\"a\":{\"b\":[]}}"
      })
  void aMalformedEventIsHandedOnWithItsFault(String object) {
    assertThat(read("[\"EVENT\",\"s1\"," + object + "]"))
        .isInstanceOfSatisfying(
            EventMessage.class,
            read -> {
              assertThat(read.delivery().event()).isNull();
              assertThat(read.delivery().fault()).startsWith("without ");
              assertThat(new String(read.delivery().json(), UTF_8)).isEqualTo(object);
            });
  }

  @Test
  void anEventThatIsNestedTooDeeplyIsMalformed() {
    String nested = "{\"tags\":" + "[".repeat(1100) + "]".repeat(1100) + "}";
    assertThat(read("[\"EVENT\",\"s1\"," + nested + "]"))
        .isInstanceOfSatisfying(
            EventMessage.class,
            read -> assertThat(read.delivery().fault()).startsWith("nested too deeply"));
  }

  @Test
  void theOtherMessagesAreReadByPosition() {
    assertThat(read("[\"EOSE\",\"s1\"]")).isEqualTo(new Eose("s1", false));
    assertThat(read("[\"EOSE\",\"s1\",[\"finish\"]]")).isEqualTo(new Eose("s1", true));
    assertThat(read("[\"EOSE\",\"s1\",[1,[\"finish\"],{\"a\":1}],2,3,[4]]"))
        .isEqualTo(new Eose("s1", false));
    assertThat(read("[\"EOSE\",\"s1\",{\"finish\":true},[\"finish\"]]"))
        .isEqualTo(new Eose("s1", false));
    assertThat(read("[\"CLOSED\",\"s1\",\"blocked: no\"]"))
        .isEqualTo(new Closed("s1", "blocked: no"));
    assertThat(read("[\"CLOSED\",\"s1\"]")).isEqualTo(new Closed("s1", ""));
    assertThat(read("[\"NOTICE\",\"hello\"]")).isEqualTo(new Notice("hello"));
    assertThat(read("[\"OK\",\"ab\",true,\"\"]")).isEqualTo(new Ok("ab", true, ""));
    assertThat(read("[\"OK\",\"ab\",\"true\",\"no\"]")).isEqualTo(new Ok("ab", false, "no"));
    assertThat(read("[\"OK\",\"ab\"]")).isEqualTo(new Ok("ab", false, ""));
    assertThat(read("[\"AUTH\",\"challenge\"]")).isEqualTo(new AuthChallenge("challenge"));
  }

  @Test
  void whatARelaySaysIsCut() {
    assertThat(read("[\"NOTICE\",\"" + "x".repeat(100_000) + "\"]"))
        .isInstanceOfSatisfying(
            Notice.class,
            notice -> assertThat(notice.text()).hasSize(RelayMessage.MAX_TEXT).endsWith("x…"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "null",
        "[]",
        "{}",
        "[",
        "]",
        "[\"EVENT\"",
        "[\"EVENT\"]",
        "[\"EVENT\",\"s\"]",
        "[\"EVENT\",{}]",
        "[\"EVENT\",\"s\",[]]",
        "[\"EVENT\",\"s\",{]",
        "[\"EVENT\",\"s\",{}",
        "[\"EVENT\",\"s\",{}]]",
        "[\"EVENT\",1,{}]",
        "[\"EVENT\",\"s\",}{]",
        "[\"EVENT\",\"s",
        "[1,2]",
        "[\"NOTICE\"]",
        "[\"NOTICE\",[]]",
        "[\"EOSE\",null]",
        "[\"EOSE\",\"s\",[",
        "[\"COUNT\",\"s\",{\"count\":1}]",
        "[\"notice\",\"x\"]",
        "[\"NOTICE\",\"x\"]x",
        "[\"NOTICE\",\"\\ud8\"]",
        "[\"NOTICE\",1e999999999]",
        "hello",
        "<html></html>"
      })
  void anythingElseIsUnreadable(String message) {
    assertThat(read(message)).isInstanceOf(Unreadable.class);
  }

  @Test
  void hugeNestingsAndNumbersAreSurvived() {
    assertThat(read("[".repeat(5_000_000))).isInstanceOf(Unreadable.class);
    assertThat(read("[\"NOTICE\",\"x\"," + "9".repeat(1_000_000) + "]")).isEqualTo(new Notice("x"));
    assertThat(read("[\"AUTH\",\"" + "x".repeat(5000) + "\"]")).isInstanceOf(Unreadable.class);
  }

  @Property(tries = 3000)
  void noBytesMakeItThrow(@ForAll("bytes") byte[] bytes) {
    assertThat(new RelayMessageReader(new RecentDeliveries()).read(bytes)).isNotNull();
  }

  @Provide
  Arbitrary<byte[]> bytes() {
    Arbitrary<String> pieces =
        Arbitraries.of(
                "[",
                "]",
                "{",
                "}",
                ",",
                "\"EVENT\"",
                "\"EOSE\"",
                "\"CLOSED\"",
                "\"s\"",
                "\"",
                "\\",
                "1",
                "-",
                "true",
                " ",
                ":",
                JSON,
                "\"id\"",
                "[\"finish\"]",
                "\u0000",
                "é",
                "😀")
            .list()
            .ofMaxSize(12)
            .map(list -> String.join("", list));
    return Arbitraries.oneOf(
        pieces.map(text -> text.getBytes(UTF_8)),
        pieces.map(text -> ("[\"EVENT\",\"s\"," + text + "]").getBytes(UTF_8)),
        Arbitraries.bytes().array(byte[].class).ofMaxSize(60));
  }

  @Test
  void theSameWordsAreReadOnceWhoeverSendsThem() {
    RelayMessageReader reader = new RelayMessageReader(new RecentDeliveries());
    String event = new String(SigningAuthor.json(SignedEvents.by(1).request(1, 5050)), UTF_8);
    String other = event.replace("some text", "same text");

    assertThat(delivery(reader, "a", event)).isSameAs(delivery(reader, "b", event));
    assertThat(new String(delivery(reader, "a", other).json(), UTF_8)).isEqualTo(other);
    assertThat(delivery(reader, "a", other).event())
        .isNotEqualTo(delivery(reader, "a", event).event());
  }

  private static Delivery delivery(RelayMessageReader reader, String subscription, String event) {
    String message = "[\"EVENT\",\"%s\",%s]".formatted(subscription, event);
    return ((RelayMessage.EventMessage) reader.read(message.getBytes(UTF_8))).delivery();
  }

  private static RelayMessage read(String message) {
    return new RelayMessageReader(new RecentDeliveries()).read(message.getBytes(UTF_8));
  }
}
