package live.dvmdash.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ZapReceiptsTest {

  private static final SigningAuthor WALLET = SigningAuthor.number(1);
  private static final SigningAuthor CUSTOMER = SigningAuthor.number(2);
  private static final SigningAuthor DVM = SigningAuthor.number(3);
  private static final String ZAPPED = "aa".repeat(32);
  private static final Derivation DERIVATION = new Derivation(Signatures.fastest());

  private static final Event ZAP_REQUEST =
      CUSTOMER.sign(
          1_700_000_000,
          Kind.ZAP_REQUEST,
          List.of(List.of("p", DVM.pubkey().hex()), List.of("amount", "21000")),
          "thanks 😀");

  private static String text(Event event) {
    return new String(SigningAuthor.json(event), StandardCharsets.UTF_8);
  }

  private static String invoiceFor(String description) throws NoSuchAlgorithmException {
    byte[] hash =
        MessageDigest.getInstance("SHA-256").digest(description.getBytes(StandardCharsets.UTF_8));
    return new Bolt11Encoder("lnbc210n", 1_700_000_000)
        .bytes('p', new byte[32])
        .bytes('h', hash)
        .sign();
  }

  private static Facts.Receipt receipt(List<List<String>> tags) {
    return (Facts.Receipt)
        DERIVATION.of(WALLET.sign(1_700_000_010, Kind.ZAP_RECEIPT, tags, "")).facts();
  }

  private static Facts.Receipt receiptFor(String description) {
    return receipt(List.of(List.of("description", description)));
  }

  @Test
  void everythingAboutAGenuineReceiptIsRead() throws Exception {
    String description = text(ZAP_REQUEST);
    String bolt11 = invoiceFor(description);
    Facts.Receipt receipt =
        receipt(
            List.of(
                List.of("p", DVM.pubkey().hex()),
                List.of("e", ZAPPED),
                List.of("bolt11", bolt11),
                List.of("description", description)));

    assertThat(receipt)
        .isEqualTo(
            new Facts.Receipt(
                Bytes32.ofHex(ZAPPED),
                bolt11,
                Bolt11.parse(bolt11),
                CUSTOMER.pubkey(),
                DVM.pubkey(),
                21_000L,
                true,
                true));
    assertThat(receipt.invoice()).extracting(Bolt11::msat).isEqualTo(21_000L);
  }

  @Test
  void thePayerIsThePTagBeforeTheZapRequest() {
    String description = text(ZAP_REQUEST);
    List<List<String>> tags = new ArrayList<>();
    tags.add(List.of("description", description));
    tags.add(List.of("P", WALLET.pubkey().hex()));
    assertThat(receipt(tags).payer()).isEqualTo(WALLET.pubkey());

    tags.set(1, List.of("P", "nobody"));
    assertThat(receipt(tags).payer()).isEqualTo(CUSTOMER.pubkey());
  }

  @Test
  void anUnsignedZapRequestStillNamesPayerAndAmount() {
    String unsigned =
        "{\"pubkey\":\"%s\",\"tags\":[[\"amount\",\"5\"]]}".formatted(CUSTOMER.pubkey().hex());

    assertThat(receiptFor(unsigned).payer()).isEqualTo(CUSTOMER.pubkey());
    assertThat(receiptFor(unsigned).zapAmountMsat()).isEqualTo(5);
    assertThat(receiptFor(unsigned).zapRequestSigned()).isFalse();
  }

  @Test
  void aZapRequestIsSignedOnlyWithTheRightKindIdAndSignature() {
    Event note = CUSTOMER.sign(1_700_000_000, 1, List.of(), "");
    String altered = text(ZAP_REQUEST).replace("21000", "99000");

    assertThat(receiptFor(text(ZAP_REQUEST)).zapRequestSigned()).isTrue();
    assertThat(receiptFor(text(SigningAuthor.forged(ZAP_REQUEST))).zapRequestSigned()).isFalse();
    assertThat(receiptFor(text(note)).zapRequestSigned()).isFalse();
    assertThat(receiptFor(altered).zapRequestSigned()).isFalse();
    assertThat(receiptFor(altered).zapAmountMsat()).isEqualTo(99_000);
  }

  @Test
  void anInvoiceForAnotherDescriptionDoesNotMatch() throws Exception {
    String bolt11 = invoiceFor("something else");
    List<List<String>> tags =
        List.of(List.of("bolt11", bolt11), List.of("description", text(ZAP_REQUEST)));

    assertThat(receipt(tags).descriptionHashMatches()).isFalse();
    assertThat(receipt(tags.subList(0, 1)).descriptionHashMatches()).isFalse();
  }

  @Test
  void aReceiptOfNonsenseIsKeptAsItIs() {
    Facts.Receipt receipt =
        receipt(
            List.of(
                List.of("e", "x"),
                List.of("p", "y"),
                List.of("p", DVM.pubkey().hex()),
                List.of("bolt11", "free"),
                List.of("description", "[")));

    assertThat(receipt)
        .isEqualTo(new Facts.Receipt(null, "free", null, null, null, null, false, false));
  }

  @Test
  void anAmountThatIsNoNumberIsNone() {
    assertThat(receiptFor("{\"tags\":[[\"amount\"]]}").zapAmountMsat()).isNull();
    assertThat(receiptFor("{\"tags\":\"amount\"}").zapAmountMsat()).isNull();
    assertThat(receiptFor("{\"tags\":[[\"amount\",\"1e3\"]]}").zapAmountMsat()).isNull();
  }
}
