package live.dvmdash.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import live.dvmdash.report.Table;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HtmlFormatTest {

  private static final Document.Coverage WHOLE =
      new Document.Coverage(1L, 2L, List.of("a.json"), 31, 0, 0, List.of(), null);

  @Test
  void everyReportHasASectionWhetherItIsKnownOrNot() {
    String page =
        page(
            Documents.rows("weather", "Weather", "city rain", Documents.row("Oslo", 3L)),
            Documents.object(
                "payments",
                "Payments",
                "payment_requests",
                4L,
                "asked_msat",
                3_000L,
                "invoices",
                3L,
                "invoiced_msat",
                2_000L,
                "receipts",
                3L,
                "receipts_via_bolt11",
                1L,
                "receipts_via_e",
                1L,
                "paid_msat",
                1_000L,
                "paid_msat_by_verdict__ok",
                1_000L,
                "paid_requests",
                2L,
                "paid_requests_answered",
                1L),
            Documents.rows(
                "payments__by_kind", "By kind", "kind paid_msat", Documents.row(5100L, 1_000L)));

    assertThat(page).contains("<section id=\"weather\"", "href=\"#weather\">Weather</a>");
    assertThat(page).contains("<td class=\"text\">Oslo</td><td>3</td>");
    assertThat(page).contains("<section id=\"payments\"", "<h3 class=\"part\">By kind</h3>");
    assertThat(page).doesNotContain("<section id=\"payments__by_kind\"");
    assertThat(page)
        .contains(
            "result: asked 4 · 3 sats; invoices 3 · 2 sats; receipts 3; linked to a job 2 · 1 sats;"
                + " requests with a receipt 2; and with a result 1.");
    assertThat(page).contains("Paid, by what the receipt shows: ok 1 sats.");
  }

  @Test
  void longTextIsCutAndTheNameComesFirst() {
    Table table =
        Documents.rows(
            "announcements",
            "Announcements",
            "pubkey npub name readable about",
            Documents.row("ab", "npub1ab", "Bob", true, "x".repeat(100_000)));

    assertThat(page(table))
        .contains("<tr><td class=\"text\">Bob</td><td class=\"key spare\">npub1ab</td>")
        .contains("<td class=\"text\">yes</td>")
        .contains("<td class=\"text\">" + "x".repeat(159) + "…</td>");
  }

  @Test
  void aPhoneHasTheKeyWhereThereIsNoName() {
    assertThat(page(Documents.dvms()))
        .contains("<td class=\"text\" data-key=\"npub1ehxum…g0tf\">–");
  }

  @Test
  void whatMattersMostComesFirstInAWideTable() {
    String columns = "npub name a b c d e f g h i j k l results__sum results__n paid_msat";
    Table table =
        Documents.rows(
            "wide",
            "Wide",
            columns,
            Documents.row(
                "x", "y", 1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L, 11L, 12L, 13L, 14L, 15L));

    assertThat(
            page(table)
                .replaceAll("(?s).*<tbody>\\s*<tr>(.*?)</tr>.*", "$1")
                .replaceAll("<.*?>", " "))
        .isEqualToNormalizingWhitespace("y x 0.015 1 2 3 4 5 6 7 8 9 10 11 12 13 14");
  }

  @Test
  void aReportSaysWhatItsReaderHasToKnow() {
    Table table = Documents.rows("weather", "Weather", "city rain", Documents.row("Oslo", 3L));

    assertThat(
            page(
                new Table(
                    table.name(),
                    table.title(),
                    table.shape(),
                    table.columns(),
                    table.rows(),
                    "Rain <is> wet.")))
        .contains("<p class=\"footnote\">Rain &lt;is&gt; wet.</p>");
  }

  @Test
  void changesAreAgainstTheMonthBefore() {
    String page = changes(31, 28, 0, "whole months");

    assertThat(page)
        .contains(
            "Changes are what dvmdash compare --month 2025-01 --with 2025-02 says. It compares"
                + " whole months; numbers of events as rates a day.");
    assertThat(page).contains("<b>+66.1 %</b> a day vs January</span>");
    assertThat(page).contains("<span class=\"change bad\"><b>−10.0 points</b> vs January</span>");
    assertThat(page).contains("<span class=\"change good\"><b>2 s faster</b> vs January</span>");
    assertThat(page).contains("<b>+100.0 %</b> vs January</span>");
  }

  @Test
  void whatIsKnownInPartIsComparedByTheSameDays() {
    String page = changes(10, 10, 10, "the 10 days complete in both months: 1–10");

    assertThat(page).contains("It compares the 10 days complete in both months: 1–10; numbers");
    assertThat(page).contains("<b>+66.1 %</b> a day vs January, same 10 days</span>");
    assertThat(page).contains("<b>+100.0 %</b> vs January, same 10 days</span>");
  }

  @Test
  void aFewDaysAreNotCompared() {
    assertThat(changes(6, 6, 6, "the 6 days complete in both months: 1–6"))
        .doesNotContain("January", "Changes are");
  }

  private static String changes(long before, long after, int some, String basis) {
    Document document =
        new Document(
            Document.SCHEMA,
            new Document.Scope("2025-02", 1_738_368_000L, 1_740_787_200L),
            WHOLE,
            null,
            List.of(
                Documents.object(
                    "overview",
                    "Overview",
                    "requests",
                    150L,
                    "users",
                    20L,
                    "response_rate",
                    0.65,
                    "response_time__p50",
                    6L)));
    Table comparison =
        Documents.object(
            "compare",
            "Comparison",
            "before",
            "2025-01",
            "after",
            "2025-02",
            "basis",
            basis,
            "days__before",
            before,
            "days__after",
            after,
            "requests__change_share",
            0.661,
            "users__before",
            10L,
            "users__after",
            20L,
            "response_rate__before",
            0.7,
            "response_rate__after",
            0.6,
            "response_p50__before",
            7L,
            "response_p50__after",
            5L);
    return html(
        document.with(
            new Publication(
                null,
                null,
                "dvmdash 1",
                "0123456789abcdef",
                new Publication.Command("dvmdash stats", false),
                new Publication.Change(comparison, some))));
  }

  @Test
  void aRowMoreThanTheLimitIsCounted() {
    assertThat(page(Documents.daily())).doesNotContain(" more</span>");
    assertThat(Documents.text(Format.HTML, Documents.of(Documents.daily()), Style.plain(1)))
        .contains("<span>… 2 more</span>");
  }

  @Test
  void theTitleAndTheNoteAreThoseOfThePublisher() {
    Publication publication =
        new Publication(
            "A <b>title",
            "Some *words*.",
            "dvmdash 1",
            "00ff",
            new Publication.Command("dvmdash stats", true),
            null);
    String page = html(Documents.of(Documents.daily()).with(publication));

    assertThat(page).contains("<title>A &lt;b&gt;title</title>", "<h1>A &lt;b&gt;title</h1>");
    assertThat(page).contains("<p>Some <em>words</em>.</p>");
    assertThat(page)
        .contains(
            "<dt>Command</dt><dd><code>dvmdash stats</code> Customers are not named: put their keys for each …</dd>");
    assertThat(page(Documents.daily())).contains("<h1>Data Vending Machines, February 2025</h1>");
  }

  /** A browser must be given the script that its policy names, and no other. */
  @Test
  void thePolicyAllowsNothingButWhatIsInThePage() {
    String page = page(Documents.daily());

    assertThat(page)
        .contains("content=\"default-src &#39;none&#39;; style-src &#39;sha256-")
        .doesNotContain(" style=\"", " onclick=", "unsafe-inline");
    assertThat(page.split("<script>", -1)).hasSize(2);
    assertThat(page.split("<style>", -1)).hasSize(2);
  }

  @Test
  void largeReportsStayUnderAMegabyte() {
    List<List<@Nullable Object>> rows =
        IntStream.range(0, 10_000)
            .mapToObj(i -> Documents.dvms().rows().getFirst())
            .collect(Collectors.toList());
    Map<String, Table> tables =
        IntStream.range(0, 10)
            .mapToObj(i -> "report" + i)
            .collect(
                Collectors.toMap(
                    name -> name,
                    name ->
                        new Table(name, name, Table.Shape.ROWS, Documents.dvms().columns(), rows)));

    assertThat(
            Documents.text(
                Format.HTML, Documents.of(tables.values().toArray(Table[]::new)), Style.plain(100)))
        .hasSizeLessThan(1_000_000);
  }

  private static String page(Table... tables) {
    return html(Documents.of(tables));
  }

  private static String html(Document document) {
    return Documents.text(Format.HTML, document, Style.plain(0));
  }
}
