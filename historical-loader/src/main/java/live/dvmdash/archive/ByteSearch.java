package live.dvmdash.archive;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Finds bytes in an array, eight at a time: the inner loops on which the speed of reading hangs.
 */
final class ByteSearch {

  private static final VarHandle WORD =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long LOW_BITS = 0x0101010101010101L;
  private static final long HIGH_BITS = 0x8080808080808080L;
  private static final long QUOTES = LOW_BITS * '"';
  private static final long BACKSLASHES = LOW_BITS * '\\';
  private static final long LINE_BREAKS = LOW_BITS * '\n';
  // The bits in which the four brackets differ from 0x7F; few other bytes become 0x7F as well.
  private static final long BRACKET_BITS = LOW_BITS * 0x26;
  private static final long BRACKETS = LOW_BITS * 0x7F;

  private ByteSearch() {}

  /** The index of the first line feed in [from, to), else -1. */
  static int lineBreak(byte[] bytes, int from, int to) {
    int at = from;
    for (; at <= to - Long.BYTES; at += Long.BYTES) {
      long hits = zeroBytes((long) WORD.get(bytes, at) ^ LINE_BREAKS);
      if (hits != 0) {
        return at + first(hits);
      }
    }
    for (; at < to; at++) {
      if (bytes[at] == '\n') {
        return at;
      }
    }
    return -1;
  }

  /** The index of the first quote, backslash or line feed in [from, to), else {@code to}. */
  static int endOfPlainText(byte[] bytes, int from, int to) {
    int at = from;
    for (; at <= to - Long.BYTES; at += Long.BYTES) {
      long word = (long) WORD.get(bytes, at);
      long hits =
          zeroBytes(word ^ QUOTES) | zeroBytes(word ^ BACKSLASHES) | zeroBytes(word ^ LINE_BREAKS);
      if (hits != 0) {
        return at + first(hits);
      }
    }
    for (; at < to; at++) {
      byte b = bytes[at];
      if (b == '"' || b == '\\' || b == '\n') {
        return at;
      }
    }
    return to;
  }

  /**
   * An index in [from, to] before which stands no quote and no bracket. It may lie at another byte,
   * so the caller looks at what is there.
   */
  static int nearStructure(byte[] bytes, int from, int to) {
    int at = from;
    for (; at <= to - Long.BYTES; at += Long.BYTES) {
      long word = (long) WORD.get(bytes, at);
      long hits = zeroBytes(word ^ QUOTES) | zeroBytes((word | BRACKET_BITS) ^ BRACKETS);
      if (hits != 0) {
        return at + first(hits);
      }
    }
    return at;
  }

  /** The index of the first byte in [from, to) that is not JSON white space, else {@code to}. */
  static int afterWhiteSpace(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to && isWhiteSpace(bytes[at])) {
      at++;
    }
    return at;
  }

  /** Whether a byte is white space in JSON. */
  static boolean isWhiteSpace(byte b) {
    return b == ' ' || b == '\n' || b == '\r' || b == '\t';
  }

  // The lowest set bit of the result marks the first zero byte; higher bits may be false hits.
  private static long zeroBytes(long word) {
    return (word - LOW_BITS) & ~word & HIGH_BITS;
  }

  private static int first(long hits) {
    return Long.numberOfTrailingZeros(hits) >>> 3;
  }
}
