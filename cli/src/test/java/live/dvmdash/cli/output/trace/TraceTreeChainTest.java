package live.dvmdash.cli.output.trace;

import static live.dvmdash.cli.output.trace.Traces.key;
import static live.dvmdash.cli.output.trace.Traces.tree;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import live.dvmdash.cli.output.DisplayWidth;
import live.dvmdash.cli.output.Style;
import live.dvmdash.trace.Node.Input;
import live.dvmdash.trace.Node.KnownEvent;
import live.dvmdash.trace.Trace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Trees of jobs that go on from one another, and of what is too wide or too deep. */
class TraceTreeChainTest {

  private static final Style TERMINAL = new Style(false, 100, 0, true);

  @Test
  void chainsAreSubTreesAndNothingIsToldTwice() {
    Trace trace =
        new Traces()
            .request("11111111", "a11ce000", 0, "draw")
            .result("22222222", "b0b00000", 3, "11111111", "a picture")
            .request("33333333", "a11ce000", 10, "22222222")
            .request("44444444", "a11ce000", 20, "11111111")
            .request("55555555", "a11ce000", 30, "33333333", "44444444", "77777777")
            .result("66666666", "b0b00000", 33, "55555555", "done")
            .missing("77777777")
            .trace("33333333", "33333333");

    assertThat(tree(trace, new Style(false, 120, 0, true)))
        .isEqualTo(
            """
            no reaction

            text generation (5050) 33333333 · npub15ywwq…ccpw · 2025-02-03 14:00:10 UTC
            ├─ input: result 22222222 of text generation (5050) 11111111 · npub15ywwq…ccpw · 2025-02-03 14:00:00 UTC
            │  │  asks: draw
            │  ├─ +3 s  npub1kzcqq…uyv8  result 22222222  a picture
            │  └─ follow-up: text generation (5050) 44444444 · npub15ywwq…ccpw · 2025-02-03 14:00:20 UTC
            └─ follow-up: text generation (5050) 55555555 · npub15ywwq…ccpw · 2025-02-03 14:00:30 UTC
               ├─ input: request 44444444, shown elsewhere
               ├─ input: event 77777777, which is not in the lake
               └─ +3 s  npub1kzcqq…uyv8  result 66666666  done
            """);
  }

  @Test
  void aFollowUpOfAResultNamesIt() {
    Trace trace =
        new Traces()
            .request("11111111", "a11ce000", 0)
            .result("22222222", "b0b00000", 3, "11111111", "a picture")
            .request("33333333", "a11ce000", 10, "22222222")
            .trace("11111111", "11111111");

    assertThat(tree(trace, TERMINAL))
        .contains("\n└─ follow-up of result 22222222: text generation (5050) 33333333 · ");
  }

  @Test
  void aCircleIsToldOnce() {
    Trace trace =
        new Traces()
            .request("11111111", "a11ce000", 0, "22222222")
            .request("22222222", "a11ce000", 1, "11111111")
            .request("33333333", "a11ce000", 2, "33333333", "11111111")
            .trace("11111111", "11111111");

    assertThat(tree(trace, TERMINAL))
        .isEqualTo(
            """
            no reaction

            text generation (5050) 11111111 · npub15ywwq…ccpw · 2025-02-03 14:00:00 UTC
            ├─ input: text generation (5050) 22222222 · npub15ywwq…ccpw · 2025-02-03 14:00:01 UTC
            ├─ follow-up: request 22222222, shown elsewhere
            └─ follow-up: text generation (5050) 33333333 · npub15ywwq…ccpw · 2025-02-03 14:00:02 UTC
               └─ input: request 33333333, shown elsewhere
            """);
  }

  @Test
  void anInputThatIsNoIdIsShownAsWritten() {
    KnownEvent request =
        Traces.request(
            "11111111",
            "a11ce000",
            0,
            List.of(new Input("not an id", "job"), new Input(key("22222222").hex(), "job")),
            List.of(key("22222222")),
            List.of(),
            List.of());

    Traces traces = new Traces().node(request).missing("22222222");
    assertThat(tree(traces.trace("11111111", "11111111"), TERMINAL))
        .endsWith(
            """
            │  input: not an id, which is no event id
            └─ input: event 22222222, which is not in the lake
            """);
  }

  /** A chain that is not followed to its end holds no node for what comes next. */
  @Test
  void anInputBeyondTheDepthIsNotCalledMissing() {
    KnownEvent request =
        Traces.request(
            "11111111",
            "a11ce000",
            0,
            List.of(new Input(key("22222222").hex(), "job")),
            List.of(key("22222222")),
            List.of(),
            List.of());

    assertThat(tree(new Traces().node(request).trace("11111111", "11111111"), TERMINAL))
        .endsWith("└─ input: event 22222222, beyond --depth\n");
  }

  @ParameterizedTest
  @ValueSource(ints = {20, 40, 80, 120})
  void aLongChainStaysOnThePage(int width) {
    Traces traces = new Traces().request("00000000", "a11ce000", 0);
    for (int i = 1; i < 400; i++) {
      String before = String.format(Locale.ROOT, "%08x", i - 1);
      traces.request(String.format(Locale.ROOT, "%08x", i), "a11ce000", i, before);
      traces.result(String.format(Locale.ROOT, "f%07x", i), "b0b00000", i, before, "画像".repeat(99));
    }
    List<String> lines =
        tree(traces.trace("00000000", "00000000"), new Style(false, width, 0, true))
            .lines()
            .toList();

    assertThat(lines).hasSize(2 + 400 + 399);
    assertThat(lines).allMatch(line -> DisplayWidth.of(line) <= width);
  }

  @Test
  void beyondTheDeepestPlaceAFollowUpNamesWhatItHangsOn() {
    Traces traces = new Traces().request("00000000", "a11ce000", 0);
    for (int i = 1; i < 12; i++) {
      String before = String.format(Locale.ROOT, "%08x", i - 1);
      traces.request(String.format(Locale.ROOT, "%08x", i), "a11ce000", i, before);
    }
    List<String> lines =
        tree(traces.trace("00000000", "00000000"), new Style(false, 36, 0, true)).lines().toList();

    assertThat(lines.subList(2, 8))
        .containsExactly(
            "text generation (5050) 00000000 · n…",
            "└─ follow-up: text generation (5050…",
            "   └─ follow-up: text generation (5…",
            "      ├─ follow-up: text generation…",
            "      ├─ follow-up of 00000003: tex…",
            "      ├─ follow-up of 00000004: tex…");
    assertThat(lines.getLast()).startsWith("      └─ follow-up of 0000000a: ");
  }

  @Test
  void whatIsWideIsFoldedAndCounted() {
    Traces wide = new Traces().request("11111111", "a11ce000", 0, "draw");
    for (int i = 0; i < 300; i++) {
      wide.result("5%07x".formatted(i), "b%07x".formatted(i % 150), i, "11111111", "");
    }
    for (int i = 0; i < 30; i++) {
      wide.request("6%07x".formatted(i), "a11ce000", 400 + i, "11111111");
    }
    Trace trace = wide.trace("5" + "%07x".formatted(299), "11111111");

    assertThat(tree(trace, new Style(false, 100, 20, true)).lines())
        .hasSize(2 + 2 + 20 + 1 + 1 + 20 + 1)
        .contains(
            "├─ … 279 more answers by 150 DVMs (--all shows them)",
            "└─ … 10 more follow-up jobs (--all shows them)")
        .anyMatch(line -> line.contains("5000012b"));
    assertThat(tree(trace, new Style(false, 100, 0, true)).lines()).hasSize(2 + 2 + 300 + 30);
  }

  @Test
  void aLongChainIsFoldedAndCounted() {
    Traces chain = new Traces().request("60000000", "a11ce000", 0, "begin");
    for (int i = 1; i < 400; i++) {
      chain.request("6%07x".formatted(i), "a11ce000", i, "6%07x".formatted(i - 1));
    }
    Trace trace = chain.trace("60000000", "60000000");

    assertThat(tree(trace, new Style(false, 100, 20, true)))
        .endsWith("└─ … 349 more requests of the chain (--all shows them)\n");
    assertThat(tree(trace, new Style(false, 100, 0, true))).doesNotContain("more");
  }
}
