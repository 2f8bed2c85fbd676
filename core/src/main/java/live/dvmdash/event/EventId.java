package live.dvmdash.event;

import java.nio.charset.StandardCharsets;
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

  /** The bytes of the longest escape, that of a control character. */
  private static final int MAX_ESCAPE = 6;

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
    hex(pubkey);
    ascii("\",");
    ascii(Long.toString(createdAt));
    ascii(",");
    ascii(Integer.toString(kind));
    ascii(",[");
    tags(PackedTags.of(tags));
    ascii("],");
    byte[] text = utf8(content);
    string(text, 0, text.length);
    ascii("]");
    byte[] hash = Sha256.ofFirst(buffer, length);
    if (buffer.length > KEPT_BUFFER) {
      buffer = new byte[4096];
    }
    return Bytes32.of(hash);
  }

  private void tags(PackedTags tags) {
    for (int i = 0; i < tags.size(); i++) {
      ascii(i == 0 ? "[" : ",[");
      for (int text = tags.firstText(i); text < tags.endOfTexts(i); text++) {
        if (text > tags.firstText(i)) {
          ascii(",");
        }
        int offset = tags.offset(text);
        string(tags.utf8(), offset, offset + tags.length(text));
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

  private void hex(Bytes32 value) {
    reserve(Bytes32.HEX_LENGTH);
    value.copyTo(buffer, length);
    Hex.spell(buffer, length, Bytes32.LENGTH);
    length += Bytes32.HEX_LENGTH;
  }

  private void string(byte[] utf8, int start, int end) {
    ascii("\"");
    int from = start;
    for (int at = JsonText.escaped(utf8, from, end); at < end; ) {
      copy(utf8, from, at);
      escape(utf8[at]);
      from = at + 1;
      at = JsonText.escaped(utf8, from, end);
    }
    copy(utf8, from, end);
    ascii("\"");
  }

  /** With U+FFFD in place of half a surrogate pair, where Java writes a question mark. */
  private static byte[] utf8(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    if (!JsonText.hasQuestionMark(utf8)) {
      return utf8;
    }
    String repaired = Surrogates.repaired(text);
    return repaired.equals(text) ? utf8 : repaired.getBytes(StandardCharsets.UTF_8);
  }

  private void copy(byte[] from, int start, int end) {
    reserve(end - start);
    System.arraycopy(from, start, buffer, length, end - start);
    length += end - start;
  }

  private void escape(byte c) {
    reserve(MAX_ESCAPE);
    char letter =
        switch (c) {
          case '"', '\\' -> (char) c;
          case '\n' -> 'n';
          case '\r' -> 'r';
          case '\t' -> 't';
          case '\b' -> 'b';
          case '\f' -> 'f';
          default -> 0;
        };
    if (letter != 0) {
      buffer[length++] = '\\';
      buffer[length++] = (byte) letter;
      return;
    }
    sawControl = true;
    if (verbatim) {
      buffer[length++] = c;
      return;
    }
    ascii("\\u00");
    buffer[length] = c;
    Hex.spell(buffer, length, 1);
    length += 2;
  }

  private void reserve(int more) {
    int needed = Math.addExact(length, more);
    if (needed > buffer.length) {
      buffer = Arrays.copyOf(buffer, Math.max(needed, buffer.length * 2));
    }
  }
}
