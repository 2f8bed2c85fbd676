package live.dvmdash.cli.fetch;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import live.dvmdash.cli.output.JsonObjects;
import live.dvmdash.fetch.Rehearsal;
import live.dvmdash.relay.Filter;

/** Prints what a fetch would ask, in the words of NIP-01. */
record FetchRehearsal(List<Rehearsal.Part> parts) {

  private static final Pattern LIST = Pattern.compile("\\[([^\\[\\]]*)\\]");
  private static final int MOST_ITEMS = 6;

  /**
   * A line for each relay, and one below it for each message.
   *
   * @param briefly whether to name only the ends of long lists
   */
  void print(PrintStream out, boolean briefly) {
    for (Rehearsal.Part part : parts) {
      out.println(part.relay().text() + heading(part));
      for (int i = 0; i < part.filters().size(); i++) {
        String message = message(i, part.filters().get(i));
        out.println(briefly ? shortened(message) : message);
      }
    }
  }

  /** With the first two and the last of each long list; no string in a filter holds a bracket. */
  private static String shortened(String message) {
    return LIST.matcher(message)
        .replaceAll(list -> {
          String[] items = list.group(1).split(",", -1);
          return Matcher.quoteReplacement(
              items.length <= MOST_ITEMS
                  ? list.group()
                  : "[%s,%s … %s]".formatted(items[0], items[1], items[items.length - 1]));
        });
  }

  private static String heading(Rehearsal.Part part) {
    if (part.rests()) {
      return "  rests";
    }
    return part.filters().isEmpty() ? "  nothing to ask" : "";
  }

  /** One object with an array of relays. */
  void printJson(PrintStream out) throws IOException {
    JsonObjects.print(out, json -> JsonObjects.list(json, "relays", parts, FetchRehearsal::write));
  }

  private static void write(JsonGenerator json, Rehearsal.Part part) throws IOException {
    json.writeStringField("name", part.relay().text());
    json.writeBooleanField("rests", part.rests());
    json.writeArrayFieldStart("requests");
    for (int i = 0; i < part.filters().size(); i++) {
      json.writeRawValue(message(i, part.filters().get(i)));
    }
    json.writeEndArray();
  }

  private static String message(int i, Filter filter) {
    return "[\"REQ\",\"dvmdash-" + (i + 1) + "\"," + filter.json() + "]";
  }
}
