package live.dvmdash.sample;

/** The two spellings of JSON strings that occur in and inside archives. */
final class JsonString {

  private static final String HEX = "0123456789abcdef";

  private JsonString() {}

  /** Appends the text as {@code json.dump} of Python does: ASCII only, lower-case escapes. */
  static void ascii(StringBuilder out, String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c > '~') {
        unicode(out, c);
      } else {
        character(out, c);
      }
    }
    out.append('"');
  }

  /** Appends the text as {@code JSON.stringify} of JavaScript does: beyond ASCII verbatim. */
  static void verbatim(StringBuilder out, String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      character(out, text.charAt(i));
    }
    out.append('"');
  }

  private static void character(StringBuilder out, char c) {
    switch (c) {
      case '"' -> out.append("\\\"");
      case '\\' -> out.append("\\\\");
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      case '\b' -> out.append("\\b");
      case '\f' -> out.append("\\f");
      default -> {
        if (c < ' ') {
          unicode(out, c);
        } else {
          out.append(c);
        }
      }
    }
  }

  private static void unicode(StringBuilder out, char c) {
    out.append("\\u")
        .append(HEX.charAt(c >> 12))
        .append(HEX.charAt((c >> 8) & 0xF))
        .append(HEX.charAt((c >> 4) & 0xF))
        .append(HEX.charAt(c & 0xF));
  }
}
