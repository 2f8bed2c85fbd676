package live.dvmdash.event;

import java.util.Arrays;
import java.util.List;

/**
 * Event ids: the SHA-256 of the UTF-8 JSON {@code [0,pubkey,created_at,kind,tags,content]} without
 * white space (NIP-01).
 *
 * <p>NIP-01 names seven escapes and wants every other character verbatim, while all major
 * implementations write the remaining control characters as {@code \}{@code u00xx} in lower case.
 * An event is accepted when its id is right in either form.
 */
public final class EventId {

  private static final ThreadLocal<EventId> OF_THREAD = ThreadLocal.withInitial(EventId::new);
  private static final int KEPT_BUFFER = 1 << 20;
  private static final byte[] HEX = {
    '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'
  };

  private byte[] buffer = new byte[4096];
  private int length;
  private boolean verbatim;
  private boolean sawControl;

  private EventId() {}

  /** Whether the event's id is that of its other fields, in either form of control characters. */
  public static boolean matches(Event event) {
    EventId writer = OF_THREAD.get();
    if (writer.hash(event, false).equals(event.id())) {
      return true;
    }
    return writer.sawControl && writer.hash(event, true).equals(event.id());
  }

  /** The id in the form that implementations write: control characters as lower-case escapes. */
  public static Bytes32 of(
      Bytes32 pubkey, long createdAt, int kind, List<List<String>> tags, String content) {
    return OF_THREAD.get().hash(pubkey, createdAt, kind, tags, content, false);
  }

  private Bytes32 hash(Event e, boolean verbatimControls) {
    return hash(e.pubkey(), e.createdAt(), e.kind(), e.tags(), e.content(), verbatimControls);
  }

  private Bytes32 hash(
      Bytes32 pubkey,
      long createdAt,
      int kind,
      List<List<String>> tags,
      String content,
      boolean verbatimControls) {
    length = 0;
    verbatim = verbatimControls;
    sawControl = false;
    ascii("[0,\"");
    ascii(pubkey.hex());
    ascii("\",");
    ascii(Long.toString(createdAt));
    ascii(",");
    ascii(Integer.toString(kind));
    ascii(",[");
    tags(tags);
    ascii("],");
    string(content);
    ascii("]");
    byte[] hash = Sha256.ofFirst(buffer, length);
    if (buffer.length > KEPT_BUFFER) {
      buffer = new byte[4096];
    }
    return Bytes32.of(hash);
  }

  private void tags(List<List<String>> tags) {
    for (int i = 0; i < tags.size(); i++) {
      ascii(i == 0 ? "[" : ",[");
      List<String> tag = tags.get(i);
      for (int j = 0; j < tag.size(); j++) {
        if (j > 0) {
          ascii(",");
        }
        string(tag.get(j));
      }
      ascii("]");
    }
  }

  @SuppressWarnings("deprecation") // getBytes(int, ...) copies Latin-1 without an encoder
  private void ascii(String text) {
    reserve(text.length());
    text.getBytes(0, text.length(), buffer, length);
    length += text.length();
  }

  private void string(String text) {
    // A UTF-16 unit becomes at most three bytes of UTF-8, or six of an escape.
    reserve(Math.addExact(Math.multiplyExact(text.length(), 6), 2));
    byte[] out = buffer;
    int at = length;
    out[at++] = '"';
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 0x20 && c < 0x80 && c != '"' && c != '\\') {
        out[at++] = (byte) c;
      } else if (c < 0x80) {
        at = escaped(c, out, at);
      } else if (c < 0x800) {
        out[at++] = (byte) (0xC0 | (c >> 6));
        out[at++] = (byte) (0x80 | (c & 0x3F));
      } else if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        at = supplementary(Character.toCodePoint(c, text.charAt(++i)), out, at);
      } else {
        char written = Character.isSurrogate(c) ? '\uFFFD' : c;
        out[at++] = (byte) (0xE0 | (written >> 12));
        out[at++] = (byte) (0x80 | ((written >> 6) & 0x3F));
        out[at++] = (byte) (0x80 | (written & 0x3F));
      }
    }
    out[at++] = '"';
    length = at;
  }

  private static int supplementary(int codePoint, byte[] out, int from) {
    int at = from;
    out[at++] = (byte) (0xF0 | (codePoint >> 18));
    out[at++] = (byte) (0x80 | ((codePoint >> 12) & 0x3F));
    out[at++] = (byte) (0x80 | ((codePoint >> 6) & 0x3F));
    out[at++] = (byte) (0x80 | (codePoint & 0x3F));
    return at;
  }

  private int escaped(char c, byte[] out, int from) {
    int at = from;
    char letter =
        switch (c) {
          case '"', '\\' -> c;
          case '\n' -> 'n';
          case '\r' -> 'r';
          case '\t' -> 't';
          case '\b' -> 'b';
          case '\f' -> 'f';
          default -> 0;
        };
    if (letter != 0) {
      out[at++] = '\\';
      out[at++] = (byte) letter;
      return at;
    }
    sawControl = true;
    if (verbatim) {
      out[at++] = (byte) c;
      return at;
    }
    out[at++] = '\\';
    out[at++] = 'u';
    out[at++] = '0';
    out[at++] = '0';
    out[at++] = HEX[c >> 4];
    out[at++] = HEX[c & 0xF];
    return at;
  }

  private void reserve(int more) {
    int needed = Math.addExact(length, more);
    if (needed > buffer.length) {
      buffer = Arrays.copyOf(buffer, Math.max(needed, buffer.length * 2));
    }
  }
}
