package live.dvmdash.cli.output.html;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import live.dvmdash.event.Sha256;

/**
 * A page in one file. Its policy allows the style and the script that are in it, by their hashes,
 * and nothing else: a browser neither runs nor fetches anything that an author of events slipped
 * in.
 */
public final class Page {

  /** In this order: a later rule goes before an earlier one. */
  private static final List<String> STYLES =
      List.of("page.css", "figures.css", "tables.css", "words.css", "screens.css", "print.css");

  private static final Page PLAIN =
      new Page(
          STYLES.stream().map(Page::resource).collect(Collectors.joining()), resource("page.js"));

  private static final Page LANES =
      new Page(PLAIN.style + resource("lanes.css"), PLAIN.script + resource("lanes.js"));

  private final String style;
  private final String script;
  private final String policy;

  private Page(String style, String script) {
    this.style = style;
    this.script = script;
    this.policy =
        "default-src 'none'; style-src '%s'; script-src '%s'; base-uri 'none'; form-action 'none'"
            .formatted(hash(style), hash(script));
  }

  /**
   * The whole page.
   *
   * @param title of the page
   * @param files what the names of files that readers save begin with: letters, digits, {@code -}
   * @param body what the page holds
   */
  public static String of(String title, String files, Markup body) {
    return PLAIN.write(title, files, body);
  }

  /**
   * A page with charts of lanes: their marks show more about them where the reader is.
   *
   * @param title of the page
   * @param files as for {@link #of}
   * @param body what the page holds; what marks tell more about are {@code details} of their id
   */
  public static String withLanes(String title, String files, Markup body) {
    return LANES.write(title, files, body);
  }

  private String write(String title, String files, Markup body) {
    Markup page = new Markup();
    page.verbatim("<!DOCTYPE html>\n");
    page.open("html", "lang", "en").line();
    page.open("head").line();
    page.empty("meta", "charset", "utf-8").line();
    page.empty("meta", "http-equiv", "Content-Security-Policy", "content", policy).line();
    page.empty("meta", "name", "referrer", "content", "no-referrer").line();
    page.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1").line();
    page.empty("meta", "name", "color-scheme", "content", "light dark").line();
    page.element("title", title).line();
    page.open("style").verbatim(style).closeLine();
    page.closeLine();
    page.open("body", "data-files", files).line();
    page.add(body);
    page.open("script").verbatim(script).closeLine();
    return page.close().closeLine().toString();
  }

  private static String hash(String text) {
    return "sha256-" + Base64.getEncoder().encodeToString(Sha256.of(text));
  }

  private static String resource(String name) {
    try (InputStream in = Page.class.getResourceAsStream(name)) {
      byte[] bytes = Objects.requireNonNull(in, name).readAllBytes();
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(name, e);
    }
  }
}
