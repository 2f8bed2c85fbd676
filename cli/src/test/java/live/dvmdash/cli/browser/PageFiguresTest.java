package live.dvmdash.cli.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import live.dvmdash.cli.output.Figures;
import live.dvmdash.cli.output.SafeText;
import live.dvmdash.cli.testing.Browser;
import live.dvmdash.cli.testing.Cli;
import live.dvmdash.cli.testing.SampleData;
import live.dvmdash.report.Reports;
import live.dvmdash.report.Unit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a browser shows of a page is what the JSON of the same command says. */
class PageFiguresTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** The columns and the exact cells of every table of a page of reports. */
  private static final String SHEETS =
      "[...document.querySelectorAll('.sheet')].map(sheet => ({ name: sheet.dataset.csv,"
          + " columns: [...sheet.querySelectorAll('th[data-name]')].map(h => h.dataset.name),"
          + " rows: (sheet.querySelector('table.rows') ? [...sheet.querySelectorAll('tbody tr')]"
          + "  .map(row => [...row.cells]) : [[...sheet.querySelectorAll('td')]])"
          + "  .map(cells => cells.map(cell => cell.dataset.v ?? cell.textContent)) }))";

  private static final String CARDS =
      "Object.fromEntries([...document.querySelectorAll('.cards li')].map(card =>"
          + " [card.querySelector('.label').innerText, card.querySelector('.figure').textContent]))";

  /** The nodes of a page of a trace, and each edge from either end. */
  private static final String GRAPH =
      "(() => { const node = entry => JSON.parse(entry.querySelector('pre').textContent);"
          + " const entries = [...document.querySelectorAll('details.entry')];"
          + " return { nodes: entries.map(node), edges: entries.flatMap(entry =>"
          + "  [...entry.querySelectorAll('.edges li')].map(li => {"
          + "   const other = node(document.querySelector(li.querySelector('a').hash)).id;"
          + "   const [, via, way] = li.textContent.match(/^[A-Z_]+(?: via (\\w+))? (to|from) /);"
          + "   const ends = way === 'to' ? [node(entry).id, other] : [other, node(entry).id];"
          + "   return [li.querySelector('code').textContent, ...ends, via ?? ''].join(' '); })),"
          + " signed: [...document.querySelectorAll('pre.signed')].map(pre => pre.textContent) };"
          + "})()";

  @TempDir(cleanup = CleanupMode.NEVER)
  private static Path directory;

  private static Browser browser;

  @BeforeAll
  static void start() throws Exception {
    assumeTrue(
        "required".equals(System.getProperty("dvmdash.browser")) || Browser.find().isPresent(),
        "no browser on the PATH: install chromium to test the page, as .ci/run does");
    browser = Browser.start(Browser.find().orElseThrow(), directory.resolve("profile"));
  }

  @AfterAll
  static void end() throws Exception {
    if (browser != null) {
      browser.close();
    }
  }

  @Test
  void everyCellOfEveryTableIsThatOfTheJson() throws Exception {
    JsonNode reports = reports();
    Set<String> seen = new HashSet<>();
    for (JsonNode sheet : shown("report.html", SHEETS)) {
      String name = sheet.path("name").asText();
      seen.add(name);
      int part = name.indexOf("-by_");
      JsonNode told =
          part < 0
              ? reports.path(name.replace('-', '_'))
              : reports.path(name.substring(0, part)).path(name.substring(part + 1));
      List<JsonNode> rows = new ArrayList<>();
      (told.isArray() ? told : JSON.createArrayNode().add(told)).forEach(rows::add);
      assertThat(sheet.path("rows").size()).as(name).isEqualTo(rows.size());
      for (int row = 0; row < rows.size(); row++) {
        compare(
            name + " " + row, sheet.path("columns"), sheet.path("rows").get(row), rows.get(row));
      }
    }
    Reports.all().forEach(report -> assertThat(seen).contains(report.name()));
    assertThat(seen).contains("payments-by_dvm", "payments-by_kind", "unanswered-by_dvm");
  }

  @Test
  void cardsAreTheOverviewOfTheJson() throws Exception {
    JsonNode overview = reports().path("overview");
    JsonNode cards = shown("report.html", CARDS);

    assertThat(cards).hasSize(8);
    assertThat(cards.path("Requests").asText()).isEqualTo(overview.path("requests").asText());
    assertThat(cards.path("Response rate").asText())
        .isEqualTo(
            String.format(Locale.ROOT, "%.1f %%", overview.path("response_rate").asDouble() * 100));
    assertThat(cards.path("Median response time").asText())
        .isEqualTo(overview.at("/response_time/p50").asText() + " s");
    assertThat(cards.path("DVMs").asText()).isEqualTo(overview.path("dvms").asText());
    assertThat(cards.path("Customers").asText()).isEqualTo(overview.path("users").asText());
    assertThat(cards.path("Results").asText()).isEqualTo(overview.path("results").asText());
    assertThat(cards.path("Most asked for").asText())
        .isEqualTo(overview.at("/popular_kind/name").asText());
    assertThat(cards.path("Busiest DVM").asText())
        .isEqualTo(overview.at("/popular_dvm/name").asText());
  }

  @ParameterizedTest
  @ValueSource(strings = {"708fd2d74639", "2a8dba66", "bfec9ab32807"})
  void nodesAndEdgesOfATraceAreThoseOfTheJson(String id) throws Exception {
    JsonNode graph = graph(id);
    JsonNode told = JSON.readTree(run("trace", id, "--json"));

    Set<JsonNode> nodes = new HashSet<>();
    graph.path("nodes").forEach(nodes::add);
    Set<JsonNode> expectedNodes = new HashSet<>();
    told.path("nodes").forEach(expectedNodes::add);
    assertThat(nodes).isEqualTo(expectedNodes);

    List<String> edges = new ArrayList<>();
    graph.path("edges").forEach(edge -> edges.add(edge.asText()));
    List<String> expectedEdges = new ArrayList<>();
    for (JsonNode edge : told.path("edges")) {
      String text =
          "%s %s %s %s"
              .formatted(
                  edge.path("type").asText(),
                  edge.path("from").asText(),
                  edge.path("to").asText(),
                  edge.path("via").asText());
      expectedEdges.addAll(List.of(text, text)); // each stands at both of its ends
    }
    assertThat(edges).containsExactlyInAnyOrderElementsOf(expectedEdges);
  }

  @Test
  void theEventsOfATraceCanBeCheckedOutside() throws Exception {
    Set<String> signed = new TreeSet<>();
    graph("bfec9ab32807").path("signed").forEach(event -> signed.add(event.asText()));
    Files.write(directory.resolve("copied.jsonl"), signed);
    JsonNode loaded =
        JSON.readTree(
            new Cli(directory).run("load", "--lake", "fresh", "copied.jsonl", "--json").out());

    assertThat(signed).hasSizeGreaterThan(3);
    assertThat(loaded.path("new").asInt()).isEqualTo(signed.size());
  }

  private static JsonNode graph(String id) throws Exception {
    run("trace", id, "--all", "-o", id + ".html");
    browser.open(directory.resolve(id + ".html"), 1280, false);
    return browser.evaluate(GRAPH);
  }

  private static JsonNode shown(String file, String expression) throws Exception {
    run("stats", "--month", "2025-02", "--limit", "0", "--with-customers", "-o", file);
    browser.open(directory.resolve(file), 1280, false);
    return browser.evaluate(expression);
  }

  private static JsonNode reports() throws IOException {
    List<String> line = new ArrayList<>(List.of("stats"));
    Reports.all().forEach(report -> line.add(report.name()));
    line.addAll(List.of("--month", "2025-02", "--json"));
    return JSON.readTree(run(line.toArray(String[]::new))).path("reports");
  }

  private static String run(String... typed) {
    List<String> line = new ArrayList<>(List.of(typed));
    line.addAll(List.of("--lake", SampleData.lake()));
    Cli.Result result = new Cli(directory).run(line.toArray(String[]::new));
    assertThat(result.exitCode()).as(result.err()).isZero();
    return result.out();
  }

  private static void compare(String where, JsonNode columns, JsonNode cells, JsonNode told) {
    assertThat(cells.size()).as(where).isEqualTo(columns.size());
    for (int i = 0; i < columns.size(); i++) {
      String column = columns.get(i).asText();
      JsonNode value = told.at("/" + column.replace("__", "/"));
      String cell = cells.get(i).asText();
      assertThat(value.isMissingNode()).as(where + " " + column).isFalse();
      if (value.isNumber() && Unit.of(column) != Unit.EPOCH) {
        assertThat(Double.parseDouble(cell.replace(",", "")))
            .as(where + " " + column)
            .isEqualTo(value.asDouble());
      } else {
        String expected = text(column, value);
        boolean isCut = cell.endsWith("…") && expected.length() >= cell.length();
        assertThat(isCut ? expected.substring(0, cell.length() - 1) + "…" : expected)
            .as(where + " " + column)
            .isEqualTo(cell);
      }
    }
  }

  private static String text(String column, JsonNode value) {
    boolean isEmpty = value.isArray() ? value.isEmpty() : value.asText().isEmpty();
    if (value.isNull() || isEmpty) {
      return Figures.NOTHING;
    }
    if (value.isArray()) {
      List<String> parts = new ArrayList<>();
      value.forEach(part -> parts.add(part.asText()));
      return SafeText.oneLine(String.join(" ", parts));
    }
    if (value.isBoolean()) {
      return value.asBoolean() ? "yes" : "no";
    }
    return Unit.of(column) == Unit.EPOCH
        ? Figures.moment(value.asLong())
        : SafeText.oneLine(value.asText());
  }
}
