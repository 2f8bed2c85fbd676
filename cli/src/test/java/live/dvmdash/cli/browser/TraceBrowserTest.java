package live.dvmdash.cli.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import live.dvmdash.cli.output.trace.TracePages;
import live.dvmdash.cli.testing.Browser;
import live.dvmdash.cli.testing.Cli;
import live.dvmdash.cli.testing.SampleData;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The page of a trace in a real browser. Pictures of it are left in {@code target/screenshots}:
 * whoever changes how it looks should look at them.
 */
class TraceBrowserTest {

  private static final Path PICTURES = Path.of("target", "screenshots");

  private static final boolean REQUIRED = "required".equals(System.getProperty("dvmdash.browser"));

  /** Text as authors of events write it who wish readers ill. */
  private static final String ATTACK =
      "\"></a></text></svg></script><script>document.body.id='hacked'</script>"
          + "<img src=https://evil.example/x onerror=\"document.body.id='hacked'\">"
          + "<style>body{background:url(https://evil.example/x)}</style>\u202Etxt\u0007";

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
    page = TracePages.write(TracePages.everything("Bob"), false, directory.resolve("all.html"));
    TracePages.write(TracePages.wide("a picture"), false, directory.resolve("wide.html"));
    TracePages.write(TracePages.chain(), false, directory.resolve("chain.html"));
    TracePages.write(TracePages.everything(ATTACK), false, directory.resolve("attack.html"));
    for (String id : new String[] {"708fd2d74639", "2a8dba66", "bfec9ab32807"}) {
      Cli.Result result =
          new Cli(directory).run("trace", id, "--lake", SampleData.lake(), "-o", id + ".html");
      assertThat(result).isEqualTo(new Cli.Result(0, "", ""));
    }
  }

  @AfterAll
  static void end() throws Exception {
    if (browser != null) {
      browser.close();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "all, 390, false",
    "all, 390, true",
    "all, 768, false",
    "all, 1280, false",
    "all, 1280, true",
    "wide, 390, false",
    "wide, 1280, false",
    "chain, 390, false",
    "chain, 1280, false",
    "attack, 390, false",
    "attack, 1280, false",
    "708fd2d74639, 390, false",
    "2a8dba66, 1280, true",
    "bfec9ab32807, 390, false",
    "bfec9ab32807, 1280, false"
  })
  void rendersAtEveryWidthWithoutNetworkOrComplaint(String name, int width, boolean dark)
      throws Exception {
    Path opened = directory.resolve(name + ".html");
    browser.open(opened, width, dark);
    String look = width + (dark ? "-dark" : "-light");
    browser.photograph(PICTURES.resolve("trace-" + name + "-" + look + ".png"));

    assertThat(browser.complaints()).isEmpty();
    assertThat(browser.requests()).containsExactly(opened.toUri().toString());
    assertThat(number("document.documentElement.scrollWidth")).isEqualTo(width);
    assertThat(Files.size(opened)).isLessThan(1_000_000);
    assertThat(texts(OUTSIDE)).isEqualTo("[]");
  }

  /** Marks that leave the lanes, or names and ticks that leave the drawing. */
  private static final String OUTSIDE =
      "[...document.querySelectorAll('.job > svg')].filter(svg => svg.clientWidth > 0)"
          + ".flatMap(svg => { const all = svg.viewBox.baseVal;"
          + " const lanes = [...svg.querySelectorAll('rect.lane')].map(lane => lane.getBBox());"
          + " const within = (a, b) => a.x >= b.x - 1 && a.x + a.width <= b.x + b.width + 1"
          + "  && a.y >= b.y - 1 && a.y + a.height <= b.y + b.height + 1;"
          + " const points = [...svg.querySelectorAll('a.point')];"
          + " const texts = [...svg.querySelectorAll('text')];"
          + " return [...points.filter(each => !lanes.some(lane => within(each.getBBox(), lane))),"
          + "  ...texts.filter(each => !within(each.getBBox(), all))]"
          + "  .map(each => each.textContent); })";

  @ParameterizedTest
  @CsvSource({"390, false", "390, true", "1280, false", "1280, true"})
  void othersFindNoFault(int width, boolean dark) throws Exception {
    Optional<String> axe = AxeCore.script();
    assumeTrue(REQUIRED || axe.isPresent(), "axe-core is not there, and npm cannot install it");
    browser.open(page, width, dark);
    browser.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true; })");
    browser.evaluate(
        point("result") + ".dispatchEvent(new MouseEvent('click', { bubbles: true }))");
    browser.evaluate(axe.orElseThrow() + "; 0");

    assertThat(
            texts(
                "axe.run().then(found => found.violations.map("
                    + "each => each.id + ': ' + each.nodes.map(node => node.html).join()))"))
        .isEqualTo("[]");
  }

  @ParameterizedTest
  @ValueSource(ints = {390, 1280})
  void aMarkShowsAllAboutItWhenItIsClicked(int width) throws Exception {
    browser.open(page, width, false);
    click(point("result +1 m"));
    browser.photograph(PICTURES.resolve("trace-details-" + width + ".png"));

    assertThat(texts("more.hidden")).isEqualTo("false");
    assertThat(text("#more h2")).isEqualTo("+1 m 34 sresult 33333333by Bob");
    assertThat(new ObjectMapper().readTree(text("#more pre")).path("role").asText())
        .isEqualTo("result");
    assertThat(texts("[...document.querySelectorAll('#more .edges li')].map(li => li.innerText)"))
        .isEqualTo(
            "[\"RESULT_FOR to request 11111111\",\"MAKES_EVENT from Bob\","
                + "\"JOB_INPUT from request 51111111\"]");
    assertThat(number("document.querySelectorAll('.jobs.lit .link.on').length")).isPositive();
    assertThat(
            number(
                "more.getBoundingClientRect().top - "
                    + point("result +1 m")
                    + ".getBoundingClientRect().bottom"))
        .isPositive();
    click("document.querySelector('#more .edges a')");
    assertThat(text("#more h2")).isEqualTo("+0 srequest 11111111by npub15ywwq…ccpw");
    click("document.querySelector('#more .shut')");
    assertThat(texts("more.hidden")).isEqualTo("true");
    assertThat(texts("document.activeElement === " + point("result +1 m"))).isEqualTo("true");
    browser.evaluate("document.activeElement.blur()");
    assertThat(number("document.querySelectorAll('.link.on').length")).isZero();
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void everythingCanBeReachedByKey() throws Exception {
    browser.open(page, 1280, false);
    String first = point("request, cancelled");
    browser.evaluate(first + ".focus()");
    browser.press("Enter");
    assertThat(text("#more h2")).startsWith("+0 srequest 11111111");
    assertThat(texts("document.activeElement.id")).isEqualTo("\"more\"");
    browser.press("Tab");
    assertThat(texts("document.activeElement.textContent")).isEqualTo("\"Close\"");

    browser.press("Escape");
    assertThat(texts("more.hidden")).isEqualTo("true");
    assertThat(texts("document.activeElement === " + first)).isEqualTo("true");
    browser.press("ArrowRight");
    assertThat(text(":focus")).isEqualTo("receipt of 21 sats +40 s, doubtful");
    browser.press("ArrowLeft");
    assertThat(texts("document.activeElement === " + first)).isEqualTo("true");
  }

  @Test
  void theLanesCanBeSaved() throws Exception {
    browser.open(page, 1280, false);
    browser.evaluate(
        "URL.createObjectURL = blob => { window.saved = blob; return '#'; };"
            + "HTMLAnchorElement.prototype.click = function () { window.savedAs = this.download; }");
    click("document.querySelector('#job-1 .tool')");

    assertThat(texts("savedAs")).isEqualTo("\"dvmdash-trace-33333333-job-1.svg\"");
    browser.evaluate(
        "saved.text().then(text => { window.picture = new DOMParser()"
            + ".parseFromString(text, 'image/svg+xml'); })");
    assertThat(texts("picture.documentElement.localName")).isEqualTo("\"svg\"");
    assertThat(number("picture.querySelectorAll('a.point').length")).isPositive();
    assertThat(
            texts(
                "[...picture.querySelectorAll('.link')].map(link => link.getAttribute('marker-end'))"
                    + ".filter(tip => tip !== 'none')"
                    + ".every(tip => picture.querySelector(tip.match(/#[-\\w]+/)[0]))"))
        .isEqualTo("true");
  }

  @Test
  void aLinkToAnEntryOpensIt() throws Exception {
    browser.open(page, 1280, false);
    String id = browser.evaluate(point("result +1 m") + ".getAttribute('href')").asText();
    browser.evaluate("location.hash = '" + id + "'");
    browser.evaluate("new Promise(done => setTimeout(done, 100))");

    assertThat(texts("document.querySelector('" + id + "').open")).isEqualTo("true");
  }

  @Test
  void whatAttackersWriteIsShownAndDoesNothing() throws Exception {
    Path attacked = directory.resolve("attack.html");
    browser.open(attacked, 1280, false);
    browser.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true; })");
    browser.evaluate(
        "document.querySelectorAll('.job a').forEach(each =>"
            + " each.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true })))");

    assertThat(browser.complaints()).isEmpty();
    assertThat(browser.requests()).containsExactly(attacked.toUri().toString());
    assertThat(texts("document.body.id")).isEqualTo("\"\"");
    assertThat(
            number("document.querySelectorAll('img, iframe, object, [onerror], [onload]').length"))
        .isZero();
    assertThat(number("document.querySelectorAll('script, style').length")).isEqualTo(2);
    assertThat(texts("document.body.innerText.includes('\u202e')")).isEqualTo("false");
    assertThat(texts("document.body.innerText.includes(\"document.body.id='hacked'\")"))
        .isEqualTo("true");
  }

  private static void click(String element) throws Exception {
    browser.evaluate(
        element + ".dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }))");
  }

  private static String text(String selector) throws Exception {
    return browser.evaluate("document.querySelector('" + selector + "').textContent").asText();
  }

  private static String point(String label) {
    return "[...document.querySelectorAll('a.point')].find(each => each.textContent.startsWith('"
        + label
        + "') && each.ownerSVGElement.clientWidth > 0)";
  }

  private static long number(String expression) throws Exception {
    return browser.evaluate(expression).asLong(-1);
  }

  private static String texts(String expression) throws Exception {
    return browser.evaluate(expression).toString();
  }
}
