package live.dvmdash.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RelayUrlTest {

  @ParameterizedTest
  @CsvSource({
    "wss://nos.lol, wss://nos.lol",
    "nos.lol, wss://nos.lol",
    "nos.lol/, wss://nos.lol",
    "'  wss://nos.lol ', wss://nos.lol",
    "WSS://NOS.LOL, wss://nos.lol",
    "wss://nos.lol.///, wss://nos.lol",
    "wss://nos.lol:443, wss://nos.lol",
    "wss://nos.lol:, wss://nos.lol",
    "wss://nos.lol:0443/, wss://nos.lol",
    "ws://nos.lol:80, ws://nos.lol",
    "ws://nos.lol:443, ws://nos.lol:443",
    "wss://nos.lol:8443/, wss://nos.lol:8443",
    "localhost:7777, wss://localhost:7777",
    "wss://nos.lol/Path/, wss://nos.lol/Path",
    "wss://nos.lol/a/?b=C, wss://nos.lol/a?b=C",
    "wss://nos.lol/?b, wss://nos.lol?b",
    "wss://nos.lol/?, wss://nos.lol",
    "wss://filter.nostr.wine/npub1x?broadcast=true, wss://filter.nostr.wine/npub1x?broadcast=true",
    "wss://bücher.example, wss://xn--bcher-kva.example",
    "wss://BÜCHER.example, wss://xn--bcher-kva.example",
    "wss://nos。lol, wss://nos.lol",
    "wss://nos.lol/日本, wss://nos.lol/%E6%97%A5%E6%9C%AC",
    "ws://127.1, ws://127.0.0.1",
    "ws://2130706433:7777, ws://127.0.0.1:7777",
    "ws://0x7F.1, ws://127.0.0.1",
    "ws://0177.0.0.01, ws://127.0.0.1",
    "ws://１２７.0.0.1, ws://127.0.0.1",
    "ws://[0:0:0:0:0:0:0:1]:7777, ws://[::1]:7777",
    "ws://[2001:DB8:0:0:1:0:0:1], ws://[2001:db8::1:0:0:1]",
    "ws://[2001:db8:0:1:1:1:1:1], ws://[2001:db8:0:1:1:1:1:1]",
    "ws://[fe80::], ws://[fe80::]",
    "ws://[::ffff:127.0.0.1], ws://127.0.0.1",
    "ws://[::FFFF:7f00:1], ws://127.0.0.1",
  })
  void bringsAllSpellingsToOne(String written, String normalised) {
    assertThat(RelayUrl.parse(written).text()).isEqualTo(normalised);
    assertThat(RelayUrl.parse(written)).isEqualTo(new RelayUrl(normalised)).hasToString(normalised);
  }

  @ParameterizedTest
  @CsvSource({
    "'', empty",
    "https://nos.lol, wss://",
    "wss:/nos.lol, ://",
    "wss//nos.lol, ://",
    "wss:nos.lol, ://",
    "WS//nos.lol, ://",
    "npub10xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqpkge6d, a key or an event",
    "nostr:note1lotsoftext, a key or an event",
    "wss://nevent1qqs/, a key or an event",
    "wss://, not a host",
    "wss:///path, not a host",
    "wss://user:secret@nos.lol, user",
    "wss://nos.lol#top, fragment",
    "wss://nos.lol/#top, fragment",
    "wss://nos.lol:0, port",
    "wss://nos.lol:65536, port",
    "wss://nos.lol:99999999999999, port",
    "wss://nos.lol:http, not a host",
    "'wss://nos.lol wss://nos.lol', white space",
    "wss://nos.lolwss://nos.lol, two addresses",
    "wss://nos.lol/wss://nos.lol, two addresses",
    "'wss://nos.lol,wss://nos.lol', not a host",
    "wss://nos\u0007.lol, invisible",
    "wss://nos\u202E.lol, invisible",
    "wss://nos..lol, not a host",
    "wss://-nos.lol, not a host",
    "wss://no_s.lol, not a host",
    "wss://nos.lol\\x, character",
    "wss://nos.lol/<x>, character",
    "ws://1.2.3.4.5, not a host",
    "ws://256.0.0.1, not a host",
    "ws://4294967296, not a host",
    "ws://1.2.3.08, not a host",
    "ws://relay.1x, not a host",
    "ws://[::1, not a host",
    "ws://[::1%25eth0], not a host",
    "ws://[::g], not a host",
    "ws://[1.2.3.4], not a host",
  })
  void saysInOneSentenceWhatIsWrong(String written, String why) {
    assertThatExceptionOfType(BadRelayUrl.class)
        .isThrownBy(() -> RelayUrl.parse(written))
        .withMessageMatching("relay '[^\\p{Cntrl}\\u202E]*': [^:]+.*: .+")
        .withMessageContaining(why);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nsec1vl029mgpspedva04g90vltkh6fvh240zqtv9k0t9af8935ke9laqsnlfe5",
        "wss://NSEC1VL029MGPSPEDVA04G90VLTKH6FVH240ZQTV9K0T9AF8935KE9LAQSNLFE5/",
        "wss://user:nsec1vl029mgpspedva04g90vltkh6fvh240zqtv9k0t9af8935ke9laqsnlfe5@nos.lol",
        "nostr:ncryptsec1vl029mgpspedva04g90vltkh6fvh240zqtv9k0t9af8935ke9laqsnlfe5",
        "67dea2ed018072d675f5415ecfaed7d2597555e202d85b3d65ea4e58d2d92ffa",
        "wss://67DEA2ED018072D675F5415ECFAED7D2597555E202D85B3D65EA4E58D2D92FFA/",
        "67dea2ed018072d675f5415ecfaed7d2597555e202d85b3d65ea4e58d2d92f"
      })
  void doesNotRepeatWhatMayBeASecretKey(String written) {
    assertThatExceptionOfType(BadRelayUrl.class)
        .isThrownBy(() -> RelayUrl.parse(written))
        .satisfies(refused ->
            assertThat(refused.getMessage())
                .startsWith("relay: ")
                .doesNotContainIgnoringCase("vl029m")
                .doesNotContainIgnoringCase("67dea2"));
  }

  @Test
  void doesNotRepeatAPassword() {
    assertThatExceptionOfType(BadRelayUrl.class)
        .isThrownBy(() -> RelayUrl.parse("wss://me:secret@nos.lol"))
        .withMessageContaining("'wss://…@nos.lol'");
  }

  @Test
  void showsOnlyTheBeginningOfALongText() {
    assertThatExceptionOfType(BadRelayUrl.class)
        .isThrownBy(() -> RelayUrl.parse("x".repeat(100_000)))
        .satisfies(refused -> assertThat(refused.getMessage()).hasSizeLessThan(250));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "LOCALHOST.",
        "relay.localhost",
        "umbrel.local",
        "db.internal",
        "relay",
        "strfry:7777",
        "router.lan",
        "nas.home.arpa",
        "127.0.0.1",
        "127.1",
        "2130706433",
        "0x7f000001",
        "0177.1",
        "0",
        "10.1.2.3",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.178.2",
        "169.254.169.254",
        "100.64.0.1",
        "100.127.255.255",
        "192.0.0.8",
        "198.19.0.1",
        "224.0.0.1",
        "255.255.255.255",
        "[::]",
        "[::1]",
        "[fe80::1]",
        "[febf::1]",
        "[fc00::1]",
        "[fd12:3456::1]",
        "[ff02::1]",
        "[::ffff:10.0.0.1]",
        "[::ffff:a00:1]",
        "[::10.0.0.1]",
        "[64:ff9b::10.0.0.1]",
        "[2002:7f00:1::]",
        "[2001:db8::1]"
      })
  void knowsWhatIsNotOfThePublicInternet(String host) {
    assertThat(RelayUrl.parse("ws://" + host).isPrivate()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nos.lol",
        "relay.damus.io",
        "local.example",
        "localhost.example",
        "10.example",
        "8.8.8.8",
        "9.255.255.255",
        "11.0.0.0",
        "100.63.255.255",
        "100.128.0.0",
        "126.1.1.1",
        "128.0.0.1",
        "172.15.0.1",
        "172.32.0.1",
        "192.167.1.1",
        "192.169.1.1",
        "198.17.1.1",
        "198.20.1.1",
        "223.255.255.255",
        "[2a00:1450:4001::1]",
        "[fec::1]",
        "[2001:4860::8888]",
        "[::ffff:8.8.8.8]",
        "[64:ff9b::8.8.8.8]",
        "[2002:808:808::]",
        "10.0.0.1.nip.io"
      })
  void leavesPublicHostsAlone(String host) {
    assertThat(RelayUrl.parse("ws://" + host).isPrivate()).isFalse();
  }

  @Test
  void leadsToTheInformationDocument() {
    assertThat(RelayUrl.parse("nos.lol/a?b").informationUri()).hasToString("https://nos.lol/a?b");
    assertThat(RelayUrl.parse("ws://nos.lol").informationUri()).hasToString("http://nos.lol");
  }

  @Property(tries = 3000)
  void normalisingTwiceChangesNothing(@ForAll("written") String written) {
    RelayUrl url;
    try {
      url = RelayUrl.parse(written);
    } catch (BadRelayUrl refused) {
      return;
    }
    assertThat(RelayUrl.parse(url.text())).isEqualTo(url);
    assertThat(url.host()).isNotEmpty();
    assertThat(url.text()).matches("wss?://[!-~]+").doesNotMatch("[^?]*/");
    assertThat(url.isPrivate()).isEqualTo(RelayUrl.parse(url.text()).isPrivate());
  }

  @Provide
  Arbitrary<String> written() {
    Arbitrary<String> scheme = Arbitraries.of("", "wss://", "ws://", "WsS://", "http://");
    Arbitrary<String> host =
        Arbitraries.oneOf(
            Arbitraries.of("nos.lol", "NOS.lol.", "[::1]", "[::ffff:1.2.3.4]", "0x7f.1", "ß.de"),
            Arbitraries.strings().withChars("aZ019.-xX").ofMinLength(1).ofMaxLength(12),
            Arbitraries.strings()
                .withChars("0123456789abcdef:")
                .ofMaxLength(20)
                .map(IPV6::formatted),
            Arbitraries.strings().ofMaxLength(6));
    Arbitrary<String> port = Arbitraries.of("", ":", ":80", ":443", ":0080", ":7777");
    Arbitrary<String> rest =
        Arbitraries.oneOf(
            Arbitraries.strings().withChars("/?a%2Fé.:&=").ofMaxLength(10).map(PATH::formatted),
            Arbitraries.of("", "/", "//", "/?", "?", "/a/?b/"));
    return Combinators.combine(scheme, host, port, rest).as((a, b, c, d) -> a + b + c + d);
  }

  private static final String IPV6 = "[%s]";
  private static final String PATH = "/%s";
}
