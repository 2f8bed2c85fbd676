package live.dvmdash.event;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Strict UTF-8 (RFC 3629). Jackson lets overlong forms and code points past U+10FFFF through, and
 * what it makes of them differs from what every other implementation reads.
 */
final class Utf8 {

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
  private static final long NOT_ASCII = 0x8080808080808080L;

  private Utf8() {}

  static boolean isValid(byte[] bytes, int offset, int length) {
    int end = offset + length;
    int at = offset;
    while (at < end) {
      if (end - at >= Long.BYTES && ((long) LONGS.get(bytes, at) & NOT_ASCII) == 0) {
        at += Long.BYTES;
      } else if (bytes[at] >= 0) {
        at++;
      } else {
        int next = afterCharacter(bytes, at, end);
        if (next < 0) {
          return false;
        }
        at = next;
      }
    }
    return true;
  }

  /** Where the character of two to four bytes at {@code at} ends; -1 when it is ill-formed. */
  private static int afterCharacter(byte[] bytes, int at, int end) {
    int first = bytes[at] & 0xFF;
    int more = first >= 0xF0 ? 3 : first >= 0xE0 ? 2 : 1;
    if (first < 0xC2 || first > 0xF4 || end - at <= more) {
      return -1;
    }
    int second = bytes[at + 1] & 0xFF;
    // The bounds that shut out overlong forms, surrogates, and what is past U+10FFFF.
    int lowest = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
    int highest = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
    if (second < lowest || second > highest) {
      return -1;
    }
    for (int i = 2; i <= more; i++) {
      if ((bytes[at + i] & 0xC0) != 0x80) {
        return -1;
      }
    }
    return at + more + 1;
  }
}
