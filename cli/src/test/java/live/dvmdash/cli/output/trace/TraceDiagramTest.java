package live.dvmdash.cli.output.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import live.dvmdash.cli.output.Style;
import live.dvmdash.trace.Edge;
import live.dvmdash.trace.Trace;
import org.junit.jupiter.api.Test;

/** Traces as pictures. */
class TraceDiagramTest {

  private static final String BILL = "lnbc210n1" + "q".repeat(40) + "aaaa";

  private static Trace job() {
    return new Traces()
        .entity("b0b00000", "Bob \"the\" \\ | <b>")
        .request("11111111", "a11ce000", 0, "draw")
        .feedback("22222222", "b0b00000", 1, "11111111", "payment-required")
        .result("33333333", "b0b00000", 90, "11111111", "secret")
        .missing("44444444")
        .invoice(BILL, "22222222", 21_000L)
        .receipt("99999999", 40, BILL, Edge.Via.BOLT11, "11111111", "amount-mismatch")
        .edge(Edge.Type.MAKES_EVENT, "b0b00000", "22222222")
        .edge(Edge.Type.FEEDBACK_FOR, "22222222", "11111111")
        .trace("22222222", "11111111");
  }

  private static String written(TraceFormat format, Trace trace) throws IOException {
    StringWriter out = new StringWriter();
    format.write(trace, out, Style.plain(0));
    return out.toString();
  }

  @Test
  void forGraphviz() throws IOException {
    assertThat(written(TraceFormat.DOT, job()))
        .startsWith("digraph trace {\n  rankdir=LR;\n")
        .endsWith(
            """
              n0 [label="Bob \\"the\\" \\\\ | <b>", shape=ellipse, fillcolor="#e8eefc"];
              n1 [label="text generation (5050)\\n11111111\\n2025-02-03 14:00:00 UTC", shape=box, fillcolor="#fff3d6"];
              n2 [label="payment required\\n22222222\\n+1 s", shape=box, fillcolor="#f1f1f4", penwidth=3];
              n3 [label="result\\n33333333\\n+1 m 30 s", shape=box, fillcolor="#dff3e4"];
              n4 [label="not in the lake\\n44444444", shape=box, style=dashed, fillcolor="#ffffff"];
              n5 [label="invoice\\n21 sats\\nlnbc210n…aaaa", shape=note, fillcolor="#fdeede"];
              n6 [label="receipt\\n21 sats\\namount mismatch\\n+40 s", shape=cds, fillcolor="#e3f4f4"];
              n2 -> n5 [label="HAS_INVOICE"];
              n5 -> n6 [label="HAS_RECEIPT via bolt11"];
              n6 -> n1 [label="RECEIPT_FOR"];
              n0 -> n2 [label="MAKES_EVENT"];
              n2 -> n1 [label="FEEDBACK_FOR"];
            }
            """)
        .doesNotContain("secret");
  }

  @Test
  void forGitHub() throws IOException {
    assertThat(written(TraceFormat.MERMAID, job()))
        .isEqualTo(
            """
            flowchart LR
              n0(["Bob #34;the#34; #92; #124; #60;b#62;"])
              n1["text generation #40;5050#41;<br/>11111111<br/>2025-02-03 14:00:00 UTC"]
              n2("payment required<br/>22222222<br/>+1 s")
              style n2 stroke-width:4px
              n3["result<br/>33333333<br/>+1 m 30 s"]
              n4[/"not in the lake<br/>44444444"/]
              n5[["invoice<br/>21 sats<br/>lnbc210n…aaaa"]]
              n6{{"receipt<br/>21 sats<br/>amount mismatch<br/>+40 s"}}
              n2 -->|HAS_INVOICE| n5
              n5 -->|HAS_RECEIPT via bolt11| n6
              n6 -->|RECEIPT_FOR| n1
              n0 -->|MAKES_EVENT| n2
              n2 -->|FEEDBACK_FOR| n1
            """);
  }

  @Test
  void mermaidGetsNoMoreThanItDraws() throws IOException {
    Traces many = new Traces().request("11111111", "a11ce000", 0, "draw");
    for (int i = 0; i < 500; i++) {
      String id = "5%07x".formatted(i);
      many.result(id, "b0b00000", i, "11111111", "").edge(Edge.Type.RESULT_FOR, id, "11111111");
    }

    assertThat(written(TraceFormat.MERMAID, many.trace("11111111", "11111111")))
        .startsWith(
            "flowchart LR\n  %% the first 450 of 500 edges; the format dot has all of them\n")
        .satisfies(
            text -> assertThat(text.lines().filter(line -> line.contains("-->"))).hasSize(450))
        .satisfies(
            text -> assertThat(text.lines().filter(line -> line.contains("[\""))).hasSize(451));
  }

  @Test
  void theEndingOfAFileNamesTheFormat() {
    assertThat(TraceFormat.ofFileName("a.dot")).isEqualTo(TraceFormat.DOT);
    assertThat(TraceFormat.ofFileName("a.b/c.MMD")).isEqualTo(TraceFormat.MERMAID);
    assertThat(TraceFormat.ofFileName("trace.json")).isEqualTo(TraceFormat.JSON);
    assertThat(TraceFormat.ofFileName("trace")).isNull();
    assertThat(TraceFormat.ofFileName("trace.png")).isNull();
  }
}
