package live.dvmdash.cli.output.trace;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Locale;
import live.dvmdash.event.Event;
import live.dvmdash.event.EventWriter;

/**
 * A signed event as JSON that can be copied from what shows it: characters that cannot be seen, or
 * that turn others around, are escaped, which changes neither its id nor its signature.
 */
final class SignedText {

  private SignedText() {}

  static String of(Event event) {
    StringWriter json = new StringWriter();
    try {
      new EventWriter(json).write(event);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    StringBuilder visible = new StringBuilder();
    for (char character : json.toString().strip().toCharArray()) {
      if (isHidden(character)) {
        visible.append(String.format(Locale.ROOT, "\\u%04x", (int) character));
      } else {
        visible.append(character);
      }
    }
    return visible.toString();
  }

  private static boolean isHidden(char character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.UNASSIGNED ->
          true;
      default -> false;
    };
  }
}
