package live.dvmdash.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerDerivationTest {

  private static final SigningAuthor DVM = SigningAuthor.number(1);
  private static final Derivation DERIVATION = new Derivation(Signatures.fastest());
  private static final String A = "aa".repeat(32);
  private static final String B = "bb".repeat(32);
  private static final String C = "cc".repeat(32);

  private static DerivedEvent derived(int kind, List<List<String>> tags) {
    return DERIVATION.of(DVM.sign(1_700_000_000, kind, tags, ""));
  }

  @SafeVarargs
  @SuppressWarnings("varargs") // only read
  private static Facts.Answer answer(int kind, List<String>... tags) {
    return (Facts.Answer) derived(kind, List.of(tags)).facts();
  }

  @Test
  void theTargetIsTheFirstETag() {
    assertThat(answer(6050, List.of("p", C), List.of("e", A), List.of("e", B)).target())
        .isEqualTo(Bytes32.ofHex(A));
  }

  @Test
  void theTargetIsThatOfTheRequestTagWhenTheFirstETagIsMalformed() {
    List<String> request = List.of("request", "{\"tags\":[[\"e\",\"x\"]],\"id\":\"" + B + "\"}");

    assertThat(answer(6050, List.of("e", "nonsense"), List.of("e", A), request).target())
        .isEqualTo(Bytes32.ofHex(B));
    assertThat(answer(6050, List.of("e"), request).target()).isEqualTo(Bytes32.ofHex(B));
    assertThat(answer(6050, List.of("e", A.replace('a', 'A')), request).target())
        .isEqualTo(Bytes32.ofHex(B));
  }

  @Test
  void aMalformedFirstETagIsNotSkippedForTheSecond() {
    assertThat(answer(7000, List.of("e", "nonsense"), List.of("e", A)).target()).isNull();
  }

  @Test
  void onlyTheFirstRequestTagCounts() {
    List<String> broken = List.of("request", "{\"id\":");
    List<String> right = List.of("request", "{\"id\":\"" + A + "\"}");

    assertThat(answer(6050, broken, right).target()).isNull();
    assertThat(answer(6050, right, broken).target()).isEqualTo(Bytes32.ofHex(A));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "\"%s\"",
        "{}",
        "{\"id\":7}",
        "{\"id\":\"abc\"}",
        "{\"event\":{\"id\":\"%s\"}}",
        "{\"id\":\"%s\"",
        "{\"id\":\"%s\"} and more",
        "{\"id\":\"%s\",\"id\":null}"
      })
  void aRequestTagWithoutAProperIdIsNoTarget(String json) {
    assertThat(answer(6050, List.of("request", json.replace("%s", A))).target()).isNull();
  }

  @Test
  void otherIdsAreTheProperOnesOnceAndWithoutTheTarget() {
    List<List<String>> tags =
        List.of(
            List.of("e", A),
            List.of("e", B, "wss://relay", "reply"),
            List.of("e", "short"),
            List.of("e"),
            List.of(),
            List.of("e", B),
            List.of("E", C),
            List.of("e", A));

    assertThat(derived(6050, tags).otherIds()).containsExactly(Bytes32.ofHex(B));
    assertThat(derived(1, tags).otherIds()).containsExactly(Bytes32.ofHex(A), Bytes32.ofHex(B));
  }

  @Test
  void aTargetOfTheRequestTagIsKeptOutOfTheOtherIdsAsWell() {
    DerivedEvent row =
        derived(
            6050,
            List.of(
                List.of("e", "x"),
                List.of("e", A),
                List.of("e", B),
                List.of("request", "{\"id\":\"" + A + "\"}")));

    assertThat(row.otherIds()).containsExactly(Bytes32.ofHex(B));
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "21000, 21000", "007, 7", "999999999999999999, 999999999999999999"})
  void amountsArePlainIntegers(String text, long msat) {
    Facts.Answer answer = answer(7000, List.of("amount", text));

    assertThat(answer.amountMsat()).isEqualTo(msat);
    assertThat(answer.unparsableAmount()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "1e3",
        "21 sats",
        "-1",
        "+1",
        "1.0",
        " 1",
        "1000000000000000000",
        "0000000000000000001",
        "٣",
        "1_000"
      })
  void everythingElseIsUnparsable(String text) {
    Facts.Answer answer = answer(7000, List.of("amount", text), List.of("amount", "5"));

    assertThat(answer.amountMsat()).isNull();
    assertThat(answer.unparsableAmount()).isTrue();
  }

  @Test
  void anAmountTagWithoutAValueIsUnparsableAndNoTagIsNot() {
    assertThat(answer(7000, List.of("amount")).unparsableAmount()).isTrue();
    assertThat(answer(7000, List.of("p", A)).unparsableAmount()).isFalse();
    assertThat(answer(7000, List.of("p", A)).amountMsat()).isNull();
  }

  @Test
  void invoicesAreTheDistinctOnesOfAllAmountTags() {
    String one = new Bolt11Encoder("lnbc10u", 1).sign();
    String two = new Bolt11Encoder("lnbc", 2).sign();
    Facts.Answer answer =
        answer(
            6050,
            List.of("amount", "1000000", one),
            List.of("amount", "1000000", one),
            List.of("amount", "x", two, "extra"),
            List.of("amount", "1", "lnurl1qqqq"),
            List.of("bolt11", one));

    assertThat(answer.invoices()).extracting(Bolt11::text).containsExactly(one, two);
    assertThat(answer.invoices()).extracting(Bolt11::msat).containsExactly(1_000_000L, null);
  }

  @Test
  void upperCaseIsNoInvoiceAndAWrongChecksumIsOne() {
    String right = new Bolt11Encoder("lnbc10u", 1).sign();
    String wrong = right.substring(0, right.length() - 1) + (right.endsWith("q") ? "p" : "q");
    List<List<String>> tags = new ArrayList<>();
    tags.add(List.of("amount", "1", right.toUpperCase(Locale.ROOT)));
    tags.add(List.of("amount", "1", "lightning:" + right));
    tags.add(List.of("amount", "1", wrong));
    Facts.Answer answer = (Facts.Answer) derived(7000, tags).facts();

    assertThat(answer.invoices()).extracting(Bolt11::text).containsExactly(wrong);
    assertThat(answer.invoices()).extracting(Bolt11::checksumValid).containsExactly(false);
  }

  @Test
  void aStatusIsKeptAsWrittenAndOnlyOnFeedback() {
    List<String> status = List.of("status", "Payment_Required", "please", "more");

    assertThat(answer(7000, status).status()).isEqualTo("Payment_Required");
    assertThat(answer(7000, status).statusInfo()).isEqualTo("please");
    assertThat(answer(7000, List.of("status")).status()).isNull();
    assertThat(answer(7000, List.of("status", "")).status()).isEmpty();
    assertThat(answer(6050, status).status()).isNull();
    assertThat(answer(6050, status).statusInfo()).isNull();
  }

  @Test
  void theCustomerIsTheFirstProperKey() {
    assertThat(answer(6050, List.of("p", "x"), List.of("p", A), List.of("p", B)).customer())
        .isEqualTo(Bytes32.ofHex(A));
    assertThat(answer(6050, List.of("p", "x")).customer()).isNull();
  }
}
