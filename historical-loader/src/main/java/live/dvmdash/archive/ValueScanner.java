package live.dvmdash.archive;

/**
 * Finds where one JSON value ends, without checking that it is JSON: it follows strings, escapes
 * and the depth of brackets, and can pause at the end of an array and go on in the next.
 */
final class ValueScanner {

  /** The value goes on behind the bytes that were given. */
  static final int UNFINISHED = -1;

  /** A raw line feed stands inside a string, so the quotes have come out of step. */
  static final int LINE_BREAK_IN_STRING = -2;

  private int depth;
  private boolean inString;
  private boolean escaped;
  private boolean bare;
  private int lineBreak;

  /** Whether a JSON value, or a bare word in its place such as {@code NaN}, can begin so. */
  static boolean canBegin(byte first) {
    return first == '{'
        || first == '['
        || first == '"'
        || first == '-'
        || (first >= '0' && first <= '9')
        || (first >= 'a' && first <= 'z')
        || (first >= 'A' && first <= 'Z');
  }

  /** Makes ready for a value with this first byte, which is then the first to be scanned. */
  void start(byte first) {
    depth = 0;
    inString = false;
    escaped = false;
    bare = first != '{' && first != '[' && first != '"';
  }

  /**
   * Goes on with the value.
   *
   * @return the index behind the value, {@link #UNFINISHED} or {@link #LINE_BREAK_IN_STRING}
   */
  int scan(byte[] bytes, int from, int to) {
    if (bare) {
      return scanBare(bytes, from, to);
    }
    int at = from;
    while (at < to) {
      if (inString) {
        at = scanString(bytes, at, to);
        if (inString) {
          return at;
        }
        if (depth == 0) {
          return at;
        }
      }
      at = ByteSearch.nearStructure(bytes, at, to);
      if (at >= to) {
        break;
      }
      byte b = bytes[at++];
      if (b == '"') {
        inString = true;
      } else if (b == '{' || b == '[') {
        depth++;
      } else if ((b == '}' || b == ']') && --depth == 0) {
        return at;
      }
    }
    return UNFINISHED;
  }

  /** Where the line feed stands, after {@link #LINE_BREAK_IN_STRING}. */
  int lineBreak() {
    return lineBreak;
  }

  /** Whether every string and every bracket in [from, to) is closed. */
  boolean isBalanced(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to) {
      if (bytes[at] != '{' && bytes[at] != '[' && bytes[at] != '"') {
        at++;
        continue;
      }
      start(bytes[at]);
      at = scan(bytes, at, to);
      if (at < 0) {
        return false;
      }
    }
    return true;
  }

  /** Ends behind the closing quote; else still in the string, with one of the two marks. */
  private int scanString(byte[] bytes, int from, int to) {
    int at = from;
    if (escaped) {
      escaped = false;
      at++;
    }
    while (true) {
      at = ByteSearch.endOfPlainText(bytes, at, to);
      if (at >= to) {
        return UNFINISHED;
      }
      byte b = bytes[at];
      if (b == '"') {
        inString = false;
        return at + 1;
      }
      if (b == '\n') {
        lineBreak = at;
        return LINE_BREAK_IN_STRING;
      }
      if (at + 1 == to) {
        escaped = true;
        return UNFINISHED;
      }
      at += 2;
    }
  }

  private static int scanBare(byte[] bytes, int from, int to) {
    for (int at = from; at < to; at++) {
      byte b = bytes[at];
      if (b == ',' || b == ']' || ByteSearch.isWhiteSpace(b)) {
        return at;
      }
    }
    return UNFINISHED;
  }
}
