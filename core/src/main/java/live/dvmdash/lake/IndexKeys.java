package live.dvmdash.lake;

import java.util.function.LongConsumer;
import live.dvmdash.event.Bolt11;
import live.dvmdash.event.Bytes32;
import live.dvmdash.event.DerivedEvent;
import live.dvmdash.event.Event;
import live.dvmdash.event.Facts;
import live.dvmdash.event.Kind;
import live.dvmdash.event.Sha256;

/**
 * By what an event is found: its own id, and what it refers to. A key is the first {@value #BITS}
 * bits of an id, a public key or the hash of an invoice; that two things share one costs time and
 * changes nothing.
 */
final class IndexKeys {

  static final int BITS = 39;

  private IndexKeys() {}

  static long of(Bytes32 value) {
    return value.a() >>> (Long.SIZE - BITS);
  }

  static long of(String invoice) {
    return of(Bytes32.of(Sha256.of(invoice)));
  }

  /** Gives all keys of an event; some may come twice. */
  static void of(DerivedEvent row, LongConsumer keys) {
    Event event = row.event();
    keys.accept(of(event.id()));
    if (event.kind() == Kind.DELETION) {
      row.otherIds().forEach(deleted -> keys.accept(of(deleted)));
    }
    switch (row.facts()) {
      case Facts.Request request -> request.jobInputs().forEach(input -> keys.accept(of(input)));
      case Facts.Answer answer -> ofAnswer(answer, keys);
      case Facts.Receipt receipt -> ofReceipt(receipt, keys);
      case Facts.Profile profile -> keys.accept(of(event.pubkey()));
      case Facts.RelayList relays -> {}
      case Facts.None none -> {}
    }
  }

  private static void ofAnswer(Facts.Answer answer, LongConsumer keys) {
    if (answer.target() != null) {
      keys.accept(of(answer.target()));
    }
    for (Bolt11 invoice : answer.invoices()) {
      keys.accept(of(invoice.text()));
    }
  }

  private static void ofReceipt(Facts.Receipt receipt, LongConsumer keys) {
    if (receipt.receiptFor() != null) {
      keys.accept(of(receipt.receiptFor()));
    }
    if (receipt.bolt11() != null) {
      keys.accept(of(receipt.bolt11()));
    }
  }
}
