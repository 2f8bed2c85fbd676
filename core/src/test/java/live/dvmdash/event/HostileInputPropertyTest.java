package live.dvmdash.event;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import live.dvmdash.event.Nip19.EventReference;
import live.dvmdash.event.Nip19.ProfileReference;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/**
 * Nearly proper events and ids, which are read or refused and nothing else. Tried as often as
 * {@code -Djqwik.tries.default} says.
 */
class HostileInputPropertyTest {

  private static final String HEX = "aa".repeat(32);
  private static final Bytes32 KEY = Bytes32.ofHex(HEX);
  private static final int LONGEST_SENTENCE = 200;

  private static final List<byte[]> PIECES =
      Stream.of(
              "\"",
              "\\",
              "\\u",
              "\\ud83d",
              "\\u0000",
              "\u0000",
              "{",
              "}",
              "[",
              "]",
              ",",
              ":",
              "null",
              "true",
              "-0",
              "1e9",
              "1.0",
              "9223372036854775808",
              "-1",
              "65536",
              "[[]]",
              "\"id\":",
              "\"sig\":\"\"",
              "\"tags\":",
              "[\"e\",\"" + HEX + "\"]",
              "\"kind\":7000,",
              "lnbc1",
              "{\\\"",
              "[".repeat(1_100),
              "9".repeat(1_100),
              "\u00ff",
              "é",
              "😀",
              "//",
              " ")
          .map(piece -> piece.getBytes(UTF_8))
          .toList();

  private static final Mutations EVENTS = new Mutations(events(), PIECES);
  private static final Derivation DERIVATION = new Derivation(Signatures.fastest());

  /** An event of each form that is looked into. */
  private static List<byte[]> events() {
    SigningAuthor author = SigningAuthor.number(1);
    Event request = author.sign(1_700_000_000, 5100, List.of(List.of("i", "é 😀", "text")), "x");
    String asText = new String(SigningAuthor.json(request), UTF_8);
    String invoice = new Bolt11Encoder("lnbc25m", 1_496_314_658).bytes('p', new byte[32]).sign();
    List<Event> events = new ArrayList<>(List.of(request));
    events.add(
        author.sign(
            1_700_000_001,
            6100,
            List.of(
                List.of("request", asText), List.of("amount", "25000", invoice), List.of("p", HEX)),
            "\u0000\u001b"));
    events.add(author.sign(1_700_000_002, 7000, List.of(List.of("status", "error", "")), ""));
    events.add(
        author.sign(
            1_700_000_003,
            9735,
            List.of(List.of("bolt11", invoice), List.of("description", asText)),
            ""));
    events.add(
        author.sign(
            1_700_000_004, 31990, List.of(List.of("k", "5100")), "{\"name\":\"a\",\"about\":[]}"));
    return events.stream().map(SigningAuthor::json).toList();
  }

  @Provide
  Arbitrary<byte[]> nearlyEvents() {
    return Arbitraries.randomValue(EVENTS::any);
  }

  @Property(shrinking = ShrinkingMode.OFF)
  void nearlyEventsAreReadOrMalformed(@ForAll("nearlyEvents") byte[] json) throws IOException {
    Event quickly = new EventScanner().read(json, 0, json.length);
    Event event;
    try {
      event = new EventReader().readStrictly(json, 0, json.length);
    } catch (MalformedEvent malformed) {
      assertThat(malformed.getMessage()).isNotBlank().hasSizeLessThan(LONGEST_SENTENCE);
      assertThat(malformed).hasMessageNotContaining("Exception");
      assertThat(quickly).isNull();
      return;
    }
    assertThat(quickly).isIn(null, event);
    assertThat(DERIVATION.of(event).event()).isEqualTo(event);
    assertThat(EventId.matches(event)).isIn(true, false);
    assertThat(readAgain(event)).isEqualTo(event);
  }

  private static Event readAgain(Event event) throws IOException {
    StringWriter written = new StringWriter();
    new EventWriter(written).write(event);
    try {
      return new EventReader().read(written.toString().strip().getBytes(UTF_8));
    } catch (MalformedEvent e) {
      throw new AssertionError(written.toString(), e);
    }
  }

  @Provide
  Arbitrary<String> nearlyIds() {
    String relay = "wss://relay.example";
    List<byte[]> ids =
        Stream.of(
                Nip19.npub(KEY),
                Nip19.note(KEY),
                "nostr:" + Nip19.npub(KEY),
                new Nip19Encoder().bytes(0, KEY).text(1, relay).number(3, 1).encode("nevent"),
                new Nip19Encoder().bytes(0, KEY).text(1, relay).encode("nprofile"),
                HEX)
            .map(id -> id.getBytes(ISO_8859_1))
            .toList();
    Mutations mutations = new Mutations(ids, PIECES);
    return Arbitraries.randomValue(random -> new String(mutations.any(random), ISO_8859_1));
  }

  @Property(shrinking = ShrinkingMode.OFF)
  void nearlyIdsAreReadOrRefusedInASentence(@ForAll("nearlyIds") String text) {
    try {
      assertThat(Nip19.parse(text)).isNotNull();
    } catch (BadReference refused) {
      assertThat(refused.getMessage()).isNotBlank().hasSizeLessThan(LONGEST_SENTENCE);
      assertThat(refused).hasMessageNotContaining("Exception");
    }
  }

  @Property(edgeCases = EdgeCasesMode.MIXIN)
  void anyBytesBehindAProperChecksumAreReadOrRefused(@ForAll byte[] bytes) {
    for (String prefix : List.of("npub", "note", "nevent", "nprofile", "naddr")) {
      Nip19Encoder encoder = new Nip19Encoder();
      for (byte each : bytes) {
        encoder.one(each);
      }
      try {
        assertThat(Nip19.parse(encoder.encode(prefix)))
            .isInstanceOfAny(EventReference.class, ProfileReference.class);
      } catch (BadReference refused) {
        assertThat(refused.getMessage()).isNotBlank().hasSizeLessThan(LONGEST_SENTENCE);
      }
    }
  }
}
