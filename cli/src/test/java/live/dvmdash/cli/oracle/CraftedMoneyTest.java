package live.dvmdash.cli.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import live.dvmdash.query.Scope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The corners of silence and money, where the reports and the independent count could part. */
class CraftedMoneyTest {

  private static final int CUSTOMER = 1;
  private static final int OTHER_CUSTOMER = 2;
  private static final int DVM = 3;
  private static final int OTHER_DVM = 4;
  private static final int WALLET = 5;

  private static final long NOON = Instant.parse("2025-01-11T12:00:00Z").getEpochSecond();
  private static final long END = NOON + 200_000;

  private static final List<Scope> SCOPES =
      List.of(
          new Scope(null, NOON, NOON + 1),
          new Scope(null, NOON + 1, END),
          new Scope(null, NOON - 86_400, END + 86_400),
          new Scope(null, 0, Long.MAX_VALUE));

  @TempDir private Path folder;
  private final CraftedEvents events = new CraftedEvents();
  private int receipts;

  @Test
  void lastWords() throws IOException {
    for (String status :
        List.of(
            "processing",
            "payment-required",
            "payment_required",
            "error",
            "partial",
            "success",
            "Error",
            "")) {
      String request = request(NOON, status);
      feedback(DVM, NOON + 5, request, "processing");
      feedback(OTHER_DVM, NOON + 6, request, status);
      feedback(DVM, NOON + 4, request, "partial");
      String tied = request(NOON, "tied " + status);
      feedback(DVM, NOON + 7, tied, "processing");
      feedback(OTHER_DVM, NOON + 7, tied, status);
    }
    String without = request(NOON, "no status");
    feedback(DVM, NOON - 9, without, "error");
    events.add(DVM, NOON, 7000, "", tag("e", without));
    events.add(OTHER_DVM, NOON + 1, 7000, "", tag("e", without), tag("status"));
    String answered = request(NOON, "answered");
    feedback(DVM, NOON, answered, "error");
    events.add(DVM, NOON, 6300, "", tag("e", answered));
    assertAgreement();
  }

  @Test
  void cancelledAndTooYoung() throws IOException {
    String own = request(NOON, "own");
    String foreign = request(NOON, "foreign");
    String second = request(NOON, "second");
    events.add(CUSTOMER, NOON + 1, 5, "", tag("e", own), tag("e", second), tag("e", own));
    events.add(CUSTOMER, NOON + 2, 5, "", tag("e", own));
    events.add(OTHER_CUSTOMER, NOON + 2, 5, "", tag("e", foreign));
    for (long age : List.of(-1L, 0L, 599L, 600L, 601L)) {
      request(END - age, "age " + age);
    }
    events.add(DVM, END, 1, "the end");
    events.add(DVM, Instant.parse("+10000-01-01T00:00:00Z").getEpochSecond(), 1, "a mistake");
    assertAgreement();
  }

  @Test
  void namedRelays() throws IOException {
    String[] none = tag("relays");
    events.add(CUSTOMER, NOON, 5300, "none", none);
    events.add(CUSTOMER, NOON, 5300, "one", tag("relays", "wss://one.example"));
    events.add(CUSTOMER, NOON, 5300, "no relay", tag("relays", "nonsense"));
    events.add(CUSTOMER, NOON, 5300, "second", none, tag("relays", "x", "wss://two.example"));
    events.add(CUSTOMER, NOON, 5300, "unnamed", tag("r", "wss://one.example"));
    events.add(CUSTOMER, NOON, 5128, "excluded", tag("relays", "wss://one.example"));
    String answered = events.add(CUSTOMER, NOON, 5300, "", tag("relays", "wss://one.example"));
    events.add(DVM, NOON, 6300, "", tag("e", answered));
    events.add(DVM, END, 1, "");
    events.add(DVM, NOON - 1, 1, "");
    assertAgreement();
  }

  @Test
  void receiptsForRequestsWithoutResult() throws IOException {
    String invoice = CraftedInvoice.of("lnbc10n", "a");
    String request = request(NOON, "the request itself");
    receipt(NOON + 9, tag("e", request), tag("bolt11", CraftedInvoice.of("lnbc10n", "x")));
    String onFeedback = request(NOON, "its feedback");
    receipt(END, tag("e", feedback(DVM, NOON, onFeedback, "partial")));
    String onInvoice = request(NOON, "its invoice");
    asking(DVM, NOON + 3, onInvoice, "1000", invoice);
    receipt(NOON, tag("bolt11", invoice), tag("e", request));
    String copied = request(NOON, "an invoice that another request had before");
    asking(OTHER_DVM, NOON + 4, copied, "1000", invoice);
    String onlyLater = request(NOON, "the second e tag");
    receipt(NOON, tag("e", request), tag("e", onlyLater));
    String elsewhere = request(NOON, "a receipt for the result of another");
    receipt(NOON, tag("e", events.add(DVM, NOON, 6300, "", tag("e", "x"))), tag("E", elsewhere));
    assertAgreement();
  }

  @Test
  void verdictsAndAges() throws IOException {
    for (long age : List.of(86_399L, 86_400L, 86_401L)) {
      String said = zapRequest("1000", "age " + age);
      sound(request(END - age, "in time " + age), "lnbc10n", said, said);
    }
    events.add(DVM, END, 1, "the end");
    String said = zapRequest("1000", "");
    sound(request(NOON, "another amount"), "lnbc11n", said, said);
    sound(request(NOON, "no amount"), "lnbc", said, said);
    sound(request(NOON, "another description"), "lnbc10n", said, "another");
    sound(request(NOON, "text"), "lnbc10n", "thanks!", "thanks!");
    sound(request(NOON, "upper case"), "LNBC10N", said, said);
    String open = zapRequest("x", "an amount that is none");
    sound(request(NOON, "any amount"), "lnbc", open, open);
    String note = CraftedEvents.signed(WALLET, NOON, 1, "no zap request").toString();
    sound(request(NOON, "of another kind"), "lnbc10n", note, note);
    String forged = said.replace("\"kind\":9734", "\"kind\":9735");
    sound(request(NOON, "forged"), "lnbc12n", forged, "another");
    receipt(
        NOON,
        tag("e", request(NOON, "broken checksum")),
        tag("description", said),
        tag("bolt11", CraftedInvoice.broken("lnbc10n", said)));
    receipt(NOON, tag("e", request(NOON, "no invoice")), tag("description", open));
    assertAgreement();
  }

  @Test
  void amountsAskedFor() throws IOException {
    String request = request(NOON, "");
    for (String amount :
        List.of(
            "1000",
            "0",
            "",
            "x",
            "-5",
            "1.5",
            "1e3",
            "999999999999999999",
            "1000000000000000000")) {
      asking(DVM, NOON, request, amount);
    }
    events.add(DVM, NOON, 7000, "", tag("status", "payment_required"), tag("amount", "7"));
    events.add(DVM, NOON, 7000, "none", tag("status", "payment-required"), tag("e", request));
    events.add(DVM, NOON, 7000, "no value", tag("status", "payment-required"), tag("amount"));
    events.add(
        DVM, NOON, 7000, "", tag("status", "payment-required"), tag("amount"), tag("amount", "9"));
    events.add(DVM, NOON, 7000, "", tag("status", "processing"), tag("amount", "11"));
    events.add(DVM, NOON, 6300, "", tag("e", request), tag("amount", "13"));
    for (int i = 0; i < 10; i++) {
      asking(OTHER_DVM, NOON, "more than a number holds " + i, "999999999999999999");
    }
    assertAgreement();
  }

  @Test
  void invoices() throws IOException {
    String request = request(NOON, "");
    String second = events.add(CUSTOMER, NOON, 5050, "");
    String shared = CraftedInvoice.of("lnbc1m", "shared");
    asking(DVM, NOON, request, "1", shared);
    asking(OTHER_DVM, NOON, second, "1", shared);
    asking(OTHER_DVM, NOON + 9, second, "1", shared);
    for (String prefix : List.of("lnbc", "lnbc20n", "lnbc10p", "lnbc15p", "lntb10n", "LNBC10N")) {
      String invoice = CraftedInvoice.of(prefix.toLowerCase(Locale.ROOT), prefix);
      asking(DVM, NOON, request, "1", prefix.startsWith("LN") ? "LNBC" + invoice : invoice);
    }
    asking(DVM, NOON, request, "1", CraftedInvoice.broken("lnbc30n", ""));
    asking(DVM, NOON, request, "1", "lnbc1q", "and more");
    asking(DVM, NOON, request, "1", "lnbc40n1qqb");
    String several = CraftedInvoice.of("lnbc50n", "several");
    events.add(DVM, NOON, 6300, "", tag("amount", "1"), tag("amount", "2", several), tag("amount"));
    events.add(DVM, NOON, 6666, "excluded", tag("amount", "1", CraftedInvoice.of("lnbc60n", "")));
    for (int i = 0; i < 6; i++) {
      asking(DVM, NOON, request, "1", CraftedInvoice.of("lnbc21000000", "all there is " + i));
    }
    receipt(END, tag("bolt11", several), tag("P", CraftedEvents.pubkey(CUSTOMER)));
    receipt(END, tag("bolt11", several), tag("P", "nobody"));
    assertAgreement();
  }

  @Test
  void timesFromTheReceipt() throws IOException {
    String dvm = CraftedEvents.pubkey(DVM);
    String request = request(NOON, "paid, then delivered twice");
    receipt(NOON + 30, tag("e", request), tag("p", dvm));
    receipt(NOON + 20, tag("e", feedback(DVM, NOON + 5, request, "payment-required")));
    events.add(DVM, NOON + 10, 6300, "", tag("e", request));
    events.add(OTHER_DVM, NOON + 21, 6300, "", tag("e", request));
    events.add(DVM, NOON + 27, 6300, "", tag("e", request));
    String early = request(NOON, "zapped for what is there");
    String result = events.add(DVM, NOON + 10, 6300, "", tag("e", early));
    receipt(NOON + 40, tag("e", result));
    String never = request(NOON, "paid in vain");
    receipt(NOON + 9, tag("e", never), tag("p", dvm));
    feedback(DVM, NOON + 8, never, "processing");
    receipt(NOON + 9, tag("e", request(NOON, "paid to nobody known")), tag("p", dvm));
    assertAgreement();
  }

  @Test
  void whoWasPaidForWhat() throws IOException {
    String dvm = CraftedEvents.pubkey(DVM);
    String other = CraftedEvents.pubkey(OTHER_DVM);
    String[] invoice = tag("bolt11", CraftedInvoice.of("lnbc70n", ""));
    String request = request(NOON, "names the DVM");
    receipt(NOON, tag("e", request), tag("p", dvm), invoice);
    receipt(NOON, tag("e", request), tag("p", other), invoice);
    feedback(OTHER_DVM, NOON, request, "processing");
    receipt(NOON, tag("e", request), tag("p", CraftedEvents.pubkey(CUSTOMER)), invoice);
    receipt(NOON, tag("e", request), tag("p"), invoice);
    String result = events.add(OTHER_DVM, NOON, 6300, "", tag("e", request));
    receipt(NOON, tag("e", result), tag("p", dvm), invoice);
    String open = request(NOON, "without result");
    receipt(NOON, tag("e", feedback(DVM, NOON, open, "error")), tag("p", dvm), invoice);
    receipt(NOON, tag("e", events.add(DVM, NOON, 6050, "", tag("e", "x"))), invoice);
    receipt(NOON, tag("e", feedback(DVM, NOON, "ab".repeat(32), "error")), invoice);
    receipt(NOON, tag("e", events.add(DVM, NOON, 6666, "excluded")), invoice);
    receipt(NOON, tag("e", "cd".repeat(32)), invoice);
    receipt(NOON);
    receipt(NOON, tag("e", request), tag("p", CraftedEvents.pubkey(6)), invoice);
    feedback(6, NOON - 50_000, "of another job", "processing");
    assertAgreement();
  }

  /** A receipt for a request, the invoice of which commits to a text. */
  private void sound(String request, String prefix, String description, String committed) {
    String invoice = CraftedInvoice.of(prefix.toLowerCase(Locale.ROOT), committed);
    boolean upper = prefix.startsWith("LN");
    receipt(
        NOON,
        tag("e", request),
        tag("description", description),
        tag("bolt11", upper ? invoice.toUpperCase(Locale.ROOT) : invoice),
        tag("p", CraftedEvents.pubkey(DVM)));
  }

  private static String zapRequest(String amount, String content) {
    return CraftedEvents.signed(OTHER_CUSTOMER, NOON, 9734, content, tag("amount", amount))
        .toString();
  }

  private void receipt(long at, String[]... tags) {
    events.add(WALLET, at, 9735, "receipt " + receipts++, tags);
  }

  private String request(long at, String content) {
    return events.add(CUSTOMER, at, 5300, content, tag("p", CraftedEvents.pubkey(DVM)));
  }

  private String feedback(int author, long at, String request, String status) {
    return events.add(author, at, 7000, "", tag("e", request), tag("status", status));
  }

  private String asking(int author, long at, String request, String... amount) {
    String[] price = new String[amount.length + 1];
    price[0] = "amount";
    System.arraycopy(amount, 0, price, 1, amount.length);
    return events.add(
        author, at, 7000, "", tag("e", request), tag("status", "payment-required"), price);
  }

  private static String[] tag(String... values) {
    return values;
  }

  /** As an archive, and as JSON Lines, of which nobody knows whether they are all there is. */
  private void assertAgreement() throws IOException {
    Path archive = Elements.array(folder.resolve("crafted.json"), events.elements());
    Path lines = Elements.lines(folder.resolve("crafted.jsonl"), events.elements());
    for (Path file : List.of(archive, lines)) {
      LoadedLake lake = LoadedLake.of(folder.resolve(file.getFileName() + ".lake"), List.of(file));
      ArchiveOracle oracle = ArchiveOracle.of(List.of(file));
      assertThat(Comparison.ofCounts(lake, oracle)).isEmpty();
      for (Scope scope : SCOPES) {
        assertThat(Comparison.ofReports(lake, oracle, scope)).isEmpty();
      }
    }
  }
}
