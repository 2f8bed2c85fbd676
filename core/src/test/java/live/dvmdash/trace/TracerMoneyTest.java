package live.dvmdash.trace;

import static live.dvmdash.trace.Story.e;
import static live.dvmdash.trace.Story.key;
import static live.dvmdash.trace.Story.p;
import static live.dvmdash.trace.Told.told;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import live.dvmdash.event.Bolt11Encoder;
import live.dvmdash.event.KindTable;
import live.dvmdash.query.Database;
import live.dvmdash.trace.NotFound.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Invoices and receipts of traces. */
class TracerMoneyTest {

  @TempDir Path directory;

  private static final String BILL = invoice("bill");
  private static final String OTHER_BILL = invoice("other bill");

  private static String invoice(String name) {
    String bolt11 =
        new Bolt11Encoder("lnbc210n", Story.START).bytes('p', key(name).toByteArray()).sign();
    Story.call(bolt11, name);
    return bolt11;
  }

  private static List<String> amount(String bolt11) {
    return List.of("amount", "21000", bolt11);
  }

  private static List<String> bolt11(String invoice) {
    return List.of("bolt11", invoice);
  }

  /** Bob asks alice for 21 sats for her request, and answers. */
  private static Story unpaid() {
    return new Story()
        .request("q", "alice", 0)
        .event("f", "bob", 1, 7000, "", e("q"), List.of("status", "payment-required"), amount(BILL))
        .result("r", "bob", 5, "q");
  }

  private static Story paid() {
    return unpaid()
        .event("z", "wallet", 3, 9735, "", p("bob"), payer("alice"), e("q"), bolt11(BILL));
  }

  private static List<String> payer(String pubkey) {
    return List.of("P", key(pubkey).hex());
  }

  private static final List<String> PAID =
      List.of(
          "FEEDBACK f",
          "REQUEST q",
          "RESULT r",
          "entity alice customer",
          "entity bob dvm",
          "invoice bill",
          "receipt z unsigned-request",
          "FEEDBACK_FOR f → q",
          "HAS_INVOICE f → bill",
          "HAS_RECEIPT bill → z via BOLT11",
          "MAKES_EVENT alice → q",
          "MAKES_EVENT bob → f",
          "MAKES_EVENT bob → r",
          "PAYMENT_FROM z → alice",
          "PAYMENT_TO z → bob",
          "RECEIPT_FOR z → q",
          "RESULT_FOR r → q");

  @ParameterizedTest
  @ValueSource(strings = {"q", "f", "r", "z"})
  void anyPartOfAJobLeadsToItsMoney(String asked) throws Exception {
    Trace trace = paid().trace(directory, asked);

    assertThat(Told.root(trace)).isEqualTo("q");
    assertThat(told(trace)).isEqualTo(PAID);
  }

  @Test
  void anInvoiceLeadsToItsJob() throws Exception {
    Trace trace = traceInvoice(paid(), BILL);

    assertThat(trace.asked()).isEqualTo(BILL);
    assertThat(told(trace)).isEqualTo(PAID);
    assertThat(trace.nodes())
        .filteredOn(Node.Invoice.class::isInstance)
        .containsExactly(new Node.Invoice(BILL, 21_000L, key("bill"), Story.START, 3_600L, true));
  }

  @Test
  void aReceiptWithAnotherInvoiceBelongsToThoseOfTheEventThatItNames() throws Exception {
    Story story = unpaid().event("z", "wallet", 3, 9735, "", p("bob"), e("f"), bolt11(OTHER_BILL));

    assertThat(told(story.trace(directory, "z")))
        .contains("HAS_RECEIPT bill → z via E", "RECEIPT_FOR z → f", "invoice bill")
        .doesNotContain("invoice other bill")
        .noneMatch(line -> line.startsWith("PAYMENT_FROM"));
  }

  @Test
  void aReceiptThatNamesAnotherEventBringsItAlong() throws Exception {
    Story story =
        unpaid()
            .event("note", "carol", 2, 1, "hello")
            .event("z", "wallet", 3, 9735, "", e("note"), bolt11(BILL))
            .event("y", "wallet", 4, 9735, "", e("gone"), bolt11(BILL));

    assertThat(told(story.trace(directory, "q")))
        .contains(
            "OTHER note",
            "entity carol",
            "missing gone",
            "MAKES_EVENT carol → note",
            "RECEIPT_FOR z → note",
            "RECEIPT_FOR y → gone",
            "HAS_RECEIPT bill → z via BOLT11",
            "HAS_RECEIPT bill → y via BOLT11");
  }

  @Test
  void oneInvoiceOfTwoEventsIsOneNode() throws Exception {
    Story story =
        paid().event("f2", "bob", 9, 7000, "", e("q"), List.of("status", "success"), amount(BILL));

    assertThat(told(story.trace(directory, "q")))
        .containsOnlyOnce("invoice bill")
        .contains("HAS_INVOICE f → bill", "HAS_INVOICE f2 → bill")
        .containsOnlyOnce("HAS_RECEIPT bill → z via BOLT11");
  }

  @Test
  void moneyOfOtherJobsStaysOut() throws Exception {
    Story story =
        paid()
            .request("other", "dave", 0)
            .event("g", "bob", 1, 7000, "", e("other"), amount(OTHER_BILL))
            .event("y", "wallet", 3, 9735, "", p("bob"), e("other"), bolt11(OTHER_BILL));

    assertThat(told(story.trace(directory, "q"))).isEqualTo(PAID);
  }

  @Test
  void moneyOfChainedJobsIsShown() throws Exception {
    Story story = paid().request("q2", "dave", 10, Story.job("r"));

    assertThat(told(story.trace(directory, "q2"))).contains("HAS_RECEIPT bill → z via BOLT11");
  }

  @Test
  void anAnswerToNothingIsShownWithItsInvoices() throws Exception {
    Story story =
        new Story()
            .event("f", "bob", 1, 7000, "", amount(BILL))
            .event("z", "wallet", 3, 9735, "", p("bob"), e("f"), bolt11(BILL));

    Trace alone = story.trace(directory, "f");
    assertThat(alone.root()).isNull();
    assertThat(told(alone))
        .containsExactly(
            "FEEDBACK f",
            "entity bob dvm",
            "invoice bill",
            "HAS_INVOICE f → bill",
            "MAKES_EVENT bob → f");
    assertThat(told(traceInvoice(new Story(), BILL))).isEqualTo(told(alone));
    assertThat(told(new Story().trace(directory, "z")))
        .contains("receipt z unsigned-request", "HAS_RECEIPT bill → z via BOLT11");
  }

  @Test
  void aReceiptForAMissingRequestIsTracedWhenSomethingAnswersThatRequest() throws Exception {
    Story story =
        new Story()
            .result("r", "bob", 5, "gone")
            .event("z", "wallet", 3, 9735, "", e("gone"), bolt11(BILL));

    assertThat(told(story.trace(directory, "z")))
        .containsExactly(
            "RESULT r",
            "entity bob dvm",
            "missing gone",
            "receipt z unsigned-request",
            "MAKES_EVENT bob → r",
            "RECEIPT_FOR z → gone",
            "RESULT_FOR r → gone");
  }

  @Test
  void receiptsOfNoJobAreRefused() {
    Story story =
        new Story()
            .event("note", "carol", 0, 1, "")
            .event("nothing", "wallet", 1, 9735, "")
            .event("of note", "wallet", 1, 9735, "", e("note"))
            .event("of unknown", "wallet", 1, 9735, "", e("unknown"));

    for (String asked : List.of("nothing", "of note", "of unknown")) {
      NotFound refused = catchThrowableOfType(NotFound.class, () -> story.trace(directory, asked));
      assertThat(refused.reason()).isEqualTo(Reason.NO_JOB);
      assertThat(refused).hasMessageContaining("it is a zap receipt (kind 9735)");
    }
    assertThat(catchThrowableOfType(NotFound.class, () -> traceInvoice(story, BILL)))
        .hasMessage("no event in the lake carries that invoice");
  }

  /** The DVM may have sent it in private. */
  @Test
  void anInvoiceThatOnlyAReceiptBearsLeadsToTheJobOfTheReceipt() throws Exception {
    Story story =
        new Story()
            .request("q", "alice", 0)
            .result("r", "bob", 5, "q")
            .event("z", "wallet", 7, 9735, "", e("r"), bolt11(BILL));

    List<String> byInvoice = told(traceInvoice(story, BILL));

    assertThat(byInvoice).contains("receipt z unsigned-request", "RECEIPT_FOR z → r");
    assertThat(byInvoice).isEqualTo(told(story.trace(directory, "z")));
  }

  private Trace traceInvoice(Story story, String invoice) throws IOException, NotFound {
    try (Database database = story.database(directory)) {
      return Tracer.over(database, KindTable.defaults()).trace(invoice);
    }
  }
}
