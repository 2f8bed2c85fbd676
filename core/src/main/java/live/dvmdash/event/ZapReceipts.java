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

  /** What a zap request says. */
  private record ZapRequest(@Nullable Bytes32 author, @Nullable Long amount, boolean signed) {}

  Facts.Receipt read(Event receipt) {
    String bolt11 = receipt.firstTagValue("bolt11");
    Bolt11 invoice = bolt11 == null ? null : Bolt11.parse(bolt11);
    String description = receipt.firstTagValue("description");
    ZapRequest request =
        description == null ? new ZapRequest(null, null, false) : zapRequest(description);
    Bytes32 payer = Bytes32.parse(receipt.firstTagValue("P"));
    return new Facts.Receipt(
        Bytes32.parse(receipt.firstTagValue("e")),
        bolt11,
        invoice,
        payer == null ? request.author() : payer,
        Bytes32.parse(receipt.firstTagValue("p")),
        request.amount(),
        request.signed(),
        description != null && commits(invoice, description));
  }

  private ZapRequest zapRequest(String description) {
    try {
      Event event = reader.read(description.getBytes(StandardCharsets.UTF_8));
      String amount = event.firstTagValue("amount");
      return new ZapRequest(
          event.pubkey(),
          amount == null ? null : Derivation.decimal(amount),
          event.kind() == Kind.ZAP_REQUEST && EventId.matches(event) && signatures.verify(event));
    } catch (MalformedEvent e) {
      return unsigned(description);
    }
  }

  /** Of what is no event, but perhaps an object with some of its fields. */
  private static ZapRequest unsigned(String description) {
    ObjectNode object = JsonObjects.read(description);
    return object == null
        ? new ZapRequest(null, null, false)
        : new ZapRequest(Bytes32.parse(object.path("pubkey").textValue()), amount(object), false);
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
