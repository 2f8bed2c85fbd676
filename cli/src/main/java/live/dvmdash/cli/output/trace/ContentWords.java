package live.dvmdash.cli.output.trace;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import live.dvmdash.cli.output.DisplayWidth;
import live.dvmdash.cli.output.Figures;
import live.dvmdash.cli.output.SafeText;

/** What authors wrote, as one safe line that is not too long to read. */
final class ContentWords {

  /** Nobody reads more of a content here; JSON has all of it. */
  private static final int LONGEST = 400;

  private static final JsonFactory JSON = new JsonFactory();

  private ContentWords() {}

  /** A text as one line. */
  static String text(String written) {
    int end = Math.min(written.length(), 2 * LONGEST);
    String shown = SafeText.oneLine(written.substring(0, end));
    return DisplayWidth.fit(end < written.length() ? shown + "…" : shown, LONGEST);
  }

  /**
   * The content of a result, which for discovery is a list of tags in JSON (NIP-90, kinds 6300 and
   * up): of such a list only how long it is.
   */
  static String result(String content) {
    int entries = content.startsWith("[") ? entries(content) : 0;
    return entries == 0 ? text(content) : "a list of " + Figures.count(entries);
  }

  /** How many tags the JSON holds; 0 when it is no list of tags. */
  private static int entries(String content) {
    int entries = 0;
    try (JsonParser parser = JSON.createParser(content)) {
      if (parser.nextToken() != JsonToken.START_ARRAY) {
        return 0;
      }
      while (parser.nextToken() == JsonToken.START_ARRAY) {
        entries++;
        parser.skipChildren();
      }
      return parser.currentToken() == JsonToken.END_ARRAY && parser.nextToken() == null
          ? entries
          : 0;
    } catch (IOException e) {
      return 0;
    }
  }
}
