package live.dvmdash.cli.output.trace;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import live.dvmdash.cli.output.Style;
import live.dvmdash.trace.Edge;
import live.dvmdash.trace.Edge.Via;
import live.dvmdash.trace.Node;
import live.dvmdash.trace.Node.Role;
import live.dvmdash.trace.Trace;

/** Pages of traces built by hand, for tests of what a reader sees. */
public final class TracePages {

  private static final String BILL = "lnbc210n1" + "q".repeat(120) + "aaaa";
  private static final String OTHER_BILL = "lnbc420n1" + "p".repeat(120) + "bbbb";
  private static final String OLDER = "77000000";

  private static final int DAY = 86_400;

  private TracePages() {}

  /** Writes a page as {@code trace -o} does; {@code isWhole} as by {@code --all}. */
  public static Path write(Trace trace, boolean isWhole, Path file) {
    try (Writer out = Files.newBufferedWriter(file)) {
      TraceFormat.HTML.write(trace, out, Style.plain(isWhole ? 0 : 20));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file;
  }

  /** A trace with every type of node and edge, of which one author writes what {@code text} is. */
  public static Trace everything(String text) {
    Traces traces =
        new Traces()
            .entity("a11ce000", null)
            .entity("b0b00000", text)
            .entity("ca401000", "Carol's Answers")
            .entity("da4e0000", null)
            .node(
                Traces.request(
                    "11111111",
                    "a11ce000",
                    0,
                    List.of(new Node.Input(text, "text"), new Node.Input(key(OLDER), "job")),
                    List.of(Traces.key(OLDER)),
                    List.of(Traces.key("b0b00000"), Traces.key("eeee0000")),
                    List.of(Traces.key("de1e7e00"))))
            .answer("22222222", 7000, Role.FEEDBACK, "b0b00000", 2, "11111111", text, 21_000L, text)
            .result("33333333", "b0b00000", 94, "11111111", text)
            .feedback("23222222", "ca401000", -30, "11111111", "error")
            .result("34333333", "ca401000", 40 * DAY, "11111111", "late")
            .missing(OLDER)
            .invoice(BILL, "22222222", 21_000L)
            .invoice(OTHER_BILL, "34333333", null)
            .receipt("99999999", 40, BILL, Via.BOLT11, "11111111", "amount-mismatch")
            .receipt("98999999", 41 * DAY, OTHER_BILL, Via.E, "34333333", "ok")
            .request("51111111", "da4e0000", 3 * DAY, "33333333", "11111111")
            .result("53333333", "ca401000", 3 * DAY + 7, "51111111", "chained");
    linked(traces, "11111111", "22222222", "b0b00000", Edge.Type.FEEDBACK_FOR);
    linked(traces, "11111111", "33333333", "b0b00000", Edge.Type.RESULT_FOR);
    linked(traces, "11111111", "23222222", "ca401000", Edge.Type.FEEDBACK_FOR);
    linked(traces, "11111111", "34333333", "ca401000", Edge.Type.RESULT_FOR);
    linked(traces, "51111111", "53333333", "ca401000", Edge.Type.RESULT_FOR);
    return traces
        .edge(Edge.Type.MAKES_EVENT, "a11ce000", "11111111")
        .edge(Edge.Type.MAKES_EVENT, "da4e0000", "51111111")
        .edge(Edge.Type.JOB_INPUT, "11111111", OLDER)
        .edge(Edge.Type.JOB_INPUT, "51111111", "33333333")
        .edge(Edge.Type.JOB_INPUT, "51111111", "11111111")
        .edge(Edge.Type.PAYMENT_FROM, "99999999", "a11ce000")
        .edge(Edge.Type.PAYMENT_TO, "99999999", "b0b00000")
        .edge(Edge.Type.PAYMENT_FROM, "98999999", "a11ce000")
        .edge(Edge.Type.PAYMENT_TO, "98999999", "b0b00000")
        .trace("33333333", "11111111");
  }

  /** 300 results by 150 DVMs, and what they all write. */
  public static Trace wide(String content) {
    Traces traces =
        new Traces().entity("a11ce000", null).request("11111111", "a11ce000", 0, "draw");
    for (int i = 0; i < 150; i++) {
      traces.entity("d%03d0000".formatted(i), "Painter " + i);
    }
    for (int i = 0; i < 300; i++) {
      String dvm = "d%03d0000".formatted(i % 150);
      String result = "5%07x".formatted(i);
      traces.result(result, dvm, 1 + i * i / 3, "11111111", content);
      linked(traces, "11111111", result, dvm, Edge.Type.RESULT_FOR);
    }
    return traces.trace("50000127", "11111111");
  }

  /** 400 jobs, each on the result of the one before, and one that all of them name as well. */
  public static Trace chain() {
    Traces traces = new Traces().entity("a11ce000", null).entity("b0b00000", "Bob");
    for (int i = 0; i < 400; i++) {
      String request = "1%07x".formatted(i);
      String result = "3%07x".formatted(i);
      String before = "3%07x".formatted(i - 1);
      if (i == 0) {
        traces.request(request, "a11ce000", 0, "start");
      } else {
        traces.request(request, "a11ce000", i * 3_600L, before, "10000000");
        traces
            .edge(Edge.Type.JOB_INPUT, request, before)
            .edge(Edge.Type.JOB_INPUT, request, "10000000");
      }
      traces.result(result, "b0b00000", i * 3_600L + 5, request, "done");
      linked(traces, request, result, "b0b00000", Edge.Type.RESULT_FOR);
    }
    return traces.trace("10000000", "10000000");
  }

  private static void linked(
      Traces traces, String request, String answer, String dvm, Edge.Type type) {
    traces.edge(type, answer, request).edge(Edge.Type.MAKES_EVENT, dvm, answer);
  }

  private static String key(String digits) {
    return Traces.key(digits).hex();
  }
}
