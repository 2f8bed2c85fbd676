package live.dvmdash.cli.output.html;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * HTML and SVG under construction. Text and values of attributes are escaped here and nowhere else,
 * so that no text becomes an element. Every element is closed, so that the result is also XML.
 */
public final class Markup {

  private final StringBuilder out = new StringBuilder();
  private final Deque<String> open = new ArrayDeque<>();

  /**
   * Opens an element.
   *
   * @param attributes names and values in turn
   */
  public Markup open(String name, String... attributes) {
    tag(name, attributes);
    out.append('>');
    open.push(name);
    return this;
  }

  /** Closes the element that was opened last. */
  public Markup close() {
    out.append("</").append(open.pop()).append('>');
    return this;
  }

  /** As {@link #close}, and breaks the line, which keeps the page readable as a file. */
  public Markup closeLine() {
    return close().line();
  }

  /** Adds an element without content. */
  public Markup empty(String name, String... attributes) {
    tag(name, attributes);
    out.append("/>");
    return this;
  }

  /** Adds an element that holds nothing but text. */
  public Markup element(String name, String text, String... attributes) {
    return open(name, attributes).text(text).close();
  }

  /** Adds text. */
  public Markup text(String text) {
    escape(text);
    return this;
  }

  /** Breaks the line where white space means nothing. */
  public Markup line() {
    out.append('\n');
    return this;
  }

  /** Adds what is markup already. */
  public Markup add(Markup other) {
    out.append(other);
    return this;
  }

  /** Adds text of our own that the page's language does not escape: style and script. */
  Markup verbatim(String ours) {
    out.append(ours);
    return this;
  }

  private void tag(String name, String... attributes) {
    if (attributes.length % 2 != 0) {
      throw new IllegalArgumentException(name + ": an attribute without a value");
    }
    out.append('<').append(name);
    for (int i = 0; i < attributes.length; i += 2) {
      out.append(' ').append(attributes[i]).append("=\"");
      escape(attributes[i + 1]);
      out.append('"');
    }
  }

  private void escape(String text) {
    for (int i = 0; i < text.length(); i++) {
      char character = text.charAt(i);
      switch (character) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        case '\'' -> out.append("&#39;");
        default -> out.append(character);
      }
    }
  }

  /**
   * The markup so far.
   *
   * @throws IllegalStateException when an element is still open
   */
  @Override
  public String toString() {
    if (!open.isEmpty()) {
      throw new IllegalStateException("still open: " + open);
    }
    return out.toString();
  }
}
