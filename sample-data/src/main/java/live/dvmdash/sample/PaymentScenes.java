package live.dvmdash.sample;

import java.util.List;
import java.util.Locale;
import live.dvmdash.event.Event;

/** What DVMs ask for their work: amounts, invoices, and jobs that are paid or not. */
final class PaymentScenes {

  private static final List<String> UNPARSABLE =
      List.of("21 sats", "", "1e3", "1234567890123456789", "100_000", "-5", "10.5", "٢١");

  private PaymentScenes() {}

  static List<StagedScene> all() {
    return List.of(
        new StagedScene("payment asked and never paid", 3, s -> unpaid(s, "payment-required")),
        new StagedScene(
            "payment asked as `payment_required`", 2, s -> unpaid(s, "payment_required")),
        new StagedScene("payment asked without an amount", 1, PaymentScenes::noAmount),
        new StagedScene("amounts that are no numbers", 1, PaymentScenes::unparsable),
        new StagedScene(
            "amount followed by something that is no invoice", 2, PaymentScenes::noInvoice),
        new StagedScene("paid by the invoice, then delivered", 3, PaymentScenes::paidByInvoice),
        new StagedScene("paid, nothing delivered", 2, PaymentScenes::paidForNothing),
        new StagedScene("invoice without an amount", 1, PaymentScenes::openInvoice),
        new StagedScene("invoice on a result", 2, PaymentScenes::invoiceOnResult),
        new StagedScene("the same invoice on two events", 1, PaymentScenes::sharedInvoice),
        new StagedScene("invoice with a wrong checksum", 1, PaymentScenes::wrongChecksum),
        new StagedScene("invoice of fractions of a sat", 1, PaymentScenes::fractions),
        new StagedScene("invoice and amount that differ", 1, PaymentScenes::differingAmounts));
  }

  private static void unpaid(Stage stage, String status) {
    long msat = sats(stage);
    Job job = Job.ask(stage, 5100);
    Tags tags = job.feedbackTags(status, "pay to start").add("amount", Long.toString(msat));
    job.feedback(job.dvm().author(), 2, tags, "");
  }

  private static void noAmount(Stage stage) {
    Job job = Job.ask(stage, 5100);
    job.feedback(job.dvm().author(), 2, "payment-required");
  }

  private static void unparsable(Stage stage) {
    for (String amount : UNPARSABLE) {
      Job job = Job.ask(stage, Cast.DISCOVERY);
      Tags tags = job.feedbackTags("payment-required").add("amount", amount);
      job.feedback(job.dvm().author(), 2, tags, "");
    }
  }

  private static void noInvoice(Stage stage) {
    String upperCase = invoice(stage, sats(stage)).toUpperCase(Locale.ROOT);
    for (String third : List.of("dvm@wallet.example", "lnurl1dp68gurn8ghj7", upperCase, "")) {
      Job job = Job.ask(stage, Cast.DISCOVERY);
      ask(job, job.dvm().author(), "10000", third);
    }
  }

  /** Invoice, receipt, processing, result: how it is meant to go. */
  static void paidByInvoice(Stage stage) {
    Job job = Job.ask(stage, Cast.TEXT);
    Author dvm = job.dvm().author();
    pay(stage, job, dvm);
    job.feedback(dvm, 42, "processing");
    job.result(dvm, 50 + stage.dice().below(60));
  }

  private static void paidForNothing(Stage stage) {
    Job job = Job.ask(stage, Cast.TEXT);
    pay(stage, job, job.dvm().author());
  }

  private static void pay(Stage stage, Job job, Author dvm) {
    Zap zap = Zap.of(stage, job, dvm, job.request(), 2);
    String description = EventJson.compact(zap.request());
    String bolt11 = zap.invoice(description);
    ask(job, dvm, Long.toString(zap.msat()), bolt11);
    zap.receipt(30, zap.receiptTags(bolt11, description));
  }

  private static void openInvoice(Stage stage) {
    Job job = Job.ask(stage, 5200);
    ask(job, job.dvm().author(), "5000", invoice(stage, 0));
  }

  private static void invoiceOnResult(Stage stage) {
    long msat = sats(stage);
    Job job = Job.ask(stage, 5200);
    Tags tags = job.usualTags().add("amount", Long.toString(msat), invoice(stage, msat));
    job.result(job.dvm().author(), 12, tags);
  }

  private static void sharedInvoice(Stage stage) {
    long msat = sats(stage);
    String bolt11 = invoice(stage, msat);
    Job job = Job.ask(stage, 5101);
    Author dvm = job.dvm().author();
    ask(job, dvm, Long.toString(msat), bolt11);
    job.result(dvm, 12, job.usualTags().add("amount", Long.toString(msat), bolt11));
  }

  private static void wrongChecksum(Stage stage) {
    String right = invoice(stage, 7_000);
    char last = right.charAt(right.length() - 1);
    String wrong = right.substring(0, right.length() - 1) + (last == 'q' ? 'p' : 'q');
    Job job = Job.ask(stage, 5101);
    ask(job, job.dvm().author(), "7000", wrong);
  }

  private static void fractions(Stage stage) {
    Job job = Job.ask(stage, 5101);
    ask(job, job.dvm().author(), "1234", invoice(stage, 1_234));
  }

  private static void differingAmounts(Stage stage) {
    Job job = Job.ask(stage, 5101);
    ask(job, job.dvm().author(), "10000", invoice(stage, 250_000_000));
  }

  private static Event ask(Job job, Author dvm, String... amount) {
    String[] tag = new String[amount.length + 1];
    tag[0] = "amount";
    System.arraycopy(amount, 0, tag, 1, amount.length);
    return job.feedback(dvm, 3, job.feedbackTags("payment-required", "please pay").add(tag), "");
  }

  private static String invoice(Stage stage, long msat) {
    return Invoice.of(msat, stage.now(), stage.dice()).encode(stage.cast().wallet());
  }

  private static long sats(Stage stage) {
    return stage.dice().between(1, 100) * 1_000;
  }
}
