package live.dvmdash.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextFormatTest {

  private static final String COVERAGE =
      "coverage: 2025-02-01 00:00 to 2025-02-11 09:13 UTC · 2 sources · 11 days complete, 17 without"
          + " data (12–28 February) · 2025-02: nothing after 11 February\n";

  @Test
  void anObjectIsLabelsAndValues() {
    assertThat(text(Documents.of(Documents.overview()), Style.plain(0)))
        .isEqualTo(
            """
            Overview · 2025-02

            events                 1,234,567
            response rate             68.2 %
            results per request         1.00
            response time        p50 3 s · p90 4 m 10 s · p95 1 h · p99 2 h 5 m · min 0 s · max 1 d 1 h · n 1,200
            unanswered
              total                       12
              no reaction                 11
            popular dvm
              npub               –
              name               Ünïcode 画像
              share              –
            asked (sats)         1,234,567.5
            first seen           2025-02-03 14:05
            stale                yes

            """
                + COVERAGE);
  }

  @Test
  void aDistributionTakesSeveralLinesWhereThereIsLessRoom() {
    Document document = Documents.of(Documents.overview());

    String under = " ".repeat("response time        ".length());
    assertThat(text(document, terminal(60)))
        .contains(
            "response time        p50 3 s · p90 4 m 10 s · p95 1 h\n"
                + under
                + "p99 2 h 5 m · min 0 s · max 1 d 1 h\n"
                + under
                + "n 1,200\n");
    assertThat(text(document, terminal(36)))
        .contains("response time        p50 3 s\n" + under + "p90 4 m 10 s\n");
  }

  @Test
  void aColumnWithoutAnyValueIsOneOfText() {
    Document document = Documents.of(Documents.object("o", "O", "about", null, "requests", 7L));

    assertThat(text(document, terminal(60))).contains("about     –\n");
  }

  @Test
  void aSentenceGoesOnUnderItsBeginning() {
    Document document =
        Documents.of(
            Documents.object("o", "O", "name", "two words and a veryveryverylongone", "n", 7L));

    assertThat(text(document, terminal(20)))
        .startsWith(
            """
            O · 2025-02

            name  two words and
                  a
                  veryveryveryl…
            n     7
            """);
  }

  @Test
  void notesStandOnceBelowAllTablesOfAReport() {
    Document document =
        Documents.of(
            Documents.object("o", "O", "n", 7L),
            Documents.rows("o__part", "Part", "n", Documents.row(8L)),
            Documents.object("p", "P", "n", 9L));

    assertThat(text(document, Style.plain(0)))
        .isEqualTo(
            "O · 2025-02\n\nn  7\n\nPart · 2025-02\n\nn\n8\n\n"
                + COVERAGE
                + "\nP · 2025-02\n\nn  9\n\n"
                + COVERAGE);
  }

  @Test
  void aDistributionOfNothingIsADash() {
    Document document =
        Documents.of(
            Documents.object("o", "O", "response_time__n", 0L, "response_time__p50", null));

    assertThat(text(document, Style.plain(0))).contains("\nresponse time  –\n");
  }

  @Test
  void rowsKeepWholeIdsAndAllWidthInAPipe() {
    assertThat(text(Documents.of(Documents.dvms()), Style.plain(0)))
        .isEqualTo(
            """
            DVMs · 2025-02

                                                                                                                                           response time            addressed
            npub                                                             name                             results  kinds         p50      p90      p95     p99   answered  last seen
            npub14w46h2at4w46h2at4w46h2at4w46h2at4w46h2at4w46h2at4w4s6a2qh3  Image Generator of Great Beauty  285,123  5100 5300     3 s  1 m 1 s  1 m 1 s     1 h          0  2025-02-03 14:05
            npub1ehxumnwdehxumnwdehxumnwdehxumnwdehxumnwdehxumnwdehxsmhg0tf  –                                      7  –               –        –        –       –         12  2025-02-03 14:05

            """
                + COVERAGE);
  }

  @Test
  void rowsFitATerminal() {
    assertThat(text(Documents.of(Documents.dvms()), terminal(80)))
        .isEqualTo(
            """
            DVMs · 2025-02

                                                                   response time   addressed
            npub             name             results  kinds         p50      p90   answered
            npub14w46h…2qh3  Image Generato…  285,123  5100 5300     3 s  1 m 1 s          0
            npub1ehxum…g0tf  –                      7  –               –        –         12
            too narrow for: response time p95/p99, last seen (all with --json, -o FILE or a
            wider terminal)

            coverage: 2025-02-01 00:00 to 2025-02-11 09:13 UTC · 2 sources · 11 days
            complete, 17 without data (12–28 February) · 2025-02: nothing after 11 February
            """);
  }

  @ParameterizedTest
  @ValueSource(ints = {44, 50, 60, 80, 100, 120, 132, 200})
  void noLineIsWiderThanTheTerminal(int width) {
    Document document = Documents.of(Documents.overview(), Documents.dvms(), Documents.daily());

    assertThat(text(document, terminal(width)).lines())
        .allSatisfy(line -> assertThat(DisplayWidth.of(line)).isLessThanOrEqualTo(width));
  }

  @Test
  void wideCharactersAndEmojiKeepColumnsInLine() {
    Document document =
        Documents.of(
            Documents.rows(
                "r",
                "R",
                "name requests",
                Documents.row("画像 👩‍👩‍👧 🇩🇪", 1L),
                Documents.row("cafe\u0301 ❤\uFE0F", 22L)));

    assertThat(text(document, Style.plain(0)))
        .contains(
            """
            name        requests
            画像 👩‍👩‍👧 🇩🇪         1
            cafe\u0301 ❤\uFE0F           22
            """);
  }

  @Test
  void aDayWithoutDataIsAGapAndAQuietDayIsZero() {
    assertThat(text(Documents.of(Documents.daily()), Style.plain(0)))
        .contains(
            """
                                  response
            day         requests      rate  coverage
            2025-02-10        10    50.0 %  complete
            2025-02-11         0         –  partial
            2025-02-12         –         –  none
            """);
  }

  @Test
  void theLimitSaysHowManyMore() {
    assertThat(text(Documents.of(Documents.daily()), Style.plain(1)))
        .contains("2025-02-10        10    50.0 %  complete\n… 2 more\n")
        .doesNotContain("2025-02-12");
  }

  @Test
  void noRowsAreNothing() {
    assertThat(text(Documents.of(Documents.rows("r", "R", "name")), Style.plain(0)))
        .startsWith("R · 2025-02\n\nnothing\n\ncoverage: ");
  }

  @Test
  void onlyHeadingsAndNotesHaveColour() {
    String plain = text(Documents.of(Documents.daily()), Style.plain(0));
    String colour = text(Documents.of(Documents.daily()), new Style(true, 0, 0, false));

    assertThat(colour.lines().filter(line -> line.contains("\u001b")))
        .containsExactly(
            "\u001b[1mDays · 2025-02\u001b[0m",
            "\u001b[1m                      response\u001b[0m",
            "\u001b[1mday         requests      rate  coverage\u001b[0m",
            "\u001b[2m" + COVERAGE.strip() + "\u001b[0m");
    assertThat(colour.replaceAll("\u001b\\[[0-9]m", "")).isEqualTo(plain);
  }

  @Test
  void theMomentOfMakingStandsAtTheEnd() {
    Document document = Documents.of(Documents.daily());
    Document dated =
        new Document(
            document.schema(),
            new Document.Scope(null, 0L, null),
            new Document.Coverage(null, null, List.of(), 0, 0, 0, List.of(), null),
            Instant.parse("2026-01-02T03:04:05Z"),
            document.tables());

    assertThat(text(dated, Style.plain(0)))
        .startsWith("Days · from 1970-01-01 00:00 on, UTC\n")
        .endsWith("\ncoverage: no events · no sources\n\ngenerated 2026-01-02 03:04 UTC\n");
  }

  @Test
  void neitherLocaleNorTimeZoneChangesAnything() {
    Document document = Documents.of(Documents.overview(), Documents.daily());
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    for (Format format : List.of(Format.TABLE, Format.MARKDOWN, Format.JSON, Format.NDJSON)) {
      String expected = Documents.text(format, document, Style.plain(0));
      try {
        Locale.setDefault(Locale.GERMANY);
        TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
        assertThat(Documents.text(format, document, Style.plain(0))).isEqualTo(expected);
        Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
        assertThat(Documents.text(format, document, Style.plain(0))).isEqualTo(expected);
      } finally {
        Locale.setDefault(locale);
        TimeZone.setDefault(zone);
      }
    }
  }

  private static Style terminal(int width) {
    return new Style(false, width, 0, true);
  }

  private static String text(Document document, Style style) {
    return Documents.text(Format.TABLE, document, style);
  }
}
