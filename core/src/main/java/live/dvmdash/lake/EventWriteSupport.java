package live.dvmdash.lake;

import java.util.Map;
import live.dvmdash.event.Bolt11;
import live.dvmdash.event.Derivation;
import live.dvmdash.event.DerivedEvent;
import live.dvmdash.event.Event;
import live.dvmdash.event.Facts;
import live.dvmdash.event.PackedTags;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.jspecify.annotations.Nullable;

/** Writes an event and what was derived from it as one row of {@link EventSchema#STORED}. */
final class EventWriteSupport extends WriteSupport<DerivedEvent> {

  /** In the metadata of every file: the version of the {@link Derivation} that filled it. */
  static final String DERIVATION_KEY = "dvmdash.derivation";

  private static final Map<String, Integer> INDEX = ParquetRow.indexOf(EventSchema.STORED);
  private static final Map<String, Integer> INVOICE =
      ParquetRow.indexOf(EventSchema.STORED.getType("invoices", "list", "element").asGroupType());

  private @Nullable RecordConsumer consumer;

  @Deprecated // Parquet's way for Hadoop, still abstract
  @Override
  public WriteContext init(Configuration configuration) {
    throw new IllegalStateException("files of the lake are written without Hadoop");
  }

  @Override
  public WriteContext init(ParquetConfiguration configuration) {
    return new WriteContext(
        EventSchema.STORED, Map.of(DERIVATION_KEY, Integer.toString(Derivation.VERSION)));
  }

  @Override
  public void prepareForWrite(RecordConsumer recordConsumer) {
    consumer = recordConsumer;
  }

  @Override
  public void write(DerivedEvent row) {
    RecordConsumer to = consumer;
    if (to == null) {
      throw new IllegalStateException("written to before it was prepared");
    }
    ParquetRow out = new ParquetRow(to, INDEX);
    to.startMessage();
    event(out, row.event());
    out.bool("encrypted", row.encrypted());
    out.list("other_ids", row.otherIds(), out::bytes);
    switch (row.facts()) {
      case Facts.None none -> {}
      case Facts.Request request -> request(out, request);
      case Facts.Answer answer -> answer(out, answer);
      case Facts.Receipt receipt -> receipt(out, receipt);
      case Facts.Profile profile -> profile(out, profile);
      case Facts.RelayList list -> out.list("relays", list.relays(), out::text);
    }
    to.endMessage();
  }

  private static void event(ParquetRow out, Event event) {
    out.bytes32("id", event.id());
    out.bytes32("pubkey", event.pubkey());
    out.int64("created_at", event.createdAt());
    out.int32("kind", event.kind());
    PackedTags tags = PackedTags.of(event.tags());
    out.field("tags", () -> out.tags(tags));
    out.string("content", event.content());
    out.binary("sig", Binary.fromConstantByteArray(event.sig().toByteArray()));
  }

  private static void request(ParquetRow out, Facts.Request request) {
    out.bool("chained", request.chained());
    out.list("job_inputs", request.jobInputs(), out::bytes);
    out.list("addressed", request.addressed(), out::bytes);
    out.list("relays", request.relays(), out::text);
    out.int64("bid_msat", request.bidMsat());
  }

  private static void answer(ParquetRow out, Facts.Answer answer) {
    out.bytes32("target", answer.target());
    out.bytes32("customer", answer.customer());
    out.string("status", answer.status());
    out.string("status_info", answer.statusInfo());
    out.int64("amount_msat", answer.amountMsat());
    if (answer.unparsableAmount()) {
      out.bool("unparsable_amount", true);
    }
    out.list("invoices", answer.invoices(), invoice -> invoice(out, invoice));
  }

  private static void invoice(ParquetRow row, Bolt11 invoice) {
    row.group(() -> {
      ParquetRow out = row.in(INVOICE);
      out.string("bolt11", invoice.text());
      out.int64("msat", invoice.msat());
      out.bytes32("payment_hash", invoice.paymentHash());
      out.bytes32("description_hash", invoice.descriptionHash());
      out.int64("created_at", invoice.createdAt());
      out.int64("expiry", invoice.expiry());
      out.bool("checksum_ok", invoice.checksumValid());
    });
  }

  private static void receipt(ParquetRow out, Facts.Receipt receipt) {
    Bolt11 invoice = receipt.invoice();
    out.bytes32("receipt_for", receipt.receiptFor());
    out.string("receipt_bolt11", receipt.bolt11());
    if (invoice != null) {
      out.int64("receipt_msat", invoice.msat());
      out.bytes32("receipt_payment_hash", invoice.paymentHash());
      out.bool("receipt_checksum_ok", invoice.checksumValid());
    }
    out.bytes32("payer", receipt.payer());
    out.bytes32("payee", receipt.payee());
    out.int64("zap_amount_msat", receipt.zapAmountMsat());
    out.bool("zap_request_signed", receipt.zapRequestSigned());
    out.bool("description_hash_matches", receipt.descriptionHashMatches());
  }

  private static void profile(ParquetRow out, Facts.Profile profile) {
    out.bool("profile_readable", profile.readable());
    out.string("profile_name", profile.name());
    out.string("profile_display_name", profile.displayName());
    out.string("profile_about", profile.about());
    out.string("profile_picture", profile.picture());
    out.string("profile_nip90_params", profile.nip90Params());
    if (profile.encryption() != null) {
      out.bool("profile_encryption", profile.encryption());
    }
    out.string("d", profile.d());
    out.list("announced_kinds", profile.kinds(), out.to()::addInteger);
  }
}
