package live.dvmdash.cli.output.trace;

import static live.dvmdash.cli.output.trace.Traces.tree;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import live.dvmdash.cli.output.Style;
import live.dvmdash.trace.Node.Role;
import live.dvmdash.trace.Trace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the first line of a trace says. */
class TraceVerdictTest {

  private static final Style TERMINAL = new Style(false, 100, 0, true);

  @Test
  void aMissingRequestIsSaidPlainly() {
    Trace trace =
        new Traces()
            .result("22222222", "b0b00000", 3, "11111111", "hi")
            .missing("11111111")
            .trace("22222222", "11111111");

    assertThat(tree(trace, TERMINAL))
        .isEqualTo(
            """
            request not in the lake, answered by 1 DVM

            event 11111111, which is not in the lake
            └─ 2025-02-03 14:00:03 UTC  npub1kzcqq…uyv8  result 22222222  hi
            """);
  }

  @Test
  void anAnswerToSomethingElseThanARequestSaysSo() {
    Trace trace =
        new Traces()
            .answer("11111111", 1, Role.OTHER, "a11ce000", 0, null, null, null, "a note")
            .result("22222222", "b0b00000", 3, "11111111", "hi")
            .trace("22222222", "11111111");

    assertThat(tree(trace, TERMINAL))
        .isEqualTo(
            """
            answers to an event of kind 1, which is no job request

            kind 1 11111111 · npub15ywwq…ccpw · 2025-02-03 14:00:00 UTC
            │  content: a note
            └─ +3 s  npub1kzcqq…uyv8  result of kind 6050 22222222  hi
            """);
  }

  @Test
  void anAnswerThatNamesNoRequestIsAlone() {
    Trace trace =
        new Traces()
            .entity("b0b00000", "Bob")
            .result("22222222", "b0b00000", 3, null, "hi")
            .trace("22222222", null);

    assertThat(tree(trace, TERMINAL))
        .isEqualTo(
            """
            result that names no request

            2025-02-03 14:00:03 UTC  Bob  result 22222222  hi
            """);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "payment_required | no result, last feedback: payment required from Bob, +2 s",
        "error            | no result, last feedback: error from Bob, +2 s",
        "                 | no result, last feedback: without a status from Bob, +2 s",
      })
  void theLastFeedbackSaysWhyThereIsNoResult(String status, String verdict) {
    Trace trace =
        new Traces()
            .entity("b0b00000", "Bob")
            .request("11111111", "a11ce000", 0)
            .feedback("22222222", "b0b00000", 1, "11111111", "processing")
            .feedback("33333333", "b0b00000", 2, "11111111", status)
            .trace("11111111", "11111111");

    assertThat(tree(trace, TERMINAL)).startsWith(verdict + "\n");
  }

  @Test
  void aResultBeforeItsRequestIsNoResponseTime() {
    Trace trace =
        new Traces()
            .request("11111111", "a11ce000", 0)
            .result("22222222", "b0b00000", -5, "11111111", "hi")
            .trace("11111111", "11111111");

    assertThat(tree(trace, TERMINAL))
        .startsWith("answered by 1 DVM, first at -5 s, before it was asked\n");
  }

  @Test
  void aCancelledAndAddressedRequestSaysSo() {
    Trace trace =
        new Traces()
            .addressed("11111111", "a11ce000", List.of("b0b00000", "dead0000"), List.of("de1e7e00"))
            .trace("11111111", "11111111");

    assertThat(tree(trace, TERMINAL))
        .startsWith("no reaction, addressed to 2 DVMs, cancelled by the customer\n")
        .endsWith("   cancelled by the customer\n");
  }

  @Test
  void zapsWithoutAnInvoiceOfTheDvmAreSeen() {
    Trace trace = Traces.answered().loose("55555555", 9, "22222222").trace("11111111", "11111111");

    assertThat(tree(trace, TERMINAL))
        .startsWith("answered by 1 DVM, first after 3 s; a receipt of ");
  }

  @Test
  void anAddressedDvmThatGaveNoResultIsNamed() {
    List<String> addressed = List.of("b0b00000", "ca401000", "dead0000");
    Trace trace =
        new Traces()
            .addressed("11111111", "a11ce000", addressed, List.of())
            .entity("b0b00000", "Bob")
            .entity("ca401000", "Carol")
            .entity("dead0000", "Dan")
            .result("22222222", "b0b00000", 3, "11111111", "hi")
            .feedback("33333333", "ca401000", 4, "11111111", "error")
            .trace("11111111", "11111111");

    assertThat(tree(trace, TERMINAL).lines().toList())
        .contains("│  addressed to: Bob, Carol (no result), Dan (no reaction)");
  }

  @Test
  void aListOfTagsIsCountedAndNotShown() {
    Trace trace =
        new Traces()
            .request("11111111", "a11ce000", 0)
            .result("22222222", "b0b00000", 3, "11111111", "[[\"e\",\"ab\"],[\"a\",\"x\"]]")
            .result("33333333", "b0b00000", 4, "11111111", "[[\"e\",")
            .result("44444444", "b0b00000", 5, "11111111", "[see above]")
            .trace("11111111", "11111111");

    assertThat(tree(trace, TERMINAL))
        .contains("22222222  a list of 2\n", "33333333  [[\"e\",\n", "44444444  [see above]\n");
  }
}
