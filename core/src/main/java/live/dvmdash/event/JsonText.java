package live.dvmdash.event;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Looks for bytes in UTF-8 text, eight at a time: the inner loop on which the speed of hashing
 * hangs.
 */
final class JsonText {

  private static final VarHandle WORD =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long LOW_BITS = 0x0101010101010101L;
  private static final long HIGH_BITS = 0x8080808080808080L;
  private static final long QUOTES = LOW_BITS * '"';
  private static final long BACKSLASHES = LOW_BITS * '\\';
  private static final long QUESTION_MARKS = LOW_BITS * '?';
  private static final long CONTROLS = LOW_BITS * ' ';

  private JsonText() {}

  /** The index of the first quote, backslash or control character in [from, end), else the end. */
  static int escaped(byte[] utf8, int from, int end) {
    int at = from;
    for (; at <= end - Long.BYTES; at += Long.BYTES) {
      long word = (long) WORD.get(utf8, at);
      // The lowest bit that is set marks the first hit; higher ones may be false.
      long controls = (word - CONTROLS) & ~word & HIGH_BITS;
      long hits = zeroBytes(word ^ QUOTES) | zeroBytes(word ^ BACKSLASHES) | controls;
      if (hits != 0) {
        return at + (Long.numberOfTrailingZeros(hits) >>> 3);
      }
    }
    for (; at < end; at++) {
      byte b = utf8[at];
      if (b == '"' || b == '\\' || (b >= 0 && b < ' ')) {
        return at;
      }
    }
    return end;
  }

  static boolean hasQuestionMark(byte[] utf8) {
    int at = 0;
    for (; at <= utf8.length - Long.BYTES; at += Long.BYTES) {
      if (zeroBytes((long) WORD.get(utf8, at) ^ QUESTION_MARKS) != 0) {
        return true;
      }
    }
    for (; at < utf8.length; at++) {
      if (utf8[at] == '?') {
        return true;
      }
    }
    return false;
  }

  private static long zeroBytes(long word) {
    return (word - LOW_BITS) & ~word & HIGH_BITS;
  }
}
