package live.dvmdash.sample;

import java.util.List;
import live.dvmdash.event.Event;

/** The JSON of an event: as an element of an archive, and as a string inside other events. */
final class EventJson {

  private static final String FIELD = ",\n    \"";

  private EventJson() {}

  /** The element as {@code json.dump(archive, file, indent=2)} of Python writes it. */
  static String indented(Event event) {
    StringBuilder out = new StringBuilder(1024);
    out.append("  {\n    \"id\": \"").append(event.id().hex()).append('"');
    out.append(FIELD).append("pubkey\": \"").append(event.pubkey().hex()).append('"');
    out.append(FIELD).append("created_at\": ").append(event.createdAt());
    out.append(FIELD).append("kind\": ").append(event.kind());
    out.append(FIELD).append("tags\": ");
    indentedTags(out, event.tags());
    out.append(FIELD).append("content\": ");
    JsonString.ascii(out, event.content());
    out.append(FIELD).append("sig\": \"").append(event.sig().hex()).append("\"\n  }");
    return out.toString();
  }

  /** One line without white space, as clients put requests into tags and descriptions. */
  static String compact(Event event) {
    StringBuilder out = unclosed(event);
    return out.append(",\"sig\":\"").append(event.sig().hex()).append("\"}").toString();
  }

  /** As {@link #compact}, without the signature. */
  static String compactUnsigned(Event event) {
    return unclosed(event).append('}').toString();
  }

  private static StringBuilder unclosed(Event event) {
    StringBuilder out = new StringBuilder(512);
    out.append("{\"id\":\"").append(event.id().hex());
    out.append("\",\"pubkey\":\"").append(event.pubkey().hex());
    out.append("\",\"created_at\":").append(event.createdAt());
    out.append(",\"kind\":").append(event.kind());
    out.append(",\"tags\":[");
    String beforeTag = "[";
    for (List<String> tag : event.tags()) {
      out.append(beforeTag);
      String beforeValue = "";
      for (String value : tag) {
        out.append(beforeValue);
        JsonString.verbatim(out, value);
        beforeValue = ",";
      }
      out.append(']');
      beforeTag = ",[";
    }
    out.append("],\"content\":");
    JsonString.verbatim(out, event.content());
    return out;
  }

  private static void indentedTags(StringBuilder out, List<List<String>> tags) {
    if (tags.isEmpty()) {
      out.append("[]");
      return;
    }
    String separator = "[\n      ";
    for (List<String> tag : tags) {
      out.append(separator);
      indentedTag(out, tag);
      separator = ",\n      ";
    }
    out.append("\n    ]");
  }

  private static void indentedTag(StringBuilder out, List<String> tag) {
    if (tag.isEmpty()) {
      out.append("[]");
      return;
    }
    String separator = "[\n        ";
    for (String value : tag) {
      out.append(separator);
      JsonString.ascii(out, value);
      separator = ",\n        ";
    }
    out.append("\n      ]");
  }
}
