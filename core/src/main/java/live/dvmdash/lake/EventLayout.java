package live.dvmdash.lake;

import java.util.Map;
import live.dvmdash.event.Bolt11;
import live.dvmdash.event.Derivation;
import live.dvmdash.event.DerivedEvent;
import live.dvmdash.event.Event;
import live.dvmdash.event.Facts;
import live.dvmdash.event.PackedTags;
import org.apache.parquet.schema.MessageType;

/** An event and what was derived from it as one row of {@link EventSchema#STORED}. */
final class EventLayout implements RowLayout<DerivedEvent> {

  /** In the metadata of every file: the version of the {@link Derivation} that filled it. */
  static final String DERIVATION_KEY = "dvmdash.derivation";

  @Override
  public MessageType schema() {
    return EventSchema.STORED;
  }

  @Override
  public Map<String, String> metadata() {
    return Map.of(DERIVATION_KEY, Integer.toString(Derivation.VERSION));
  }

  @Override
  public void write(DerivedEvent row, RowColumns to) {
    event(to, row.event());
    to.bool("encrypted", row.encrypted());
    to.listUnlessEmpty("other_ids", row.otherIds(), id -> to.bytes32("other_ids", id));
    switch (row.facts()) {
      case Facts.None none -> {}
      case Facts.Request request -> request(to, request);
      case Facts.Answer answer -> answer(to, answer);
      case Facts.Receipt receipt -> receipt(to, receipt);
      case Facts.Profile profile -> profile(to, profile);
      case Facts.RelayList list ->
          to.listUnlessEmpty("relays", list.relays(), relay -> to.string("relays", relay));
    }
  }

  private static void event(RowColumns to, Event event) {
    to.bytes32("id", event.id());
    to.bytes32("pubkey", event.pubkey());
    to.int64("created_at", event.createdAt());
    to.int32("kind", event.kind());
    to.tags("tags", PackedTags.of(event.tags()));
    to.string("content", event.content());
    to.signature("sig", event.sig());
  }

  private static void request(RowColumns to, Facts.Request request) {
    to.bool("chained", request.chained());
    to.listUnlessEmpty("job_inputs", request.jobInputs(), id -> to.bytes32("job_inputs", id));
    to.listUnlessEmpty("addressed", request.addressed(), key -> to.bytes32("addressed", key));
    to.listUnlessEmpty("relays", request.relays(), relay -> to.string("relays", relay));
    to.int64("bid_msat", request.bidMsat());
  }

  private static void answer(RowColumns to, Facts.Answer answer) {
    to.bytes32("target", answer.target());
    to.bytes32("customer", answer.customer());
    to.string("status", answer.status());
    to.string("status_info", answer.statusInfo());
    to.int64("amount_msat", answer.amountMsat());
    if (answer.unparsableAmount()) {
      to.bool("unparsable_amount", true);
    }
    to.listUnlessEmpty("invoices", answer.invoices(), invoice -> invoice(to, invoice));
  }

  private static void invoice(RowColumns to, Bolt11 invoice) {
    to.string("invoices.bolt11", invoice.text());
    to.int64("invoices.msat", invoice.msat());
    to.bytes32("invoices.payment_hash", invoice.paymentHash());
    to.bytes32("invoices.description_hash", invoice.descriptionHash());
    to.int64("invoices.created_at", invoice.createdAt());
    to.int64("invoices.expiry", invoice.expiry());
    to.bool("invoices.checksum_ok", invoice.checksumValid());
  }

  private static void receipt(RowColumns to, Facts.Receipt receipt) {
    Bolt11 invoice = receipt.invoice();
    to.bytes32("receipt_for", receipt.receiptFor());
    to.string("receipt_bolt11", receipt.bolt11());
    if (invoice != null) {
      to.int64("receipt_msat", invoice.msat());
      to.bytes32("receipt_payment_hash", invoice.paymentHash());
      to.bool("receipt_checksum_ok", invoice.checksumValid());
    }
    to.bytes32("payer", receipt.payer());
    to.bytes32("payee", receipt.payee());
    to.int64("zap_amount_msat", receipt.zapAmountMsat());
    to.bool("zap_request_signed", receipt.zapRequestSigned());
    to.bool("description_hash_matches", receipt.descriptionHashMatches());
  }

  private static void profile(RowColumns to, Facts.Profile profile) {
    to.bool("profile_readable", profile.readable());
    to.string("profile_name", profile.name());
    to.string("profile_display_name", profile.displayName());
    to.string("profile_about", profile.about());
    to.string("profile_picture", profile.picture());
    to.string("profile_nip90_params", profile.nip90Params());
    to.bool("profile_encryption", profile.encryption());
    to.string("d", profile.d());
    to.listUnlessEmpty(
        "announced_kinds", profile.kinds(), kind -> to.int32("announced_kinds", kind));
  }
}
