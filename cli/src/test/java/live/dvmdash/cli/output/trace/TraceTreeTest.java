package live.dvmdash.cli.output.trace;

import static live.dvmdash.cli.output.trace.Traces.key;
import static live.dvmdash.cli.output.trace.Traces.tree;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import live.dvmdash.cli.output.Style;
import live.dvmdash.event.Nip19;
import live.dvmdash.trace.Edge;
import live.dvmdash.trace.Node.Input;
import live.dvmdash.trace.Node.KnownEvent;
import live.dvmdash.trace.Node.Role;
import live.dvmdash.trace.Trace;
import org.junit.jupiter.api.Test;

class TraceTreeTest {

  private static final Style TERMINAL = new Style(false, 100, 0, true);
  private static final long DAY = 86_400;

  private static Traces job() {
    return new Traces()
        .entity("a11ce000", null)
        .entity("b0b00000", "Bob's machine")
        .node(
            Traces.request(
                "11111111",
                "a11ce000",
                0,
                List.of(new Input("write\na poem", "text"), new Input("https://x.example", "url")),
                List.of(),
                List.of(key("b0b00000"), key("dead0000")),
                List.of()))
        .result("22222222", "b0b00000", -5, "11111111", "too early")
        .feedback("33333333", "b0b00000", 1, "11111111", "processing")
        .answer(
            "44444444",
            7000,
            Role.FEEDBACK,
            "ca401000",
            2,
            "11111111",
            "payment-required",
            21_500L,
            "")
        .result("55555555", "b0b00000", 3, "11111111", "Roses are red")
        .answer(
            "66666666", 6300, Role.RESULT, "ca401000", 2 * DAY + 3_600, "11111111", null, null, "");
  }

  @Test
  void aJobOnATerminal() {
    assertThat(tree(job().trace("11111111", "11111111"), TERMINAL))
        .isEqualTo(
            """
            answered by 2 of 3 DVMs, first after 3 s

            text generation (5050) 11111111 · npub15ywwq…ccpw · 2025-02-03 14:00:00 UTC
            │  asks: write a poem | https://x.example
            │  addressed to: Bob's machine, npub1m6ksq…c5hn (no reaction)
            ├─     -5 s  Bob's machine  result 22222222  too early
            ├─     +1 s  Bob's machine  processing 33333333
            ├─     +2 s  npub1efqpq…qhmy  payment required 44444444  asks 21.5 sats
            ├─     +3 s  Bob's machine  result 55555555  Roses are red
            └─ +2 d 1 h  npub1efqpq…qhmy  result of kind 6300 66666666
            """);
  }

  @Test
  void aPipeGetsWholeIdsAndNoColour() {
    Trace trace =
        new Traces()
            .request("11111111", "a11ce000", 0, "hello")
            .result("22222222", "b0b00000", 3, "11111111", "hi")
            .trace("11111111", "11111111");

    assertThat(tree(trace, Style.plain(0)))
        .isEqualTo(
            """
            answered by 1 DVM, first after 3 s

            text generation (5050) ID1 · ALICE · 2025-02-03 14:00:00 UTC
            │  asks: hello
            └─ +3 s  BOB  result ID2  hi
            """
                .replace("ID1", key("11111111").hex())
                .replace("ID2", key("22222222").hex())
                .replace("ALICE", Nip19.npub(key("a11ce000")))
                .replace("BOB", Nip19.npub(key("b0b00000"))));
  }

  @Test
  void onlyTheVerdictHasColour() {
    Trace trace = job().trace("11111111", "11111111");
    String coloured = tree(trace, new Style(true, 100, 0, true));

    assertThat(coloured)
        .startsWith("\u001b[1manswered by 2 of 3 DVMs, first after 3 s\u001b[0m\n\n");
    assertThat(coloured.replaceAll("\u001b\\[[0-9]m", "")).isEqualTo(tree(trace, TERMINAL));
  }

  @Test
  void encryptedTextIsNotShown() {
    KnownEvent secret =
        new KnownEvent(
            key("22222222"),
            6050,
            null,
            Role.RESULT,
            Traces.START,
            key("b0b00000"),
            "c2VjcmV0?iv=",
            true,
            key("11111111"),
            null,
            null,
            null,
            List.of(),
            List.of(),
            List.of(),
            List.of());
    Trace trace =
        new Traces().request("11111111", "a11ce000", 0).node(secret).trace("11111111", "11111111");

    assertThat(tree(trace, TERMINAL)).endsWith("  result 22222222  (encrypted)\n");
  }

  @Test
  void aTraceOfNothingIsNothing() {
    assertThat(tree(Trace.nothing("x"), TERMINAL)).isEmpty();
  }

  @Test
  void whatAuthorsWroteStaysOnItsLineAndIsNotObeyed() {
    String attack = "\u001b[2J\u001b]0;x\u0007\u202egnp.exe\n└─ +0 s  Bob  result\r\u0085";
    Trace trace =
        new Traces()
            .entity("b0b00000", attack)
            .request("11111111", "a11ce000", 0, attack)
            .answer(
                "22222222", 7000, Role.FEEDBACK, "b0b00000", 1, "11111111", attack, null, attack)
            .trace("11111111", "11111111");
    String text = tree(trace, Style.plain(0));

    assertThat(text.lines()).hasSize(5);
    assertThat(text).doesNotContainPattern("[\\p{Cc}\u202e&&[^\n]]");
  }

  @Test
  void aLongContentIsCut() {
    Trace trace =
        new Traces()
            .request("11111111", "a11ce000", 0, "x".repeat(1_000_000))
            .trace("11111111", "11111111");

    assertThat(tree(trace, Style.plain(0))).contains("asks: " + "x".repeat(399) + "…\n");
  }

  @Test
  void moneyHangsWhereItBelongs() {
    String bill = "lnbc210n1" + "q".repeat(40) + "aaaa";
    String unpaid = "lnbc1" + "p".repeat(40) + "bbbb";
    Trace trace =
        new Traces()
            .entity("a11ce000", "Alice")
            .entity("b0b00000", "Bob")
            .request("11111111", "a11ce000", 0, "draw")
            .feedback("22222222", "b0b00000", 1, "11111111", "payment-required")
            .feedback("33333333", "b0b00000", 2, "11111111", "payment-required")
            .invoice(bill, "22222222", 21_000L)
            .invoice(unpaid, "33333333", null)
            .receipt("99999999", 40, bill, Edge.Via.BOLT11, "11111111", "ok")
            .receipt("88888888", 50, bill, Edge.Via.E, "22222222", "amount-mismatch")
            .loose("77777777", 60, "11111111")
            .trace("11111111", "11111111");

    assertThat(tree(trace, new Style(false, 160, 0, true)))
        .isEqualTo(
            """
            no result, last feedback: payment required from Bob, +2 s; 2 invoices of 21 sats and any amount, 1 unpaid

            text generation (5050) 11111111 · Alice · 2025-02-03 14:00:00 UTC
            │  asks: draw
            ├─ +1 s  Bob  payment required 22222222
            │  └─ invoice of 21 sats lnbc210n…aaaa
            │     ├─ +40 s  receipt 99999999 of 21 sats  from Alice to Bob
            │     └─ +50 s  receipt 88888888 of 21 sats  from Alice to Bob  with another invoice  doubtful: amount mismatch
            ├─ +2 s  Bob  payment required 33333333
            │  └─ invoice of any amount lnbc1ppp…bbbb, no receipt seen
            └─ +1 m  receipt 77777777 of 21 sats  from Alice to Bob
            """);
  }
}
