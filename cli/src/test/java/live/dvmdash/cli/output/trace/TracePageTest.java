package live.dvmdash.cli.output.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import live.dvmdash.cli.output.Style;
import live.dvmdash.trace.Edge;
import live.dvmdash.trace.Node;
import live.dvmdash.trace.Trace;
import org.junit.jupiter.api.Test;

/** A trace as a page, as text; how it looks and acts is tested in a browser. */
class TracePageTest {

  private static final Trace EVERYTHING = TracePages.everything("Bob");

  private static final Pattern ENTRY =
      Pattern.compile(
          "<details class=\"entry\" id=\"(n\\d+)\">.*?<pre[^>]*>(.*?)</pre>", Pattern.DOTALL);

  /** Folded as a person gets it who asks for nothing else. */
  private static String page(Trace trace) throws IOException {
    return page(trace, 20);
  }

  private static String page(Trace trace, int limit) throws IOException {
    StringWriter out = new StringWriter();
    TraceFormat.HTML.write(trace, out, Style.plain(limit));
    return out.toString();
  }

  private static List<String> all(String page, String pattern) {
    List<String> found = new ArrayList<>();
    Matcher matcher = Pattern.compile(pattern).matcher(page);
    while (matcher.find()) {
      found.add(matcher.group(1));
    }
    return found;
  }

  /** One of the three drawings of each chart. */
  private static String wide(String page) {
    return String.join("", all(page, "(?s)(<svg [^>]*class=\"wide\".*?</svg>)"));
  }

  @Test
  void theVerdictStandsOnTop() throws IOException {
    assertThat(all(page(EVERYTHING), "<h1>(.*?)</h1>"))
        .containsExactly(
            "Answered by 2 of 3 DVMs, first after 1\u00a0m\u00a034\u00a0s, cancelled by the"
                + " customer; 2 invoices of 21\u00a0sats and any amount, receipt seen.");
  }

  @Test
  void everyNodeHasItsEntryWithItsJson() throws IOException {
    List<String> json = new ArrayList<>();
    Matcher entries = ENTRY.matcher(page(EVERYTHING));
    while (entries.find()) {
      json.add(entries.group(2).replace("&quot;", "\"").replace("&#39;", "'"));
    }

    assertThat(json)
        .containsExactlyInAnyOrderElementsOf(
            EVERYTHING.nodes().stream().map(TraceJson::ofNode).toList());
    assertThat(json.getFirst()).contains("\"type\": \"event\"", "\"role\": \"feedback\"");
  }

  @Test
  void everyNodeButParticipantsHasOneMark() throws IOException {
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < EVERYTHING.nodes().size(); i++) {
      if (!(EVERYTHING.nodes().get(i) instanceof Node.Entity)) {
        expected.add("n" + i);
      }
    }

    assertThat(all(wide(page(EVERYTHING)), "class=\"point [^\"]*\" href=\"#(n\\d+)\""))
        .containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void everyEdgeIsDrawnBetweenItsEnds() throws IOException {
    List<String> keys = EVERYTHING.nodes().stream().map(Node::key).toList();
    String drawn = wide(page(EVERYTHING));

    for (Edge edge : EVERYTHING.edges()) {
      if (edge.type() != Edge.Type.MAKES_EVENT) {
        String from = "n" + keys.indexOf(edge.from());
        String to = "n" + keys.indexOf(edge.to());
        assertThat(all(drawn, "class=\"link " + TraceLinks.look(edge) + "\" data-ends=\"(.*?)\""))
            .as(edge.toString())
            .anyMatch(ends -> List.of(ends.split(" ")).containsAll(List.of(from, to)));
      }
    }
  }

  @Test
  void theLegendNamesEveryTypeOfEdge() throws IOException {
    List<String> named = all(page(EVERYTHING), "</svg><code>(.*?)</code>");

    assertThat(named)
        .containsExactly(
            "MAKES_EVENT",
            "FEEDBACK_FOR",
            "RESULT_FOR",
            "JOB_INPUT",
            "HAS_INVOICE",
            "HAS_RECEIPT via bolt11",
            "HAS_RECEIPT via e",
            "PAYMENT_FROM",
            "PAYMENT_TO",
            "RECEIPT_FOR");
  }

  @Test
  void lanesAreThoseOfTheParticipantsInTheOrderInWhichTheyActed() throws IOException {
    String drawn = wide(page(EVERYTHING));

    assertThat(all(drawn, "class=\"name\"[^>]*>(.*?)</text>"))
        .containsExactly(
            "npub15ywwq…ccpw",
            "Receipts",
            "Bob",
            "Carol&#39;s Answers",
            "npub1amhqq…kaah",
            "Not in the lake",
            "npub1mf8qq…pv4p",
            "Carol&#39;s Answers");
    assertThat(drawn).contains(">addressed, silent<", ">customer, payer<");
  }

  @Test
  void theAxisSaysItsTimesInBothDirections() throws IOException {
    assertThat(all(wide(page(EVERYTHING)), "class=\"tick\"[^>]*y=\"12\">(.*?)<"))
        .startsWith("asked", "+10 s")
        .contains("+1 d", "+10 d", "-10 s");
  }

  @Test
  void whatIsEncryptedDeletedOrLateSaysSo() throws IOException {
    Traces traces =
        new Traces()
            .request("11111111", "a11ce000", 0, "draw")
            .encrypted("33333333", "b0b00000", 32L * 86_400, "11111111", "de1e7e00");

    assertThat(page(traces.trace("11111111", "11111111")))
        .contains(">result +32 d, encrypted, deleted<", ">The content is encrypted.<");
  }

  @Test
  void anAnswerWithoutARequestStandsAlone() throws IOException {
    Trace alone =
        new Traces()
            .entity("b0b00000", "Bob")
            .result("33333333", "b0b00000", 5, null, "42")
            .edge(Edge.Type.MAKES_EVENT, "b0b00000", "33333333")
            .trace("33333333", null);

    assertThat(page(alone))
        .contains("<h1>Result that names no request.</h1>", "<h2>No request</h2>", ">first<");
  }

  @Test
  void aMissingRequestIsAMarkAndItsFirstAnswerBeginsTheTime() throws IOException {
    Trace lost =
        new Traces()
            .missing("11111111")
            .result("33333333", "b0b00000", 5, "11111111", "42")
            .result("34333333", "ca401000", 65, "11111111", "43")
            .edge(Edge.Type.RESULT_FOR, "33333333", "11111111")
            .trace("33333333", "11111111");

    assertThat(page(lost))
        .contains(
            "<h1>Request not in the lake, answered by 2 DVMs.</h1>",
            ">not in the lake: 11111111<",
            ">result +1 m<",
            ">first<");
  }

  @Test
  void wideJobsAndLongChainsFoldWithCounts() throws IOException {
    String wide = page(TracePages.wide("x".repeat(5_000)));
    String chain = page(TracePages.chain());

    assertThat(wide).contains("… 129 lanes and 258 marks more (--all shows them)");
    assertThat(all(wide(wide), "class=\"(point) [^\"]*\"")).hasSize(1 + 2 * 21);
    assertThat(wide(wide)).contains("class=\"point c3 asked\"").hasSizeLessThan(50_000);
    assertThat(chain).contains("… 380 more requests of the chain (--all shows them)");
    assertThat(wide.length()).isLessThan(1_000_000);
    assertThat(chain.length()).isLessThan(1_000_000);
  }

  @Test
  void allUnfoldsThem() throws IOException {
    String chain = page(TracePages.chain(), 0);

    assertThat(all(wide(page(TracePages.wide("a picture"), 0)), "class=\"(point) ")).hasSize(301);
    assertThat(all(wide(chain), "class=\"(point) ")).hasSize(800);
    assertThat(chain).doesNotContain("--all shows");
  }

  @Test
  void longContentIsCutAndSaysSo() throws IOException {
    Trace trace =
        new Traces()
            .request("11111111", "a11ce000", 0, "draw")
            .result("33333333", "b0b00000", 5, "11111111", "x".repeat(50_000))
            .trace("11111111", "11111111");

    assertThat(page(trace)).contains("more characters: --all, or --json, has them.");
    assertThat(page(trace, 0)).contains("x".repeat(50_000));
  }
}
