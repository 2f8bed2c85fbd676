package live.dvmdash.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Locale;
import live.dvmdash.event.Nip19.EventReference;
import live.dvmdash.event.Nip19.HexReference;
import live.dvmdash.event.Nip19.IdPrefix;
import live.dvmdash.event.Nip19.ProfileReference;
import nostr.crypto.bech32.Bech32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Nip19Test {

  /** The examples of NIP-19. */
  private static final String HEX =
      "3bf0c63fcb93463407af97a5e5ee64fa883d107ef9e558472c4eb9aaaefa459d";

  private static final String NPUB =
      "npub180cvv07tjdrrgpa0j7j7tmnyl2yr6yr7l8j4s3evf6u64th6gkwsyjh6w6";
  private static final String NPROFILE =
      "nprofile1qqsrhuxx8l9ex335q7he0f09aej04zpazpl0ne2cgukyawd24mayt8gpp4mhxue69uhhytnc9e3k7mgpz4m"
          + "hxue69uhkg6nzv9ejuumpv34kytnrdaksjlyr9p";
  private static final String NSEC =
      "nsec1vl029mgpspedva04g90vltkh6fvh240zqtv9k0t9af8935ke9laqsnlfe5";

  private static final Bytes32 KEY = Bytes32.ofHex(HEX);
  private static final Bytes32 OTHER =
      Bytes32.ofHex("7e7e9c42a91bfef19fa929e5fda1b72e0ebc1a4c1141673e2794234d86addf4e");

  @Test
  void specification() {
    assertThat(Nip19.npub(KEY)).isEqualTo(NPUB);
    assertThat(Nip19.parse(NPUB)).isEqualTo(new ProfileReference(KEY, List.of()));
    assertThat(Nip19.parse(NPROFILE))
        .isEqualTo(new ProfileReference(KEY, List.of("wss://r.x.com", "wss://djbas.sadkb.com")));
  }

  @Test
  void spellingsOfTheSame() {
    ProfileReference profile = new ProfileReference(KEY, List.of());
    assertThat(Nip19.parse(" nostr:" + NPUB + "\n")).isEqualTo(profile);
    assertThat(Nip19.parse(NPUB.toUpperCase(Locale.ROOT))).isEqualTo(profile);
    assertThat(Nip19.parse("NOSTR:" + NPUB.toUpperCase(Locale.ROOT))).isEqualTo(profile);

    HexReference hex = new HexReference(KEY);
    assertThat(Nip19.parse(HEX)).isEqualTo(hex);
    assertThat(Nip19.parse("\t" + HEX.toUpperCase(Locale.ROOT))).isEqualTo(hex);
    assertThat(Nip19.parse("nostr:" + HEX)).isEqualTo(hex);
  }

  @Test
  void prefixes() {
    assertThat(Nip19.parse("3BF0c63f")).isEqualTo(new IdPrefix("3bf0c63f"));
    assertThat(Nip19.parse(HEX.substring(0, 63))).isEqualTo(new IdPrefix(HEX.substring(0, 63)));
    assertRefused("3bf0c63", "at least the first 8 hex digits");
    assertRefused(HEX + "0", "this has 65");
  }

  @Test
  void entriesInAnyOrderAndUnknownOnes() {
    Nip19Encoder entries =
        new Nip19Encoder()
            .text(200, "future")
            .number(3, 5100)
            .text(1, "wss://a")
            .bytes(0, KEY)
            .text(1, "wss://b")
            .bytes(0, OTHER);

    assertThat(Nip19.parse(entries.encode("nevent")))
        .isEqualTo(new EventReference(KEY, List.of("wss://a", "wss://b"), null, 5100));
  }

  @Test
  void hintsOfAWrongShapeAreNoHints() {
    EventReference bare = new EventReference(KEY, List.of(), null, null);
    assertThat(Nip19.parse(new Nip19Encoder().bytes(0, KEY).text(2, "x").encode("nevent")))
        .isEqualTo(bare);
    assertThat(Nip19.parse(new Nip19Encoder().bytes(0, KEY).text(3, "x").encode("nevent")))
        .isEqualTo(bare);
    assertThat(Nip19.parse(new Nip19Encoder().bytes(0, KEY).number(3, -1).encode("nevent")))
        .isEqualTo(bare);
    assertThat(Nip19.parse(new Nip19Encoder().bytes(0, KEY).number(3, 65536).encode("nevent")))
        .isEqualTo(bare);
    assertThat(Nip19.parse(new Nip19Encoder().bytes(0, KEY).head(1, 9).encode("nevent")))
        .isEqualTo(bare);
    assertRefused(new Nip19Encoder().encode("nevent"), "no id");
    assertRefused(new Nip19Encoder().text(0, "short").encode("nprofile"), "no id");
  }

  @Test
  void mistypedOnes() throws Exception {
    assertRefused(NPUB.substring(0, 62) + "q", "checksum is wrong");
    assertRefused(NPUB.substring(0, 40), "checksum is wrong");
    assertRefused("npub1", "checksum is wrong");
    assertRefused("N" + NPUB.substring(1), "checksum is wrong");
    assertRefused(
        Bech32.encode(Bech32.Encoding.BECH32M, "npub", new byte[52]),
        "checksum is of another kind");
    assertRefused(new Nip19Encoder().text(0, "x").encode("note"), "63 characters");
    assertRefused(new Nip19Encoder().bytes(0, KEY).encode("npub"), "63 characters");
    assertRefused(
        new Nip19Encoder().bytes(0, KEY).encode("naddr"), "neither one event nor a pubkey");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "nostr:", "hello1world", "hello world", "xyz", "\u0661", "npub"})
  void otherTexts(String text) {
    assertRefused(text, "not an id or a pubkey");
  }

  @ParameterizedTest
  @ValueSource(strings = {"%s", " %s ", "nostr:%s", "nostr:nostr:%s", "%sx", "x%s"})
  void secretKeysAreRefusedAndNotRepeated(String form) {
    for (String key : new String[] {NSEC, NSEC.toUpperCase(Locale.ROOT), "ncryptsec1qgg9947rlpv"}) {
      assertThatExceptionOfType(BadReference.class)
          .isThrownBy(() -> Nip19.parse(form.formatted(key)))
          .withMessageContaining("secret key")
          .satisfies(refused ->
              assertThat(refused.getMessage()).doesNotContainIgnoringCase(key.substring(5, 20)))
          .withNoCause();
    }
  }

  private static void assertRefused(String text, String why) {
    assertThatExceptionOfType(BadReference.class)
        .isThrownBy(() -> Nip19.parse(text))
        .withMessageContaining(why);
  }
}
