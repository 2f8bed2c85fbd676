package live.dvmdash.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The ids were computed apart from this program, with Python's json and hashlib. */
class EventIdTest {

  private static final Bytes32 PUBKEY =
      Bytes32.ofHex("3bf0c63fcb93463407af97a5e5ee64fa883d107ef9e558472c4eb9aaaefa459d");
  private static final long CREATED_AT = 1_644_271_588;
  private static final Signature UNCHECKED = Signature.of(new byte[Signature.LENGTH]);

  /** An event from the network. */
  private static final String REAL =
      """
      {"id":"dc90c95f09947507c1044e8f48bcf6350aa6bff1507dd4acfc755b9239b5c962",
      "pubkey":"3bf0c63fcb93463407af97a5e5ee64fa883d107ef9e558472c4eb9aaaefa459d",
      "created_at":1644271588,"kind":1,"tags":[],
      "content":"now that https://blueskyweb.org/blog/2-7-2022-overview was announced we can stop \
      working on nostr?",
      "sig":"230e9d8f0ddaf7eb70b5f7741ccfa37e87a455c9a469282e3464e2052d3192cd\
      63a167e196e381ef9d7e69e9ea43af2443b839974dc85d8aaab9efe1d9296524"}
      """;

  @Test
  void ofARealEvent() throws MalformedEvent {
    Event event = EventJson.read(REAL);

    assertThat(EventId.matches(event)).isTrue();
    assertThat(Signatures.fastest().verify(event)).isTrue();
    assertThat(EventId.matches(EventJson.read(REAL.replace("nostr?", "nostr!")))).isFalse();
  }

  @Test
  void charactersThatStayAsTheyAre() {
    assertId(
        "\uD83D\uDE00 \u00e9 \u4e16 \uDBFF\uDFFF",
        "f910d4068428c92333262c6d48a73799dd1d5e47836f70e381115f21aa362048");
    assertId("\u2028\u2029", "967d4dee0c47481b2b3e76423ba80b37fa849fb73c9dce978fd1867941d7d83e");
    assertId("\u007f\u0080", "b7d7424b141441e15228b152fe9b8691d85ca8b110b1d1d2beda378af2d026eb");
    assertId("a/b</script>", "f808d1f2aa330eb63cab5f758e53743c790775e0f52c33e52dcfbe6516031c6b");
  }

  @Test
  void theSevenEscapes() {
    assertId("\n\"\\\r\t\b\f", "b5c6479dfd4ed56362e2d854c4595889003dcb4f7d366ac8ac9d41f002807c53");
  }

  @Test
  void aLoneSurrogateIsHashedAsTheReplacementCharacter() {
    String replacement = "b90205ff5659c6041d770aef2565e28d13c987e4dfc1262aa25a3a6e218bdc8a";
    assertId("\uFFFD", replacement);
    assertId("\uD83D", replacement);
    assertId("\uDE00", replacement);
  }

  @Test
  void otherControlCharactersInBothForms() {
    assertBothForms(
        "a\u001b[0mb",
        "1495d03e99b73aaec2fff0ad43bbadb92c347557563700642ed6937bb79d11a6",
        "d5d3fed3eecdab751655e83f2d59633d0a918602d2fa6ac7ce64aacca5d26b34");
    assertBothForms(
        "nul\u0000nul",
        "b59f9ecf26630dbee099589161057a72a4b532c77c704225044fdb4b96e6f3c1",
        "76581f071a609ac9f18369f69e615900e046b174e14fc65a37812e47ba78fb4f");
    assertBothForms(
        "\u0001\u001f\u000b",
        "d3ac1062653918767f543cfb8eefbf4203849b80bd07ae9f4088b43ca5135b21",
        "4f99627fd1a66b38d7389de4fedb1d1f0b0b4b2d3f92aa6f980ee23e15b4df80");
  }

  @Test
  void tagsAndNumbers() {
    assertThat(EventId.of(PUBKEY, CREATED_AT, 1, List.of(), "").hex())
        .isEqualTo("8dfa690b4d6e00b5d08a9f940a5cc43f48c4b68ae753aeb41809ddd89aa42b35");
    assertThat(EventId.of(PUBKEY, CREATED_AT, 1, List.of(List.of()), "").hex())
        .isEqualTo("90889281c34934ec66713ad5549dea7e7ac0079f526c9a23f56633c36379f192");
    assertThat(EventId.of(PUBKEY, 0, 0, List.of(), "").hex())
        .isEqualTo("b5c0a4dfd5341d27e5ad6b0f6d7e1b1d376a2006b7f3259726d2b47cc3b6c382");
    List<List<String>> tags =
        List.of(List.of("e"), List.of(), List.of("", "\u001b", "\uD83D\uDE00"));
    assertThat(EventId.of(PUBKEY, Long.MAX_VALUE, 65535, tags, "").hex())
        .isEqualTo("230cf241eb97471d152239908746b7405b1c58209c1f8233884c8e432605c2a7");
  }

  @Test
  void aLargeEventLeavesNoTraceInTheNext() {
    Bytes32 large = EventId.of(PUBKEY, 0, 0, List.of(), "\u001b".repeat(1_000_000));
    assertId("", "8dfa690b4d6e00b5d08a9f940a5cc43f48c4b68ae753aeb41809ddd89aa42b35");

    assertThat(EventId.of(PUBKEY, 0, 0, List.of(), "\u001b".repeat(1_000_000))).isEqualTo(large);
  }

  private static void assertBothForms(String content, String escaped, String verbatim) {
    assertId(content, escaped);
    assertThat(EventId.matches(event(content, verbatim))).isTrue();
  }

  private static void assertId(String content, String id) {
    assertThat(EventId.of(PUBKEY, CREATED_AT, 1, List.of(), content).hex()).isEqualTo(id);
    assertThat(EventId.matches(event(content, id))).isTrue();
    assertThat(EventId.matches(event(content + " ", id))).isFalse();
  }

  private static Event event(String content, String id) {
    return new Event(Bytes32.ofHex(id), PUBKEY, CREATED_AT, 1, List.of(), content, UNCHECKED);
  }
}
