package live.dvmdash.cli.output.html;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProseTest {

  @Test
  void blocks() {
    String markdown =
        """
        # Title
        ## Smaller ##
        one line
        and its rest

        - first
          goes on
        - second
        1. number

        > quoted

        ```
        if (a < b) **c**
        ```
        """;

    assertThat(html(markdown).lines())
        .containsExactly(
            "<h2>Title</h2>",
            "<h3>Smaller</h3>",
            "<p>one line and its rest</p>",
            "<ul>",
            "<li>first goes on</li>",
            "<li>second</li>",
            "</ul>",
            "<ol>",
            "<li>number</li>",
            "</ol>",
            "<blockquote>",
            "<p>quoted</p>",
            "</blockquote>",
            "<pre><code>if (a &lt; b) **c**",
            "</code></pre>");
  }

  @Test
  void tables() {
    String markdown =
        """
        before
        | DVM | answers | *note* |
        |:----|--------:|:------:|
        | a \\| b | **12** | <b>x</b> |
        | ![i](https://evil.example/i.png) [go](javascript:x)
        after | the table | goes | on

        no | table
        - | -- x
        """;

    assertThat(html(markdown).lines())
        .containsExactly(
            "<p>before</p>",
            "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Table\">",
            "<table>",
            "<thead><tr><th class=\"left\" scope=\"col\">DVM</th><th class=\"right\" scope=\"col\">answers</th>"
                + "<th class=\"centre\" scope=\"col\"><em>note</em></th></tr>",
            "</thead>",
            "<tbody>",
            "<tr><td class=\"left\">a | b</td><td class=\"right\"><strong>12</strong></td>"
                + "<td class=\"centre\">&lt;b&gt;x&lt;/b&gt;</td></tr>",
            "<tr><td class=\"left\">i go</td><td class=\"right\"></td><td class=\"centre\"></td></tr>",
            "<tr><td class=\"left\">after</td><td class=\"right\">the table</td>"
                + "<td class=\"centre\">goes</td></tr>",
            "</tbody></table></div>",
            "<p>no | table</p>",
            "<ul>",
            "<li>| -- x</li>",
            "</ul>");
    assertThat(html("```\n| a |\n|---|\n```"))
        .isEqualTo("<pre><code>| a |\n|---|\n</code></pre>\n");
  }

  @Test
  void lines() {
    assertThat(html("a **b** *c* `d*` \\*e\\* [f](https://g.example/(h)?i=1&j)"))
        .isEqualTo(
            "<p>a <strong>b</strong> <em>c</em> <code>d*</code> *e* <a"
                + " href=\"https://g.example/(h)?i=1&amp;j\" rel=\"noopener noreferrer\">f</a></p>\n");
    assertThat(html("snake_case_name and 2 * 3 * 4"))
        .isEqualTo("<p>snake_case_name and 2 * 3 * 4</p>\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x](data:text/html,y)",
        "[x](//evil.example)",
        "[x](\u0001javascript:alert(1))",
        "![x](https://evil.example/x.png)"
      })
  void whatCouldRunOrFetchIsText(String markdown) {
    assertThat(html(markdown)).isEqualTo("<p>x</p>\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "`<b>`",
        "**<b>**",
        "# <b>",
        "- <b>",
        "> <b>",
        "```\n<b>",
        "[<b>](https://x.example)",
        "[x](https://x.example/\"onclick=\"y)"
      })
  void htmlIsText(String markdown) {
    assertThat(html(markdown)).doesNotContain("<b>", "<script", "\"onclick");
  }

  private static String html(String markdown) {
    Markup page = new Markup();
    Prose.write(page, markdown);
    return page.toString();
  }
}
