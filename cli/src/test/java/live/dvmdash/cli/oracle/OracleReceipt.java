package live.dvmdash.cli.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A zap receipt.
 *
 * @param event the receipt itself
 * @param bolt11 its invoice as written
 * @param msat the amount in that invoice, 0 when there is none
 * @param verdict what an offline check says
 * @param payer who claims to have paid
 */
record OracleReceipt(
    OracleEvent event, Optional<String> bolt11, long msat, String verdict, Optional<String> payer) {

  static OracleReceipt of(OracleEvent event) {
    Optional<String> bolt11 = event.firstValue("bolt11");
    Optional<OracleInvoice> invoice = bolt11.flatMap(OracleInvoice::read);
    Optional<String> description = event.firstValue("description");
    JsonNode zapRequest = description.map(OracleReceipt::json).orElseGet(() -> json(""));
    Optional<String> payer =
        event
            .firstValue("P")
            .filter(OracleReceipt::isKey)
            .or(() ->
                Optional.ofNullable(zapRequest.path("pubkey").textValue())
                    .filter(OracleReceipt::isKey));
    return new OracleReceipt(
        event,
        bolt11,
        invoice.flatMap(OracleInvoice::msat).orElse(0L),
        verdict(zapRequest, invoice, description),
        payer);
  }

  Optional<String> payee() {
    return event.firstValue("p").filter(OracleReceipt::isKey);
  }

  /** The gravest fault: no signed request, another amount than it says, another description. */
  private static String verdict(
      JsonNode zapRequest, Optional<OracleInvoice> invoice, Optional<String> description) {
    if (!ElementCheck.verdict(zapRequest).equals(ElementCheck.VALID)
        || zapRequest.path("kind").asInt() != 9734) {
      return "unsigned-request";
    }
    Optional<Long> wanted =
        ElementCheck.event(zapRequest)
            .firstValue("amount")
            .filter(amount -> amount.matches("[0-9]{1,18}"))
            .map(Long::valueOf);
    Optional<Long> paid = invoice.flatMap(OracleInvoice::msat);
    if (wanted.isPresent() && !wanted.equals(paid)) {
      return "amount-mismatch";
    }
    boolean committed =
        invoice.isPresent()
            && invoice.get().intact()
            && invoice.get().descriptionHash().equals(description.map(OracleReceipt::sha256));
    return committed ? "ok" : "hash-mismatch";
  }

  private static JsonNode json(String text) {
    try {
      return SourceFile.JSON.readTree(text);
    } catch (IOException noJson) {
      return SourceFile.JSON.missingNode();
    }
  }

  private static boolean isKey(String value) {
    return value.matches("[0-9a-f]{64}");
  }

  private static String sha256(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
