package live.dvmdash.cli.output.html;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A small part of Markdown as markup: headings, paragraphs, lists, tables, quotes, code, emphasis,
 * and links to web addresses. HTML is shown as it was typed, images by their text alone, and links
 * to anything else than {@code http} and {@code https} as text, so that nothing a note holds is run
 * or fetched.
 */
public final class Prose {

  private static final Pattern HEADING = Pattern.compile("(#{1,6}) +(.*?)(?: +#+)?");
  private static final Pattern BULLET = Pattern.compile("[-*+] +(.*)");
  private static final Pattern NUMBER = Pattern.compile("\\d{1,9}[.)] +(.*)");
  private static final Pattern QUOTE = Pattern.compile("> ?(.*)");

  /** In order: escaped character, code, image, link, strong, emphasis. */
  private static final Pattern INLINE =
      Pattern.compile(
          "\\\\(?<escaped>\\p{Punct})"
              + "|`(?<code>[^`]+)`"
              + "|!\\[(?<image>[^\\]]*)\\]\\((?:[^()]|\\([^()]*\\))*\\)"
              + "|\\[(?<link>[^\\]]+)\\]\\((?<to>(?:[^()\\s]|\\([^()\\s]*\\))*)\\)"
              + "|\\*\\*(?<strong>[^*]+)\\*\\*"
              + "|(?<![\\w*])[*_](?<emphasis>[^*_\\s][^*_]*)[*_](?!\\w)");

  private static final Pattern WEB = Pattern.compile("(?i)https?://[^\\s\"<>]+");

  private final Markup page;
  private final List<String> paragraph = new ArrayList<>();
  private String list = "";
  private boolean code;

  private Prose(Markup page) {
    this.page = page;
  }

  /** Adds a whole text. */
  public static void write(Markup page, String markdown) {
    Prose prose = new Prose(page);
    List<String> lines = markdown.lines().toList();
    for (int at = 0; at < lines.size(); at++) {
      int table = prose.code ? 0 : ProseTable.lines(lines, at);
      if (table == 0) {
        prose.line(lines.get(at));
      } else {
        prose.table(lines.subList(at, at + table));
        at += table - 1;
      }
    }
    prose.end();
  }

  private void table(List<String> lines) {
    flush();
    leave();
    ProseTable.write(page, lines);
  }

  private void line(String line) {
    String text = line.strip();
    if (text.startsWith("```")) {
      fence();
      return;
    }
    if (code) {
      page.text(line).line();
      return;
    }
    Matcher heading = HEADING.matcher(text);
    Matcher bullet = BULLET.matcher(text);
    Matcher number = NUMBER.matcher(text);
    Matcher quote = QUOTE.matcher(text);
    if (text.isEmpty()) {
      flush();
      leave();
    } else if (heading.matches()) {
      flush();
      leave();
      block(heading.group(1).length() < 2 ? "h2" : "h3", heading.group(2));
    } else if (bullet.matches()) {
      item("ul", bullet.group(1));
    } else if (number.matches()) {
      item("ol", number.group(1));
    } else if (quote.matches()) {
      item("blockquote", quote.group(1));
    } else {
      paragraph.add(text);
    }
  }

  private void fence() {
    if (code) {
      page.close().closeLine();
    } else {
      flush();
      leave();
      page.open("pre").open("code");
    }
    code = !code;
  }

  private void item(String holder, String text) {
    flush();
    if (!list.equals(holder)) {
      leave();
      page.open(holder).line();
      list = holder;
    }
    if (holder.equals("blockquote")) {
      block("p", text);
    } else {
      paragraph.add(text);
    }
  }

  /** Ends the paragraph or the item that is being read. */
  private void flush() {
    if (!paragraph.isEmpty()) {
      boolean inList = list.equals("ul") || list.equals("ol");
      block(inList ? "li" : "p", String.join(" ", paragraph));
      paragraph.clear();
    }
  }

  private void leave() {
    if (!list.isEmpty()) {
      page.closeLine();
      list = "";
    }
  }

  private void end() {
    if (code) {
      fence();
    }
    flush();
    leave();
  }

  private void block(String name, String text) {
    page.open(name);
    inline(page, text);
    page.closeLine();
  }

  /** Adds one line: code, emphasis and links, without a paragraph around it. */
  public static void inline(Markup page, String text) {
    Matcher matcher = INLINE.matcher(text);
    int end = 0;
    while (matcher.find()) {
      page.text(text.substring(end, matcher.start()));
      write(page, matcher);
      end = matcher.end();
    }
    page.text(text.substring(end));
  }

  private static void write(Markup page, Matcher found) {
    if (found.group("escaped") != null) {
      page.text(found.group("escaped"));
    } else if (found.group("code") != null) {
      page.element("code", found.group("code"));
    } else if (found.group("image") != null) {
      page.text(found.group("image"));
    } else if (found.group("strong") != null) {
      page.element("strong", found.group("strong"));
    } else if (found.group("emphasis") != null) {
      page.element("em", found.group("emphasis"));
    } else if (WEB.matcher(found.group("to")).matches()) {
      page.element(
          "a", found.group("link"), "href", found.group("to"), "rel", "noopener noreferrer");
    } else {
      page.text(found.group("link"));
    }
  }
}
