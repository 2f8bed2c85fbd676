package live.dvmdash.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DerivationTest {

  private static final SigningAuthor AUTHOR = SigningAuthor.number(1);
  private static final Derivation DERIVATION = new Derivation(Signatures.fastest());
  private static final String A = "aa".repeat(32);
  private static final String B = "bb".repeat(32);

  private static DerivedEvent derived(int kind, List<List<String>> tags, String content) {
    return DERIVATION.of(AUTHOR.sign(1_700_000_000, kind, tags, content));
  }

  @SafeVarargs
  @SuppressWarnings("varargs") // only read
  private static Facts.Request request(List<String>... tags) {
    return (Facts.Request) derived(5050, List.of(tags), "").facts();
  }

  @SafeVarargs
  @SuppressWarnings("varargs") // only read
  private static Facts.Profile announcement(String content, List<String>... tags) {
    return (Facts.Profile) derived(31990, List.of(tags), content).facts();
  }

  private static Facts.Profile profile(String content) {
    return (Facts.Profile) derived(0, List.of(), content).facts();
  }

  @ParameterizedTest
  @CsvSource({
    "4999, None", "5000, Request", "5999, Request", "6000, Answer", "6999, Answer",
    "7000, Answer", "7001, None", "0, Profile", "31990, Profile", "9735, Receipt",
    "10002, RelayList", "1, None"
  })
  void theKindDecidesWhatThereIsToTakeApart(int kind, String facts) {
    assertThat(derived(kind, List.of(), "").facts().getClass().getSimpleName()).isEqualTo(facts);
  }

  @Test
  void jobInputsAreTheIdsInITagsOfTypeJob() {
    Facts.Request request =
        request(
            List.of("i", A, "job", "wss://relay"),
            List.of("i", B, "event"),
            List.of("i", B),
            List.of("i", A, "job"));

    assertThat(request.jobInputs()).containsExactly(Bytes32.ofHex(A));
    assertThat(request.chained()).isTrue();
  }

  @Test
  void aRequestIsChainedByTheTagAndNotByItsId() {
    assertThat(request(List.of("i", "x", "job")).chained()).isTrue();
    assertThat(request(List.of("i", "x", "job")).jobInputs()).isEmpty();
    assertThat(request(List.of("i", A, "text")).chained()).isFalse();
    assertThat(request(List.of("i", A, "JOB")).chained()).isFalse();
  }

  @Test
  void aRequestNamesProvidersRelaysAndABid() {
    Facts.Request request =
        request(
            List.of("p", A),
            List.of("p", "x"),
            List.of("p", B),
            List.of("p", A),
            List.of("relays", "wss://a", ""),
            List.of("relays"),
            List.of("relays", "wss://b"),
            List.of("bid", "5000", "6000"));

    assertThat(request.addressed()).containsExactly(Bytes32.ofHex(A), Bytes32.ofHex(B));
    assertThat(request.relays()).containsExactly("wss://a", "", "wss://b");
    assertThat(request.bidMsat()).isEqualTo(5000);
    assertThat(request(List.of("bid", "much")).bidMsat()).isNull();
  }

  @Test
  void encryptedIsATagOfThatName() {
    assertThat(derived(5050, List.of(List.of("encrypted")), "").encrypted()).isTrue();
    assertThat(derived(1, List.of(List.of("x", "encrypted")), "").encrypted()).isFalse();
  }

  @Test
  void aRelayListHoldsTheSecondElementsOfItsRTags() {
    DerivedEvent row =
        derived(
            10002,
            List.of(List.of("r", "wss://a", "read"), List.of("r"), List.of("r", "wss://b")),
            "");

    assertThat(row.facts()).isEqualTo(new Facts.RelayList(List.of("wss://a", "wss://b")));
  }

  @Test
  void aProfileIsReadFromItsContent() {
    Facts.Profile profile =
        profile(
            "{\"name\":\"n\",\"display_name\":\"😀\",\"about\":\"a\",\"picture\":\"\",\"x\":1}");

    assertThat(profile)
        .isEqualTo(new Facts.Profile(true, "n", "😀", "a", null, null, null, null, List.of()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "not JSON", "[]", "\"name\"", "{\"name\":\"n\"", "{\"name\":\"n\"} x"})
  void contentThatIsNoJsonObjectIsNotReadable(String content) {
    assertThat(profile(content).readable()).isFalse();
    assertThat(profile(content).name()).isNull();
    assertThat(announcement(content, List.of("k", "5050")).kinds()).containsExactly(5050);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"name\":\"\"}", "{\"name\":null}", "{\"name\":[\"n\"]}"})
  void aNameIsANonEmptyString(String content) {
    assertThat(profile(content).readable()).isTrue();
    assertThat(profile(content).name()).isNull();
  }

  @Test
  void jsonNestedWithoutEndIsNotReadable() {
    assertThat(profile("{\"name\":" + "[".repeat(100_000)).readable()).isFalse();
  }

  @Test
  void anAnnouncementHasADAndKinds() {
    Facts.Profile announcement =
        announcement(
            "{\"name\":\"n\",\"encryptionSupported\":true,\"nip90Params\":{\"a\": {\"b\": 1}}}",
            List.of("k", "5300"),
            List.of("d", "first"),
            List.of("d", "second"),
            List.of("k", "5050"),
            List.of("k", "5300"));

    assertThat(announcement.d()).isEqualTo("first");
    assertThat(announcement.kinds()).containsExactly(5300, 5050);
    assertThat(announcement.encryption()).isTrue();
    assertThat(announcement.nip90Params()).isEqualTo("{\"a\":{\"b\":1}}");
  }

  @Test
  void aMissingDIsEmptyAndJunkInKTagsIsPassedOver() {
    Facts.Profile announcement =
        announcement(
            "{\"encryptionSupported\":\"yes\"}",
            List.of("d"),
            List.of("k"),
            List.of("k", ""),
            List.of("k", "5050 "),
            List.of("k", "-1"),
            List.of("k", "65536"),
            List.of("k", "99999999999999999999"),
            List.of("k", "65535"));

    assertThat(announcement.d()).isEmpty();
    assertThat(announcement("{}").d()).isEmpty();
    assertThat(announcement.kinds()).containsExactly(65535);
    assertThat(announcement.encryption()).isNull();
  }
}
