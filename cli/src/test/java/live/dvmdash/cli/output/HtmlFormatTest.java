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

  private static final Document.Scope JANUARY =
      new Document.Scope("2025-01", 1_735_689_600L, 1_738_368_000L);

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
            "result: asked 4 · 3 sats; invoices 3 · 2 sats; receipts 2 · 1 sats;"
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
        .contains("<tr><td class=\"text\">Bob</td><td class=\"key\">npub1ab</td>")
        .contains("<td class=\"text\">yes</td>")
        .contains("<td class=\"text\">" + "x".repeat(159) + "…</td>");
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
    String page = changes(new Document.Coverage(1L, 2L, List.of(), 28, 0, 0, List.of(), null));

    assertThat(page).contains("Changes are against January 2025.");
    assertThat(page).contains("<b>+50.0 %</b> vs January");
    assertThat(page).contains("<span class=\"change bad\"><b>−10.0 points</b>");
    assertThat(page).contains("<span class=\"change good\"><b>2 s faster</b>");
    assertThat(page).contains("<b>+100.0 %</b>");
  }

  @Test
  void whatIsKnownInPartIsComparedPerDay() {
    String page = changes(new Document.Coverage(1L, 2L, List.of(), 10, 1, 17, List.of(), null));

    assertThat(page).contains("per day with data (11 days against 31)");
    assertThat(page).contains("<b>+322.7 %</b> vs January");
    assertThat(page).doesNotContain("+100.0 %");
  }

  private static String changes(Document.Coverage coverage) {
    Document document =
        new Document(
            Document.SCHEMA,
            new Document.Scope("2025-02", 1_738_368_000L, 1_740_787_200L),
            coverage,
            null,
            List.of(overview(150, 20, 0.6, 5)));
    return html(
        document.with(
            new Publication(
                null,
                null,
                "dvmdash 1",
                "0123456789abcdef",
                "dvmdash stats",
                new Publication.Earlier(JANUARY, WHOLE, overview(100, 10, 0.7, 7)))));
  }

  private static Table overview(long requests, long users, double rate, long time) {
    return Documents.object(
        "overview",
        "Overview",
        "requests",
        requests,
        "users",
        users,
        "response_rate",
        rate,
        "response_time__p50",
        time);
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
        new Publication("A <b>title", "Some *words*.", "dvmdash 1", "00ff", "dvmdash stats", null);
    String page = html(Documents.of(Documents.daily()).with(publication));

    assertThat(page).contains("<title>A &lt;b&gt;title</title>", "<h1>A &lt;b&gt;title</h1>");
    assertThat(page).contains("<p>Some <em>words</em>.</p>");
    assertThat(page).contains("<dt>Command</dt><dd><code>dvmdash stats</code></dd>");
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
