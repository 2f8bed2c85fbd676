package live.dvmdash.cli.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import live.dvmdash.cli.output.Format;
import live.dvmdash.cli.testing.Browser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** What a real browser makes of pages in which every text attacks it. */
class HostilePagesBrowserTest {

  private static final boolean REQUIRED = "required".equals(System.getProperty("dvmdash.browser"));

  private static final String STRUCTURE =
      "[...document.querySelectorAll('*')].flatMap(e => [e.localName,"
          + " ...[...e.attributes].map(a => e.localName + ' ' + a.name)]).join('\\n')";

  @TempDir(cleanup = CleanupMode.NEVER)
  private Path directory;

  @Test
  void noPageIsObeyed() throws Exception {
    assumeTrue(REQUIRED || Browser.find().isPresent(), "no browser on the PATH");
    Map<String, Path> hostile = pages("hostile", HostileEvents.hostile());
    Map<String, Path> harmless = pages("harmless", HostileEvents.harmless());
    Browser browser = Browser.start(Browser.find().orElseThrow(), directory.resolve("profile"));
    try {
      for (Map.Entry<String, Path> page : hostile.entrySet()) {
        String name = page.getKey();
        Set<String> usual = structure(browser, Objects.requireNonNull(harmless.get(name)));
        assertThat(usual).contains("body");

        assertThat(structure(browser, page.getValue())).as(name).isSubsetOf(usual);
        assertThat(browser.complaints()).isEmpty();
        assertThat(browser.requests()).containsExactly(page.getValue().toUri().toString());
      }
    } finally {
      browser.close();
    }
  }

  private Map<String, Path> pages(String name, HostileEvents.Story story) throws Exception {
    HostileLakes lake = HostileLakes.load(directory.resolve(name), story);
    Map<String, Path> pages = new LinkedHashMap<>();
    for (String command : lake.commands().keySet()) {
      pages.put(command, page(name + command, lake.outputs(command, Format.HTML).getFirst()));
    }
    pages.put("trace", page(name + "trace", lake.trace("html")));
    return pages;
  }

  private Path page(String name, String text) throws Exception {
    return Files.writeString(directory.resolve(name + ".html"), text);
  }

  /** Its elements and their attributes, after all that a reader can open was opened. */
  private static Set<String> structure(Browser browser, Path page) throws Exception {
    browser.open(page, 1280, false);
    browser.evaluate(
        "document.querySelectorAll('th button').forEach(button => button.click());"
            + "document.querySelectorAll('details').forEach(each => { each.open = true; })");
    JsonNode structure = browser.evaluate(STRUCTURE);
    return new TreeSet<>(structure.asText().lines().toList());
  }
}
