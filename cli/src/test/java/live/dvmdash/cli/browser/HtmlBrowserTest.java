package live.dvmdash.cli.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import live.dvmdash.cli.testing.Browser;
import live.dvmdash.cli.testing.Cli;
import live.dvmdash.cli.testing.SampleData;
import live.dvmdash.report.Reports;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The page in a real browser. Pictures of it are left in {@code target/screenshots}: whoever
 * changes how it looks should look at them.
 */
class HtmlBrowserTest {

  private static final Path PICTURES = Path.of("target", "screenshots");

  private static final boolean REQUIRED = "required".equals(System.getProperty("dvmdash.browser"));

  /** Text as authors of events write it who wish readers ill. */
  private static final String ATTACK =
      "</script><script>document.body.id='hacked'</script><img src=x onerror=\"document.body.id='hacked'\">"
          + "<svg onload=\"document.body.id='hacked'\"></svg>"
          + "<style>body{background:url(https://evil.example/x)}</style>"
          + "[go](javascript:document.body.id='hacked') ![i](https://evil.example/i.png)";

  @TempDir(cleanup = CleanupMode.NEVER)
  private static Path directory;

  private static Browser browser;
  private static Path page;

  @BeforeAll
  static void start() throws Exception {
    assumeTrue(
        REQUIRED || Browser.find().isPresent(),
        "no browser on the PATH: install chromium to test the page, as .ci/run does");
    browser = Browser.start(Browser.find().orElseThrow(), directory.resolve("profile"));
    page = stats("report.html", "--note", note());
  }

  @AfterAll
  static void end() throws Exception {
    if (browser != null) {
      browser.close();
    }
  }

  private static String note() throws Exception {
    Path note = directory.resolve("note.md");
    Files.writeString(
        note,
        """
        # What changed

        A **quiet** month. See [the list](https://example.com/list).

        | DVM | answers |
        |:--|--:|
        | Bright Heron | **112** |
        """);
    return note.toString();
  }

  private static Path stats(String file, String... more) {
    List<String> line =
        new ArrayList<>(
            List.of("stats", "--month", "2025-02", "--lake", SampleData.lake(), "-o", file));
    line.addAll(List.of(more));
    Cli.Result result = new Cli(directory).run(line.toArray(String[]::new));
    assertThat(result).isEqualTo(new Cli.Result(0, "", ""));
    return directory.resolve(file);
  }

  @ParameterizedTest
  @CsvSource({"390, false", "390, true", "768, false", "1280, false", "1280, true", "1440, false"})
  void rendersAtEveryWidthWithoutNetworkOrComplaint(int width, boolean dark) throws Exception {
    browser.open(page, width, dark);
    browser.photograph(PICTURES.resolve("report-" + width + (dark ? "-dark" : "-light") + ".png"));

    assertThat(browser.complaints()).isEmpty();
    assertThat(browser.requests()).containsExactly(page.toUri().toString());
    assertThat(number("document.documentElement.scrollWidth")).isEqualTo(width);
    assertThat(
            number(
                "[...document.querySelectorAll('figure svg')]"
                    + ".filter(svg => svg.clientWidth > 0).length"))
        .isEqualTo(number("document.querySelectorAll('figure').length"))
        .isPositive();
  }

  @Test
  void tablesSortByClickAndByKey() throws Exception {
    browser.open(page, 1280, false);
    String head = "document.querySelector('#kinds th[data-name=results] button')";

    browser.evaluate(head + ".click()");
    assertThat(numbers(column("results"))).isSortedAccordingTo((a, b) -> Long.compare(b, a));
    assertThat(text("#kinds th[data-name=results]", "ariaSort")).isEqualTo("descending");

    browser.evaluate(head + ".focus()");
    browser.press("Enter");
    assertThat(numbers(column("results"))).isSorted();
    assertThat(text("#kinds th[data-name=results]", "ariaSort")).isEqualTo("ascending");
    assertThat(text("[role=status]", "textContent")).isEqualTo("Sorted by results, ascending");
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void rowsWithoutAValueComeLastEitherWay() throws Exception {
    browser.open(page, 1280, false);
    String head = "document.querySelector('#kinds th[data-name=response_time__p50] button')";
    String last = "[...document.querySelectorAll('#kinds tbody tr')].at(-1).innerText";

    for (int click = 0; click < 2; click++) {
      browser.evaluate(head + ".click()");
      assertThat(browser.evaluate(last).asText()).contains("–");
    }
  }

  @Test
  void aLongTableUnfolds() throws Exception {
    browser.open(page, 1280, false);
    String shown = "[...document.querySelectorAll('#dvms tbody tr')].filter(r => !r.hidden).length";

    assertThat(number(shown)).isEqualTo(12);
    browser.evaluate("document.querySelector('#dvms .more').click()");
    assertThat(number(shown)).isEqualTo(45);
  }

  @Test
  void aTermSaysWhatItMeans() throws Exception {
    browser.open(page, 390, false);
    browser.evaluate("document.querySelector('.cards .term').focus()");

    assertThat(number("tip.hidden ? 0 : 1")).isEqualTo(1);
    assertThat(text("#tip", "textContent")).isEqualTo("events of these kinds");
    assertThat(number("document.documentElement.scrollWidth")).isEqualTo(390);
    browser.evaluate("document.querySelector('.cards .term').click()");
    assertThat(browser.evaluate("location.hash").asText()).isEmpty();
    browser.press("Escape");
    assertThat(number("tip.hidden ? 1 : 0")).isEqualTo(1);
  }

  @Test
  void chartsAndTablesCanBeSaved() throws Exception {
    browser.open(page, 1280, false);
    browser.evaluate(
        "URL.createObjectURL = blob => { window.saved = blob; return '#'; };"
            + "HTMLAnchorElement.prototype.click = function () { window.savedAs = this.download; }");

    browser.evaluate("document.querySelector('#daily-chart-1 .tool').click()");
    assertThat(browser.evaluate("savedAs").asText()).isEqualTo("dvmdash-2025-02-daily-chart-1.svg");
    assertThat(
            browser
                .evaluate(
                    "saved.text().then(text => new DOMParser()"
                        + ".parseFromString(text, 'image/svg+xml').documentElement.localName)")
                .asText())
        .isEqualTo("svg");
    assertThat(browser.evaluate("saved.text()").asText())
        .contains(">Requests a day</text>", ">unanswered</text>");
    browser.evaluate("document.querySelector('#kinds .sheet .tool:not(.more)').click()");
    assertThat(browser.evaluate("savedAs").asText()).isEqualTo("dvmdash-2025-02-kinds.csv");
    assertThat(browser.evaluate("saved.text()").asText())
        .startsWith("kind,name,requests,results,users,dvms,answered,response_rate,")
        .contains("\n5300,content discovery,335,257,50,8,224,0.6686567164179105,3,13,21,987\n");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void thoseWhoSeeLittleOrNothingCanReadIt(boolean dark) throws Exception {
    browser.open(page, 1280, dark);
    String faults = Files.readString(Path.of("src/test/resources/browser/accessibility.js"));

    assertThat(browser.evaluate(faults).toString()).isEqualTo("[]");
  }

  @ParameterizedTest
  @CsvSource({"390, false", "1280, false", "1280, true"})
  void othersFindNoFaultEither(int width, boolean dark) throws Exception {
    Optional<String> axe = AxeCore.script();
    assumeTrue(REQUIRED || axe.isPresent(), "axe-core is not there, and npm cannot install it");
    browser.open(page, width, dark);
    browser.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true; })");
    browser.evaluate(axe.orElseThrow() + "; 0");

    assertThat(
            browser
                .evaluate(
                    "axe.run().then(found => found.violations.map("
                        + "each => each.id + ': ' + each.nodes.map(node => node.html).join()))")
                .toString())
        .isEqualTo("[]");
  }

  @ParameterizedTest
  @ValueSource(ints = {390, 768, 1280})
  void noTextLeavesItsChart(int width) throws Exception {
    browser.open(page, width, false);

    assertThat(
            browser
                .evaluate(
                    "[...document.querySelectorAll('figure svg text')]"
                        + ".filter(text => text.ownerSVGElement.clientWidth > 0).filter(text => {"
                        + " const box = text.getBBox(), all = text.ownerSVGElement.viewBox.baseVal;"
                        + " return box.x < -1 || box.x + box.width > all.width + 1; })"
                        + ".map(text => text.textContent)")
                .toString())
        .isEqualTo("[]");
  }

  @Test
  void everyColumnOfEveryTableSorts() throws Exception {
    browser.open(page, 1280, false);
    browser.evaluate(
        "document.querySelectorAll('table.rows thead button').forEach(each => each.click())");

    assertThat(browser.complaints()).isEmpty();
    assertThat(number("document.querySelectorAll('table.rows').length"))
        .isGreaterThan(Reports.all().size())
        .isEqualTo(number("document.querySelectorAll('th[aria-sort$=scending]').length"));
  }

  @Test
  void whatAttackersWriteIsShownAndDoesNothing() throws Exception {
    Path note = directory.resolve("attack.md");
    Files.writeString(note, ATTACK + "\n\n# " + ATTACK + "\n\n- `" + ATTACK + "`\n");
    Path attacked = stats("attacked.html", "--title", ATTACK, "--note", note.toString());

    browser.open(attacked, 1280, false);

    assertThat(browser.complaints()).isEmpty();
    assertThat(browser.requests()).containsExactly(attacked.toUri().toString());
    assertThat(browser.evaluate("document.body.id").asText()).isEmpty();
    assertThat(
            number("document.querySelectorAll('img, iframe, object, [onerror], [onload]').length"))
        .isZero();
    assertThat(number("document.querySelectorAll('script, style').length")).isEqualTo(2);
    assertThat(number("[...document.links].filter(a => a.protocol === 'javascript:').length"))
        .isZero();
    assertThat(text("h1", "textContent")).isEqualTo(ATTACK);
  }

  private static String column(String name) {
    return column("kinds", name);
  }

  private static String column(String report, String name) {
    return ("(() => { const heads = [...document.querySelectorAll('#%s th[data-name]')];"
            + " const at = heads.findIndex(head => head.dataset.name === '%s');"
            + " return [...document.querySelectorAll('#%s tbody tr')].map(row => row.cells[at]); })()")
        .formatted(report, name, report);
  }

  private static List<Long> numbers(String cells) throws Exception {
    List<Long> numbers = new ArrayList<>();
    browser
        .evaluate("[..." + cells + "].map(cell => cell.textContent.replaceAll(',', ''))")
        .forEach(text -> numbers.add(text.asText().equals("–") ? 0 : text.asLong()));
    return numbers;
  }

  private static long number(String expression) throws Exception {
    return browser.evaluate(expression).asLong(-1);
  }

  private static String text(String selector, String property) throws Exception {
    return browser.evaluate("document.querySelector('" + selector + "')." + property).asText();
  }
}
