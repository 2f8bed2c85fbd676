package live.dvmdash.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads zap receipts (NIP-57) and checks offline what can be checked of them. */
final class ZapReceipts {

  private final EventReader reader = new EventReader();
  private final Signatures signatures;

  ZapReceipts(Signatures signatures) {
    this.signatures = signatures;
  }

  Facts.Receipt read(Event receipt) {
    String bolt11 = receipt.firstTagValue("bolt11");
    Bolt11 invoice = bolt11 == null ? null : Bolt11.parse(bolt11);
    String description = receipt.firstTagValue("description");
    ObjectNode zapRequest = description == null ? null : JsonObjects.read(description);
    Bytes32 payer = Bytes32.parse(receipt.firstTagValue("P"));
    if (payer == null && zapRequest != null) {
      payer = Bytes32.parse(zapRequest.path("pubkey").textValue());
    }
    return new Facts.Receipt(
        Bytes32.parse(receipt.firstTagValue("e")),
        bolt11,
        invoice,
        payer,
        Bytes32.parse(receipt.firstTagValue("p")),
        zapRequest == null ? null : amount(zapRequest),
        description != null && isSignedZapRequest(description),
        description != null && commits(invoice, description));
  }

  private boolean isSignedZapRequest(String description) {
    try {
      Event event = reader.read(description.getBytes(StandardCharsets.UTF_8));
      return event.kind() == Kind.ZAP_REQUEST && EventId.matches(event) && signatures.verify(event);
    } catch (MalformedEvent e) {
      return false;
    }
  }

  private static @Nullable Long amount(ObjectNode zapRequest) {
    for (JsonNode tag : zapRequest.path("tags")) {
      if (tag.path(0).asText().equals("amount")) {
        return Derivation.decimal(tag.path(1).asText());
      }
    }
    return null;
  }

  private static boolean commits(@Nullable Bolt11 invoice, String description) {
    return invoice != null
        && invoice.descriptionHash() != null
        && Bytes32.of(Sha256.of(description)).equals(invoice.descriptionHash());
  }
}
