package live.dvmdash.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import live.dvmdash.report.Table;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What reports look like in pictures. */
class HtmlChartsTest {

  @Test
  void theSplitOfTheUnansweredIsDrawn() {
    Table split =
        Documents.object(
            "unanswered",
            "Unanswered",
            "total",
            4L,
            "no_reaction",
            3L,
            "processing",
            1L,
            "payment_required",
            0L,
            "error",
            0L,
            "partial",
            0L,
            "other_status",
            0L);

    assertThat(page(split))
        .contains("last word of a DVM: no reaction 3 · 75 %; processing 1 · 25 %");
  }

  @Test
  void whatBecameOfTheRequestsIsPartOfTheOverview() {
    Table overview =
        Documents.object(
            "overview",
            "Overview",
            "requests",
            1_000L,
            "answered",
            995L,
            "unanswered__no_reaction",
            0L,
            "unanswered__processing",
            1L,
            "unanswered__payment_required",
            4L,
            "unanswered__error",
            0L,
            "unanswered__partial",
            0L,
            "unanswered__other_status",
            0L);

    assertThat(page(overview))
        .contains("Requests: answered 995 · >99 %; processing 1 · &lt;1 %;".replace(">", "&gt;"))
        .doesNotContain("no reaction 0");
  }

  @Test
  void whereOneDwarfsTheRestSharesAreDrawn() {
    String columns = "kind name requests answered";
    List<@Nullable Object> huge = Documents.row(5300L, "discovery", 9_000L, 4_500L);
    List<@Nullable Object> small = Documents.row(5100L, "images", 4L, 3L);

    assertThat(page(Documents.rows("kinds", "Kinds", columns, huge, small, small)))
        .contains("<h3>Requests, answered or not, in shares</h3>")
        .contains("images (5100) 4 · 75 %");
    assertThat(page(Documents.rows("kinds", "Kinds", columns, huge, huge, small)))
        .contains("<h3>Requests, answered or not</h3>");
  }

  @Test
  void whatEachSourceKnowsIsDrawnInPlaceOfTheCoverage() {
    Table known =
        Documents.rows(
            "completeness",
            "What is known",
            "part source state first_day last_day",
            Documents.row("all", null, "complete", "2025-02-01", "2025-02-11"),
            Documents.row("all", null, "none", "2025-02-12", "2025-02-28"),
            Documents.row("archive", "feb.json", "partial", "2025-01-20", "2025-02-11"),
            Documents.row("relay", "wss://a.example", "complete", "+10000-01-01", "+10000-01-02"),
            Documents.row("quarantine", "feb.json", "refused", null, null));

    assertThat(page(Documents.daily(), known))
        .contains("<title>feb.json: 2025-01-20 to 2025-02-11: partial</title>")
        .contains("all 2025-02-12 to 2025-02-28 no data;")
        .contains("<h3>Day by day</h3>")
        .doesNotContain("id=\"coverage\"", "+10000-01-01: complete");
  }

  @Test
  void aDayWithoutDataIsAGapAndNotAZero() {
    assertThat(page(Documents.daily()))
        .contains("<title>2025-02-12: no data</title>")
        .contains("<tr><td class=\"text\">2025-02-12</td><td>–</td>");
  }

  @Test
  void manyDaysAreDrawnAsMonths() {
    Table years =
        new Table(
            "daily",
            "Days",
            Table.Shape.ROWS,
            Documents.daily().columns(),
            IntStream.range(0, 400)
                .mapToObj(day ->
                    Documents.row(
                        LocalDate.of(2024, 1, 1).plusDays(day).toString(),
                        2L,
                        null,
                        day < 31 ? "none" : day < 50 ? "partial" : "complete"))
                .toList());

    assertThat(page(years))
        .contains("<title>2024-01: no data</title>")
        .contains("<title>2024-02: 58 requests (data may be incomplete)</title>")
        .contains("<title>2024-03: 62 requests</title>");
  }

  private static String page(Table... tables) {
    return Documents.text(Format.HTML, Documents.of(tables), Style.plain(0));
  }
}
