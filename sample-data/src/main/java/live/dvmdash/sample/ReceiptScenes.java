package live.dvmdash.sample;

import java.util.List;
import live.dvmdash.event.Event;
import live.dvmdash.event.Kind;
import live.dvmdash.event.Signature;

/** Zap receipts: right ones, and the ways in which they are wrong. */
final class ReceiptScenes {

  private ReceiptScenes() {}

  static List<StagedScene> all() {
    return List.of(
        new StagedScene("receipt linked by `e` to a result", 2, ReceiptScenes::forResult),
        new StagedScene("receipt linked by `e` to feedback", 2, ReceiptScenes::forFeedback),
        new StagedScene("receipt that does not name the payer", 2, ReceiptScenes::withoutPayer),
        new StagedScene("receipt linked to nothing", 2, ReceiptScenes::unlinked),
        new StagedScene(
            "receipt over another amount than requested", 2, ReceiptScenes::otherAmount),
        new StagedScene("receipt with a wrong description hash", 2, ReceiptScenes::otherHash),
        new StagedScene("receipt for an unsigned zap request", 1, ReceiptScenes::unsigned),
        new StagedScene("receipt for a forged zap request", 2, ReceiptScenes::forged),
        new StagedScene("receipt with a description that is no JSON", 1, ReceiptScenes::noJson),
        new StagedScene("receipt without an invoice", 1, ReceiptScenes::noInvoice),
        new StagedScene("two receipts for one invoice", 1, ReceiptScenes::twice));
  }

  private static void forResult(Stage stage) {
    Zap zap = zapOfResult(stage);
    String description = EventJson.compact(zap.request());
    zap.receipt(5, zap.receiptTags(zap.invoice(description), description));
  }

  private static void forFeedback(Stage stage) {
    Job job = Job.ask(stage, 5100);
    Author dvm = job.dvm().author();
    Tags tags = job.feedbackTags("payment-required").add("amount", "20000");
    Zap zap = Zap.of(stage, job, dvm, job.feedback(dvm, 2, tags, ""), 20);
    String description = EventJson.compact(zap.request());
    zap.receipt(5, zap.receiptTags(zap.invoice(description), description));
    job.result(dvm, 40);
  }

  private static void withoutPayer(Stage stage) {
    Zap zap = zapOfResult(stage);
    String description = EventJson.compact(zap.request());
    zap.receipt(5, zap.receiptTagsWithoutPayer(zap.invoice(description), description));
  }

  private static void unlinked(Stage stage) {
    Dice dice = stage.dice();
    Author payer = stage.cast().customer(dice);
    Author payee = stage.cast().dvm(Cast.DISCOVERY, dice).author();
    Zap zap = new Zap(stage, payer, payee, dice.bytes32().hex(), 21_000, stage.now());
    String description = EventJson.compact(zap.request());
    zap.receipt(5, zap.receiptTags(zap.invoice(description), description));
  }

  private static void otherAmount(Stage stage) {
    Zap zap = zapOfResult(stage);
    String description = EventJson.compact(zap.request());
    Invoice larger = Invoice.of(zap.msat() * 2, zap.at(), stage.dice()).describedBy(description);
    zap.receipt(5, zap.receiptTags(larger.encode(stage.cast().wallet()), description));
  }

  private static void otherHash(Stage stage) {
    Zap zap = zapOfResult(stage);
    String description = EventJson.compact(zap.request());
    zap.receipt(5, zap.receiptTags(zap.invoice(description + " "), description));
  }

  private static void unsigned(Stage stage) {
    Zap zap = zapOfResult(stage);
    String description = EventJson.compactUnsigned(zap.request());
    zap.receipt(5, zap.receiptTags(zap.invoice(description), description));
  }

  private static void forged(Stage stage) {
    Zap zap = zapOfResult(stage);
    Event request = zap.request();
    Signature other = stage.cast().guest("forger").sign(0, Kind.ZAP_REQUEST, Tags.none(), "").sig();
    String description =
        EventJson.compact(
            new Event(
                request.id(),
                request.pubkey(),
                request.createdAt(),
                request.kind(),
                request.tags(),
                request.content(),
                other));
    zap.receipt(5, zap.receiptTags(zap.invoice(description), description));
  }

  private static void noJson(Stage stage) {
    Zap zap = zapOfResult(stage);
    zap.receipt(5, zap.receiptTags(zap.invoice("thanks!"), "thanks!"));
  }

  private static void noInvoice(Stage stage) {
    Zap zap = zapOfResult(stage);
    zap.receipt(5, Tags.of("p", zap.payee().hex()).add("e", zap.zapped()));
  }

  private static void twice(Stage stage) {
    Zap zap = zapOfResult(stage);
    String description = EventJson.compact(zap.request());
    String bolt11 = zap.invoice(description);
    zap.receipt(5, zap.receiptTags(bolt11, description));
    zap.receipt(9, zap.receiptTags(bolt11, description));
  }

  private static Zap zapOfResult(Stage stage) {
    Job job = Job.ask(stage, Cast.TEXT);
    Author dvm = job.dvm().author();
    return Zap.of(stage, job, dvm, job.result(dvm, 6), 60);
  }
}
