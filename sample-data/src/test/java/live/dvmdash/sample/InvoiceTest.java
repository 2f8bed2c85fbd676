package live.dvmdash.sample;

import static org.assertj.core.api.Assertions.assertThat;

import fr.acinq.secp256k1.Secp256k1;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import live.dvmdash.event.Bytes32;
import live.dvmdash.event.Sha256;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InvoiceTest {

  private static final String CHARACTERS = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
  private static final Author PAYEE = Author.of(1, "payee", 0);

  @Test
  void theChecksumIsThatOfTheFirstExampleOfBolt11() {
    String example =
        "lnbc1pvjluezsp5zyg3zyg3zyg3zyg3zyg3zyg3zyg3zyg3zyg3zyg3zyg3zyg3zygspp5qqqsyqcyq5rqwzqfqqqs"
            + "yqcyq5rqwzqfqqqsyqcyq5rqwzqfqypqdpl2pkx2ctnv5sxxmmwwd5kgetjypeh2ursdae8g6twvus8g6rfwvs"
            + "8qun0dfjkxaq9qrsgq357wnc5r2ueh7ck6q93dj32dlqnls087fxdwk8qakdyafkq3yap9us6v52vjjsrvywa6"
            + "rt52cm9r9zqt8r2t7mlcwspyetp5h2tztugp9lfyql";
    assertThat(Bech32.encode("lnbc", words(example))).isEqualTo(example);
  }

  @ParameterizedTest
  @CsvSource({
    "0, lnbc1",
    "1, lnbc10p1",
    "1234, lnbc12340p1",
    "2100, lnbc21n1",
    "21000, lnbc210n1",
    "1000000, lnbc10u1",
    "2500000000, lnbc25m1",
    "100000000000, lnbc1000m1"
  })
  void theAmountIsSpelledInTheLargestUnitThatFits(long msat, String beginning) {
    String invoice = Invoice.of(msat, 1_735_689_600, Dice.of(1)).encode(PAYEE);
    assertThat(invoice).startsWith(beginning);
    assertThat(invoice.lastIndexOf('1')).isEqualTo(beginning.length() - 1);
  }

  @Test
  void fieldsStandWhereBolt11WantsThem() {
    Invoice invoice = Invoice.of(1_000, 1_735_689_600, Dice.of(2)).describedBy("zap");
    byte[] words = words(invoice.encode(PAYEE));
    assertThat(number(words, 0, 7)).isEqualTo(1_735_689_600);
    assertThat(hash(words, 7, 'p')).isEqualTo(invoice.paymentHash());
    assertThat(hash(words, 62, 's')).isEqualTo(invoice.secret());
    assertThat(hash(words, 117, 'h')).isEqualTo(Bytes32.of(Sha256.of("zap")));
    assertThat(words).hasSize(172 + 104);
  }

  @Test
  void thePayeeCanBeRecoveredFromTheSignature() {
    byte[] words = words(Invoice.of(5_000, 1_735_689_600, Dice.of(3)).encode(PAYEE));
    int data = words.length - 104;
    byte[] signature = bytes(Arrays.copyOfRange(words, data, words.length));
    byte[] hash =
        Sha256.of("lnbc50n".getBytes(StandardCharsets.US_ASCII), bytes(Arrays.copyOf(words, data)));
    byte[] point = Secp256k1.get().ecdsaRecover(Arrays.copyOf(signature, 64), hash, signature[64]);
    assertThat(Bytes32.of(point, 1)).isEqualTo(PAYEE.pubkey());
  }

  private static byte[] words(String invoice) {
    String data = invoice.substring(invoice.lastIndexOf('1') + 1, invoice.length() - 6);
    byte[] words = new byte[data.length()];
    for (int i = 0; i < words.length; i++) {
      words[i] = (byte) CHARACTERS.indexOf(data.charAt(i));
    }
    return words;
  }

  private static Bytes32 hash(byte[] words, int at, char type) {
    assertThat(words[at]).isEqualTo((byte) CHARACTERS.indexOf(type));
    assertThat(number(words, at + 1, 2)).isEqualTo(52);
    return Bytes32.of(bytes(Arrays.copyOfRange(words, at + 3, at + 55)));
  }

  private static long number(byte[] words, int at, int count) {
    long number = 0;
    for (int i = at; i < at + count; i++) {
      number = number * 32 + words[i];
    }
    return number;
  }

  /** Bit by bit, to differ from the code under test; the last byte is filled with zero bits. */
  private static byte[] bytes(byte[] words) {
    byte[] bytes = new byte[(words.length * 5 + 7) / 8];
    for (int bit = 0; bit < words.length * 5; bit++) {
      int value = (words[bit / 5] >> (4 - bit % 5)) & 1;
      bytes[bit / 8] |= (byte) (value << (7 - bit % 8));
    }
    return bytes;
  }
}
