package live.dvmdash.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MarkdownFormatTest {

  private static final String COVERAGE =
      "coverage: 2025-02-01 00:00 to 2025-02-11 09:13 UTC · 2 sources · 11 days complete, 17 without"
          + " data (12–28 February) · 2025-02: nothing after 11 February\n";

  @Test
  void aTableAReport() {
    Document document =
        Documents.of(
            Documents.object(
                "overview", "Overview", "events", 1_234L, "unanswered__no_reaction", 1L),
            Documents.rows(
                "dvms",
                "DVMs",
                "npub name response_time__n response_time__p50 kinds",
                Documents.row("npub1x", "x", 1L, 61L, List.of(5100L)),
                Documents.row("npub1y", null, 0L, null, List.of())),
            Documents.daily());

    assertThat(Documents.text(Format.MARKDOWN, document, Style.plain(2)))
        .isEqualTo(
            """
            ## Overview · 2025-02

            | figure | value |
            | --- | ---: |
            | events | 1,234 |
            | unanswered: no reaction | 1 |

            %s
            ## DVMs · 2025-02

            | npub | name | response time p50 | kinds |
            | --- | --- | ---: | --- |
            | npub1x | x | 1 m 1 s | 5100 |
            | npub1y | – | – | – |

            %<s
            ## Days · 2025-02

            | day | requests | response rate | coverage |
            | --- | ---: | ---: | --- |
            | 2025-02-10 | 10 | 50.0 %% | complete |
            | 2025-02-11 | 0 | – | partial |

            … 1 more

            %<s\
            """
                .formatted(COVERAGE));
  }

  @Test
  void textRendersAsItself() {
    assertThat(MarkdownFormat.escaped("a|b\\ `c` *d* _e_ # ~f~"))
        .isEqualTo("a\\|b\\\\ \\`c\\` \\*d\\* \\_e\\_ \\# \\~f\\~");
    assertThat(MarkdownFormat.escaped("![x](y) [z]")).isEqualTo("\\!\\[x\\]\\(y\\) \\[z\\]");
    assertThat(MarkdownFormat.escaped("<b> &amp;")).isEqualTo("&lt;b&gt; &amp;amp;");
    assertThat(MarkdownFormat.escaped("https://x.y mailto:a@b.c WWW.x.y 14:05"))
        .isEqualTo("https\\://x.y mailto\\:a\\@b.c WWW\\.x.y 14:05");
  }
}
