package live.dvmdash.event;

import java.util.Arrays;

/**
 * Goes through UTF-8 JSON in its usual form, byte by byte and without making strings: the inner
 * loop on which the speed of reading events hangs. What is not usual ends it, be it wrong or only
 * rare. May be used again and again, by one thread.
 */
final class JsonScanner {

  private static final int MOST_DIGITS = 18;
  private static final int KEPT_BUFFER = 1 << 20;
  private static final int MOST_BYTES_OF_A_CHARACTER = 4;

  private static final byte[] NOTHING = {};

  private byte[] json = NOTHING;
  private int at;
  private int end;

  private byte[] text = NOTHING;
  private int textOffset;
  private int textLength;
  private byte[] unescaped = new byte[1024];
  private int unescapedLength;

  /** Says that JSON is to be read in another way. */
  static final class Unusual extends Exception {

    private static final long serialVersionUID = 1L;

    Unusual() {
      super("JSON of an unusual form", null, false, false);
    }
  }

  /** Begins with other bytes, which must be well-formed UTF-8. */
  void begin(byte[] utf8, int offset, int length) {
    json = utf8;
    at = offset;
    end = offset + length;
  }

  /** Lets go of what was read. */
  void finish() {
    json = NOTHING;
    text = NOTHING;
    if (unescaped.length > KEPT_BUFFER) {
      unescaped = new byte[1024];
    }
  }

  /** Passes white space and the byte after it, which is given. */
  byte next() throws Unusual {
    while (at < end) {
      byte c = json[at++];
      if (c > ' ') {
        return c;
      }
      if (c != ' ' && c != '\n' && c != '\r' && c != '\t') {
        throw new Unusual();
      }
    }
    throw new Unusual();
  }

  /** Passes white space and that byte. */
  void expect(char c) throws Unusual {
    if (next() != c) {
      throw new Unusual();
    }
  }

  /** Passes white space up to the end of all. */
  void expectEnd() throws Unusual {
    while (at < end) {
      byte c = json[at++];
      if (c != ' ' && c != '\n' && c != '\r' && c != '\t') {
        throw new Unusual();
      }
    }
  }

  /** Whether that text comes next; if so, it is passed. */
  boolean passes(byte[] expected) {
    int after = at + expected.length;
    if (after > end || !Arrays.equals(json, at, after, expected, 0, expected.length)) {
      return false;
    }
    at = after;
    return true;
  }

  /** Passes an integer of up to 18 digits, not negative. */
  long integer() throws Unusual {
    byte first = next();
    int start = at - 1;
    long value = digit(first);
    while (at < end && json[at] >= '0' && json[at] <= '9') {
      value = 10 * value + (json[at++] - '0');
      if (at - start > MOST_DIGITS) {
        throw new Unusual();
      }
    }
    if (first == '0' && at - start > 1) {
      throw new Unusual();
    }
    return value;
  }

  private static int digit(byte c) throws Unusual {
    if (c < '0' || c > '9') {
      throw new Unusual();
    }
    return c - '0';
  }

  /** Passes the rest of a string after its first quote; its text is there until the next one. */
  void string() throws Unusual {
    int stop = JsonText.escaped(json, at, end);
    if (stop < end && json[stop] == '"') {
      text = json;
      textOffset = at;
      textLength = stop - at;
      at = stop + 1;
      return;
    }
    unescape(stop);
    text = unescaped;
    textOffset = 0;
    textLength = unescapedLength;
  }

  /** The bytes that hold the text of the last string. */
  byte[] text() {
    return text;
  }

  /** Where in {@link #text} the last string begins. */
  int textOffset() {
    return textOffset;
  }

  /** How many bytes the last string has. */
  int textLength() {
    return textLength;
  }

  private void unescape(int firstStop) throws Unusual {
    unescapedLength = 0;
    int stop = firstStop;
    while (true) {
      int plain = stop - at;
      reserve(Math.addExact(plain, MOST_BYTES_OF_A_CHARACTER));
      System.arraycopy(json, at, unescaped, unescapedLength, plain);
      unescapedLength += plain;
      at = stop + 1;
      if (stop >= end) {
        throw new Unusual();
      }
      if (json[stop] == '"') {
        return;
      }
      if (json[stop] != '\\' || at >= end) {
        throw new Unusual();
      }
      escape(json[at++]);
      stop = JsonText.escaped(json, at, end);
    }
  }

  private void escape(byte letter) throws Unusual {
    switch (letter) {
      case '"', '\\', '/' -> append(letter);
      case 'b' -> append('\b');
      case 'f' -> append('\f');
      case 'n' -> append('\n');
      case 'r' -> append('\r');
      case 't' -> append('\t');
      case 'u' -> appendCharacter(codePoint());
      default -> throw new Unusual();
    }
  }

  private int codePoint() throws Unusual {
    char first = utf16();
    if (!Character.isSurrogate(first)) {
      return first;
    }
    if (at + 1 >= end || json[at] != '\\' || json[at + 1] != 'u') {
      throw new Unusual();
    }
    at += 2;
    char second = utf16();
    if (!Character.isSurrogatePair(first, second)) {
      throw new Unusual();
    }
    return Character.toCodePoint(first, second);
  }

  private char utf16() throws Unusual {
    int value = 0;
    for (int after = at + 4; at < after; at++) {
      int digit = at < end ? Character.digit(json[at], 16) : -1;
      if (digit < 0) {
        throw new Unusual();
      }
      value = (value << 4) | digit;
    }
    return (char) value;
  }

  /** As UTF-8 (RFC 3629). */
  private void appendCharacter(int codePoint) {
    if (codePoint < 0x80) {
      append(codePoint);
      return;
    }
    if (codePoint < 0x800) {
      append(0xC0 | (codePoint >> 6));
    } else {
      if (codePoint < 0x10000) {
        append(0xE0 | (codePoint >> 12));
      } else {
        append(0xF0 | (codePoint >> 18));
        append(0x80 | ((codePoint >> 12) & 0x3F));
      }
      append(0x80 | ((codePoint >> 6) & 0x3F));
    }
    append(0x80 | (codePoint & 0x3F));
  }

  private void append(int b) {
    unescaped[unescapedLength++] = (byte) b;
  }

  private void reserve(int more) {
    int needed = Math.addExact(unescapedLength, more);
    if (needed > unescaped.length) {
      unescaped = Arrays.copyOf(unescaped, Math.max(needed, 2 * unescaped.length));
    }
  }
}
