package live.dvmdash.sample;

import live.dvmdash.event.Bytes32;
import live.dvmdash.event.Event;
import live.dvmdash.event.Kind;

/**
 * A payment by zap (NIP-57).
 *
 * @param stage where it happens
 * @param payer who signs the zap request
 * @param payee who is paid
 * @param zapped the id of the event that is zapped, in hex
 * @param msat how much, in millisats
 * @param at when, in epoch seconds
 */
record Zap(Stage stage, Author payer, Author payee, String zapped, long msat, long at) {

  /** A zap of between 1 and 50 sats by a job's customer. */
  static Zap of(Stage stage, Job job, Author payee, Event zapped, long seconds) {
    long msat = stage.dice().between(1, 50) * 1_000;
    return new Zap(stage, job.customer(), payee, zapped.id().hex(), msat, job.after(seconds));
  }

  /** The signed zap request, which is published inside receipts only. */
  Event request() {
    Tags tags =
        Tags.of("relays", stage.cast().relay(stage.dice()))
            .add("amount", Long.toString(msat))
            .add("p", payee.hex())
            .add("e", zapped);
    return payer.sign(at, Kind.ZAP_REQUEST, tags, "");
  }

  /** The invoice of this zap, which commits to the description. */
  String invoice(String description) {
    return Invoice.of(msat, at, stage.dice())
        .describedBy(description)
        .encode(stage.cast().wallet());
  }

  /** The tags of a receipt that names the payer. */
  Tags receiptTags(String bolt11, String description) {
    return receiptTagsWithoutPayer(bolt11, description).add("P", payer.hex());
  }

  /** The tags of a receipt whose payer only the description tells. */
  Tags receiptTagsWithoutPayer(String bolt11, String description) {
    Bytes32 preimage = stage.dice().bytes32();
    return Tags.of("p", payee.hex())
        .add("e", zapped)
        .add("bolt11", bolt11)
        .add("description", description)
        .add("preimage", preimage.hex());
  }

  /** Publishes a receipt so many seconds after the zap request. */
  void receipt(long seconds, Tags tags) {
    stage.publish(stage.cast().wallet(), at + seconds, Kind.ZAP_RECEIPT, tags, "");
  }
}
