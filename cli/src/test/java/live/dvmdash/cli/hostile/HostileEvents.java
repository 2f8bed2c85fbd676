package live.dvmdash.cli.hostile;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import live.dvmdash.cli.testing.FetchWorld;
import live.dvmdash.event.Event;
import live.dvmdash.event.SigningAuthor;

/**
 * Jobs, announcements and relays in which every text that an author chooses attacks whoever reads
 * it: a terminal, a spreadsheet, Markdown, a page, a diagram. Each job is an input of the next, so
 * that one trace has them all. Or, with words that mean no harm, the same jobs.
 */
final class HostileEvents {

  /** Stands in a line of its own where an attack breaks out of its line. */
  static final String INJECTED = "INJECTED";

  /** The name of what a page would have if it obeyed. */
  static final String HACKED = "hacked";

  private static final String SCRIPT = "document.body.id='" + HACKED + "'";

  private static final List<String> ATTACKS =
      List.of(
          "\u001b[2J\u001b]0;title\u0007",
          "\u001b]8;;https://evil.example\u001b\\click\u001b]8;;\u001b\\",
          "\u009b31m\u0090q\u009c",
          "\u202etxt.exe\u202c\u2066x\u200f\u061c",
          "a\u200bb\u2060\ufeffc\u00add",
          "\r\n" + INJECTED + "\n\u2028" + INJECTED + "\u0085" + INJECTED + "\u000b\f" + INJECTED,
          "=HYPERLINK(\"https://evil.example\")",
          "+1",
          "-1+cmd|' /C calc'!A0",
          "@SUM(1)",
          "\t=1",
          "\r=1",
          "\"=1",
          "\",\"=1\n=2",
          "x\t=1",
          "'\u200b=1",
          "\uff1d1",
          "| a | `b` | **c** |",
          "[l](https://evil.example) ![i](https://evil.example/i.png)",
          "[l][1]\n\n[1]: javascript:" + SCRIPT,
          "# h\n\n---\n\n```\n~~~",
          "<https://evil.example> www.evil.example https://evil.example",
          "</script><script>" + SCRIPT + "</script>",
          "<!--<script>",
          "--><img src=x onerror=\"" + SCRIPT + "\">",
          "\"><svg onload=\"" + SCRIPT + "\">",
          "' onmouseover='" + SCRIPT,
          "javascript:" + SCRIPT,
          "</style><style>body{background:url(https://evil.example/x)}",
          "</title></text></svg><iframe src=javascript:" + SCRIPT + ">",
          "&lt;img src=x onerror=" + SCRIPT + "&gt; &#60;b&#62;",
          "\"]; n0 -> n1 [label=\"x\"]; //",
          "\\\"]; evil [URL=\"javascript:alert(1)\"]\\",
          "<<b>html</b>>",
          "\"]\n  click n0 \"javascript:alert(1)\"",
          "end %%{init: {}}%% #quot; subgraph",
          "\u0000\b\u007f");

  private static final long NOON = 1_738_929_600; // 7 February 2025
  private static final List<Integer> KINDS = List.of(5300, 5050, 5100, 5999, 5001);

  private final boolean hostile;
  private final List<Event> events = new ArrayList<>();
  private int said;
  private String previous = "";

  private HostileEvents(boolean hostile) {
    this.hostile = hostile;
  }

  /** What a test needs to know of the events. */
  record Story(List<Event> events, List<String> attacks) {

    /** All of them as JSON Lines. */
    byte[] lines() {
      StringBuilder lines = new StringBuilder();
      for (Event event : events) {
        lines.append(new String(SigningAuthor.json(event), StandardCharsets.UTF_8)).append('\n');
      }
      return lines.toString().getBytes(StandardCharsets.UTF_8);
    }
  }

  static Story hostile() {
    return new HostileEvents(true).tell();
  }

  static Story harmless() {
    return new HostileEvents(false).tell();
  }

  /** A text that an attacker has to have made, or one of the same role that a kind person has. */
  private String text() {
    said++;
    String kind = "kind words " + said;
    return hostile ? ATTACKS.get(said % ATTACKS.size()) : kind.repeat(said % 2 * 7 + 1);
  }

  private Story tell() {
    for (int i = 0; i < ATTACKS.size(); i++) {
      said = i; // so that every attack comes in every place
      job(i);
    }
    return new Story(events, ATTACKS);
  }

  private void job(int i) {
    SigningAuthor customer = SigningAuthor.number(100 + i % 7);
    SigningAuthor dvm = SigningAuthor.number(1 + i);
    long at = NOON + i * 600L - (i % 2 == 0 ? 30 * 86_400L : 0);
    int kind = KINDS.get(i % KINDS.size());
    add(dvm, at - 9, 31990, profile(), tag("k", "" + kind), tag("k", text()), tag("d", text()));
    add(dvm, at - 8, 0, profile(), tag(text(), text()));
    add(dvm, at - 8, 11998, text(), tag("status", text()));
    add(customer, at - 8, 0, profile());
    add(dvm, at - 7, 10002, "", tag("r", "wss://r" + i + ".example/" + text(), text()));
    String request =
        add(
            customer,
            at,
            kind,
            text(),
            tag("i", text(), "text", "wss://hint.example/" + text(), text()),
            tag("i", text(), text()),
            tag("i", previous, "job", text()),
            tag("param", text(), text()),
            tag("output", text()),
            tag("t", text()),
            tag("relays", text(), "wss://relay.example/" + text()),
            tag(text(), text()),
            tag("p", dvm.pubkey().hex(), text()));
    previous = request;
    add(
        dvm,
        at + 1,
        7000,
        text(),
        tag("status", i % 3 == 0 ? "error" : text(), text()),
        tag("amount", text(), "lnbc1" + text()),
        tag("e", request, text()));
    if (i % 4 > 0) {
      add(
          dvm,
          at + 2,
          kind + 1000 + i % 2,
          text(),
          tag("e", request, text()),
          tag("amount", "1000", text()));
    }
    add(
        customer,
        at + 3,
        9735,
        text(),
        tag("e", request),
        tag("bolt11", text()),
        tag("description", text()),
        tag("P", text()));
    add(customer, at + 4, 5, text(), tag("e", request));
  }

  /** The JSON of a profile or an announcement. */
  private String profile() {
    return FetchWorld.JSON
        .valueToTree(
            Map.of(
                "name",
                text(),
                "display_name",
                text(),
                "about",
                text(),
                "picture",
                text(),
                "nip90Params",
                Map.of(text(), Map.of("values", List.of(text())))))
        .toString();
  }

  @SafeVarargs
  @SuppressWarnings("varargs") // only read
  private String add(
      SigningAuthor author, long at, int kind, String content, List<String>... tags) {
    Event event = author.sign(at, kind, List.of(tags), content);
    events.add(event);
    return event.id().hex();
  }

  private static List<String> tag(String... values) {
    return List.of(values);
  }
}
