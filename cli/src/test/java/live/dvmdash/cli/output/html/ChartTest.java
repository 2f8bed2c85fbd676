package live.dvmdash.cli.output.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import live.dvmdash.cli.output.html.ColumnChart.Slot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChartTest {

  private static final List<Chart.Key> PARTS =
      List.of(new Chart.Key("c1", "answered"), new Chart.Key("c0", "not"));

  @Test
  void aGapIsABandAndAZeroIsAnEmptyPlace() {
    String svg =
        drawn(
            columns(
                slot("a", 1, 2),
                slot("b", 0, 0),
                new Slot("c", "c", List.of(), false),
                new Slot("d", "d", List.of(), false)));

    assertThat(svg).contains("<title>a: 1 answered, 2 not</title>");
    assertThat(svg).contains("<title>b: 0 answered, 0 not</title></g>");
    assertThat(svg).contains("<g class=\"gap\"><title>c to d: no data</title><rect");
    assertThat(svg.split("class=\"gap\"", -1)).hasSize(2);
  }

  @Test
  void whatMayBeMoreIsPale() {
    assertThat(drawn(columns(new Slot("a", "a", List.of(1.0, 0.0), true))))
        .contains("<g class=\"partial\"><title>a: 1 answered, 0 not (data may be incomplete)");
  }

  @Test
  void nothingAtAllCanBeDrawn() {
    assertThat(drawn(columns(slot("a", 0, 0)))).doesNotContain("NaN", "Infinity");
    assertThat(drawn(columns())).doesNotContain("NaN", "Infinity");
    assertThat(
            drawn(
                new BarChart(
                    "t", "d", List.of(), List.of(new BarChart.Bar("a", List.of(0.0), "0")))))
        .doesNotContain("NaN", "Infinity");
    assertThat(
            drawn(
                new RangeChart(
                    "t", "d", List.of(new RangeChart.Row("a", 0, 0, 0, 0)), t -> t + " s")))
        .doesNotContain("NaN", "Infinity");
  }

  @Test
  void aFigureHasAnAlternativeInWords() {
    Markup page = new Markup();

    ChartFigure.write(page, columns(slot("<a>", 1, 2)), "daily-1");

    assertThat(page.toString())
        .contains("aria-labelledby=\"daily-1-wide-title\" aria-describedby=\"daily-1-wide-text\"")
        .contains("<desc id=\"daily-1-narrow-text\">Requests of some days.</desc>")
        .contains("&lt;a&gt;")
        .doesNotContain("<a>");
  }

  @Test
  void aLabelThatIsTooLongIsSqueezed() {
    assertThat(drawn(bars("W".repeat(30))))
        .contains("textLength=\"238\" lengthAdjust=\"spacingAndGlyphs\">WWW");
    assertThat(drawn(bars("Bright Heron"))).doesNotContain("textLength");
  }

  private static Chart bars(String label) {
    return new BarChart(
        "t", "d", List.of(), List.of(new BarChart.Bar(label, List.of(1.0), "1 · 100 %")));
  }

  @Test
  void aBarOfSharesIsAsLongAsAnyOther() {
    List<BarChart.Bar> bars =
        List.of(
            new BarChart.Bar("a", List.of(900.0, 100.0), "1,000"),
            new BarChart.Bar("b", List.of(1.0, 1.0), "2"));

    assertThat(drawn(new BarChart("t", "d", PARTS, bars, BarChart.Length.SHARES, "")))
        .contains("width=\"252\" height=\"14\"/><rect class=\"c0\"");
    assertThat(drawn(new BarChart("t", "d", PARTS, bars)))
        .contains("width=\"1\" height=\"14\"/><rect class=\"c0\"");
  }

  @Test
  void aBarThatWouldDwarfTheOthersIsCut() {
    List<BarChart.Bar> bars =
        List.of(
            new BarChart.Bar("huge", List.of(1_000.0), "1,000"),
            new BarChart.Bar("a", List.of(8.0), "8"),
            new BarChart.Bar("b", List.of(4.0), "4"));

    assertThat(BarChart.isDwarfed(bars)).isTrue();
    assertThat(BarChart.isDwarfed(bars.subList(1, 3))).isFalse();
    assertThat(drawn(new BarChart("t", "d", List.of(), bars, BarChart.Length.CUT, "")))
        .containsOnlyOnce("class=\"cut\"")
        .contains("width=\"504\"", "width=\"403.2\"", "width=\"201.6\"");
    assertThat(drawn(new BarChart("t", "d", List.of(), bars))).doesNotContain("class=\"cut\"");
  }

  @Test
  void partsOfAWholeFillTheWidth() {
    assertThat(drawn(new WholeChart("t", "d", PARTS, List.of(3.0, 1.0))))
        .contains("x=\"0\" y=\"4\" width=\"478\"", "x=\"480\" y=\"4\" width=\"158\"");
    assertThat(drawn(new WholeChart("t", "d", PARTS, List.of(0.0, 0.0)))).isEmpty();
  }

  @Test
  void aStretchIsCutAtTheEdgesOfTheTime() {
    LocalDate first = LocalDate.of(2025, 2, 1);
    LocalDate last = LocalDate.of(2025, 2, 28);
    SpanChart.Row row =
        new SpanChart.Row(
            "a",
            List.of(
                new SpanChart.Span(first.minusDays(40), first, 0),
                new SpanChart.Span(last, last.plusDays(3), 1),
                new SpanChart.Span(last.plusDays(9), last.plusDays(9), 1)));
    String svg = drawn(new SpanChart("t", "d", PARTS, List.of(row), first, last));

    assertThat(svg).contains("<title>a: 2024-12-23 to 2025-02-01: answered</title>");
    assertThat(svg.split("<rect", -1)).hasSize(3);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1",
    "1, 1",
    "3, 3",
    "12, 15",
    "52, 60",
    "335, 400",
    "999, 1000",
    "1000, 1000",
    "123456, 125000"
  })
  void theHighestTickIsRoundAndNotFarAbove(double most, double top) {
    List<Double> ticks = Scale.ticks(most);

    assertThat(ticks.getFirst()).isZero();
    assertThat(ticks).hasSizeLessThanOrEqualTo(7);
    assertThat(ticks.getLast()).isEqualTo(top);
    assertThat(ticks).allMatch(tick -> tick % 1 == 0);
  }

  @Test
  void markupThatIsLeftOpenIsNoMarkup() {
    assertThatThrownBy(() -> new Markup().open("p").toString())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("still open: [p]");
    assertThatThrownBy(() -> new Markup().empty("p", "class"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void textAndAttributesAreEscaped() {
    assertThat(new Markup().element("p", "<&>\"'", "title", "\"'<>&"))
        .hasToString("<p title=\"&quot;&#39;&lt;&gt;&amp;\">&lt;&amp;&gt;&quot;&#39;</p>");
  }

  private static Slot slot(String name, double one, double other) {
    return new Slot(name, name, List.of(one, other), false);
  }

  private static ColumnChart columns(Slot... slots) {
    return new ColumnChart(
        "Requests", "Requests of some days.", PARTS, List.of(slots), v -> "" + Math.round(v));
  }

  private static String drawn(Chart chart) {
    Markup svg = new Markup();
    chart.draw(svg, 640);
    return svg.toString();
  }
}
